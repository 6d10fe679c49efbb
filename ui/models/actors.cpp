#include "ui/models/actors.h"

#include "ui/models/words.h"

#include <algorithm>
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

QStringList held_by(const analysis::thread_state& of, const analysis::names& names) {
  QStringList held;
  for (const analysis::object_id id : of.holds) held.push_back(QString::fromStdString(names.object(id)));
  return held;
}

}  // namespace

actors::actors(QObject* parent)
    : scene_part(parent),
      rows_({"threadId", "index", "name", "group", "number", "colorIndex", "phase", "phaseFor", "stateKey",
             "waitsFor", "waitsForName", "waitPlace", "waitedFor", "holds", "tallies", "notes", "hungryFor",
             "longestHunger"}) {
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

void actors::show(const snapshot& at, vocabulary& words) {
  const bool indexed = !hunger_.isEmpty();
  if (indexed && !index_.catch_up(source()->trace()->records(), words, records_a_frame)) more_.start();

  std::vector<numbered> cast;
  for (std::uint32_t id = 1; id < at.state->threads.size(); ++id) {
    if (at.state->threads[id].doing == activity::absent) continue;
    cast.push_back(as_numbered(id, at.names->thread(static_cast<analysis::thread_id>(id))));
  }
  std::vector<table_model::row> rows;
  for (const numbered& each : in_order(std::move(cast), groups_)) {
    const analysis::thread_state& of = at.state->threads[each.id];
    const QString& phase = words.text(of.phase);
    const bool blocked = of.doing == activity::blocked && of.waits_for != 0;
    const bool hungry = indexed && phase.startsWith(hunger_) && of.doing != activity::ended;
    const double hungry_for = hungry ? since(of.phase_since, at.playhead) : 0;
    const double longest =
        indexed ? static_cast<double>(index_.longest(static_cast<analysis::thread_id>(each.id), at.playhead))
                : 0;
    rows.push_back({static_cast<int>(each.id), static_cast<int>(rows.size()), each.name, each.group,
                    each.number, static_cast<int>(each.id), phase, since(of.phase_since, at.playhead),
                    static_cast<int>(of.doing), blocked ? static_cast<int>(of.waits_for) : 0,
                    blocked ? QString::fromStdString(at.names->object(of.waits_for)) : QString(),
                    blocked ? place_in(at.state->objects[of.waits_for].waiters, each.id) : -1,
                    blocked ? since(of.waiting_since, at.playhead) : 0.0, held_by(of, *at.names),
                    by_name(of.tallies, words), by_name(of.notes, words), hungry_for,
                    std::max(longest, hungry_for)});
  }
  rows_.assign(std::move(rows));
}

places::places(QObject* parent)
    : scene_part(parent),
      rows_({"objectId", "index", "name", "group", "number", "kind", "holders", "waiters", "heldFor", "value",
             "initial", "acquisitions", "contended"}) {}

void places::setGroups(const QStringList& groups) {
  if (groups == groups_) return;
  groups_ = groups;
  Q_EMIT groupsChanged();
  refresh();
}

void places::show(const snapshot& at, vocabulary&) {
  std::vector<numbered> all;
  for (std::uint32_t id = 1; id < at.state->objects.size(); ++id) {
    const analysis::object_state& each = at.state->objects[id];
    if (!each.alive || each.kind == trace::object_kind::thread) continue;
    all.push_back(as_numbered(id, at.names->object(id)));
  }
  std::vector<table_model::row> rows;
  for (const numbered& each : in_order(std::move(all), groups_)) {
    const analysis::object_state& of = at.state->objects[each.id];
    rows.push_back({static_cast<int>(each.id), static_cast<int>(rows.size()), each.name, each.group,
                    each.number, word_for(of.kind), ids_of(of.holders), ids_of(of.waiters),
                    since(of.since, at.playhead), static_cast<double>(of.value),
                    static_cast<double>(of.initial), static_cast<double>(of.acquisitions),
                    static_cast<double>(of.contended)});
  }
  rows_.assign(std::move(rows));
}

void figures::show(const snapshot& at, vocabulary& words) {
  set(by_name(at.state->tallies, words), by_name(at.state->notes, words),
      static_cast<int>(at.state->violations));
}

void figures::set(QVariantMap counters, QVariantMap notes, int violations) {
  if (counters == counters_ && notes == notes_ && violations == violations_) return;
  counters_ = std::move(counters);
  notes_ = std::move(notes);
  violations_ = violations;
  Q_EMIT changed();
}

}  // namespace interleave::ui
