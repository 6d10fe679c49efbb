// How many schedules each strategy needs until it finds the bug of each SCTBench program: the median of some
// seeds (the strategies without chance: of one search). Then SafeStack, by the clock.
//
//   sctbench [SCHEDULES [SEEDS [SECONDS]]]
//
// At most so many schedules a search (10000), so many seeds (11), so long for each search of SafeStack (10).

#include "tests/core/explore/sctbench/search.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

namespace interleave::sctbench {
namespace {

constexpr std::string_view strategies[] = {"random", "POS", "PCT", "SURW", "bounded", "dpor", "portfolio"};

bool has_seeds(std::string_view strategy) {
  return strategy != "bounded" && strategy != "dpor";
}

// "> 10000" where half of the searches or more found nothing.
std::string cell(const program& what, std::string_view strategy, std::uint64_t most, std::uint64_t seeds) {
  std::vector<std::uint64_t> all;
  const std::uint64_t searches = has_seeds(strategy) ? seeds : 1;
  bool complete = false;
  for (std::uint64_t seed = 1; seed <= searches; ++seed) {
    const auto by = strategy_by_name(strategy, seed);
    const outcome found = search_for_bug(what, *by, most);
    complete = found.complete;
    all.push_back(found.found ? found.schedules : most + 1);
  }
  std::ranges::sort(all);
  const std::uint64_t median = all[all.size() / 2];
  if (median > most) return complete ? "none" : "> " + std::to_string(most);
  // How the worst of them went says more than the median where chance rules.
  return std::to_string(median) + (searches > 1 && all.back() > most ? "*" : "");
}

void print_row(const std::string& name, const std::string& threads, const std::vector<std::string>& cells) {
  std::printf("%-28s %7s", name.c_str(), threads.c_str());
  for (const auto& each : cells) std::printf(" %10s", each.c_str());
  std::printf("\n");
  std::fflush(stdout);
}

void table(std::uint64_t most, std::uint64_t seeds) {
  std::vector<std::string> heads(std::begin(strategies), std::end(strategies));
  print_row("program", "threads", heads);
  std::vector<program> all = programs();
  all.insert(all.end(), right_programs().begin(), right_programs().end());
  for (const program& each : all) {
    std::vector<std::string> cells;
    for (const std::string_view strategy : strategies) cells.push_back(cell(each, strategy, most, seeds));
    print_row(each.name, std::to_string(each.threads), cells);
  }
  std::printf("* some of the seeds found nothing in %llu schedules\n", static_cast<unsigned long long>(most));
}

struct timed {
  double seconds = 0;
  outcome came_out;
};

timed search_safe_stack(std::string_view strategy, std::uint64_t seed, std::chrono::seconds longest) {
  using std::chrono::steady_clock;
  const program what = safe_stack();
  const auto by = strategy_by_name(strategy, seed);
  const auto began = steady_clock::now();
  outcome sum;
  while (!sum.found && steady_clock::now() - began < longest) {
    const outcome some = search_for_bug(what, *by, 1'000);
    sum.schedules += some.schedules;
    sum.found = some.found;
    if (some.schedules == 0) break;
  }
  return {std::chrono::duration<double>(steady_clock::now() - began).count(), sum};
}

void safe_stack_by_the_clock(std::uint64_t seeds, std::chrono::seconds longest) {
  for (const std::string_view strategy : strategies) {
    const std::uint64_t searches = has_seeds(strategy) ? seeds : 1;
    std::vector<double> took;
    std::size_t found = 0;
    for (std::uint64_t seed = 1; seed <= searches; ++seed) {
      const timed one = search_safe_stack(strategy, seed, longest);
      took.push_back(one.seconds);
      found += one.came_out.found ? 1 : 0;
    }
    std::ranges::sort(took);
    std::printf(
        "SafeStack, %-10s found by %zu of %zu searches; seconds: median %.1f, least %.1f, most %.1f\n",
        std::string(strategy).c_str(), found, took.size(), took[took.size() / 2], took.front(), took.back());
    std::fflush(stdout);
  }
}

}  // namespace
}  // namespace interleave::sctbench

int main(int count, char** arguments) {
  const auto argument = [&](int at, std::uint64_t otherwise) {
    return count > at ? std::strtoull(arguments[at], nullptr, 10) : otherwise;
  };
  const std::uint64_t seeds = std::max<std::uint64_t>(argument(2, 11), 1);
  interleave::sctbench::table(argument(1, 10'000), seeds);
  interleave::sctbench::safe_stack_by_the_clock(
      seeds, std::chrono::seconds(static_cast<std::int64_t>(argument(3, 10))));
}
