#pragma once

#include "core/schedule/control.h"
#include "core/sync/object.h"
#include "core/sync/violation.h"
#include "core/trace/producer.h"
#include "core/trace/source.h"

#include <atomic>
#include <cstdint>
#include <source_location>
#include <string_view>

namespace interleave::sync {

// Something that only one thread may use at a time and that does not protect itself: a scenario's checked
// invariant. Never blocks and orders nothing (so it hides no race). Taking what is taken writes `violated`
// (argument: the resource's number), then goes on.
//
//   resource spoon("spoon");
//   spoon.take();   // right only if a lock keeps the others out
//   spoon.put();
class resource {
 public:
  explicit resource(std::string_view name = "resource",
                    const std::source_location& at = std::source_location::current())
      : self_(trace::object_kind::resource, name, 0, at) {}

  void take(std::source_location at = std::source_location::current()) {
    const trace::location_id here = trace::id_of(at);
    schedule::announce({schedule::op::take, id(), here});
    // relaxed: must not make an unprotected use look protected
    const std::uint64_t before = state_.fetch_add(one_user + one_taking, std::memory_order_relaxed);
    const auto sequence = static_cast<std::uint32_t>((before + one_taking) >> 32);
    if (users(before) != 0) [[unlikely]] {
      constexpr trace::literal rule("a resource is used by one thread at a time");
      violate(rule, here, id());
    }
    trace::emit_ordered(trace::kind::acquired, id(), here, 0, sequence);
  }

  void put(std::source_location at = std::source_location::current()) {
    const trace::location_id here = trace::id_of(at);
    schedule::announce({schedule::op::put, id(), here});
    // relaxed, twice: as in take
    const std::uint64_t now = state_.load(std::memory_order_relaxed);
    trace::emit(trace::kind::released, id(), here, 0, static_cast<std::uint32_t>(now >> 32));
    state_.fetch_sub(one_user, std::memory_order_relaxed);
  }

  [[nodiscard]] trace::object_id id() const noexcept { return self_.id(); }

 private:
  static constexpr std::uint64_t one_user = 1;
  static constexpr std::uint64_t one_taking = std::uint64_t{1} << 32;
  static std::uint32_t users(std::uint64_t state) { return static_cast<std::uint32_t>(state); }

  std::atomic<std::uint64_t> state_{0};  // takings so far << 32 | users now
  object self_;
};

}  // namespace interleave::sync
