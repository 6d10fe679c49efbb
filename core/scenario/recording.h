#pragma once

#include "core/analysis/analyser.h"
#include "core/scenario/about_run.h"
#include "core/scenario/follower.h"
#include "core/timeline/lane_feed.h"
#include "core/timeline/lanes.h"
#include "core/trace/event.h"
#include "core/trace/file.h"
#include "core/trace/source.h"
#include "core/trace/store.h"

#include <atomic>
#include <filesystem>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace interleave::scenario {

// Events of a thread that were lost at the memory cap: drawn as a hatched gap.
struct gap {
  trace::thread_id thread = 0;  // 0: every thread (the store was full)
  trace::nanoseconds begin = 0;
  trace::nanoseconds end = 0;
  std::uint64_t lost = 0;
};

// A run's trace with all that is derived from it; the one thing that the window, the command line and the
// exporters read, whether it is being written this moment or came out of a file.
//
// One thread appends (the collector's). Any thread reads: `records` without a lock, everything else through
// read(). Records are seen once they are understood, or while that goes on under the lock: in read() the
// trace and what is derived from it are at the same record.
//
// Working out what records mean takes longer than bringing them into order. A recording that is fed `behind`
// copies a large batch to its place and leaves the rest to a second thread, at most most_behind records
// later; a small one (a window that is watched) is done at once, as all are `at_once`.
//
//   auto opened = recording::open("philosophers.interleave");
//   opened->read([&](const recording::view& now) { use(now.analysis.head(), now.lanes); });
class recording {
 public:
  static constexpr std::size_t default_cap = std::size_t{1} << 26;

  struct view {
    const trace::store& records;
    const analysis::analyser& analysis;
    const timeline::lanes& lanes;
    const trace::dictionary& dictionary;
    const std::vector<gap>& gaps;
  };

  enum class feeding : bool { at_once, behind };
  static constexpr std::size_t large_batch = 1024;
  static constexpr std::size_t most_behind = std::size_t{1} << 17;

  recording(about_run about, trace::dictionary names, std::size_t cap_records = default_cap,
            feeding how = feeding::at_once);
  ~recording();
  recording(const recording&) = delete;
  recording& operator=(const recording&) = delete;

  // Takes a batch in order of time. Switch records come with the OS thread in `argument` and thread 0, and
  // are given their thread here; those of other threads are left out.
  void append(std::span<const trace::record> batch);
  // Time goes on without records: all before `now` were appended.
  void time_passes(trace::nanoseconds now);
  // Returns when all that was appended before the call can be seen. Not from within read().
  void settle() const { understands_.wait(); }

  // Calls `use` with everything, under the lock that the work on records takes: be brief (a frame's
  // snapshot).
  template <class F>
  auto read(F&& use) const {
    const auto lock = in_turn();
    return use(view{records_, *analysis_, lanes_, names_, gaps_});
  }

  [[nodiscard]] const trace::store& records() const { return records_; }
  [[nodiscard]] const trace::dictionary& dictionary() const { return names_; }
  [[nodiscard]] const about_run& about() const { return about_; }
  // Events that found no room, in the queues (gap records) and in the store.
  [[nodiscard]] std::uint64_t lost() const;
  [[nodiscard]] std::size_t bytes() const;

  // How far time has come: of the last record, or later in a live run that is silent.
  [[nodiscard]] trace::nanoseconds now() const {
    return now_.load(std::memory_order_acquire);  // acquire: what happened until then is stored
  }

  // Throw trace::file_error.
  void save(const std::filesystem::path& to) const;
  static std::shared_ptr<recording> open(const std::filesystem::path& from);
  static std::shared_ptr<recording> of(trace::loaded file);

 private:
  void attribute_switches(std::span<const trace::record> batch);
  void learn_thread(const trace::record& started);
  void note_gap(const trace::record& found);
  // Of an opened file: its run had lost so many past the last record.
  void had_lost(std::uint64_t count, trace::nanoseconds until);
  // With the lock held:
  void take_in(std::size_t staged);
  void lose(std::span<const trace::record> without_room);

  // Whoever wants mutex_ queues up for it at turn_: the thread that understands takes it again and again, and
  // would not let a reader in between.
  [[nodiscard]] std::unique_lock<std::mutex> in_turn() const {
    const std::scoped_lock turn(turn_);
    return std::unique_lock(mutex_);
  }

  about_run about_;
  trace::dictionary names_;
  trace::store records_;
  mutable std::mutex turn_;
  mutable std::mutex mutex_;
  std::unique_ptr<analysis::analyser> analysis_;
  timeline::lanes lanes_;
  timeline::lane_feed feed_;
  std::vector<gap> gaps_;
  std::vector<trace::nanoseconds> last_seen_;  // of a thread: where a gap in it begins
  std::unordered_map<std::uint64_t, trace::thread_id> by_os_thread_;
  std::unordered_map<std::uint64_t, trace::record> early_switch_;  // in, before its thread said who it is
  std::vector<trace::record> batch_;
  std::atomic<trace::nanoseconds> now_{0};
  const feeding how_;
  follower understands_;  // last: its thread uses all of the above
};

}  // namespace interleave::scenario
