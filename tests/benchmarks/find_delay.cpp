// How long it takes from a press of Find's key until what was found is on the screen: the real window, drawn
// without a screen by Qt Quick's software backend, for each broken variant of the catalogue, with the sizes
// that a search begins with.
//
//   find_delay [RUNS]      (5)

#include "core/scenario/registry.h"
#include "ui/main_window.h"
#include "ui/models/own_program.h"
#include "ui/models/session.h"

#include <QElapsedTimer>
#include <QGuiApplication>
#include <QQuickWindow>
#include <QTest>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

namespace interleave::ui {
namespace {

constexpr double longest_ms = 70'000;

// Milliseconds; less than 0 if nothing was found.
double delay_of(main_window& shown) {
  search_session& search = *shown.with_schedules().search();
  QQuickWindow& window = *shown.window();
  bool there = false;
  double delay = -1;
  QElapsedTimer since;
  const auto found = QObject::connect(&search, &search_session::changed,
                                      [&] { there = there || search.failures()->count() > 0; });
  const auto drawn = QObject::connect(&window, &QQuickWindow::frameSwapped, [&] {
    if (there && delay < 0) delay = static_cast<double>(since.nsecsElapsed()) / 1e6;
  });
  since.start();
  QTest::keyClick(&window, Qt::Key_E);
  const auto is_over = [&] { return delay >= 0 || (!there && !search.running()); };
  while (!is_over() && static_cast<double>(since.elapsed()) < longest_ms)
    QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 20);
  QObject::disconnect(found);
  QObject::disconnect(drawn);
  search.cancel();
  while (search.running()) QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
  return delay;
}

void measure(int runs) {
  session lab;
  main_window shown(lab);
  if (shown.window() == nullptr || !QTest::qWaitForWindowExposed(shown.window())) std::exit(1);
  shown.window()->requestActivate();
  static_cast<void>(QTest::qWaitForWindowActive(shown.window()));
  std::vector<double> all;
  for (const scenario::descriptor& of : scenario::catalogue()) {
    for (const scenario::variant& each : of.variants) {
      if (each.expect == scenario::expectation::completed) continue;
      lab.chooseScenario(QString::fromUtf8(of.id.data(), static_cast<qsizetype>(of.id.size())));
      lab.chooseVariant(QString::fromUtf8(each.id.data(), static_cast<qsizetype>(each.id.size())));
      std::vector<double> delays;
      for (int i = 0; i < runs; ++i) {
        if (const double delay = delay_of(shown); delay >= 0) delays.push_back(delay);
      }
      std::ranges::sort(delays);
      all.insert(all.end(), delays.begin(), delays.end());
      const std::string name = std::string(of.id) + ' ' + std::string(each.id);
      if (delays.empty()) {
        std::printf("%-34s nothing found\n", name.c_str());
      } else {
        std::printf("%-34s %7.1f ms (median of %zu), %7.1f ms (most)\n", name.c_str(),
                    delays[delays.size() / 2], delays.size(), delays.back());
      }
      std::fflush(stdout);
    }
  }
  std::ranges::sort(all);
  if (!all.empty())
    std::printf("%-34s %7.1f ms (median of %zu), %7.1f ms (most)\n", "all", all[all.size() / 2], all.size(),
                all.back());
}

}  // namespace
}  // namespace interleave::ui

int main(int count, char** arguments) {
  if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
  const QGuiApplication app(count, arguments);
  interleave::ui::set_own_program(INTERLEAVE_PROGRAM);
  interleave::ui::measure(count > 1 ? std::max(std::atoi(arguments[1]), 1) : 5);
}
