#pragma once

#include "core/explore/strategy.h"
#include "core/explore/watch.h"
#include "core/schedule/control.h"
#include "core/schedule/decider.h"
#include "core/schedule/decision.h"
#include "core/schedule/engine.h"
#include "core/schedule/schedule_string.h"

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace interleave::scenario {
class settings;
struct descriptor;
struct variant;
}  // namespace interleave::scenario

namespace interleave::explore {

enum class backend : std::uint8_t { fibers, threads };

// What is run: anything that makes its threads and objects by core/sync, and that does the same whenever the
// same decisions are taken.
using program = std::function<void()>;

// A variant of a scenario with these values, which have to stay.
[[nodiscard]] program program_of(const scenario::variant& of, const scenario::settings& values);

// Runs programs under a decider, one execution after the other, without a trace. A search makes one and uses
// it for all its executions, since strands and memory are kept. Made, used and destroyed by one thread; with
// `pinned` threads that thread stays on its core meanwhile.
//
//   executor executes({.on = backend::fibers});
//   strategy.begin();
//   if (executes.run(dinner, strategy) == schedule::ending::deadlock) keep(executes.decisions());
//   strategy.end();
class executor {
 public:
  struct options {
    backend on = backend::fibers;
    std::uint64_t max_steps = 20'000;
    bool pinned = true;  // threads only
    // The counter that tells progress: livelocks and starvation are looked for (see watch), but without one.
    std::string_view progress{};
    std::function<bool()> stop{};  // asked now and then; ends an execution by answering true
  };
  // Throws std::runtime_error where this build has no fibers.
  executor() : executor(options{}) {}
  explicit executor(options how);

  // What escapes from the program is an ending. Throws what the decider throws in a thread of its own: so it
  // had better not.
  schedule::ending run(const program& what, schedule::decider& by);

  // Of the last execution.
  [[nodiscard]] schedule::ending how() const;
  [[nodiscard]] const std::vector<schedule::performed>& log() const { return conducts_.log(); }
  [[nodiscard]] std::size_t steps() const { return conducts_.log().size(); }
  [[nodiscard]] std::vector<schedule::decision> decisions() const;
  // Of all steps and the ending; the same in every build.
  [[nodiscard]] std::uint64_t hash() const { return conducts_.hash(); }
  [[nodiscard]] const schedule::engine& conductor() const { return conducts_; }
  // One sentence: what was found. By names if they were kept, else by numbers.
  [[nodiscard]] std::string text() const;
  [[nodiscard]] std::string name_of(schedule::actor who) const;

  // Objects' names cost some time; a search keeps none, and looks at what it has found once more.
  void keep_names(bool on) { conducts_.keep_names(on); }

 private:
  [[nodiscard]] std::string progress_text() const;

  schedule::engine conducts_;
  schedule::control rules_;
  watch watch_;
  std::string_view progress_;
};

// As a search is told of it: what is cut short by a broken rule has not been seen to its end.
[[nodiscard]] run_end end_of(schedule::ending how);

// deadlock, stuck, violation, exception, livelock, starvation.
[[nodiscard]] bool is_failure(schedule::ending how);

// What was found, run once more with names: the same decisions, on either backend.
struct retold {
  schedule::ending how = schedule::ending::completed;
  std::string text;
  std::uint64_t hash = 0;
  std::vector<schedule::decision> decisions;
  std::vector<schedule::deviation> deviations;  // of its schedule string
  std::string divergence;                       // one line; empty if it came out as before
};
[[nodiscard]] retold retell(executor& on, const program& what, std::span<const schedule::decision> decisions);

// The schedule string of what came out: beside the scenario's own knobs or those that a search begins with,
// whichever is shorter.
[[nodiscard]] schedule::schedule_string string_for(const scenario::descriptor& of,
                                                   const scenario::variant& as,
                                                   const scenario::settings& values, const retold& what);

}  // namespace interleave::explore
