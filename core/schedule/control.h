#pragma once

#include "core/os/broadcast_flag.h"
#include "core/schedule/controller.h"
#include "core/schedule/decision.h"
#include "core/schedule/step.h"
#include "core/schedule/worker.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <exception>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace interleave::trace {
class recorder;
}

namespace interleave::schedule {

// Who is told what a controlled run counts (sync::count), by whichever thread of it runs.
class count_listener {
 public:
  virtual void counted(actor who, std::string_view counter, std::int64_t n) = 0;

 protected:
  ~count_listener() = default;
};

// Who may run, for one run. Free: everybody, at the price of one predictable branch a sync point. Paced: each
// sync point waits. Paused: threads are held at their next sync point. Controlled: a controller decides.
// Stopped: every sync point and every blocking call throws `cancelled`, except for what only gives back
// (unlock, release, notify, arrive, store, put) and while the thread unwinds: destructors may do these.
// Thread-safe.
//
//   control rules(&recording);
//   rules.pause();  rules.resume();  rules.set_pace(20ms);
//   rules.cancel();                 // ends even a deadlock; then join the threads
class control {
 public:
  explicit control(trace::recorder* recording = nullptr, controller* decides = nullptr);

  void pause();
  void resume();
  // Zero is free.
  void set_pace(std::chrono::nanoseconds each_step);
  [[nodiscard]] std::chrono::nanoseconds pace() const;
  void cancel();
  // Before any thread enters, or nobody (nullptr); only under control.
  void listen(count_listener* to) { listener_ = to; }
  [[nodiscard]] count_listener* listener() const { return listener_; }
  // For choose() in the live modes; before any thread enters.
  void set_seed(std::uint64_t seed) { seed_ = seed; }
  [[nodiscard]] std::uint64_t seed() const { return seed_; }

  [[nodiscard]] bool is_paused() const { return (attention() & paused) != 0; }
  [[nodiscard]] bool is_cancelled() const { return (attention() & stopped) != 0; }
  [[nodiscard]] bool is_controlled() const { return (attention() & controlled) != 0; }
  // … and there is nothing else to do at a sync point.
  [[nodiscard]] bool is_just_controlled() const { return attention() == controlled; }
  [[nodiscard]] controller* decider() const { return controller_; }
  // For who blocks in poll: readable once the run is stopped. -1 where the system has none to give.
  [[nodiscard]] int stop_descriptor() const { return stop_flag_.descriptor(); }
  [[nodiscard]] trace::recorder* recording() const { return recorder_; }

  // For the controller: the run is over, no thread of it sleeps anywhere; the same for another execution.
  void end_controlled();
  void begin_again();

  // A thread's first and last act in the run; see membership.
  void enter(worker& who);
  void leave(worker& who);

  // A child process of the run: stopped with it while the run is paused (SIGSTOP), until it is told to be
  // gone.
  void add_child(int process);
  void remove_child(int process);

  // An exception that a scenario's thread let escape: the first one is kept for the runner.
  void report_fault(const std::string& text);
  [[nodiscard]] std::string fault() const;

  // Nonzero when a sync point has anything to do. relaxed: a change may be seen a few steps late, it carries
  // no data.
  [[nodiscard]] std::uint32_t attention() const { return attention_.load(std::memory_order_relaxed); }

  // The slow side of announce().
  verdict point(worker& by, const step& next);

 private:
  static constexpr std::uint32_t stopped = 1;
  static constexpr std::uint32_t paused = 2;
  static constexpr std::uint32_t paced = 4;
  static constexpr std::uint32_t controlled = 8;

  void hold(worker& by, const step& next, std::uint32_t seen);

  std::atomic<std::uint32_t> attention_{0};
  trace::recorder* const recorder_;
  controller* const controller_;
  count_listener* listener_ = nullptr;
  std::uint64_t seed_ = 0;
  os::broadcast_flag stop_flag_;

  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::chrono::nanoseconds pace_{0};  // guarded by mutex_
  std::vector<worker*> workers_;      // guarded by mutex_
  std::vector<int> children_;         // guarded by mutex_
  std::string fault_;                 // guarded by mutex_
};

// Every primitive's first act. Free mode: one load and one predictable branch.
[[gnu::always_inline]] inline verdict announce(const step& next) {
  worker* const self = this_worker;
  if (self == nullptr || self->run() == nullptr || self->run()->attention() == 0) [[likely]]
    return verdict::proceed;
  return self->run()->point(*self, next);
}

// The same for phases, yields and sleeps, which are no steps of a controlled run by themselves: mostly they
// are only counted.
[[gnu::always_inline]] inline void announce_quietly(op what, trace::location_id at, std::uint64_t amount) {
  worker* const self = this_worker;
  if (self == nullptr || self->run() == nullptr || self->run()->attention() == 0) [[likely]]
    return;
  if (self->run()->is_just_controlled() && self->passes_unheard(gives_way(what, amount))) return;
  self->run()->point(*self, {.what = what, .at = at, .amount = amount, .timed = what == op::sleep});
}

// Whether a controller decides: primitives then must not block by themselves.
[[gnu::always_inline]] inline bool is_controlled() {
  return this_worker != nullptr && this_worker->run() != nullptr && this_worker->run()->is_controlled();
}

// A rule that does not hold, told to who decides; the trace has it as `violated`.
void report_violation(std::string_view rule, trace::location_id at);

// What a scenario counts, told to who listens; the trace has it as `counted`.
void report_count(std::string_view counter, std::int64_t n);

// Whether a blocked call of this thread should end because the run was stopped. A thread that unwinds is left
// alone: a destructor must not throw.
inline bool should_unwind() {
  return this_worker != nullptr && this_worker->run() != nullptr && this_worker->run()->is_cancelled() &&
         std::uncaught_exceptions() == 0;
}

// One of 0 … alternatives-1: the controller's choice, or random in the live modes, from the run's seed.
std::uint32_t choose(std::uint32_t alternatives);

// While it lives, the calling thread belongs to a run.
class membership {
 public:
  explicit membership(control& run, trace::thread_id as);
  ~membership();
  membership(const membership&) = delete;
  membership& operator=(const membership&) = delete;

 private:
  worker self_;
  worker* former_;
};

}  // namespace interleave::schedule
