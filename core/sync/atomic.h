#pragma once

#include "core/schedule/control.h"
#include "core/sync/object.h"
#include "core/trace/producer.h"
#include "core/trace/source.h"

#include <atomic>
#include <concepts>
#include <cstdint>
#include <source_location>
#include <string_view>
#include <type_traits>

namespace interleave::sync {

// std::atomic for integers, bool and enumerations, recorded with the value read or written (sign-extended to
// 64 bits). Each operation is a sync point, so that a thread which spins on it can be paused and stopped; a
// store is not ended by a stop (scope guards store). A store is written to the trace before it happens, what
// reads after it, so no value is seen in the trace before it was stored; between read-modify-writes of
// several threads the values tell the order, not the times. There are no operators: they could not tell their
// line.
//
//   atomic<int> turn("turn", 0);
//   turn.store(1, std::memory_order_release);
//   while (turn.load(std::memory_order_acquire) != 1) this_thread::yield();
template <class T>
requires std::integral<T> || std::is_enum_v<T>
class atomic {
 public:
  using value_type = T;
  using place = std::source_location;

  explicit atomic(std::string_view name = "atomic", T initial = T{}, const place& at = place::current())
      : value_(initial), self_(trace::object_kind::atomic, name, bits(initial), at) {}

  [[nodiscard]] T load(std::memory_order order = std::memory_order_seq_cst,
                       place at = place::current()) const {
    const trace::location_id here = announce(schedule::op::load, at);
    const T seen = value_.load(order);
    trace::emit_ordered(trace::kind::loaded, id(), here, bits(seen));
    return seen;
  }

  void store(T value, std::memory_order order = std::memory_order_seq_cst, place at = place::current()) {
    const trace::location_id here = announce(schedule::op::store, at);
    trace::emit(trace::kind::stored, id(), here, bits(value));
    value_.store(value, order);
  }

  T exchange(T value, std::memory_order order = std::memory_order_seq_cst, place at = place::current()) {
    const trace::location_id here = announce(schedule::op::exchange, at);
    const T before = value_.exchange(value, order);
    trace::emit_ordered(trace::kind::exchanged, id(), here, bits(value));
    return before;
  }

  T fetch_add(T n, std::memory_order order = std::memory_order_seq_cst,
              place at = place::current()) requires(std::integral<T> && !std::same_as<T, bool>) {
    const trace::location_id here = announce(schedule::op::exchange, at);
    const T before = value_.fetch_add(n, order);
    trace::emit_ordered(trace::kind::exchanged, id(), here, bits(before) + bits(n));
    return before;
  }

  T fetch_sub(T n, std::memory_order order = std::memory_order_seq_cst,
              place at = place::current()) requires(std::integral<T> && !std::same_as<T, bool>) {
    const trace::location_id here = announce(schedule::op::exchange, at);
    const T before = value_.fetch_sub(n, order);
    trace::emit_ordered(trace::kind::exchanged, id(), here, bits(before) - bits(n));
    return before;
  }

  // A failure is recorded as a load.
  bool compare_exchange_strong(T& expected, T desired, std::memory_order order = std::memory_order_seq_cst,
                               place at = place::current()) {
    const trace::location_id here = announce(schedule::op::exchange, at);
    const bool changed = value_.compare_exchange_strong(expected, desired, order);
    return record(changed, expected, desired, here);
  }
  bool compare_exchange_weak(T& expected, T desired, std::memory_order order = std::memory_order_seq_cst,
                             place at = place::current()) {
    const trace::location_id here = announce(schedule::op::exchange, at);
    const bool changed = value_.compare_exchange_weak(expected, desired, order);
    return record(changed, expected, desired, here);
  }

  [[nodiscard]] trace::object_id id() const noexcept { return self_.id(); }

 private:
  static std::uint64_t bits(T value) { return static_cast<std::uint64_t>(static_cast<std::int64_t>(value)); }

  trace::location_id announce(schedule::op what, const place& at) const {
    const trace::location_id here = trace::id_of(at);
    schedule::announce({what, id(), here});
    return here;
  }

  bool record(bool changed, T seen, T written, trace::location_id here) const {
    trace::emit_ordered(changed ? trace::kind::exchanged : trace::kind::loaded, id(), here,
                        bits(changed ? written : seen));
    return changed;
  }

  std::atomic<T> value_;
  object self_;
};

}  // namespace interleave::sync
