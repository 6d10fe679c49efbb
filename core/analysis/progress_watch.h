#pragma once

#include "core/analysis/finding.h"
#include "core/analysis/state.h"
#include "core/trace/source.h"

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace interleave::analysis {

// Whether the run gets anywhere, and everybody with it. Time is cut into slots; what is looked at is looked
// at as a slot ends, so that a record costs a few instructions.
//
// Livelock: since the counter that tells progress last rose, at least two threads have taken 20 steps or more
// each (acquired, released, failed to get, changed phase), steps were taken by two or more threads in slots
// that make up `livelock_after` together (a pause does not count), and nobody has been blocked for more than
// half of that. Once until there is progress.
//
// Starvation: a thread waits for a lock or semaphore, or is in a phase that begins with "hungry" or
// "waiting", for longer than `starved_after`, while two or more others were served 20 times or more each in
// the last `starved_after`: for a lock by acquiring (and the lock itself was acquired 40 times since), for a
// phase by counting progress. Once a thread.
class progress_watch {
 public:
  struct options {
    nanoseconds starved_after;
    nanoseconds livelock_after;
    std::string progress;    // name of the counter; empty: any counter
    bool progress_expected;  // without it there is no livelock
  };
  progress_watch(const trace::dictionary& texts, const names& known, options how);

  // A record, with the state after it.
  void see(const trace::record& last, const state& after);
  // If a slot has ended by `now`: looks, and adds what it finds. `at` is the state before anything at `now`.
  void look(nanoseconds now, const state& at, std::vector<finding>& found) {
    if (now >= slot_end_) [[unlikely]]
      end_slot(now, at, found);
  }

 private:
  static constexpr std::uint32_t many = 20;
  static constexpr std::uint64_t slots = 8;  // in the shorter of the two times

  struct follower {
    std::uint64_t progress = 0;
    std::uint64_t object_acquisitions = 0;  // of what it waits for, when the wait began
    std::uint32_t epoch = 0;                // of progress, that `steps` belong to
    std::uint32_t steps = 0;
    std::uint64_t slot = 0;  // in which it last took a step
    bool starved = false;    // and told so
  };
  struct snapshot {
    nanoseconds at;
    std::vector<std::uint64_t> progress;
    std::vector<std::uint64_t> acquisitions;
  };

  follower& of(std::size_t thread) {
    if (thread >= followers_.size()) [[unlikely]]
      followers_.resize(thread + 1);
    return followers_[thread];
  }
  bool is_progress(literal_id counter);
  bool is_hunger(literal_id phase);
  void step(std::size_t thread);
  void end_slot(nanoseconds now, const state& at, std::vector<finding>& found);
  std::optional<finding> livelock(nanoseconds now, const state& at);
  std::optional<finding> starvation(thread_id thread, nanoseconds now, const state& at);
  std::vector<std::string> served(thread_id but, const state& at, bool by_progress) const;

  const trace::dictionary& texts_;
  const names& known_;
  options how_;
  nanoseconds slot_length_;
  nanoseconds slot_end_;
  std::uint64_t slot_ = 1;
  std::uint32_t steppers_ = 0;  // threads that took a step in this slot
  std::uint32_t epoch_ = 1;
  nanoseconds active_ = 0;  // time with steps since progress
  bool livelocked_ = false;
  std::vector<follower> followers_;
  std::deque<snapshot> history_;
  std::vector<std::pair<literal_id, bool>> counters_;
  std::vector<std::pair<literal_id, bool>> phases_;
};

}  // namespace interleave::analysis
