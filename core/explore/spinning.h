#pragma once

#include "core/schedule/decision.h"
#include "core/schedule/model.h"
#include "core/schedule/step.h"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace interleave::explore {

// Which threads of an execution spin: the same step again and again, giving way in between, while nobody else
// does anything to that object but spin there, too. Such a thread waits for others; a search that lets it go
// round as often as it likes has no end.
//
//   spinning turns;  turns.begin();
//   if (turns.leave_out(now, options, 0)) …   // not every schedule is tried
//   turns.note(chosen.who, now.next(chosen.who));
class spinning {
 public:
  void begin() {
    last_.clear();
    any_ = false;
  }

  // The thread takes this step.
  void note(schedule::actor who, const schedule::step& next) {
    if (last_.size() <= who) last_.resize(who + std::size_t{1});
    step& its = last_[who];
    const bool again = next.yielded && its.is(next);
    if (any_ && !again) {
      for (step& each : last_) each.again = each.again && each.object != next.object;
    }
    its = {next.what, next.object, next.at, again};
    any_ = any_ || again;
  }

  // Would do a third time what it has done twice.
  [[nodiscard]] bool goes_round(const schedule::model& now, schedule::actor who) const {
    if (!any_ || who >= last_.size() || !last_[who].again) return false;
    const schedule::step& next = now.next(who);
    return next.yielded && last_[who].is(next);
  }

  // Takes decisions of threads that would go round a third time out of those from `from` on, unless all
  // would. Whether there were any.
  bool leave_out(const schedule::model& now, std::vector<schedule::decision>& decisions,
                 std::size_t from) const {
    if (!any_) return false;
    const auto turns = [&](schedule::decision each) { return goes_round(now, each.who); };
    const auto begin = decisions.begin() + static_cast<std::ptrdiff_t>(from);
    if (std::all_of(begin, decisions.end(), turns)) return false;
    const auto end = std::remove_if(begin, decisions.end(), turns);
    const bool some = end != decisions.end();
    decisions.erase(end, decisions.end());
    return some;
  }

 private:
  struct step {
    schedule::op what = schedule::op::yield;
    trace::object_id object = 0;
    trace::location_id at = 0;
    bool again = false;

    [[nodiscard]] bool is(const schedule::step& other) const {
      return what == other.what && object == other.object && at == other.at;
    }
  };

  std::vector<step> last_;  // of each thread
  bool any_ = false;
};

}  // namespace interleave::explore
