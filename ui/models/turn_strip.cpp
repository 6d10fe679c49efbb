#include "ui/models/turn_strip.h"

#include <QJsonObject>
#include <QVariantList>

#include <map>

namespace interleave::ui {

turn_strip turn_strip::of(const QJsonArray& turns) {
  turn_strip strip;
  std::map<int, int> lanes;  // by the thread's number
  for (const QJsonValue each : turns) lanes.emplace(each[QLatin1String("thread")].toInt(), 0);
  for (auto& [thread, lane] : lanes) {
    lane = static_cast<int>(strip.lanes.size());
    strip.lanes.push_back({{}, thread});
  }
  for (const QJsonValue each : turns) {
    turn next{.lane = lanes[each[QLatin1String("thread")].toInt()],
              .from = static_cast<std::size_t>(each[QLatin1String("step")].toInt() - 1),
              .length = static_cast<std::size_t>(each[QLatin1String("steps")].toInt()),
              .decisive = each[QLatin1String("decisive")].toBool(),
              .preempts = each[QLatin1String("preempts")].toBool(),
              .text = each[QLatin1String("text")].toString()};
    strip.lanes[static_cast<std::size_t>(next.lane)].name = each[QLatin1String("name")].toString();
    strip.steps += next.length;
    strip.turns.push_back(std::move(next));
  }
  return strip;
}

QVariantMap turn_strip::as_map() const {
  QVariantList all_lanes;
  for (const lane& each : lanes) {
    all_lanes.push_back(
        QVariantMap{{QStringLiteral("name"), each.name}, {QStringLiteral("colorIndex"), each.colour}});
  }
  QVariantList all_turns;
  int switches = 0;
  for (const turn& each : turns) {
    all_turns.push_back(QVariantMap{{QStringLiteral("lane"), each.lane},
                                    {QStringLiteral("from"), static_cast<double>(each.from)},
                                    {QStringLiteral("length"), static_cast<double>(each.length)},
                                    {QStringLiteral("decisive"), each.decisive ? ++switches : 0},
                                    {QStringLiteral("preempts"), each.preempts},
                                    {QStringLiteral("text"), each.text}});
  }
  return {{QStringLiteral("steps"), static_cast<double>(steps)},
          {QStringLiteral("lanes"), all_lanes},
          {QStringLiteral("turns"), all_turns},
          {QStringLiteral("switches"), switches}};
}

}  // namespace interleave::ui
