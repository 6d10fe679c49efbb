#pragma once

#include "core/explore/alternatives.h"
#include "core/explore/history.h"
#include "core/explore/spinning.h"
#include "core/explore/strategy.h"

#include <cstdint>
#include <span>
#include <vector>

namespace interleave::explore {

// Tries one schedule of each class of schedules that differ only in the order of independent steps: source
// sets with sleep sets (Abdulla, Aronis, Jonsson, Sagonas: Optimal dynamic partial order reduction, 2014), on
// executions that start from the beginning each time. Complete for what ends within the step budget, up to
// the budget of timeouts and spurious wake-ups, and up to 64 threads.
//
// A node is a moment at which a thread's step that others can notice was chosen: what could go on there, what
// need not be tried again (asleep), and which threads the races seen so far ask to be tried as well. A thread
// asked for is tried with each of its outcomes. Steps of threads that never got on are checked for races when
// an execution ends, or a deadlock would go unseen.
//
// A thread that spins (the same step again and again, giving way in between) may not do so for ever: past its
// second turn it is not chosen while others can go on; the search is then not complete.
//
// The budget is spent from nothing upwards, a search of its own each: a spurious wake-up that is to be had
// must not hide that without it all would wait for ever.
//
//   dpor search;
//   while (search.begin()) { …; search.end(now, how); }
//   search.is_complete();  search.executions();
class dpor final : public strategy {
 public:
  static constexpr std::size_t most_threads = 64;

  explicit dpor(unsigned budget = 0);

  [[nodiscard]] std::string_view name() const override { return "dpor"; }
  bool begin() override;
  schedule::choice decide(const schedule::model& now) override;
  void end(const schedule::model& now, run_end how) override;
  [[nodiscard]] bool is_complete() const override { return exhausted_ && !left_out_; }
  [[nodiscard]] double done() const override;

  // Executions that ran to an end, each of another class; abandoned ones are not among them.
  [[nodiscard]] std::uint64_t executions() const { return executions_; }
  [[nodiscard]] std::uint64_t abandoned() const { return abandoned_; }
  // An execution was given up for that.
  [[nodiscard]] bool has_met_too_many_threads() const { return too_many_; }
  [[nodiscard]] const history& past() const { return past_; }

 private:
  using mask = std::uint64_t;

  struct node {
    std::uint32_t path = 0;  // decisions before it
    std::uint32_t options = 0;
    std::uint32_t options_end = 0;
    std::uint32_t asleep = 0;
    std::uint32_t asleep_end = 0;
    std::uint32_t threads = 0;
    mask present = 0;    // threads with an option
    mask awake = 0;      // … that is not asleep
    mask backtrack = 0;  // threads that are asked for
    schedule::decision chosen;
  };

  static mask bit(schedule::actor who) { return mask{1} << who; }
  schedule::choice replay(const schedule::model& now);
  schedule::choice extend(const schedule::model& now);
  schedule::decision carry_out(const schedule::model& now, node& at);
  void put_to_sleep(const schedule::model& now, const node& at, const schedule::happening& next);
  [[nodiscard]] bool is_asleep(const node& at, schedule::decision what) const;
  [[nodiscard]] bool has_awake(const node& at, schedule::actor who) const;
  [[nodiscard]] schedule::decision pick(const node& at, mask among) const;
  void reverse(std::size_t earlier, std::size_t end, schedule::actor later, const std::uint32_t* clock);
  void look_at_pending(const schedule::model& now);
  void meet_threads(const schedule::model& now);

  const unsigned budget_;
  alternatives may_{0};
  history past_;
  std::vector<schedule::decision> path_;
  std::vector<node> nodes_;
  std::vector<schedule::decision> options_;  // of all nodes, one after the other
  std::vector<schedule::decision> asleep_;   // the same; the sleepers of the node to come at the end
  std::uint32_t sleepers_ = 0;               // where those begin
  std::vector<std::uint32_t> first_;         // for reverse
  std::size_t depth_ = 0;                    // decisions taken in this execution
  schedule::actor last_ = 0;
  spinning spins_;
  bool branches_ = false;  // the path's last decision is a new one
  bool exhausted_ = false;
  bool left_out_ = false;
  bool too_many_ = false;
  bool left_over_ = false;  // a larger budget would make a difference
  std::uint64_t executions_ = 0;
  std::uint64_t abandoned_ = 0;
};

}  // namespace interleave::explore
