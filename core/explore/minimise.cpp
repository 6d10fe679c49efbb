#include "core/explore/minimise.h"

#include "core/explore/alternatives.h"
#include "core/explore/preemption_bounding.h"
#include "core/schedule/following.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

namespace interleave::explore {

namespace {

using schedule::actor;
using schedule::decision;
using schedule::ending;
using schedule::model;

// A deviation, by what it follows: the thread that took the last step, and how many steps of its own it had
// taken then. No two of a run are alike in that.
struct switch_point {
  actor after = 0;
  std::uint32_t own_steps = 0;
  decision what;
};

// Lets another decide, and notes what a comparison needs.
class observer final : public schedule::decider {
 public:
  explicit observer(schedule::decider& of) : of_(&of) {}

  schedule::choice decide(const model& now) override {
    const decision by_default = schedule::default_decision(now, last_);
    const auto next = of_->decide(now);
    if (!next) return next;
    own_steps_.resize(now.threads());
    if (*next != by_default) switches.push_back({last_, own_steps_[last_], *next});
    preemptions += static_cast<std::uint64_t>(next.who() != last_ && would_go_on(now, last_));
    extras += static_cast<unsigned>(alternatives::is_extra(*next) && now.can_go_on());
    last_ = next.who();
    ++own_steps_[last_];
    return next;
  }

  std::vector<switch_point> switches;
  std::uint64_t preemptions = 0;
  unsigned extras = 0;  // timeouts and spurious wake-ups while others could go on

 private:
  schedule::decider* of_;
  std::vector<std::uint32_t> own_steps_;
  actor last_ = 0;
};

// The default policy, but for these switches, where they can be taken.
class partly final : public schedule::decider {
 public:
  explicit partly(std::span<const switch_point> switches) : switches_(switches) {}

  schedule::choice decide(const model& now) override {
    own_steps_.resize(now.threads());
    decision next = schedule::default_decision(now, last_);
    for (const switch_point& each : switches_) {
      if (each.after != last_ || each.own_steps != own_steps_[last_]) continue;
      if (each.what.who < now.threads() && schedule::following::can_be_taken(now, each.what))
        next = each.what;
      break;
    }
    last_ = next.who;
    ++own_steps_[last_];
    return next;
  }

 private:
  std::span<const switch_point> switches_;
  std::vector<std::uint32_t> own_steps_;
  actor last_ = 0;
};

// Follows decisions and keeps what else could have been decided.
class branching final : public schedule::decider {
 public:
  struct branch {
    std::size_t step;
    decision other;
    bool preempts;
    std::uint64_t state;  // model::fingerprint
  };
  explicit branching(std::span<const decision> path) : path_({path.begin(), path.end()}) {}

  schedule::choice decide(const model& now) override {
    const decision by_default = schedule::default_decision(now, last_);
    const auto next = path_.decide(now);
    if (!next) return next;
    const bool would = would_go_on(now, last_);
    const std::uint64_t state = now.fingerprint();
    const auto add = [&](decision each) { all.push_back({step_, each, would && each.who != last_, state}); };
    for (const decision each : may_.take(now)) {
      if (each != *next && each != by_default) add(each);
    }
    if (by_default != *next) add(by_default);  // the last: tried first
    defaults.push_back(by_default);
    preempts.push_back(would && next.who() != last_);
    last_ = next.who();
    ++step_;
    return next;
  }

  std::vector<branch> all;         // by step; of one step the default policy's comes last
  std::vector<decision> defaults;  // of each step
  std::vector<bool> preempts;      // whether its decision does

 private:
  schedule::following path_;
  alternatives may_{0};
  std::size_t step_ = 0;
  actor last_ = 0;
};

struct attempt {
  ending how = ending::completed;
  std::string rule;
  std::vector<switch_point> switches;
  std::vector<decision> decisions;
  std::uint64_t preemptions = 0;
  unsigned extras = 0;

  [[nodiscard]] bool is_shorter_than(const attempt& other) const {
    const auto length = [](const attempt& of) {
      return std::tuple(of.preemptions, of.switches.size(), of.decisions.size());
    };
    return length(*this) < length(other);
  }
  [[nodiscard]] bool fails_like(const attempt& other) const { return how == other.how && rule == other.rule; }
};

class reduction {
 public:
  reduction(executor& on, const program& what, std::uint64_t steps) : on_(on), what_(what), left_(steps) {}

  attempt run(schedule::decider& by) {
    observer watches(by);
    attempt result;
    result.how = on_.run(what_, watches);
    result.rule = on_.conductor().text();
    result.switches = std::move(watches.switches);
    result.decisions = on_.decisions();
    result.preemptions = watches.preemptions;
    result.extras = watches.extras;
    left_ -= std::min<std::uint64_t>(left_, result.decisions.size() + 1);
    ++executions_;
    return result;
  }

  // Leaves out what can be left out, large parts first.
  attempt shrink(attempt best) {
    for (bool better = true; better && left_ > 0;) {
      better = false;
      for (std::size_t part = std::max<std::size_t>(1, best.switches.size() / 2); part > 0; part /= 2) {
        for (std::size_t at = 0; at < best.switches.size() && left_ > 0;) {
          auto fewer = best.switches;
          const auto begin = fewer.begin() + static_cast<std::ptrdiff_t>(at);
          fewer.erase(begin, begin + static_cast<std::ptrdiff_t>(std::min(part, fewer.size() - at)));
          partly by(fewer);
          attempt next = run(by);
          if (next.fails_like(best) && next.is_shorter_than(best)) {
            best = std::move(next);
            better = true;
          } else {
            at += part;
          }
        }
      }
    }
    return best;
  }

  // Every schedule with no preemption, with one, … up to as many as this one has, as far as the steps go:
  // takes what is shorter. Whether all with fewer were tried.
  bool try_fewer(attempt& best) {
    preemption_bounding search(best.extras, static_cast<unsigned>(best.preemptions));
    bool cut = false;  // one with fewer was not seen to its end
    const auto all_tried = [&] { return !cut && !search.has_spun(static_cast<unsigned>(best.preemptions)); };
    while (search.begin()) {
      const bool fewest = search.bound() >= best.preemptions && all_tried();
      const bool shortest = best.switches.size() == best.preemptions;  // each is a switch at least
      if (left_ == 0 || (fewest && shortest)) return fewest;
      attempt next = run(search);
      search.end(on_.conductor().state(), end_of(next.how));
      const bool like_best = next.fails_like(best);
      cut = cut || (!like_best && end_of(next.how) == run_end::cut && search.bound() < best.preemptions);
      if (like_best && next.is_shorter_than(best)) best = shrink(std::move(next));
    }
    return all_tried();
  }

  [[nodiscard]] std::uint64_t executions() const { return executions_; }
  [[nodiscard]] bool is_spent() const { return left_ == 0; }

 private:
  executor& on_;
  const program& what_;
  std::uint64_t left_;
  std::uint64_t executions_ = 0;
};

std::string outcome_of(decision which) {
  if (which.how == decision::timed_out) return "a timeout";
  if (which.how == decision::spurious) return "a spurious wake-up";
  return "outcome " + std::to_string(which.how + 1);
}

// "philosopher 2 goes on instead of philosopher 1", or as an order: "let philosopher 2 go on instead of …".
std::string told(const executor& in, schedule::op what, decision taken, decision instead, bool as_order) {
  const std::string who = (as_order ? "let " : "") + in.name_of(taken.who);
  if (taken.who != instead.who) {
    const std::string other = " instead of " + in.name_of(instead.who);
    if (taken.how == decision::timed_out) return who + (as_order ? " time out" : " times out") + other;
    return who + (as_order ? " go on" : " goes on") + other;
  }
  if (what == schedule::op::notify_one) {
    return who + (as_order ? " wake waiter " : " wakes waiter ") + std::to_string(taken.how + 1) +
           " instead of waiter " + std::to_string(instead.how + 1);
  }
  if (what == schedule::op::choose) {
    return who + (as_order ? " choose " : " chooses ") + std::to_string(taken.how + 1) + " instead of " +
           std::to_string(instead.how + 1);
  }
  return who + (as_order ? " have " : " has ") + outcome_of(taken) + " instead of " + outcome_of(instead);
}

// Tries the decisions of a failing run one by one, the last first. In a livelock, which is told by states
// that come back, one is tried once in each state.
void find_flip(executor& on, const program& what, const attempt& fails, const branching& branches,
               std::uint64_t steps, explanation& to) {
  reduction tries(on, what, steps);
  bool all = true;  // that were tried have failed
  std::set<std::tuple<std::uint64_t, actor, std::uint16_t>> tried;
  auto each = branches.all.rbegin();
  for (; each != branches.all.rend() && !to.passes_if && !tries.is_spent(); ++each) {
    const bool is_new = tried.emplace(each->state, each->other.who, each->other.how).second;
    if (fails.how == ending::livelock && !is_new) continue;
    const auto end = fails.decisions.begin() + static_cast<std::ptrdiff_t>(each->step);
    std::vector<decision> path(fails.decisions.begin(), end);
    path.push_back(each->other);
    schedule::following by(path);
    const attempt next = tries.run(by);
    all = all && is_failure(next.how);
    if (next.how != ending::completed) continue;
    to.passes_if = flip{{each->step, each->other, fails.decisions[each->step], each->preempts, ""},
                        retell(on, what, next.decisions)};
  }
  to.no_flip = all && each == branches.all.rend();
  to.executions += tries.executions();
}

}  // namespace

std::string explanation::flip_text() const {
  if (passes_if)
    return "flip step " + std::to_string(passes_if->at.step + 1) + ": " + passes_if->at.text +
           ", and it passes";
  if (!is_failure(fails.how)) return "";
  return no_flip ? "no single decision makes it pass"
                 : "whether a single decision makes it pass: not searched";
}

explanation explain(executor& on, const program& what, std::span<const decision> failing,
                    explain_limits within) {
  explanation result;
  reduction shorter(on, what, within.shorter_steps);
  schedule::following first({failing.begin(), failing.end()});
  attempt least = shorter.run(first);
  const bool fails = is_failure(least.how);
  if (fails) {
    least = shorter.shrink(std::move(least));
    result.fewest = shorter.try_fewer(least);
  }
  result.executions = shorter.executions();
  result.preemptions = least.preemptions;

  branching branches(least.decisions);
  on.run(what, branches);
  ++result.executions;
  if (fails) find_flip(on, what, least, branches, within.passing_steps, result);

  result.fails = retell(on, what, least.decisions);  // the last, for its names
  result.executions += 1;
  for (const schedule::deviation& each : result.fails.deviations) {
    const decision instead = branches.defaults[each.at];
    result.decisive.push_back({each.at, each.what, instead, branches.preempts[each.at],
                               told(on, on.log()[each.at].what, each.what, instead, false)});
  }
  result.stretches = stretches_of(on, result.decisive);
  if (result.passes_if) {
    turn& at = result.passes_if->at;
    at.text = told(on, on.log()[at.step].what, at.taken, at.instead, true);
  }
  return result;
}

}  // namespace interleave::explore
