#include "ui/models/tour_stop.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>
#include <QStringList>

#include <cmath>

namespace interleave::ui {

namespace {

const QStringList& known_keys() {
  static const QStringList all = {"id",     "chapter", "title",    "text",    "scenario", "variant",
                                  "knobs",  "todo",    "question", "decided", "answers",  "truth",
                                  "reveal", "live",    "unless",   "excuse"};
  return all;
}

[[noreturn]] void fail(const QVariantMap& written, const QString& what) {
  throw claim_error(QStringLiteral("stop '%1': %2")
                        .arg(written.value(QStringLiteral("id")).toString(), what)
                        .toStdString());
}

QString text_of(const QVariantMap& written, const char* key) {
  const QString text = written.value(QLatin1String(key)).toString();
  if (text.isEmpty()) fail(written, QStringLiteral("'%1' is missing").arg(QLatin1String(key)));
  return text;
}

QString measure(double value, double in_ns) {
  const double ns = value * in_ns;
  const QLocale here(QLocale::English);
  if (ns >= 1e9) return here.toString(ns / 1e9, 'f', 1) + QStringLiteral(" s");
  if (ns >= 1e6) return here.toString(ns / 1e6, 'f', 0) + QStringLiteral(" ms");
  return here.toString(ns / 1e3, 'f', 0) + QStringLiteral(" µs");
}

QString shown(const fact& value, const QString& path) {
  if (const auto* const word = std::get_if<std::string>(&value)) return QString::fromStdString(*word);
  const double* const number = std::get_if<double>(&value);
  if (number == nullptr) return QStringLiteral("?");
  if (path.endsWith(QStringLiteral("_ns"))) return measure(*number, 1);
  if (path.endsWith(QStringLiteral("_us")) && !path.contains(QStringLiteral("per_us"))) {
    return measure(*number, 1e3);
  }
  if (path.endsWith(QStringLiteral("_ms"))) return measure(*number, 1e6);
  const bool is_whole = *number == std::floor(*number) || std::abs(*number) >= 100;
  return QLocale(QLocale::English).toString(*number, 'f', is_whole ? 0 : 2);
}

}  // namespace

QString filled(const QString& text, const claim::json& run) {
  static const QRegularExpression braces(QStringLiteral("\\{([^}]*)\\}"));
  QString result;
  qsizetype from = 0;
  for (auto each = braces.globalMatch(text); each.hasNext();) {
    const QRegularExpressionMatch found = each.next();
    const QString path = found.captured(1);
    result += text.mid(from, found.capturedStart() - from) + shown(told_by(run, path.toStdString()), path);
    from = found.capturedEnd();
  }
  return result + text.mid(from);
}

tour_stop read_stop(const QVariantMap& written) {
  for (auto each = written.begin(); each != written.end(); ++each) {
    if (!known_keys().contains(each.key())) {
      fail(written, QStringLiteral("unknown '%1'; allowed: %2").arg(each.key(), known_keys().join(", ")));
    }
  }
  tour_stop stop;
  stop.id = text_of(written, "id");
  stop.chapter = text_of(written, "chapter");
  stop.title = text_of(written, "title");
  stop.text = text_of(written, "text");
  stop.scenario = text_of(written, "scenario");
  stop.variant = text_of(written, "variant");
  stop.todo = text_of(written, "todo");
  stop.question = text_of(written, "question");
  stop.reveal = text_of(written, "reveal");
  stop.live = written.value(QStringLiteral("live")).toBool();
  const QVariantMap knobs = written.value(QStringLiteral("knobs")).toMap();
  for (auto each = knobs.begin(); each != knobs.end(); ++each) {
    stop.knobs[each.key().toStdString()] = each.value().toDouble();
  }
  stop.decided = claim::parse(text_of(written, "decided").toStdString());
  for (const QVariant& each : written.value(QStringLiteral("answers")).toList()) {
    const QVariantMap answer = each.toMap();
    stop.answers.push_back({text_of(answer, "text"), claim::parse(text_of(answer, "claim").toStdString()),
                            text_of(answer, "ran")});
  }
  if (stop.answers.size() < 2 || stop.answers.size() > 4)
    fail(written, QStringLiteral("2 to 4 answers are needed"));
  if (written.contains(QStringLiteral("truth"))) {
    stop.truth = static_cast<std::size_t>(written.value(QStringLiteral("truth")).toInt());
    if (*stop.truth >= stop.answers.size())
      fail(written, QStringLiteral("'truth' is not one of the answers"));
  }
  if (written.contains(QStringLiteral("unless"))) {
    stop.unless = claim::parse(text_of(written, "unless").toStdString());
    stop.excuse = text_of(written, "excuse");
  }
  return stop;
}

bool is_decided(const tour_stop& at, const claim::json& run) {
  try {
    return at.decided.holds(run);
  } catch (const claim_error&) {
    return false;
  }
}

verdict judge(const tour_stop& at, const claim::json& run) {
  if (at.unless && at.unless->holds(run)) return {{}, filled(at.excuse, run)};
  for (std::size_t i = 0; i < at.answers.size(); ++i) {
    if (at.answers[i].holds.holds(run)) return {i, filled(at.answers[i].ran, run)};
  }
  return {{}, QCoreApplication::translate("TourGuide", "ended in a way that no answer foresees")};
}

}  // namespace interleave::ui
