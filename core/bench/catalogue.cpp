#include "core/bench/catalogue/catalogue.h"

#include "core/bench/experiment.h"
#include "core/sync/annotate.h"

#include <algorithm>

namespace interleave::bench {

const row* experiment::find_row(std::string_view wanted) const {
  const auto found =
      std::find_if(rows.begin(), rows.end(), [&](const row& each) { return each.id == wanted; });
  return found == rows.end() ? nullptr : &*found;
}

const row& experiment::baseline_of(const row& which) const {
  const row* const named = which.versus.empty() ? nullptr : find_row(which.versus);
  return named != nullptr ? *named : rows.front();
}

std::size_t experiment::index_of_figure(std::string_view wanted) const {
  const auto found =
      std::find_if(figures.begin(), figures.end(), [&](const figure& each) { return each.id == wanted; });
  return static_cast<std::size_t>(found - figures.begin());
}

const std::vector<experiment>& catalogue() {
  static const std::vector<experiment> all = [] {
    std::vector<experiment> made;
    for (auto* const make : {sum, blocking_io, creation_cost, web_server, context_switch, lock_cost})
      made.push_back(with_variants(make()));
    return made;
  }();
  return all;
}

const experiment* find(std::string_view id) {
  const auto found = std::find_if(catalogue().begin(), catalogue().end(),
                                  [&](const experiment& each) { return each.about.id == id; });
  return found == catalogue().end() ? nullptr : &*found;
}

experiment with_variants(experiment of) {
  const bool some =
      std::any_of(of.rows.begin(), of.rows.end(), [](const row& each) { return each.traceable; });
  for (const row& each : of.rows) {
    if (some && !each.traceable) continue;
    // A swept row is traced in the middle of its sweep.
    const auto body = [run = each.watched ? each.watched : each.body,
                       points = each.swept ? of.over.points : nullptr](const scenario::settings& knobs) {
      double at = 0;
      if (points) {
        const std::vector<double> all = points(knobs);
        at = all.empty() ? 0 : all[all.size() / 2];
      }
      trial here(knobs, at);
      run(here);
      sync::require(here.wrong().empty(), "the result is right", here.result().value_or(0));
    };
    of.about.variants.push_back(
        {each.id, each.title, each.explanation, scenario::expectation::completed, body});
  }
  return of;
}

}  // namespace interleave::bench
