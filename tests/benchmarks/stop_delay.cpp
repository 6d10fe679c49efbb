// How long Stop takes: from the call until every thread of the run has ended, whatever it was blocked in.
// Each variant of each scenario with its own settings, stopped at another moment each time; the longest of
// each scenario, and of all.
//
//   stop_delay [RUNS]      (5 of each variant)

#include "core/scenario/registry.h"
#include "core/scenario/run.h"
#include "core/scenario/settings.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <thread>
#include <vector>

namespace interleave {
namespace {

using std::chrono::steady_clock;
using milliseconds = std::chrono::duration<double, std::milli>;

double delay_of(const scenario::descriptor& of, const scenario::variant& as, int number) {
  scenario::run running(of, as.id, scenario::settings(of), {.seed = static_cast<std::uint64_t>(number) + 1});
  std::this_thread::sleep_for(std::chrono::milliseconds(20 + 37 * number));
  const auto asked = steady_clock::now();
  running.stop();
  return milliseconds(steady_clock::now() - asked).count();
}

void measure(int runs) {
  std::vector<double> all;
  for (const scenario::descriptor& of : scenario::catalogue()) {
    double longest = 0;
    std::string_view of_variant;
    for (const scenario::variant& as : of.variants) {
      for (int i = 0; i < runs; ++i) {
        const double took = delay_of(of, as, i);
        all.push_back(took);
        if (took < longest) continue;
        longest = took;
        of_variant = as.id;
      }
    }
    std::printf("%-20s at most %6.2f ms (%s)\n", std::string(of.id).c_str(), longest,
                std::string(of_variant).c_str());
  }
  std::ranges::sort(all);
  std::printf("%zu stops: %.2f ms (median), %.2f ms (95 %%), %.2f ms (most)\n", all.size(),
              all[all.size() / 2], all[all.size() * 95 / 100], all.back());
}

}  // namespace
}  // namespace interleave

int main(int count, char** arguments) {
  interleave::measure(count > 1 ? std::max(std::atoi(arguments[1]), 1) : 5);
}
