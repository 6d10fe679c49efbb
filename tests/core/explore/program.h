#pragma once

#include "core/explore/history.h"
#include "core/explore/strategy.h"
#include "core/schedule/model.h"
#include "core/schedule/step.h"

#include <cstdint>
#include <initializer_list>
#include <map>
#include <string>
#include <vector>

namespace interleave::test {

using schedule::decision;
using schedule::op;

// One step of a small program. Each thread has one register.
//   load: register = memory.   store: memory = value (+ register if `adds`).
//   exchange: register = memory, then memory += value; if `compares`: memory = value if it equals the
//   register, which becomes 1 or 0.   tries and timed steps: register = 1 or 0.   choose: register = outcome.
//   check (no step): the register has this value, or the execution is `violated`.
// After the step: if `jumps` and the register is not `unless`, goes `jump` lines on.
struct line {
  op what = op::yield;
  trace::object_id object = 0;
  trace::object_id second = 0;
  std::uint64_t amount = 1;
  int value = 0;
  bool adds = false;
  bool compares = false;
  bool timed = false;
  bool check = false;
  bool jumps = false;
  int unless = 0;
  int jump = 0;

  line& skip_unless(int wanted, int lines) {
    jumps = true;
    unless = wanted;
    jump = lines + 1;
    return *this;
  }
};

using body = std::vector<line>;

// Threads as lists of steps, run on the model alone: no thread, no time.
//
//   program two{{{lock(1), unlock(1)}, {lock(1), unlock(1)}}};
//   execution how = run(two, search, 1000);
struct program {
  std::vector<body> threads;
  std::map<trace::object_id, int> initial;  // memory, permits, expected arrivals
};

struct execution {
  explore::run_end how = explore::run_end::finished;
  bool violated = false;
  std::vector<decision> decisions;
  std::uint64_t state = 0;        // memory, registers, where each thread is
  std::uint64_t the_class = 0;    // by history
  std::uint64_t naive_class = 0;  // by looking at all pairs; only if asked for
};

class interpreter {
 public:
  explicit interpreter(const program& what, bool naive = false) : what_(what), naive_(naive) {}

  // One execution, between begin and end of the strategy.
  const execution& run(explore::strategy& search, std::size_t most_steps = 100000);
  // The same without anything but the outcome.
  void set_quick() { quick_ = true; }

 private:
  struct state {
    std::size_t at = 0;
    int value = 0;
    bool begun = false;
    bool back = false;  // in the second half of a wait
  };
  void announce(schedule::actor who);
  void carry_out(decision next);
  std::uint64_t hash() const;
  std::uint64_t naive_hash() const;

  const program& what_;
  const bool naive_;
  bool quick_ = false;
  schedule::model now_;
  explore::history past_;
  std::vector<schedule::happening> happened_;
  std::vector<int> notifier_;  // of each happening
  std::vector<int> notified_by_;
  std::vector<int> memory_;
  std::vector<int> expected_;
  std::vector<state> threads_;
  execution result_;
};

inline line step(op what, trace::object_id object, std::uint64_t amount = 1) {
  line result;
  result.what = what;
  result.object = object;
  result.amount = amount;
  return result;
}
inline line lock(trace::object_id m) {
  return step(op::lock, m);
}
inline line unlock(trace::object_id m) {
  return step(op::unlock, m);
}
inline line load(trace::object_id v) {
  return step(op::load, v);
}
inline line store(trace::object_id v, int value) {
  line result = step(op::store, v);
  result.value = value;
  return result;
}
inline line store_sum(trace::object_id v, int value) {
  line result = store(v, value);
  result.adds = true;
  return result;
}
inline line fetch_add(trace::object_id v, int value) {
  line result = step(op::exchange, v);
  result.value = value;
  return result;
}
inline line compare_exchange(trace::object_id v, int value) {
  line result = fetch_add(v, value);
  result.compares = true;
  return result;
}
inline line wait(trace::object_id condition, trace::object_id mutex) {
  line result = step(op::wait, condition);
  result.second = mutex;
  return result;
}
inline line timed(line result) {
  result.timed = true;
  return result;
}
inline line check(int value) {
  line result;
  result.check = true;
  result.value = value;
  return result;
}

// n philosophers, each of whom eats once, started and awaited by a main thread.
program philosophers(int n, bool ordered);

}  // namespace interleave::test
