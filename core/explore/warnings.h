#pragma once

#include "core/explore/confirm.h"
#include "core/scenario/descriptor.h"
#include "core/scenario/settings.h"

#include <string>
#include <vector>

namespace interleave::explore {

// A deadlock that a run which got through has warned of, and what a search made of it.
struct warning {
  std::string text;  // the finding's sentence
  std::vector<circle_link> circle;
  confirmation became;
  std::string schedule;  // of became, where it is confirmed: for replay
};

// Runs a variant three times under control, on real threads and recorded: by the default policy, then as
// chance will have it. Looks for a run of each deadlock that these warn of, at most `within` each. A variant
// that cannot be run under control, or that ends in none of these runs by itself, has no warnings. In the
// calling thread. Throws as confirm does.
//
//   for (const warning& each : warnings_of(dining, naive, values, {}))
//     std::cout << each.text << ' ' << each.became.text() << '\n';
std::vector<warning> warnings_of(const scenario::descriptor& of, const scenario::variant& as,
                                 const scenario::settings& values, const confirm_budget& within);

}  // namespace interleave::explore
