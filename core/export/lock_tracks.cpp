#include "core/export/lock_tracks.h"

#include <algorithm>

namespace interleave::exports {

using trace::kind;
using trace::object_kind;

namespace {

bool has_holders(object_kind of) {
  return of == object_kind::mutex || of == object_kind::recursive_mutex || of == object_kind::shared_mutex ||
         of == object_kind::semaphore || of == object_kind::resource;
}

}  // namespace

lock_tracks::lock_tracks(chrome_events& out, std::uint32_t process, const analysis::state& head,
                         const analysis::names& names, const std::vector<std::string>& thread_names)
    : out_(out), process_(process), head_(head), names_(names), thread_names_(thread_names) {}

object_kind lock_tracks::kind_of(trace::object_id object) const {
  return object < head_.objects.size() ? head_.objects[object].kind : object_kind::unknown;
}

lock_tracks::hold& lock_tracks::free_hold(trace::object_id object) {
  auto& all = holds_[object];
  const auto found = std::find_if(all.begin(), all.end(), [](const hold& each) { return each.by == 0; });
  if (found != all.end()) return *found;
  hold& made = all.emplace_back();
  made.track = ++tracks_;
  const std::string more = all.size() == 1 ? "" : " (" + std::to_string(all.size()) + ")";
  out_.name_track({process_, made.track}, names_.object(object) + more, object);
  return made;
}

void lock_tracks::acquire(object_kind of, const trace::record& what) {
  const auto by = static_cast<trace::thread_id>(what.thread);
  if (of == object_kind::recursive_mutex) {
    for (hold& each : holds_[what.object]) {
      if (each.by == by) {
        ++each.depth;
        return;
      }
    }
  }
  hold& begun = free_hold(what.object);
  begun.by = by;
  begun.since = what.time;
  begun.depth = 0;
  begun.shared = what.has(trace::flag::shared);
}

void lock_tracks::release(object_kind of, const trace::record& what) {
  const auto known = holds_.find(what.object);
  if (known == holds_.end()) return;
  auto& all = known->second;
  const std::uint64_t permits = of == object_kind::semaphore ? std::max<std::uint64_t>(what.argument, 1) : 1;
  for (std::uint64_t i = 0; i < permits; ++i) {
    auto found =
        std::find_if(all.begin(), all.end(), [&](const hold& each) { return each.by == what.thread; });
    if (found == all.end() && of == object_kind::semaphore) {
      // Somebody else's permit is given back: take it for the oldest.
      found = std::min_element(all.begin(), all.end(), [](const hold& a, const hold& b) {
        return (a.by == 0 ? trace::max_time + 1 : a.since) < (b.by == 0 ? trace::max_time + 1 : b.since);
      });
    }
    if (found == all.end() || found->by == 0) return;
    if (found->depth > 0) {
      --found->depth;
    } else {
      close(*found, what.time);
    }
  }
}

void lock_tracks::close(hold& ended, trace::nanoseconds now) {
  out_.slice({process_, ended.track}, ended.since, now, thread_names_[ended.by],
             ended.shared ? R"({"shared":true})" : "");
  ended.by = 0;
}

void lock_tracks::apply(const trace::record& what) {
  if (what.what != kind::acquired && what.what != kind::released && what.what != kind::object_destroyed)
    return;
  if (what.thread >= thread_names_.size()) return;
  const object_kind of = kind_of(what.object);
  if (!has_holders(of)) return;
  if (what.what == kind::acquired) {
    acquire(of, what);
  } else if (what.what == kind::released) {
    release(of, what);
  } else {
    for (hold& each : holds_[what.object]) {
      if (each.by != 0) close(each, what.time);
    }
  }
}

void lock_tracks::finish(trace::nanoseconds now) {
  for (auto& [object, all] : holds_) {
    for (hold& each : all) {
      if (each.by != 0) close(each, now);
    }
  }
}

}  // namespace interleave::exports
