#include "core/explore/explorer.h"

#include "core/explore/dfs.h"
#include "core/explore/dpor.h"
#include "core/explore/pct.h"
#include "core/explore/portfolio.h"
#include "core/explore/pos.h"
#include "core/explore/preemption_bounding.h"
#include "core/explore/random_walk.h"
#include "core/explore/surw.h"

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
// Executions between looks at the clock, which cost as much as some steps do; a long one looks by itself.
constexpr std::uint64_t between_clocks = 16;

struct kind_of_strategy {
  const char* name;
  std::unique_ptr<strategy> (*make)(const search_options& how);
};

// The first is the default.
constexpr kind_of_strategy strategies[] = {
    {"portfolio",
     [](const search_options& how) -> std::unique_ptr<strategy> {
       return portfolio::usual(how.seed, how.timeout_budget);
     }},
    {"dpor",
     [](const search_options& how) -> std::unique_ptr<strategy> {
       return std::make_unique<dpor>(how.timeout_budget);
     }},
    {"bounded",
     [](const search_options& how) -> std::unique_ptr<strategy> {
       return std::make_unique<preemption_bounding>(how.timeout_budget, how.preemption_bound);
     }},
    {"pos",
     [](const search_options& how) -> std::unique_ptr<strategy> {
       return std::make_unique<pos>(how.seed, how.timeout_budget);
     }},
    {"surw",
     [](const search_options& how) -> std::unique_ptr<strategy> {
       return std::make_unique<surw>(how.seed, how.timeout_budget);
     }},
    {"pct",
     [](const search_options& how) -> std::unique_ptr<strategy> {
       return std::make_unique<pct>(how.seed, how.depth, how.timeout_budget);
     }},
    {"random",
     [](const search_options& how) -> std::unique_ptr<strategy> {
       return std::make_unique<random_walk>(how.seed, how.timeout_budget);
     }},
};

std::unique_ptr<strategy> make(const search_options& how) {
  for (const kind_of_strategy& each : strategies) {
    if (how.strategy == each.name) return each.make(how);
  }
  throw std::invalid_argument("there is no strategy '" + how.strategy + "'");
}

std::string with_commas(std::uint64_t number) {
  std::string text = std::to_string(number);
  for (std::size_t at = text.size(); at > 3;) text.insert(at -= 3, 1, ',');
  return text;
}

bool is_known(const retold& what, const std::vector<retold>& known) {
  return std::ranges::any_of(
      known, [&](const retold& each) { return each.how == what.how && each.text == what.text; });
}

// The last execution, which failed, once more and with names.
retold told_again(executor& executes, const program& what) {
  const ending how = executes.how();
  const std::uint64_t hash = executes.hash();
  retold again = retell(executes, what, executes.decisions());
  if (again.how != how || again.hash != hash) {
    throw std::runtime_error("the program does not do the same again under the same schedule" +
                             (again.divergence.empty() ? std::string() : ": " + again.divergence));
  }
  return again;
}

}  // namespace

const std::vector<std::string>& strategy_names() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> all;
    for (const kind_of_strategy& each : strategies) all.emplace_back(each.name);
    return all;
  }();
  return names;
}

std::string search_result::verdict(unsigned timeout_budget) const {
  if (!unexplorable.empty()) return "cannot be searched: " + unexplorable;
  const std::string model = "(sequentially consistent, ≤ " + std::to_string(timeout_budget) +
                            (timeout_budget == 1 ? " timeout)" : " timeouts)");
  const std::string seen = classes > 0
                               ? with_commas(classes) + (classes == 1 ? " class" : " classes")
                               : with_commas(schedules) + (schedules == 1 ? " schedule" : " schedules");
  if (!found.empty()) {
    const std::string what =
        found.front().kind + " found at schedule " + with_commas(found.front().at_schedule);
    return complete ? "exhausted: " + what + "; " + seen + " in all " + model : what;
  }
  if (complete) return "exhausted: nothing found in " + seen + " " + model;
  return "sampled " + with_commas(schedules) + ": nothing found" +
         (cut ? "; some were cut off, for they may go on for ever" : "");
}

namespace {

// In a portfolio only what its dpor has exhausted is a number of classes.
std::uint64_t classes_in(const strategy& search, bool complete) {
  if (const auto* const reduced = dynamic_cast<const dpor*>(&search)) return reduced->executions();
  const auto* const several = dynamic_cast<const portfolio*>(&search);
  if (several == nullptr || !complete) return 0;
  for (const portfolio::share& each : several->shares()) {
    if (each.of->is_complete()) return classes_in(*each.of, true);
  }
  return 0;
}

}  // namespace

search_result explore(const scenario::descriptor& of, const scenario::variant& as,
                      const scenario::settings& values, const search_options& how,
                      const std::function<bool(const search_result&)>& progress) {
  const auto search = make(how);
  const auto* const shared = dynamic_cast<const portfolio*>(search.get());
  const auto* const reduced = dynamic_cast<const dpor*>(search.get());
  const bool goes_on = reduced != nullptr && !how.stops_at_first;
  const program what = program_of(as, values);
  const auto string_of = [&](const retold& told) { return string_for(of, as, values, told).text(); };
  const auto began = steady_clock::now();
  bool searching = true;  // telling what was found does not count, and is not cut short
  steady_clock::duration telling{0};
  const auto searched_for = [&] { return steady_clock::now() - began - telling; };

  search_result result;
  std::vector<retold> known;  // as they were found, and as they were told
  auto looked = began;
  const auto sum_up = [&] {
    const std::chrono::duration<double> took = searched_for();
    result.schedules_per_s = took.count() > 0 ? static_cast<double>(result.schedules) / took.count() : 0;
    result.complete = search->is_complete() && result.unexplorable.empty();
    result.done = search->done();
    result.classes = how.timeout_budget == 0 ? classes_in(*search, result.complete) : 0;
  };
  const auto is_over = [&](bool between_executions) {
    if (searched_for() >= how.time_limit) return true;
    const auto now = steady_clock::now();
    if (!progress || now - looked < between_looks) return false;
    looked = now;
    if (between_executions) sum_up();
    return !progress(result);
  };
  executor executes({.on = how.on, .max_steps = how.max_steps, .progress = of.progress, .stop = [&] {
                       return searching && is_over(false);
                     }});
  bool stopped = false;
  std::uint64_t executions = 0;  // abandoned ones, too
  while (result.schedules < how.max_schedules && search->begin()) {
    const ending end = executes.run(what, *search);
    stopped = end == ending::stopped;
    if (stopped) break;
    search->end(executes.conductor().state(), end_of(end));
    if (end != ending::abandoned) ++result.schedules;
    result.cut = result.cut || end == ending::cut;
    if (end == ending::not_explorable) {
      searching = false;
      result.unexplorable = retell(executes, what, executes.decisions()).text;
      break;
    }
    if (is_failure(end) && result.found.size() < most_failures) {
      searching = false;
      const auto tells_from = steady_clock::now();
      const retold again = told_again(executes, what);
      if (!is_known(again, known)) {
        known.push_back(again);
        if (progress && result.found.empty()) {
          sum_up();
          failure& raw = result.found.emplace_back();
          raw.kind = schedule::word_for(end);
          raw.schedule = string_of(again);
          raw.at_schedule = result.schedules;
          raw.text = again.text;
          raw.by = shared != nullptr ? shared->by() : search->name();
          raw.why.fails = again;
          raw.reduced = false;
          progress(result);  // whether to go on is asked between executions
          result.found.clear();
        }
        failure failed{.kind = std::string(schedule::word_for(end)),
                       .at_schedule = result.schedules,
                       .by = std::string(shared != nullptr ? shared->by() : search->name()),
                       .why = explain(executes, what, again.decisions)};
        failed.text = failed.why.fails.text;
        failed.schedule = string_of(failed.why.fails);
        if (failed.why.passes_if) failed.passing = string_of(failed.why.passes_if->passes);
        const bool told = is_known(failed.why.fails, {known.begin(), known.end() - 1});
        known.push_back(failed.why.fails);
        if (!told) result.found.push_back(std::move(failed));
      }
      searching = true;
      telling += steady_clock::now() - tells_from;
      if (!goes_on) break;
    }
    if (++executions % between_clocks == 0 && is_over(true)) break;
  }
  if (reduced != nullptr && result.found.empty() && reduced->has_met_too_many_threads()) {
    result.unexplorable = "it has more than " + std::to_string(dpor::most_threads) +
                          " threads, and dpor cannot tell more apart; other strategies can";
  }
  sum_up();
  result.complete = result.complete && !stopped;
  return result;
}

}  // namespace interleave::explore
