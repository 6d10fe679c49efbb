#include "core/explore/confirm.h"

#include "core/explore/dpor.h"
#include "core/explore/portfolio.h"
#include "core/schedule/standstill.h"

#include <algorithm>
#include <memory>
#include <stdexcept>
#include <utility>

namespace interleave::explore {

namespace {

using analysis::certainty;
using schedule::ending;
using std::chrono::steady_clock;

// Whether the execution stands still in this circle.
bool is_closed(const schedule::engine& in, std::span<const circle_link> circle) {
  const auto waits = schedule::waits_of(in.state(), in.log());
  const auto thread = [&in](schedule::actor who) -> std::string_view {
    return in.name_of(in.object_of(who));
  };
  for (std::size_t i = 0; i < circle.size(); ++i) {
    const circle_link& link = circle[i];
    const circle_link& next = circle[(i + 1) % circle.size()];
    const bool notice = link.what == analysis::lock_order::act::waits;
    const auto stands = [&](const schedule::wait_link& each) {
      const bool for_next = each.for_whom != schedule::model::nobody && thread(each.for_whom) == next.thread;
      return thread(each.who) == link.thread && in.name_of(each.waits_at.object) == link.asks &&
             (notice ? each.waits_at.what == schedule::op::reacquire : for_next);
    };
    if (std::ranges::none_of(waits, stands)) return false;
  }
  return true;
}

std::string with_commas(std::uint64_t number) {
  std::string text = std::to_string(number);
  for (std::size_t at = text.size(); at > 3;) text.insert(at -= 3, 1, ',');
  return text;
}

}  // namespace

std::string confirmation::text() const {
  const std::string all = with_commas(schedules) + (schedules == 1 ? " schedule" : " schedules");
  if (!unexplorable.empty()) return "cannot be looked for: " + unexplorable;
  if (how_sure == certainty::confirmed) return "confirmed at schedule " + with_commas(schedules);
  if (how_sure == certainty::infeasible) return "infeasible within the bound: none of " + all + " gets there";
  return "predicted: not confirmed in " + all;
}

std::vector<circle_link> named(const analysis::lock_order::circle& of, const analysis::names& known) {
  std::vector<circle_link> result;
  for (const auto& each : of)
    result.push_back(
        {known.thread(each.thread), known.object(each.held), known.object(each.asked), each.what});
  return result;
}

confirmation confirm(const program& what, std::span<const circle_link> circle, const confirm_budget& within) {
  executor executes({.on = within.on, .max_steps = within.max_steps, .stop = within.stop});
  executes.keep_names(true);
  const schedule::engine& in = executes.conductor();
  std::vector<portfolio::share> shares;
  shares.push_back({std::make_unique<steering>(
      std::vector(circle.begin(), circle.end()),
      [&in](trace::object_id object) -> std::string_view { return in.name_of(object); },
      [&in](schedule::actor who) -> std::string_view { return in.name_of(in.object_of(who)); }, within.seed,
      within.timeouts)});
  shares.push_back({std::make_unique<dpor>(within.timeouts)});
  portfolio search(std::move(shares));

  confirmation result;
  const auto end = steady_clock::now() + within.time_limit;
  const auto is_stopped = [&within] { return within.stop && within.stop(); };
  while (result.schedules < within.max_schedules && !is_stopped() && search.begin()) {
    const ending how = executes.run(what, search);
    if (how == ending::stopped) return result;
    search.end(in.state(), end_of(how));
    ++result.schedules;
    if (how == ending::not_explorable) {
      result.unexplorable = executes.text();
      return result;
    }
    if ((how == ending::deadlock || how == ending::stuck) && is_closed(in, circle)) {
      const std::uint64_t hash = executes.hash();
      result.decisions = executes.decisions();
      result.told = retell(executes, what, result.decisions);
      if (result.told.hash != hash)
        throw std::runtime_error("the program does not do the same again under the same schedule");
      result.how_sure = certainty::confirmed;
      return result;
    }
    if (steady_clock::now() >= end) break;
  }
  if (search.is_complete()) result.how_sure = certainty::infeasible;
  return result;
}

}  // namespace interleave::explore
