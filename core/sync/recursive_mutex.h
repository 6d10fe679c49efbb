#pragma once

#include "core/sync/exclusive_lock.h"
#include "core/trace/source.h"

#include <cstdint>
#include <source_location>
#include <string_view>

namespace interleave::sync {

// std::recursive_mutex, recorded: the owner may lock it again, and has to unlock it as often. Every lock and
// unlock is in the trace; only the outermost ones are sync points, for the inner ones can neither block nor
// let anybody in.
//
//   recursive_mutex account;
//   const scoped_lock outer(account);
//   const scoped_lock inner(account);   // does not block
class recursive_mutex {
 public:
  explicit recursive_mutex(std::string_view name = "recursive mutex",
                           const std::source_location& at = std::source_location::current())
      : lock_(trace::object_kind::recursive_mutex, name, at) {}

  void lock(std::source_location at = std::source_location::current()) {
    const trace::location_id here = trace::id_of(at);
    if (again(here, 0)) return;
    schedule::announce({schedule::op::lock, id(), here});
    lock_.acquire(here);
  }

  [[nodiscard]] bool try_lock(std::source_location at = std::source_location::current()) {
    const trace::location_id here = trace::id_of(at);
    if (again(here, trace::flag::attempt)) return true;
    schedule::announce({schedule::op::try_lock, id(), here});
    return lock_.try_acquire(here);
  }

  void unlock(std::source_location at = std::source_location::current()) {
    const trace::location_id here = trace::id_of(at);
    if (lock_.owned_by_this_thread() && inner_holds_ > 0) {
      --inner_holds_;
      trace::emit(trace::kind::released, id(), here, 0, lock_.sequence());
      return;
    }
    schedule::announce({schedule::op::unlock, id(), here});
    lock_.release(here);
  }

  [[nodiscard]] trace::object_id id() const noexcept { return lock_.id(); }

 private:
  bool again(trace::location_id here, std::uint8_t flags) {
    if (!lock_.owned_by_this_thread()) return false;
    ++inner_holds_;
    trace::emit_ordered(trace::kind::acquired, id(), here, 0, lock_.sequence(), flags);
    return true;
  }

  exclusive_lock lock_;
  std::uint32_t inner_holds_ = 0;  // the owner's
};

}  // namespace interleave::sync
