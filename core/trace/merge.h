#pragma once

#include "core/trace/clock.h"
#include "core/trace/event.h"
#include "core/trace/event_stream.h"

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace interleave::trace {

// Brings the events of many streams into one order of time and makes records of them. Events of one stream
// keep their order, also at equal times; records' times never decrease from one call to the next.
//
// Works in windows of about 16 Ki events: a stretch of time from which each stream gives at most its share.
// With few streams in the window, runs are copied from whichever is behind the others; with many, the
// times are radix-sorted (least significant digit first), whose cost does not depend on the shape.
//
//   merger order(mapping, [&](std::span<const record> batch) { trace.append(batch); });
//   order.run(streams, watermark);
class merger {
 public:
  // Called once a window at least; only after it returns may what the streams have given be reused.
  using output = std::function<void(std::span<const record>)>;

  merger(const clock_mapping& clock, output deliver);

  // Hands on every event with ticks below `bound`. The clock must have a sample at or after it.
  void run(std::span<event_stream* const> streams, ticks bound);

  // Events that came after later ones had been handed on; their times were raised. Stays 0 with a right
  // bound.
  [[nodiscard]] std::uint64_t late() const noexcept { return late_; }

  static constexpr std::size_t window = std::size_t{1} << 14;
  static constexpr std::size_t most_copied = 6;  // streams in a window; above it is sorted

 private:
  struct head {
    ticks next;  // time of the stream's first event
    ticks cut;   // below it lie `quota` of its events at most
    std::size_t quota;
    event_stream* stream;
  };
  struct reference {
    const event* at;
    thread_id thread;
  };
  // A sort key: time since the window's start, and in the low bits the place in gathered_.
  static constexpr unsigned index_bits = 24;
  static constexpr ticks longest_window = ticks{1} << (64 - index_bits);

  // Reads within the quota until an event at or after `bound`, calling `use` with each.
  template <class Use>
  static void read_until(head& of, ticks bound, Use use);
  void set_cut(head& of, ticks bound, std::size_t share, std::size_t live) const;
  [[nodiscard]] static bool refill(head& of, ticks bound);

  void copy_one(head& of, ticks until);
  void copy_runs(ticks until);
  void sort_window(ticks from, ticks until);
  std::span<const std::uint64_t> sorted_keys(std::size_t count, ticks span);
  void put(const event& of, thread_id thread);
  void flush();

  const clock_mapping* clock_;
  output deliver_;
  clock_line line_;
  nanoseconds last_ = 0;
  std::uint64_t late_ = 0;

  std::vector<head> live_;      // streams with events below the bound
  std::vector<head*> current_;  // those with events in the window
  std::vector<record> out_;
  std::size_t out_size_ = 0;
  std::vector<reference> gathered_;
  std::vector<std::uint64_t> keys_;
  std::vector<std::uint64_t> spare_keys_;
};

}  // namespace interleave::trace
