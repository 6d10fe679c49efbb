#pragma once

#include "core/analysis/state.h"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace interleave::analysis {

// The four conditions without any of which there is no deadlock (Coffman, Elphick and Shoshani, "System
// Deadlocks", 1971): whether each of them holds in a state, and who makes it so. Of locks only: semaphores
// and condition variables belong to nobody. Pure functions.
//
//   const coffman_state now = coffman_conditions(state);
//   if (now[condition::circular_wait].holds) …  // the circle is closed
//   label = sentence_for(condition::hold_and_wait, now, names);
enum class condition : std::uint8_t {
  mutual_exclusion,  // a lock is held, by itself, that another thread wants
  hold_and_wait,     // a thread holds a lock and waits for another
  no_preemption,     // such a wait has no time limit: nothing but the holder can end it
  circular_wait      // each waits for what the next one holds, and the last one for the first
};
inline constexpr std::size_t condition_count = 4;

// One thread that makes a condition hold.
struct hold_up {
  thread_id thread = 0;
  object_id holds = 0;  // the lock that it took last; 0: none
  object_id wants = 0;
  thread_id held_by = 0;

  friend bool operator==(const hold_up&, const hold_up&) = default;
};

struct condition_state {
  bool holds = false;
  // By thread number; of a circle, in its order. Of circular_wait that does not hold: the longest chain of
  // threads each of which waits for the next.
  std::vector<hold_up> because;
};

class coffman_state {
 public:
  [[nodiscard]] const condition_state& operator[](condition which) const {
    return all_[static_cast<std::size_t>(which)];
  }
  condition_state& operator[](condition which) { return all_[static_cast<std::size_t>(which)]; }

 private:
  std::array<condition_state, condition_count> all_;
};

coffman_state coffman_conditions(const state& at);

// "Hold and wait"
const char* title_of(condition which);
// Why it holds or does not, in plain English, with names: "philosopher 2 holds fork 2 and waits for fork 3".
std::string sentence_for(condition which, const coffman_state& now, const names& known);

// The same in a word or two: "5 threads", "chain of 3".
std::string brief_for(condition which, const coffman_state& now);

}  // namespace interleave::analysis
