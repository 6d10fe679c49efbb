#include "ui/application.h"

#include "ui/main_window.h"
#include "ui/models/own_program.h"
#include "ui/models/preferences.h"
#include "ui/models/scene_export.h"
#include "ui/models/session.h"

#include <QGuiApplication>
#include <QIcon>
#include <QImage>
#include <QQuickWindow>
#include <QTimer>
#include <QUrl>

#include <cstdio>

namespace interleave::ui {

namespace {

constexpr int all_well = 0;
constexpr int fault = 1;
constexpr int bad_input = 2;

void say(const QString& line) {
  std::fprintf(stderr, "interleave: %s\n", qUtf8Printable(line));
}

QString path_of(const std::filesystem::path& file) {
  return QString::fromStdString(file.string());
}

// Embedded, so that the window has it without being installed.
QIcon icon() {
  QIcon drawn;
  for (const int size : {16, 24, 32, 48, 64, 128, 256}) {
    drawn.addFile(QStringLiteral(":/interleave/icons/%1/interleave.png").arg(size));
  }
  return drawn;
}

// Where who has been here before left off, if nothing else was asked for. What is no longer there is not
// missed.
void take_up_again(session& lab) {
  const preferences kept(preferences::usual_file());
  const QString scenario = kept.text(QStringLiteral("last/scenario"), {});
  if (!kept.flag(QStringLiteral("tour/welcomed"), false) || scenario.isEmpty()) return;
  if (!lab.chooseScenario(scenario) || !lab.chooseVariant(kept.text(QStringLiteral("last/variant"), {})))
    lab.clearError();
}

// Puts the options into the session; false if one of them is not to be had.
bool apply(const window_options& options, session& lab) {
  if (!options.open.empty()) return lab.open(QUrl::fromLocalFile(path_of(options.open)));
  if (!options.scenario.empty() && !lab.chooseScenario(QString::fromStdString(options.scenario)))
    return false;
  if (!options.variant.empty() && !lab.chooseVariant(QString::fromStdString(options.variant))) return false;
  for (const auto& [knob, value] : options.settings) {
    if (!lab.chooseKnob(QString::fromStdString(knob), QString::fromStdString(value))) return false;
  }
  lab.setPace(options.pace_ms);
  return true;
}

// The scene, moving; ends the program likewise.
void film(QQuickWindow& window, const QString& file) {
  auto* const maker = window.findChild<scene_export*>(QStringLiteral("film"));
  if (maker == nullptr || !maker->save_all(file)) {
    say(QStringLiteral("there is nothing to animate yet: --after a longer time"));
    return QCoreApplication::exit(bad_input);
  }
  QObject::connect(maker, &scene_export::done, &window, [] { QCoreApplication::exit(all_well); });
  QObject::connect(maker, &scene_export::failed, &window, [](const QString& why) {
    say(why);
    QCoreApplication::exit(bad_input);
  });
}

// Ends the program with the status of the attempt.
void shoot(QQuickWindow& window, const QString& file) {
  const QImage image = window.grabWindow();
  if (image.isNull()) {
    say(QStringLiteral("the window could not be drawn for the screenshot"));
    QCoreApplication::exit(fault);
  } else if (!image.save(file)) {
    say(QStringLiteral(
            "cannot write the screenshot to %1; a file ending in .png in a folder that exists is needed")
            .arg(file));
    QCoreApplication::exit(bad_input);
  } else {
    QCoreApplication::exit(all_well);
  }
}

void shoot_later(QQuickWindow& window, const window_options& options) {
  const QString file = path_of(options.screenshot);
  // Once: the time counts from the first frame, whatever the start took.
  QObject::connect(
      &window, &QQuickWindow::frameSwapped, &window,
      [&window, file, after = options.after] {
        QTimer::singleShot(after, &window, [&window, file] {
          const bool moves = file.endsWith(QStringLiteral(".gif"), Qt::CaseInsensitive);
          moves ? film(window, file) : shoot(window, file);
        });
      },
      static_cast<Qt::ConnectionType>(Qt::QueuedConnection | Qt::SingleShotConnection));
}

// A row of a benchmark is watched like a scenario; all of them are measured unasked only for a picture.
void begin(const window_options& options, session& lab, bench_session& bench) {
  if (!bench.isChosen() || !options.variant.empty()) {
    lab.start();
  } else if (!options.screenshot.empty()) {
    bench.run();
  }
}

// As it runs now, even if another one has been put in the place of its file.
std::string running_program() {
#if defined(__linux__)
  return "/proc/self/exe";
#else
  return QCoreApplication::applicationFilePath().toStdString();
#endif
}

}  // namespace

int run_window(int& argc, char** argv, const window_options& options) {
  QGuiApplication app(argc, argv);
  QGuiApplication::setApplicationName(QStringLiteral("interleave"));
  QGuiApplication::setApplicationDisplayName(QStringLiteral("Interleave"));
  // The name of the installed desktop file: by it a desktop knows whose window this is.
  QGuiApplication::setDesktopFileName(QStringLiteral(INTERLEAVE_APP_ID));
  QGuiApplication::setWindowIcon(icon());

  set_own_program(running_program());
  session lab;
  if (!apply(options, lab)) {
    say(lab.errorText());
    return bad_input;
  }
  // A picture is the same for everybody.
  const acquaintance with = options.screenshot.empty() ? acquaintance{preferences::usual_file(),
                                                                      options.greet, captures::usual_folder()}
                                                       : acquaintance{};
  if (options.greet && options.screenshot.empty()) take_up_again(lab);
  main_window shown(lab, with);
  QQuickWindow* const window = shown.window();
  if (window == nullptr) {
    say(QStringLiteral("the window could not be loaded; its QML is faulty or Qt's modules are missing"));
    return fault;
  }
  if (options.width > 0 && options.height > 0) window->resize(options.width, options.height);
  if (options.dark) shown.set_dark(*options.dark);
  if (options.presenter) shown.present();
  if (!options.screenshot.empty()) shoot_later(*window, options);
  if (!options.rival.empty()) {
    if (!shown.pair().open(QString::fromStdString(options.rival))) {
      say(lab.errorText());
      return bad_input;
    }
  } else if (options.start && options.open.empty()) {
    QTimer::singleShot(0, &lab, [&] { begin(options, lab, shown.bench()); });
  }
  return QGuiApplication::exec();
}

}  // namespace interleave::ui
