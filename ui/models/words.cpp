#include "ui/models/words.h"

#include "core/timeline/ticks.h"

#include <QLocale>

#include <array>
#include <cstdlib>

namespace interleave::ui {

QString word_for(analysis::activity doing) {
  static constexpr std::array<const char*, 7> words{"not started", "running", "ready", "blocked",
                                                    "sleeping",    "held",    "ended"};
  const auto index = static_cast<std::size_t>(doing);
  return index < words.size() ? QLatin1String(words[index]) : QString();
}

QString word_for(trace::object_kind kind) {
  static constexpr std::array<const char*, 18> words{
      "object",    "thread",  "mutex",   "recursive mutex", "shared mutex", "semaphore",
      "condition", "barrier", "latch",   "atomic",          "resource",     "file",
      "socket",    "pipe",    "process", "queue",           "timer",        "event loop"};
  const auto index = static_cast<std::size_t>(kind);
  return QLatin1String(words[index < words.size() ? index : 0]);
}

QString counted(std::uint64_t number) {
  return QLocale(QLocale::English, QLocale::UnitedStates).toString(static_cast<qulonglong>(number));
}

QString tallied(std::int64_t number, QString counter) {
  counter.replace(QLatin1Char('_'), QLatin1Char(' '));
  if (std::abs(number) == 1 && counter.endsWith(QLatin1Char('s'))) counter.chop(1);
  const QString sign = number < 0 ? QStringLiteral("-") : QString();
  return sign + counted(static_cast<std::uint64_t>(std::abs(number))) + QLatin1Char(' ') + counter;
}

QString duration(analysis::nanoseconds length) {
  return from(timeline::format_duration(length));
}

QString moment(analysis::nanoseconds at, bool exactly) {
  const double ns = static_cast<double>(at);
  if (exactly && at < 1'000'000) return QString::number(ns / 1e3, 'f', 3) + QStringLiteral(" µs");
  if (exactly && at < 1'000'000'000) return QString::number(ns / 1e6, 'f', 3) + QStringLiteral(" ms");
  return QString::number(ns / 1e9, 'f', exactly ? 6 : 3) + QStringLiteral(" s");
}

QString rate(double per_second) {
  if (per_second >= 1e6) return QString::number(per_second / 1e6, 'f', 1) + QStringLiteral(" M/s");
  if (per_second >= 1e3) return QString::number(per_second / 1e3, 'f', 1) + QStringLiteral(" k/s");
  return QString::number(per_second, 'f', 0) + QStringLiteral("/s");
}

QString as_sentence(QString text) {
  if (!text.isEmpty()) text[0] = text[0].toUpper();
  return text;
}

int number_at_end(std::string_view name) {
  std::size_t begin = name.size();
  while (begin > 0 && name[begin - 1] >= '0' && name[begin - 1] <= '9') --begin;
  int number = 0;
  for (const char digit : name.substr(begin, 9)) number = number * 10 + (digit - '0');
  return number;
}

}  // namespace interleave::ui
