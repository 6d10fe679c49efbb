#include "ui/models/bench_texts.h"

#include "ui/models/words.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace interleave::ui {

namespace {

// Fewer repetitions than these say little of those that are to come.
constexpr std::size_t enough_done = 3;
constexpr double enough_ms = 1500;
// What is smaller in its unit is of no account.
constexpr int most_decimals = 4;

QString counted(std::size_t n, const QString& what) {
  return QStringLiteral("%1 %2%3").arg(n).arg(what, n == 1 ? QString() : QStringLiteral("s"));
}

QString load_text(const std::array<double, 3>& load) {
  return QString::number(load[0], 'f', 1);
}

}  // namespace

QString digits(double value) {
  if (!std::isfinite(value)) return QStringLiteral("–");
  if (value == 0) return QStringLiteral("0");
  const double size = std::abs(value);
  const int magnitude = static_cast<int>(std::floor(std::log10(size)));
  // Rounding may carry: 9.996 is 10.0.
  const double step = std::pow(10, magnitude - 2);
  const double rounded = std::round(value / step) * step;
  const int exact = 2 - static_cast<int>(std::floor(std::log10(std::abs(rounded)) + 1e-9));
  const int decimals = std::clamp(exact, 0, most_decimals);
  const QLocale english(QLocale::English, QLocale::UnitedStates);
  QString text = english.toString(rounded, 'f', decimals);
  // Whole numbers are written as such: 4, not 4.00.
  if (rounded == std::round(rounded) && size < 100) text = english.toString(rounded, 'f', 0);
  return text;
}

QString quantity(double value, std::string_view unit) {
  if (unit.empty()) return digits(value);
  return digits(value) + QLatin1Char(' ') + (unit == "1/s" ? QStringLiteral("/s") : from(unit));
}

QString range(double low, double high) {
  const QString from_text = digits(low);
  const QString to_text = digits(high);
  return from_text == to_text ? from_text : QStringLiteral("%1 – %2").arg(from_text, to_text);
}

QString ratio_text(const bench::summary& ratio) {
  // Two digits are enough of a small one: it stands beside its bar, where there is little room.
  const auto text = [](double value) {
    return value >= 0.01 && value < 0.1 ? QString::number(value, 'f', 3) : digits(value);
  };
  if (ratio.count < 2) return text(ratio.median) + QStringLiteral(" ×");
  const QString low = text(ratio.low);
  const QString high = text(ratio.high);
  const QString around = low == high ? low : QStringLiteral("%1 – %2").arg(low, high);
  return QStringLiteral("%1 × (%2)").arg(text(ratio.median), around);
}

QString settings_text(const bench::experiment& of, const std::map<std::string, double>& knobs) {
  QStringList all;
  const QLocale english(QLocale::English, QLocale::UnitedStates);
  for (const scenario::knob& each : of.about.knobs) {
    const auto found = knobs.find(std::string(each.id));
    if (found == knobs.end()) continue;
    QString text = from(each.title) + QStringLiteral(": ") + english.toString(found->second, 'g', 12);
    if (!each.unit.empty()) text += QLatin1Char(' ') + from(each.unit);
    all.push_back(text);
  }
  return all.join(QStringLiteral(" · "));
}

QString facts_line(const bench::report& of) {
  const os::facts& machine = of.taken.machine;
  QString taken = QString::fromStdString(of.taken.taken_at);
  taken.replace(QLatin1Char('T'), QLatin1Char(' ')).remove(QLatin1Char('Z'));
  return QStringList{
      QString::fromStdString(machine.cpu_model),
      counted(machine.cores, QStringLiteral("core")),
      QString::fromStdString(machine.kernel),
      QString::fromStdString(of.taken.compiler),
      QStringLiteral("load %1 before, %2 after")
          .arg(load_text(of.taken.load_before), load_text(of.taken.load_after)),
      taken + QStringLiteral(" UTC"),
  }
      .join(QStringLiteral(" · "));
}

QString rounds_text(const bench::report& of) {
  const QString rounds = counted(static_cast<std::size_t>(of.repetitions), QStringLiteral("round"));
  return of.cancelled ? QStringLiteral("cancelled after ") + rounds : rounds;
}

QString time_left(std::size_t done, std::size_t total, double elapsed_ms) {
  if (done < enough_done || done >= total || elapsed_ms < enough_ms) return {};
  const double left_s = elapsed_ms / 1e3 * static_cast<double>(total - done) / static_cast<double>(done);
  if (left_s < 1.5) return QStringLiteral("about a second left");
  if (left_s < 90) return QStringLiteral("about %1 s left").arg(std::lround(left_s));
  return QStringLiteral("about %1 min left").arg(std::lround(left_s / 60));
}

}  // namespace interleave::ui
