#pragma once

#include "core/scenario/descriptor.h"
#include "core/scenario/recording.h"
#include "core/scenario/settings.h"
#include "core/schedule/control.h"
#include "core/schedule/decider.h"
#include "core/schedule/engine.h"

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

namespace interleave::scenario {

// A scenario that runs: real threads, recorded as they go. Construction starts it, destruction stops it and
// joins every thread. Thread-safe.
//
//   run dinner(*find("dining-philosophers"), "naive", values, {});
//   dinner.pause(); dinner.resume(); dinner.change("think_ms", 50);
//   dinner.stop();
class run {
 public:
  struct options {
    std::chrono::nanoseconds pace{0};  // zero: free
    std::uint64_t seed = 1;
    std::size_t cap_records = recording::default_cap;
    bool paused = false;  // start held at the first sync point
    // Who decides each step, where not the operating system does: exactly one real thread goes on at a time.
    // An end other than completion is held until stop(). It is asked on the run's threads. If it is a
    // count_listener, too, it is told what the run counts.
    std::shared_ptr<schedule::decider> under{};
    std::string mode = "replayed";  // or stepped; only under a decider
    std::string schedule{};         // the string that it replays
  };

  // Throws bad_setting for a variant that the scenario does not have. If `values` have a host: on the thread
  // that takes part in the run.
  run(const descriptor& of, std::string_view variant_id, const settings& values, options how);
  ~run();
  run(const run&) = delete;
  run& operator=(const run&) = delete;

  void pause();
  void resume();
  void set_pace(std::chrono::nanoseconds each_step);
  // A live knob: takes effect at once. Throws bad_setting.
  void change(std::string_view knob, double value);
  // Asks every thread to end, blocked ones too; returns when all are joined and the trace is complete.
  void stop();

  // Lets the trace know that time has passed although nothing happened: call it now and then while a run is
  // watched.
  void refresh();

  [[nodiscard]] bool is_paused() const;
  // All threads have ended and the trace is complete.
  [[nodiscard]] bool is_finished() const;
  // True once finished, false at the deadline.
  bool wait_until(std::chrono::steady_clock::time_point deadline) const;
  // Whether stop() ended it before its own end.
  [[nodiscard]] bool was_stopped() const;
  // Under a decider: the end has come, though it may be held; conductor() tells how. Else false.
  [[nodiscard]] bool is_over() const;
  [[nodiscard]] const schedule::engine* conductor() const;
  // What an escaping exception said; empty if none did.
  [[nodiscard]] std::string fault() const;

  [[nodiscard]] std::shared_ptr<recording> trace() const { return recording_; }
  [[nodiscard]] const descriptor& of() const { return of_; }
  [[nodiscard]] const settings& values() const { return values_; }

 private:
  struct engine;

  const descriptor& of_;
  settings values_;
  std::shared_ptr<recording> recording_;
  std::unique_ptr<engine> engine_;
};

// What the run came to so far, from its findings: the first of deadlock, violation, livelock, starvation;
// else completed.
expectation outcome_of(const analysis::analyser& analysis);

}  // namespace interleave::scenario
