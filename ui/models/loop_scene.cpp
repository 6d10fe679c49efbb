#include "ui/models/loop_scene.h"

#include "ui/models/words.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace interleave::ui {

using analysis::callback_state;
using analysis::nanoseconds;

namespace {

double span(nanoseconds from, nanoseconds to) {
  return to > from ? static_cast<double>(to - from) : 0;
}

table_model::row queued(const callback_state& of, nanoseconds now, vocabulary& words) {
  return {static_cast<int>(of.number), words.text(of.name), from(trace::name_of(of.kind)), span(of.due, now)};
}

}  // namespace

loop_scene::loop_scene(QObject* parent)
    : scene_part(parent), queue_({"number", "name", "kind", "waited"}), timers_({"number", "name", "left"}) {}

void loop_scene::setName(const QString& name) {
  if (name == name_) return;
  name_ = name;
  Q_EMIT nameChanged();
  refresh();
}

void loop_scene::show(const snapshot& at, vocabulary& words) {
  const analysis::loop_states& now = loops_.at(source()->trace()->records(), at.state->position);
  const auto found = std::find_if(now.loops.begin(), now.loops.end(), [&](const auto& each) {
    return QString::fromStdString(at.names->object(each.first)) == name_;
  });
  if (found == now.loops.end()) return clear();
  show_queues(found->second, at, words);
  show_latencies(found->second, found->first, at);
  Q_EMIT changed();
}

void loop_scene::show_queues(const analysis::loop_state& of, const snapshot& at, vocabulary& words) {
  std::vector<table_model::row> queue;
  std::vector<table_model::row> timers;
  for (const callback_state& each : of.deferred) queue.push_back(queued(each, at.playhead, words));
  for (const callback_state& each : of.timers) {
    if (each.due <= at.playhead) {
      queue.push_back(queued(each, at.playhead, words));
    } else {
      timers.push_back({static_cast<int>(each.number), words.text(each.name), span(at.playhead, each.due)});
    }
  }
  for (const callback_state& each : of.ready) queue.push_back(queued(each, at.playhead, words));
  queue_.assign(std::move(queue));
  timers_.assign(std::move(timers));

  current_.clear();
  if (of.current) {
    current_.insert(QStringLiteral("name"), words.text(of.current->name));
    current_.insert(QStringLiteral("kind"), from(trace::name_of(of.current->kind)));
    current_.insert(QStringLiteral("runs"), span(of.began, at.playhead));
  }
  turn_ = static_cast<double>(of.turn);
}

void loop_scene::show_latencies(const analysis::loop_state& of, analysis::object_id loop,
                                const snapshot& at) {
  std::vector<double> longest(static_cast<std::size_t>(slotCount()), 0);
  const auto slot = static_cast<nanoseconds>(slotNs());
  const nanoseconds last = at.playhead / slot;  // slots lie on a grid, so that bars do not flicker
  const auto& samples = loops_.samples();
  const auto end = std::upper_bound(
      samples.begin(), samples.end(), at.playhead,
      [](nanoseconds playhead, const analysis::loop_sample& each) { return playhead < each.at; });
  for (auto each = end; each != samples.begin();) {
    --each;
    const nanoseconds back = last - each->at / slot;
    if (back >= longest.size()) break;
    if (each->loop != loop) continue;
    double& of_slot = longest[longest.size() - 1 - back];
    of_slot = std::max(of_slot, static_cast<double>(each->latency));
  }
  double waiting = 0;
  for (int i = 0; i < queue_.count(); ++i) waiting = std::max(waiting, queue_.at(i, 3).toDouble());
  longest.back() = std::max(longest.back(), waiting);
  longest_ = std::max(static_cast<double>(of.latency_ns.max()), waiting);
  latencies_ = QVariantList(longest.begin(), longest.end());
}

void loop_scene::clear() {
  queue_.assign({});
  timers_.assign({});
  current_.clear();
  turn_ = longest_ = 0;
  latencies_.clear();
  Q_EMIT changed();
}

}  // namespace interleave::ui
