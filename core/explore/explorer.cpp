#include "core/explore/explorer.h"

#include "core/explore/dfs.h"
#include "core/explore/dpor.h"
#include "core/explore/pct.h"
#include "core/explore/portfolio.h"
#include "core/explore/pos.h"
#include "core/explore/preemption_bounding.h"
#include "core/explore/random_walk.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <stdexcept>

namespace interleave::explore {

namespace {

using schedule::ending;
using std::chrono::steady_clock;

constexpr std::size_t most_failures = 20;
constexpr std::chrono::milliseconds between_looks{20};

std::unique_ptr<strategy> make(const search_options& how) {
  const unsigned budget = how.timeout_budget;
  if (how.strategy == "portfolio") return portfolio::usual(how.seed, budget);
  if (how.strategy == "dpor") return std::make_unique<dpor>(budget);
  if (how.strategy == "random") return std::make_unique<random_walk>(how.seed, budget);
  if (how.strategy == "pos") return std::make_unique<pos>(how.seed, budget);
  if (how.strategy == "pct") return std::make_unique<pct>(how.seed, 3, budget);
  if (how.strategy == "bounded") return std::make_unique<preemption_bounding>(budget, how.preemption_bound);
  throw std::invalid_argument("there is no strategy '" + how.strategy + "'");
}

// What is cut short by a broken rule has not been seen to its end.
run_end as_end(ending how) {
  switch (how) {
    case ending::completed:
      return run_end::finished;
    case ending::deadlock:
    case ending::stuck:
      return run_end::stuck;
    case ending::abandoned:
      return run_end::abandoned;
    default:
      return run_end::cut;
  }
}

bool is_failure(ending how) {
  return how == ending::deadlock || how == ending::stuck || how == ending::violation ||
         how == ending::exception;
}

std::string with_commas(std::uint64_t number) {
  std::string text = std::to_string(number);
  for (std::size_t at = text.size(); at > 3;) text.insert(at -= 3, 1, ',');
  return text;
}

// The failure of the last execution, once more and with names; nothing if it is known already.
std::optional<failure> retold_failure(executor& executes, const program& what,
                                      const std::function<std::string(const retold&)>& string_of,
                                      const std::vector<failure>& known) {
  const ending how = executes.how();
  const std::uint64_t hash = executes.hash();
  const auto decisions = executes.decisions();
  const retold again = retell(executes, what, decisions);
  if (again.how != how || again.hash != hash) {
    throw std::runtime_error("the program does not do the same again under the same schedule" +
                             (again.divergence.empty() ? std::string() : ": " + again.divergence));
  }
  failure result{std::string(schedule::word_for(how)), "", 0, again.text, ""};
  const auto same = [&](const failure& each) { return each.kind == result.kind && each.text == result.text; };
  if (std::any_of(known.begin(), known.end(), same)) return std::nullopt;
  result.schedule = string_of(again);
  return result;
}

}  // namespace

const std::vector<std::string>& strategy_names() {
  static const std::vector<std::string> names{"portfolio", "dpor", "bounded", "pos", "pct", "random"};
  return names;
}

std::string search_result::verdict(unsigned timeout_budget) const {
  if (!unexplorable.empty()) return "cannot be searched: " + unexplorable;
  const std::string model = "(sequentially consistent, ≤ " + std::to_string(timeout_budget) + " timeouts)";
  const std::string seen = classes > 0 ? with_commas(classes) + (classes == 1 ? " class" : " classes")
                                       : with_commas(schedules) + " schedules";
  if (!found.empty()) {
    const std::string what =
        found.front().kind + " found at schedule " + with_commas(found.front().at_schedule);
    return complete ? "exhausted: " + what + " of " + seen + " " + model : what;
  }
  if (complete) return "exhausted: no deadlock in " + seen + " " + model;
  return "sampled " + with_commas(schedules) + ": nothing found";
}

search_result explore(const scenario::descriptor& of, const scenario::variant& as,
                      const scenario::settings& values, const search_options& how,
                      const std::function<bool(const search_result&)>& progress) {
  const auto search = make(how);
  const auto* const shared = dynamic_cast<const portfolio*>(search.get());
  const auto* const reduced = dynamic_cast<const dpor*>(search.get());
  const bool goes_on = reduced != nullptr && !how.stops_at_first;
  const program what = program_of(as, values);
  const auto string_of = [&](const retold& told) { return string_for(of, as, values, told).text(); };
  executor executes({.on = how.on, .max_steps = how.max_steps});

  search_result result;
  const auto began = steady_clock::now();
  auto looked = began;
  std::chrono::duration<double> took{0};
  const auto sum_up = [&] {
    took = steady_clock::now() - began;
    result.schedules_per_s = took.count() > 0 ? static_cast<double>(result.schedules) / took.count() : 0;
    result.complete = search->is_complete() && result.unexplorable.empty();
    result.done = search->done();
    if (reduced != nullptr && how.timeout_budget == 0) result.classes = reduced->executions();
  };
  while (result.schedules < how.max_schedules && search->begin()) {
    const ending end = executes.run(what, *search);
    search->end(executes.conductor().state(), as_end(end));
    if (end != ending::abandoned) ++result.schedules;
    result.cut = result.cut || end == ending::cut;
    if (end == ending::not_explorable) {
      result.unexplorable = executes.text();
      break;
    }
    if (is_failure(end) && result.found.size() < most_failures) {
      if (auto failed = retold_failure(executes, what, string_of, result.found)) {
        failed->at_schedule = result.schedules;
        failed->by = shared != nullptr ? shared->by() : search->name();
        result.found.push_back(std::move(*failed));
      }
      if (!goes_on) break;
    }
    const auto now = steady_clock::now();
    if (now - began >= how.time_limit) break;
    if (progress && now - looked >= between_looks) {
      looked = now;
      sum_up();
      if (!progress(result)) break;
    }
  }
  sum_up();
  return result;
}

}  // namespace interleave::explore
