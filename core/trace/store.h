#pragma once

#include "core/trace/event.h"

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace interleave::trace {

// The ordered trace in memory: append-only blocks of records, never moved. One thread appends; any number
// read what is below size() at the same time, without a lock.
//
// append in two steps, for who has work to do before records may be seen: stage puts them behind size(),
// publish moves size(). Each is one thread's; another than stages may publish once it has heard of the
// staging by something that synchronises.
//
//   store trace;  trace.append(batch);
//   for (std::size_t i = trace.lower_bound(t); i < trace.size(); ++i) use(trace[i]);
class store {
 public:
  // `cap_records`: past it append keeps nothing and counts what is lost. 32 bytes each.
  explicit store(std::size_t cap_records = std::size_t{1} << 26);
  ~store();
  store(const store&) = delete;
  store& operator=(const store&) = delete;

  // Times must not decrease. Returns how many were kept.
  std::size_t append(std::span<const record> batch) {
    const std::size_t kept = stage(batch);
    publish(kept);
    return kept;
  }
  std::size_t stage(std::span<const record> batch);
  // The next `count` of those that were staged.
  void publish(std::size_t count) noexcept {
    // relaxed: only this thread changes it. release: who sees the size sees the records
    size_.store(size_.load(std::memory_order_relaxed) + count, std::memory_order_release);
  }
  // Counts events that found no room before these records were saved.
  void lose(std::uint64_t count) noexcept {
    lost_.fetch_add(count, std::memory_order_relaxed);  // relaxed: a count on its own
  }
  // How many more will be kept. For the thread that stages.
  [[nodiscard]] std::size_t room() const noexcept { return cap_ - staged_; }

  [[nodiscard]] std::size_t size() const noexcept {
    return size_.load(std::memory_order_acquire);  // acquire: records below it are there
  }
  // `index` below size().
  [[nodiscard]] const record& operator[](std::size_t index) const noexcept {
    // relaxed: size() has made the block visible
    return directory_[index / block_records].load(std::memory_order_relaxed)->records[index % block_records];
  }

  // The records from `index` on, which is at most size(), as far as they lie in a row; empty at size().
  [[nodiscard]] std::span<const record> row(std::size_t index) const noexcept {
    const std::size_t count = std::min(size() - index, block_records - index % block_records);
    return count == 0 ? std::span<const record>() : std::span(&(*this)[index], count);
  }

  // The first record at or after `at`; size() if there is none. O(log n).
  [[nodiscard]] std::size_t lower_bound(nanoseconds at) const noexcept;
  // One past the last record at or before `at`.
  [[nodiscard]] std::size_t upper_bound(nanoseconds at) const noexcept;

  [[nodiscard]] nanoseconds end_time() const noexcept;  // of the last record; 0 when empty
  [[nodiscard]] std::uint64_t lost() const noexcept;    // past the cap
  [[nodiscard]] std::size_t bytes() const noexcept;

  static constexpr std::size_t block_records = std::size_t{1} << 14;

 private:
  // Past the first few, blocks are made together, in the size of a huge page: where the system gives them,
  // a first touch (as dear as ordering a hundred records) is needed once in 65,536 records, not in 128.
  static constexpr std::size_t blocks_together = 4;
  struct block {
    record records[block_records];
  };
  // The first index below size() whose record does not satisfy `goes_before`.
  void make_block(std::size_t number);
  template <class Before>
  [[nodiscard]] std::size_t partition(Before goes_before) const noexcept;

  const std::size_t cap_;
  std::unique_ptr<std::atomic<block*>[]> directory_;
  std::size_t staged_ = 0;  // the staging thread's
  std::atomic<std::size_t> size_{0};
  std::atomic<std::uint64_t> lost_{0};
};

}  // namespace interleave::trace
