#pragma once

#include "core/analysis/lock_order.h"
#include "core/explore/alternatives.h"
#include "core/explore/random.h"
#include "core/explore/strategy.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace interleave::explore {

// One link of a circle that could become a deadlock, by the names that its thread and objects have in every
// run: `thread` asks for `asks` while it has `holds` (see analysis::lock_order::act).
struct circle_link {
  std::string thread;
  std::string holds;
  std::string asks;
  analysis::lock_order::act what = analysis::lock_order::act::takes;

  bool operator==(const circle_link&) const = default;
};

// Drives executions towards a circle (after Joshi, Park, Sen, Naik: A randomized dynamic program analysis
// technique for detecting real deadlocks, 2009): a random walk that holds a thread back when it is about to
// ask for its link's lock with the other one in its hand, until all links have come so far; then they go on,
// and the circle is closed. Who would notify a condition variable of the circle is held back, too. If nobody
// else can go on, or now and then for the sake of variety, one of those held back goes on nevertheless.
//
//   steering search(circle, [&](trace::object_id of) { return name_of(of); },
//                   [&](schedule::actor who) { return name_of(who); }, seed);
class steering final : public strategy {
 public:
  using name_of_object = std::function<std::string_view(trace::object_id)>;
  using name_of_thread = std::function<std::string_view(schedule::actor)>;

  steering(std::vector<circle_link> circle, name_of_object objects, name_of_thread threads,
           std::uint64_t seed, unsigned budget = 0);

  [[nodiscard]] std::string_view name() const override { return "steering"; }
  bool begin() override;
  schedule::choice decide(const schedule::model& now) override;
  void end(const schedule::model& /*now*/, run_end /*how*/) override {}

 private:
  [[nodiscard]] bool is_at(const schedule::model& now, schedule::actor who, const circle_link& link) const;
  [[nodiscard]] bool is_wanted(const schedule::model& now, schedule::actor who) const;
  void note(const schedule::model& now, schedule::decision next);

  const std::vector<circle_link> circle_;
  const name_of_object objects_;
  const name_of_thread threads_;
  random_numbers dice_;
  alternatives may_;
  std::vector<std::vector<trace::object_id>> held_;  // by thread
  std::vector<bool> there_;                          // by thread: about to ask, as a link says
  std::vector<schedule::decision> good_;
};

}  // namespace interleave::explore
