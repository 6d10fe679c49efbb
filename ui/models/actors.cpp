#include "ui/models/actors.h"

#include "ui/models/rows.h"
#include "ui/models/words.h"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <utility>

namespace interleave::ui {

namespace {

using analysis::activity;
using analysis::nanoseconds;

constexpr std::size_t records_a_frame = 500'000;

double since(nanoseconds then, nanoseconds playhead) {
  return playhead > then ? static_cast<double>(playhead - then) : 0.0;
}

QVariantList ids_of(const std::vector<analysis::thread_id>& threads) {
  QVariantList ids;
  for (const analysis::thread_id each : threads) ids.push_back(static_cast<int>(each));
  return ids;
}

int place_in(const std::vector<analysis::thread_id>& queue, std::uint32_t thread) {
  const auto found = std::find(queue.begin(), queue.end(), thread);
  return found == queue.end() ? -1 : static_cast<int>(found - queue.begin());
}

// Where switches are only sampled, a thread that runs is taken to be where it was seen last.
int core_of(const analysis::thread_state& of, const analysis::state& in) {
  const bool on = in.exact_switches ? of.on_cpu : of.doing == activity::running;
  return on ? static_cast<int>(of.cpu) : -1;
}

double run_time(const analysis::thread_state& of, nanoseconds playhead) {
  return static_cast<double>(of.run_ns) + (of.on_cpu ? since(of.cpu_since, playhead) : 0);
}

// Where each of the cast is, and who came there before whom.
struct spot {
  QString zone;
  nanoseconds since = 0;
  int rank = 0;
};

spot spot_of(const analysis::thread_state& of, const QString& phase, bool on_core, const QVariantMap& zones) {
  if (const auto by_phase = zones.find(phase); by_phase != zones.end())
    return {by_phase->toString(), of.phase_since};
  if (const auto core = zones.find(QStringLiteral("on core")); on_core && core != zones.end())
    return {core->toString(), of.since};
  const auto by_state = zones.find(QStringLiteral("state:") + word_for(of.doing));
  return {by_state == zones.end() ? QString() : by_state->toString(), of.since};
}

void rank(std::vector<spot>& spots) {
  for (std::size_t i = 0; i < spots.size(); ++i) {
    for (std::size_t k = 0; k < spots.size(); ++k) {
      if (spots[k].zone != spots[i].zone) continue;
      if (std::pair(spots[k].since, k) < std::pair(spots[i].since, i)) ++spots[i].rank;
    }
  }
}

std::vector<numbered> objects_of(const snapshot& at, bool alive) {
  std::vector<numbered> all;
  for (std::uint32_t id = 1; id < at.state->objects.size(); ++id) {
    const analysis::object_state& each = at.state->objects[id];
    if (each.kind == trace::object_kind::thread || each.kind == trace::object_kind::unknown) continue;
    if (each.alive || !alive) all.push_back(as_numbered(id, at.names->object(id)));
  }
  return all;
}

std::vector<numbered> last_of_each_name(const std::vector<numbered>& all) {
  std::map<QString, numbered> last;
  for (const numbered& each : all) last.insert_or_assign(each.name, each);
  std::vector<numbered> left;
  for (auto& [name, each] : last) left.push_back(std::move(each));
  return left;
}

}  // namespace

actors::actors(QObject* parent)
    : scene_part(parent),
      rows_({"threadId", "index",        "name",          "group",     "number",  "colorIndex",
             "phase",    "phaseFor",     "stateKey",      "core",      "runTime", "readyTime",
             "waitsFor", "waitsForName", "waitPlace",     "waitedFor", "holds",   "tallies",
             "notes",    "hungryFor",    "longestHunger", "zone",      "zoneRank"}) {
  more_.setSingleShot(true);
  more_.setInterval(16);
  connect(&more_, &QTimer::timeout, this, &actors::refresh);
}

void actors::setGroups(const QStringList& groups) {
  if (groups == groups_) return;
  groups_ = groups;
  Q_EMIT groupsChanged();
  refresh();
}

void actors::setHunger(const QString& phase) {
  if (phase == hunger_) return;
  hunger_ = phase;
  index_ = hunger_index(phase);
  Q_EMIT hungerChanged();
  refresh();
}

void actors::setZones(const QVariantMap& zones) {
  if (zones == zones_) return;
  zones_ = zones;
  Q_EMIT zonesChanged();
  refresh();
}

void actors::show(const snapshot& at, vocabulary& words) {
  const bool indexed = !hunger_.isEmpty();
  if (indexed && !index_.catch_up(source()->trace()->records(), words, records_a_frame)) more_.start();

  std::vector<numbered> cast;
  for (std::uint32_t id = 1; id < at.state->threads.size(); ++id) {
    if (at.state->threads[id].doing == activity::absent) continue;
    cast.push_back(as_numbered(id, at.names->thread(static_cast<analysis::thread_id>(id))));
  }
  cast = in_order(std::move(cast), groups_);
  std::vector<spot> spots;
  for (const numbered& each : cast) {
    const analysis::thread_state& of = at.state->threads[each.id];
    spots.push_back(spot_of(of, words.text(of.phase), core_of(of, *at.state) >= 0, zones_));
  }
  rank(spots);
  std::vector<table_model::row> rows;
  for (const numbered& each : cast) {
    const spot& here = spots[rows.size()];
    const analysis::thread_state& of = at.state->threads[each.id];
    const QString& phase = words.text(of.phase);
    const bool blocked = of.doing == activity::blocked && of.waits_for != 0;
    const bool hungry = indexed && phase.startsWith(hunger_) && of.doing != activity::ended;
    const double hungry_for = hungry ? since(of.phase_since, at.playhead) : 0;
    const double longest =
        indexed ? static_cast<double>(index_.longest(static_cast<analysis::thread_id>(each.id), at.playhead))
                : 0;
    rows.push_back({static_cast<int>(each.id),
                    static_cast<int>(rows.size()),
                    each.name,
                    each.group,
                    each.number,
                    static_cast<int>(each.id),
                    phase,
                    since(of.phase_since, at.playhead),
                    static_cast<int>(of.doing),
                    core_of(of, *at.state),
                    run_time(of, at.playhead),
                    static_cast<double>(of.ready_ns),
                    blocked ? static_cast<int>(of.waits_for) : 0,
                    blocked ? QString::fromStdString(at.names->object(of.waits_for)) : QString(),
                    blocked ? place_in(at.state->objects[of.waits_for].waiters, each.id) : -1,
                    blocked ? since(of.waiting_since, at.playhead) : 0.0,
                    held_by(of, *at.names),
                    by_name(of.tallies, words),
                    by_name(of.notes, words),
                    hungry_for,
                    std::max(longest, hungry_for),
                    here.zone,
                    here.rank});
  }
  rows_.assign(std::move(rows));
  QVariantMap crowd;
  for (const spot& each : spots) {
    crowd.insert(each.zone, crowd.value(each.zone).toInt() + 1);
  }
  set_crowd(std::move(crowd));
}

void actors::clear() {
  rows_.assign({});
  set_crowd({});
}

void actors::set_crowd(QVariantMap crowd) {
  if (crowd == crowd_) return;
  crowd_ = std::move(crowd);
  Q_EMIT crowdChanged();
}

places::places(QObject* parent)
    : scene_part(parent),
      rows_({"objectId", "index", "name", "group", "number", "kind", "holders", "waiters", "heldFor", "value",
             "initial", "acquisitions", "contended", "guardedBy"}) {}

void places::setGroups(const QStringList& groups) {
  if (groups == groups_) return;
  groups_ = groups;
  Q_EMIT groupsChanged();
  refresh();
}

void places::setGuards(const QString& group) {
  if (group == guards_) return;
  guards_ = group;
  Q_EMIT guardsChanged();
  refresh();
}

void places::show(const snapshot& at, vocabulary&) {
  std::vector<numbered> all = objects_of(at, true);
  const auto wanted = [&](const numbered& each) { return groups_.isEmpty() || groups_.contains(each.group); };
  // The run is over: what was there last stays to be seen.
  if (std::none_of(all.begin(), all.end(), wanted)) all = last_of_each_name(objects_of(at, false));
  std::unordered_map<int, int> guarded;  // number → holder
  for (const numbered& each : all) {
    if (!guards_.isEmpty() && each.group == guards_)
      guarded[each.number] = static_cast<int>(at.state->objects[each.id].owner());
  }
  std::vector<table_model::row> rows;
  for (const numbered& each : in_order(std::move(all), groups_)) {
    const auto own = guarded.find(each.number);
    const auto guard = own != guarded.end() ? own : guarded.find(0);  // a lock without a number is for all
    const analysis::object_state& of = at.state->objects[each.id];
    rows.push_back({static_cast<int>(each.id), static_cast<int>(rows.size()), each.name, each.group,
                    each.number, word_for(of.kind), ids_of(of.holders), ids_of(of.waiters),
                    since(of.since, at.playhead), static_cast<double>(of.value),
                    static_cast<double>(of.initial), static_cast<double>(of.acquisitions),
                    static_cast<double>(of.contended), guard == guarded.end() ? 0 : guard->second});
  }
  rows_.assign(std::move(rows));
}

void figures::show(const snapshot& at, vocabulary& words) {
  QVariantMap knobs;
  const table_model& set_to = *source()->knobs();
  for (int i = 0; i < set_to.count(); ++i) {
    knobs.insert(set_to.value(i, QStringLiteral("knobId")).toString(),
                 set_to.value(i, QStringLiteral("value")));
  }
  set(by_name(at.state->tallies, words), by_name(at.state->notes, words), std::move(knobs),
      static_cast<int>(at.state->violations));
}

void figures::set(QVariantMap counters, QVariantMap notes, QVariantMap knobs, int violations) {
  if (counters == counters_ && notes == notes_ && knobs == knobs_ && violations == violations_) return;
  knobs_ = std::move(knobs);
  counters_ = std::move(counters);
  notes_ = std::move(notes);
  violations_ = violations;
  Q_EMIT changed();
}

}  // namespace interleave::ui
