#pragma once

#include "core/schedule/decider.h"
#include "core/schedule/decision.h"
#include "core/schedule/step.h"
#include "core/trace/event.h"

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <optional>
#include <vector>

namespace interleave::schedule {

// A way in which a run can go on, as a person sees it.
struct branch {
  decision what{};
  step next{};                  // that would be taken
  trace::object_id thread = 0;  // whose: what others join
  actor wakes = 0;              // of a notify_one: whom; meaningless otherwise
  bool is_default = false;      // the default policy's
  bool is_extra = false;        // a timeout or a spurious wake-up
  bool preempts = false;        // takes the turn from a thread that would go on
};

// A thread that cannot go on.
struct waiting_thread {
  actor who = 0;
  trace::object_id thread = 0;
  step next{};  // that it waits to take
};

// Where a run stands while it waits for an answer.
struct question {
  std::uint64_t steps = 0;        // that were taken before
  std::uint32_t preemptions = 0;  // among them
  actor last = 0;                 // who took the last one
  std::vector<branch> branches;   // by thread, then outcome; timeouts and spurious wake-ups last
  std::vector<waiting_thread> waiting;
};

// How far a thread goes on by itself. Where a step of its own can come out in several ways, and after
// longest_stretch steps, it asks.
enum class stretch : std::uint8_t {
  step,         // this one
  big_step,     // until it has given something back (unlock, release, wait, …), or cannot go on
  until_waits,  // until it cannot go on, or has ended
};
constexpr std::uint32_t longest_stretch = 1000;

// A person decides: whoever holds the token sleeps in the kernel until somebody has answered. First the
// decisions of `prefix` are taken again, without a question: that is how a step is taken back, in another
// run. Ended by cancel (control::cancel does so), and by a prefix that does not fit.
//
// asked, answer, taken, cancel: for any thread; decide for the run's.
//
//   interactive by;                              // under a run of its own
//   while (!by.asked()) …                        // or the run is over
//   by.answer(by.asked()->branches[0].what, stretch::until_waits);
class interactive final : public decider {
 public:
  explicit interactive(std::vector<decision> prefix = {});

  choice decide(const model& now) override;
  void cancel() override;

  // Nothing: the run goes on, or is over.
  [[nodiscard]] std::optional<question> asked() const;
  // False: nothing is asked, or that is no branch.
  bool answer(decision what, stretch how_far = stretch::step);
  // All decisions so far, the prefix's too.
  [[nodiscard]] std::vector<decision> taken() const;
  // Among them; see question.
  [[nodiscard]] std::uint32_t preemptions() const;
  // Of the prefix, one that could not be taken.
  [[nodiscard]] bool has_diverged() const;

 private:
  // What decides without a person: the prefix, or a stretch that goes on.
  [[nodiscard]] std::optional<decision> known(const model& now);
  [[nodiscard]] question ask(const model& now) const;
  void note(const model& now, decision what);

  const std::vector<decision> prefix_;
  std::vector<trace::object_id> threads_;  // by actor; only for who runs
  std::optional<stretch> stretch_;         // only for who runs
  std::uint32_t stretched_ = 0;            // only for who runs: steps of it
  bool gave_back_ = false;                 // only for who runs: the last step

  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<decision> taken_;  // guarded by mutex_, as all that follow
  std::uint32_t preemptions_ = 0;
  actor last_ = 0;
  std::optional<question> question_;
  std::optional<decision> answer_;
  stretch how_far_ = stretch::step;
  bool diverged_ = false;
  bool cancelled_ = false;
};

}  // namespace interleave::schedule
