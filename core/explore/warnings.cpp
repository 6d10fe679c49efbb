#include "core/explore/warnings.h"

#include "core/explore/random_walk.h"
#include "core/scenario/run.h"
#include "core/schedule/following.h"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <memory>
#include <utility>

namespace interleave::explore {

namespace {

using analysis::finding_kind;

constexpr std::uint64_t runs = 3;
constexpr std::chrono::milliseconds look_every{1};

std::shared_ptr<schedule::decider> decider_for(std::uint64_t run, std::uint64_t seed) {
  if (run == 0) return std::make_shared<schedule::following>();
  auto walk = std::make_shared<random_walk>(seed + run);
  walk->begin();
  return walk;
}

// What one run warns of, in the order in which it was found; of those that are not known yet.
void add_warnings(const scenario::recording& of, std::vector<warning>& to) {
  of.read([&](const scenario::recording::view& now) {
    std::vector<std::string> texts;
    for (const auto& each : now.analysis.findings()) {
      if (each.kind == finding_kind::lock_order) texts.push_back(each.text);
    }
    const auto& circles = now.analysis.possible_deadlocks();
    for (std::size_t i = 0; i < std::min(circles.size(), texts.size()); ++i) {
      auto circle = named(circles[i], now.analysis.known_names());
      const auto same = [&circle](const warning& known) {
        return std::ranges::is_permutation(known.circle, circle);
      };
      if (std::ranges::none_of(to, same)) to.push_back({texts[i], std::move(circle), {}, {}});
    }
  });
}

}  // namespace

std::vector<warning> warnings_of(const scenario::descriptor& of, const scenario::variant& as,
                                 const scenario::settings& values, const confirm_budget& within) {
  std::vector<warning> all;
  const auto is_stopped = [&within] { return within.stop && within.stop(); };
  for (std::uint64_t i = 0; i < runs && !is_stopped(); ++i) {
    scenario::run::options how;
    how.under = decider_for(i, within.seed);
    scenario::run once(of, as.id, values, how);
    while (!once.is_over() && !is_stopped() &&
           !once.wait_until(std::chrono::steady_clock::now() + look_every)) {
    }
    once.stop();
    add_warnings(*once.trace(), all);
  }
  const program what = program_of(as, values);
  for (warning& each : all) {
    if (is_stopped()) break;
    each.became = confirm(what, each.circle, within);
    if (each.became.how_sure == analysis::certainty::confirmed)
      each.schedule = string_for(of, as, values, each.became.told).text();
  }
  return all;
}

}  // namespace interleave::explore
