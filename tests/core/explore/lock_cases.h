#pragma once

#include <atomic>
#include <functional>
#include <ostream>
#include <span>

namespace interleave::test {

// Lets the threads of a free run go one after the other, by means that no trace shows: as far as the trace
// can tell they might as well have met. Does nothing where a controller decides.
class turns {
 public:
  explicit turns(bool on) : on_(on) {}

  void wait_for(int turn) {
    // acquire: what the one before did has been done
    for (int now = 0; on_ && (now = now_.load(std::memory_order_acquire)) < turn;)
      now_.wait(now, std::memory_order_relaxed);  // relaxed: the loop looks again
  }
  void next() {
    if (!on_) return;
    now_.fetch_add(1, std::memory_order_release);  // release: see wait_for
    now_.notify_all();
  }

 private:
  const bool on_;
  std::atomic<int> now_{0};
};

// A scope that is one turn.
class turn {
 public:
  turn(turns& of, int number) : of_(of) { of_.wait_for(number); }
  ~turn() { of_.next(); }
  turn(const turn&) = delete;
  turn& operator=(const turn&) = delete;

 private:
  turns& of_;
};

// Programs that a detector of possible deadlocks is measured by: none of them deadlocks when its threads go
// one after the other.
struct lock_case {
  const char* name;
  bool can_deadlock;
  void (*body)(turns&);

  friend void PrintTo(const lock_case& of, std::ostream* out) { *out << of.name; }
};
std::span<const lock_case> lock_cases();

// Two threads that have each other's lock, for certain, where the turns are on.
void a_deadlock_that_happens(turns& order);

// What looks like the first of the cases, but for a permit that only the first thread gives.
void kept_apart_by_a_signal(turns& order);

}  // namespace interleave::test
