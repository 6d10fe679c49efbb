#include "core/analysis/lock_order.h"

#include "core/analysis/reducer.h"

#include <algorithm>
#include <map>
#include <utility>

namespace interleave::analysis {

using trace::object_kind;

namespace {

constexpr std::uint64_t mix(std::uint64_t a, std::uint64_t b) {
  std::uint64_t z = a * 0x9e3779b97f4a7c15u + b + 1;
  z = (z ^ (z >> 29)) * 0xbf58476d1ce4e5b9u;
  return z ^ (z >> 32);
}

constexpr std::uint64_t key(thread_id thread, object_id held, object_id object) {
  static_assert(max_objects < 1u << 24, "the three fit into 64 bits");
  return std::uint64_t{thread} << 48 | std::uint64_t{held} << 24 | object;
}

}  // namespace

// Looks for a way from the lock that was asked for back to the one that is held. The shortest first; the
// number of steps is bounded, since the number of ways is not.
struct lock_order::search {
  const std::unordered_map<object_id, std::vector<edge>>& from;
  const std::set<std::vector<object_id>>& known;
  const std::unordered_set<object_id>& signals;
  std::vector<const edge*> path;
  std::size_t depth = 0;
  int steps = 0;

  static bool meet(const edge& asks, const edge& holds) { return !asks.asked_shared || !holds.held_shared; }

  [[nodiscard]] bool gated() const {
    struct use {
      std::uint32_t capacity = 1;
      std::uint32_t holders = 0;
      bool exclusive = false;
    };
    std::map<object_id, use> uses;
    for (const edge* each : path) {
      for (const gate& of : each->gates) {
        auto& all = uses[of.object];
        all.capacity = of.capacity;
        all.exclusive = all.exclusive || !of.shared;
        ++all.holders;
      }
    }
    return std::ranges::any_of(uses, [](const auto& each) {
      return each.second.exclusive && each.second.holders > each.second.capacity;
    });
  }

  [[nodiscard]] std::vector<object_id> locks() const {
    std::vector<object_id> result;
    for (const edge* each : path) result.push_back(each->of.held);
    std::ranges::sort(result);
    return result;
  }

  // Whether it could be at the same time as all of the path, and is another's.
  [[nodiscard]] bool fits(const edge& next) const {
    return std::ranges::none_of(path, [&](const edge* former) {
      return former->of.thread == next.of.thread || former->of.held == next.of.held ||
             thread_order::is_before(former->when, next.when) ||
             thread_order::is_before(next.when, former->when);
    });
  }

  bool go_on() {
    const edge& last = *path.back();
    if (last.of.asked == path.front()->of.held)
      return meet(last, *path.front()) && !gated() && !known.contains(locks());
    if (path.size() == depth) return false;
    const auto next = from.find(last.of.asked);
    if (next == from.end() || signals.contains(last.of.asked)) return false;
    for (const edge& each : next->second) {
      if (--steps < 0) return false;
      if (!meet(last, each) || !fits(each)) continue;
      path.push_back(&each);
      if (go_on()) return true;
      path.pop_back();
    }
    return false;
  }

  bool find(const edge& first) {
    for (const std::size_t longest : {2u, 3u, 4u, 256u}) {
      depth = longest;
      steps = max_steps / 4;
      path.assign(1, &first);
      if (go_on()) return true;
    }
    return false;
  }
};

bool lock_order::is_new(const state& at, thread_id by, object_id asked, unsigned mode) {
  std::uint64_t situation = mix(key(by, 0, asked), std::uint64_t{order_.changes(by)} << 3 | mode);
  for (const object_id held : at.threads[by].holds)
    situation = mix(situation, std::uint64_t{held} << 1 | (at.objects[held].shared ? 1 : 0));
  auto& slot = recent_[situation % recent_.size()];
  if (slot == situation) return false;
  slot = situation;
  return situations_.size() < max_situations && situations_.insert(situation).second;
}

void lock_order::remember(thread_id by, object_id held, object_id asked, bool asks) {
  moved_.insert(key(by, held, 0));
  if (asks) asked_.insert(key(by, held, asked));
}

bool lock_order::may_be_lock(const state& at, object_id object) const {
  if (object >= at.objects.size()) return false;
  return is_lock(at.objects[object].kind) || (is_binary_semaphore(at, object) && !signals_.contains(object));
}

std::vector<lock_order::gate> lock_order::gates_of(const state& at, thread_id by, std::size_t count,
                                                   object_id held, object_id asked) {
  std::vector<gate> gates;
  const auto& holds = at.threads[by].holds;
  for (std::size_t i = 0; i < count; ++i) {
    if (holds[i] == asked || holds[i] == held) continue;
    const auto& of = at.objects[holds[i]];
    if (is_lock(of.kind)) {
      gates.push_back({holds[i], 1, of.shared});
    } else if (of.kind == object_kind::semaphore) {
      const auto permits = std::clamp<std::int64_t>(of.initial, 1, 1 << 30);
      gates.push_back({holds[i], static_cast<std::uint32_t>(permits), false});
    }
  }
  return gates;
}

lock_order::circle lock_order::add(edge made, bool looks_for_circle) {
  const link& of = made.of;
  circle found;
  if (pairs_.insert(key(0, of.held, of.asked)).second) ranked_ = ranks_.add(of.held, of.asked) && ranked_;
  if (looks_for_circle && !ranked_ && known_.size() < max_circles) {
    search looks{from_, known_, signals_, {}};
    if (looks.find(made)) {
      for (const edge* each : looks.path) found.push_back(each->of);
      known_.insert(looks.locks());
    }
  }
  from_[of.held].push_back(std::move(made));
  ++edges_;
  return found;
}

lock_order::circle lock_order::ask(const state& at, thread_id by, object_id asked, bool shared,
                                   location_id location) {
  const auto& holds = at.threads[by].holds;
  if (!may_be_lock(at, asked)) return {};
  // One hold is the lock itself, once it is had.
  const auto own = static_cast<std::size_t>(std::ranges::count(holds, asked));
  if (holds.size() == own || own > 1 || !is_new(at, by, asked, shared ? 1 : 0)) return {};

  circle found;
  for (const object_id held : holds) {
    if (held == asked || !may_be_lock(at, held)) continue;
    remember(by, held, asked, true);
    edge made{{by, held, asked, location},
              at.objects[held].shared,
              shared,
              gates_of(at, by, holds.size(), held, asked),
              order_.now(by)};
    if (is_binary_semaphore(at, held)) {
      unproved_[held].push_back(std::move(made));
    } else if (auto closed = add(std::move(made), found.empty()); found.empty()) {
      found = std::move(closed);
    }
  }
  return found;
}

lock_order::circle lock_order::give_back(const state& at, thread_id by, object_id semaphore) {
  auto waiting = unproved_.extract(semaphore);
  if (by >= at.threads.size() || std::ranges::count(at.threads[by].holds, semaphore) == 0) {
    if (by != 0) signals_.insert(semaphore);
    return {};
  }
  circle found;
  if (waiting.empty() || signals_.contains(semaphore)) return found;
  for (edge& each : waiting.mapped()) {
    if (each.of.thread != by) continue;
    if (auto closed = add(std::move(each), found.empty()); found.empty()) found = std::move(closed);
  }
  return found;
}

lock_order::circle lock_order::wait(const state& at, thread_id by, object_id condition,
                                    location_id location) {
  constexpr unsigned mode = 3;
  circle found;
  if (!is_new(at, by, condition, mode)) return found;
  const auto& holds = at.threads[by].holds;
  for (const object_id held : holds) {
    if (!is_lock(at.objects[held].kind)) continue;
    auto closed = add({{by, held, condition, location, act::waits},
                       at.objects[held].shared,
                       false,
                       gates_of(at, by, holds.size(), held, condition),
                       order_.now(by)},
                      found.empty());
    if (found.empty()) found = std::move(closed);
  }
  return found;
}

lock_order::circle lock_order::notify(const state& at, thread_id by, object_id condition,
                                      location_id location) {
  constexpr unsigned mode = 4;
  circle found;
  if (!is_new(at, by, condition, mode)) return found;
  const auto& holds = at.threads[by].holds;
  for (std::size_t i = 0; i < holds.size(); ++i) {
    if (!is_lock(at.objects[holds[i]].kind)) continue;
    // What it took later it did not have yet when it asked for this one.
    auto closed = add({{by, condition, holds[i], location, act::notifies},
                       false,
                       at.objects[holds[i]].shared,
                       gates_of(at, by, i, condition, holds[i]),
                       order_.now(by)},
                      found.empty());
    if (found.empty()) found = std::move(closed);
  }
  return found;
}

void lock_order::attempt(const state& at, thread_id by, object_id asked) {
  const auto& holds = at.threads[by].holds;
  if (holds.empty() || !is_new(at, by, asked, 2)) return;
  for (const object_id held : holds) {
    if (held != asked) remember(by, held, asked, false);
  }
}

void lock_order::know(std::vector<object_id> locks) {
  std::ranges::sort(locks);
  known_.insert(std::move(locks));
}

bool lock_order::may_ask(thread_id thread, object_id held, object_id object) const {
  if (!moved_.contains(key(thread, held, 0))) return true;
  return asked_.contains(key(thread, held, object));
}

std::size_t lock_order::bytes() const {
  constexpr std::size_t node = 4 * sizeof(void*);
  return sizeof *this +
         (situations_.size() + asked_.size() + moved_.size() + from_.size() + 3 * pairs_.size()) * node +
         edges_ * (sizeof(edge) + 2 * sizeof(gate)) + order_.bytes();
}

}  // namespace interleave::analysis
