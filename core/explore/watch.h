#pragma once

#include "core/schedule/control.h"
#include "core/schedule/decider.h"
#include "core/schedule/decision.h"
#include "core/schedule/engine.h"
#include "core/schedule/model.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

namespace interleave::explore {

// Lets another decide, and ends a run that never fails and never gets anywhere either. Both are told only
// where the counter that tells progress is known, and only of schedules that are fair to those who suffer:
//
// Livelock: since progress rose last, the state (what every thread is about to do, and all objects) has come
// back 20 times or more, in 1,000 steps or more; each time every thread that could go on did so, and none of
// it was left to a choice (a coin that falls otherwise would end it), to a timeout that had not to be, or to
// a preemption: std::lock, too, goes round for ever if each thread is interrupted at the same place in each
// round, which no system does. A run that goes round so is cut: it shows nothing any more.
//
// Starvation: a thread is in one and the same wait for a lock, a semaphore or a condition, while two others
// had progress 10 times each; and it is not the schedule that keeps it waiting. At a condition: of the
// moments at which it could go on it was given its share. At a lock or a semaphore: there was none; who could
// have had it, and finds it taken again, was passed over by the schedule, for a fair one lets it in some
// time. At a lock that one thread holds all the while it is that one that does not get on. And all others had
// their turns, too: nobody could go on for 8 steps a thread and did not. Nor is it a choice that keeps it
// waiting: a coin falls otherwise some time, and a notification wakes another of several.
//
// What threads know in variables of their own is not in the state: who goes round 20 times without progress,
// and would end the 1,000th time, is told as livelocked. As a count_listener it has to be told what the run
// counts.
//
//   watch over("meals");
//   over.begin(search);  rules.listen(&over);  conducts.begin(rules, over);  …
//   if (over.found()) …                    // the engine says abandoned
class watch final : public schedule::decider, public schedule::count_listener {
 public:
  static constexpr unsigned overtaken = 10;
  static constexpr std::uint32_t rounds = 20;
  static constexpr std::uint32_t busy_steps = 1'000;

  // No counter: looks for nothing. `stop` is asked now and then; it ends the run by answering true.
  explicit watch(std::string_view progress = {}, std::function<bool()> stop = {})
      : progress_(progress), stop_(std::move(stop)) {}

  // Another run.
  void begin(schedule::decider& of);

  schedule::choice decide(const schedule::model& now) override {
    return ++step_ < next_look_ ? of_->decide(now) : look(now);
  }
  void cancel() override {
    if (of_ != nullptr) of_->cancel();
  }
  void counted(schedule::actor who, std::string_view counter, std::int64_t n) override;

  // livelock or starvation; or cut.
  [[nodiscard]] std::optional<schedule::ending> found() const { return found_; }
  // Who starves, and at what.
  [[nodiscard]] schedule::actor starved() const { return starved_; }
  [[nodiscard]] trace::object_id starved_at() const { return starved_at_; }
  // Steps in a row without progress; how many threads took them.
  [[nodiscard]] std::uint32_t steps_without() const { return step_ - last_progress_; }
  [[nodiscard]] bool was_stopped() const { return stopped_; }

 private:
  struct follower {
    bool waits = false;           // for its turn
    trace::object_id at = 0;      // … at this object
    std::uint32_t could = 0;      // moments at which it could go on, in this wait
    std::uint32_t did = 0;        // … and did
    std::uint32_t moves = 0;      // of others, at that object
    std::uint32_t ignored = 0;    // steps in a row at which it could go on and did not
    bool passed_over = false;     // since the state that is compared with
    bool ran = false;             // the same
    std::vector<unsigned> turns;  // that each of the others had since the wait began

    void count_anew(std::size_t threads);
  };

  schedule::choice look(const schedule::model& now);
  void see_waits(const schedule::model& now);
  bool is_starving(const schedule::model& now);
  void see_step(const schedule::model& now, schedule::decision next);
  void see_others(const schedule::model& now, schedule::actor goes_on);
  void see_choice(const schedule::model& now, schedule::decision next);
  void compare(std::uint64_t state);

  std::string_view progress_;
  std::function<bool()> stop_;
  schedule::decider* of_ = nullptr;

  std::uint32_t step_ = 0;
  std::uint32_t next_look_ = 0;  // before this step the other decides alone
  std::uint32_t last_progress_ = 0;
  bool rose_ = false;  // since the last step
  std::vector<follower> followers_;
  std::uint64_t compared_ = 0;  // the state that is waited for to come back
  std::uint32_t since_ = 0;     // steps since it was there first
  std::uint32_t patience_ = 0;  // until another one is taken (Brent 1980)
  std::uint32_t times_ = 0;     // it came back
  std::uint32_t forced_ = 0;    // of them, those that took a preemption
  bool preempted_ = false;      // since it was there last
  bool comparing_ = false;
  schedule::actor last_ = 0;
  std::optional<schedule::ending> found_;
  schedule::actor starved_ = 0;
  trace::object_id starved_at_ = 0;
  bool stopped_ = false;
};

}  // namespace interleave::explore
