#include "ui/models/search_report.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <utility>

namespace interleave::ui {

namespace {

std::uint64_t number(const QJsonValue& of) {
  return static_cast<std::uint64_t>(of.toDouble());
}

found_failure failure_of(const QJsonObject& of) {
  found_failure result;
  result.kind = of["kind"].toString();
  result.text = of["text"].toString();
  result.by = of["strategy"].toString();
  result.schedule = of["schedule"].toString();
  result.passing = of["flip"].toObject()["schedule"].toString();
  result.flip = of["flip_text"].toString();
  result.at_schedule = number(of["at_schedule"]);
  result.steps = number(of["steps"]);
  result.preemptions = number(of["preemptions"]);
  result.fewest = of["fewest"].toBool();
  result.reduced = of["reduced"].toBool(true);
  for (const QJsonValue each : of["decisive"].toArray()) {
    const QJsonObject turn = each.toObject();
    result.decisive.push_back({number(turn["step"]), turn["text"].toString(), turn["preempts"].toBool()});
  }
  result.strip = turn_strip::of(of["turns"].toArray());
  return result;
}

}  // namespace

bool search_report::add(const QByteArray& line) {
  const QJsonDocument read = QJsonDocument::fromJson(line);
  const QJsonObject now = read.object();
  if (!now.contains(QLatin1String("schedules"))) return false;
  numbers.schedules = number(now["schedules"]);
  numbers.classes = number(now["classes"]);
  numbers.complete = now["complete"].toBool();
  numbers.cut = now["cut"].toBool();
  numbers.done = now["done"].toDouble();
  numbers.schedules_per_s = now["schedules_per_s"].toDouble();
  for (const QJsonValue each : now["found"].toArray()) {
    if (!found.empty() && !found.back().reduced) found.pop_back();  // it comes again, reduced
    found.push_back(failure_of(each.toObject()));
    ++changes;
  }
  verdict = now["verdict"].toString();
  return true;
}

}  // namespace interleave::ui
