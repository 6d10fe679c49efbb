#include "core/explore/dpor.h"
#include "core/explore/execution.h"
#include "core/scenario/registry.h"
#include "core/scenario/settings.h"
#include "core/schedule/strands.h"

#include <gtest/gtest.h>

#include <string>

namespace interleave::explore {
namespace {

using schedule::ending;

// Of a scenario, with its main thread that joins while others still want forks.
struct counted {
  std::uint64_t executions = 0;
  std::uint64_t in_vain = 0;
  std::uint64_t deadlocks = 0;
  bool complete = false;
};

counted exhaust(const std::string& variant, int philosophers) {
  const scenario::descriptor& of = *scenario::find("dining-philosophers");
  scenario::settings values(of);
  values.set("meals", 1);
  values.set("philosophers", philosophers);
  const program dinner = program_of(*of.find_variant(variant), values);
  const bool has_fibers = *schedule::why_no_fibers() == '\0';
  executor executes({.on = has_fibers ? backend::fibers : backend::threads});
  dpor search;
  counted result;
  while (search.begin()) {
    const ending how = executes.run(dinner, search);
    ++result.executions;
    if (how == ending::abandoned) ++result.in_vain;
    if (how == ending::deadlock) ++result.deadlocks;
    const auto other = how == ending::deadlock ? run_end::stuck : run_end::abandoned;
    search.end(executes.conductor().state(), how == ending::completed ? run_end::finished : other);
  }
  result.complete = search.is_complete();
  return result;
}

TEST(dpor_on_scenarios, tries_each_class_once_and_nothing_in_vain) {
  for (int n = 2; n <= 8; ++n) {
    const counted naive = exhaust("naive", n);
    EXPECT_EQ(naive.executions, (1u << n) - 1) << n;
    EXPECT_EQ(naive.in_vain, 0u) << n;
    EXPECT_EQ(naive.deadlocks, 1u) << n;
    EXPECT_TRUE(naive.complete);
    const counted ordered = exhaust("ordered", n);
    EXPECT_EQ(ordered.executions, (1u << n) - 2) << n;
    EXPECT_EQ(ordered.deadlocks, 0u) << n;
    EXPECT_TRUE(ordered.complete);
  }
}

}  // namespace
}  // namespace interleave::explore
