#include "core/schedule/standstill.h"

#include <algorithm>
#include <map>
#include <set>

namespace interleave::schedule {

namespace {

// Who has what, by going through the steps once more: a model keeps no more than it needs.
class holdings {
 public:
  void take(const performed& done) {
    const bool in_vain = done.how == decision::timed_out;
    switch (done.what) {
      case op::lock:
        if (!in_vain) writer_[done.object] = done.who;
        break;
      case op::try_lock:
        if (is_free(done.object)) writer_[done.object] = done.who;
        break;
      case op::unlock:
        writer_.erase(done.object);
        break;
      case op::lock_shared:
      case op::try_lock_shared:
        if (!writer_.contains(done.object)) readers_[done.object].insert(done.who);
        break;
      case op::unlock_shared:
        if (auto& all = readers_[done.object]; all.contains(done.who)) all.erase(all.find(done.who));
        break;
      case op::acquire:
        if (!in_vain) permits_[done.object].insert(done.who);
        break;
      case op::release:
        if (auto& all = permits_[done.object]; all.contains(done.who)) all.erase(all.find(done.who));
        break;
      case op::wait:
        writer_.erase(done.second);
        break;
      case op::reacquire:
        writer_[done.second] = done.who;
        break;
      default:
        break;
    }
  }

  [[nodiscard]] std::set<actor> of(trace::object_id object) const {
    std::set<actor> all;
    if (const auto owner = writer_.find(object); owner != writer_.end()) all.insert(owner->second);
    for (const auto* each : {&readers_, &permits_}) {
      if (const auto those = each->find(object); those != each->end())
        all.insert(those->second.begin(), those->second.end());
    }
    return all;
  }

 private:
  [[nodiscard]] bool is_free(trace::object_id object) const {
    const auto those = readers_.find(object);
    return !writer_.contains(object) && (those == readers_.end() || those->second.empty());
  }

  std::map<trace::object_id, actor> writer_;
  std::map<trace::object_id, std::multiset<actor>> readers_;
  std::map<trace::object_id, std::multiset<actor>> permits_;
};

}  // namespace

std::vector<wait_link> waits_of(const model& now, std::span<const performed> log) {
  holdings held;
  std::map<trace::object_id, actor> threads;  // by the object that is joined
  for (const performed& each : log) {
    held.take(each);
    // Threads are numbered as they are started, after the main thread.
    if (each.what == op::start) threads.emplace(each.object, static_cast<actor>(threads.size() + 1));
  }
  std::vector<wait_link> all;
  for (std::size_t n = 0; n < now.threads(); ++n) {
    const auto who = static_cast<actor>(n);
    if (!now.is_inside(who) || now.is_enabled(who)) continue;
    const step& at = now.next(who);
    std::set<actor> those;
    switch (at.what) {
      case op::lock:
      case op::lock_shared:
      case op::acquire:
        those = held.of(at.object);
        break;
      case op::reacquire:
        if (now.is_notified(who)) those = held.of(at.second);
        break;
      case op::join:
        if (const auto joined = threads.find(at.object); joined != threads.end())
          those.insert(joined->second);
        break;
      default:
        break;
    }
    if (those.empty()) all.push_back({who, at, model::nobody});
    for (const actor each : those) all.push_back({who, at, each});
  }
  return all;
}

std::vector<wait_link> circle_in(std::span<const wait_link> waits) {
  std::vector<wait_link> path;
  std::set<actor> seen;
  const auto search = [&](const auto& again, actor from) -> bool {
    const auto met = std::ranges::find(path, from, &wait_link::who);
    if (met != path.end()) {
      path.erase(path.begin(), met);
      return true;
    }
    if (!seen.insert(from).second) return false;
    for (const wait_link& each : waits) {
      if (each.who != from || each.for_whom == model::nobody) continue;
      path.push_back(each);
      if (again(again, each.for_whom)) return true;
      path.pop_back();
    }
    return false;
  };
  for (const wait_link& each : waits) {
    path.clear();
    if (!search(search, each.who)) continue;
    std::ranges::rotate(path, std::ranges::min_element(path, {}, &wait_link::who));
    return path;
  }
  return {};
}

}  // namespace interleave::schedule
