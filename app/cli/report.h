#pragma once

#include <nlohmann/json.hpp>

#include <iosfwd>
#include <string_view>

namespace interleave::app {

// A run for people: what came out first, a deadlock told link by link, then threads, locks and findings. Out
// of the object that --json prints (exports::summary), so that both say the same.
//
//   print_report(std::cout, exports::summary(*recording));
void print_report(std::ostream& out, const nlohmann::ordered_json& summary);

// The exit status that an outcome stands for.
int status_for(std::string_view outcome);

}  // namespace interleave::app
