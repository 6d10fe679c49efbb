#include "ui/models/turn_strip.h"

#include "core/schedule/following.h"
#include "ui/models/step_words.h"
#include "ui/models/words.h"

#include <QVariantList>

#include <algorithm>
#include <map>

namespace interleave::ui {

namespace {

constexpr int most_words = 4;

// "lock fork 2"
QString told(const explore::executor& in, const schedule::performed& done) {
  const QString word = word_for(done.what, done.at);
  const QString object = from(in.conductor().name_of(done.object));
  return object.isEmpty() || done.what == schedule::op::finish ? word : word + QLatin1Char(' ') + object;
}

}  // namespace

turn_strip strip_of(explore::executor& on, const explore::program& what, const explore::explanation& why) {
  on.keep_names(true);
  schedule::following by(why.fails.decisions);
  on.run(what, by);
  turn_strip strip;
  const auto& log = on.log();
  strip.steps = log.size();

  std::map<schedule::actor, int> lanes;
  for (const auto& each : log) lanes.emplace(each.who, 0);
  for (auto& [who, lane] : lanes) {
    lane = static_cast<int>(strip.lanes.size());
    strip.lanes.push_back({from(on.name_of(who)), who + 1});
  }

  std::size_t next = 0;  // of the decisive ones
  for (std::size_t i = 0; i < log.size(); ++i) {
    const bool decisive = next < why.decisive.size() && why.decisive[next].step == i;
    const int lane = lanes[log[i].who];
    if (decisive || strip.turns.empty() || strip.turns.back().lane != lane) {
      strip.turns.push_back({.lane = lane, .from = i, .length = 0, .decisive = decisive, .text = {}});
      if (decisive) {
        strip.turns.back().preempts = why.decisive[next].preempts;
        strip.turns.back().text = from(why.decisive[next].text);
        ++next;
      } else {
        strip.turns.back().text = strip.lanes[static_cast<std::size_t>(lane)].name;
      }
    }
    turn_strip::turn& now = strip.turns.back();
    ++now.length;
    if (now.length <= most_words) now.text += (now.length == 1 ? ": " : ", ") + told(on, log[i]);
    if (now.length == most_words + 1) now.text += QStringLiteral(", …");
  }
  on.keep_names(false);
  return strip;
}

QVariantMap turn_strip::as_map() const {
  QVariantList all_lanes;
  for (const lane& each : lanes) {
    all_lanes.push_back(
        QVariantMap{{QStringLiteral("name"), each.name}, {QStringLiteral("colorIndex"), each.colour}});
  }
  QVariantList all_turns;
  for (const turn& each : turns) {
    all_turns.push_back(QVariantMap{{QStringLiteral("lane"), each.lane},
                                    {QStringLiteral("from"), static_cast<double>(each.from)},
                                    {QStringLiteral("length"), static_cast<double>(each.length)},
                                    {QStringLiteral("decisive"), each.decisive},
                                    {QStringLiteral("preempts"), each.preempts},
                                    {QStringLiteral("text"), each.text}});
  }
  return {{QStringLiteral("steps"), static_cast<double>(steps)},
          {QStringLiteral("lanes"), all_lanes},
          {QStringLiteral("turns"), all_turns}};
}

}  // namespace interleave::ui
