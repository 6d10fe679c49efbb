#include "core/explore/explorer.h"
#include "core/scenario/registry.h"
#include "core/scenario/settings.h"
#include "core/schedule/schedule_string.h"
#include "core/schedule/strands.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <set>
#include <string>
#include <vector>

namespace interleave::explore {
namespace {

using scenario::expectation;

struct entry {
  const scenario::descriptor* of;
  const scenario::variant* as;
};

std::vector<entry> all_variants() {
  std::vector<entry> all;
  for (const scenario::descriptor& of : scenario::catalogue()) {
    for (const scenario::variant& as : of.variants) all.push_back({&of, &as});
  }
  return all;
}

std::string name_of(const testing::TestParamInfo<entry>& each) {
  std::string name = std::string(each.param.of->id) + "_" + std::string(each.param.as->id);
  std::ranges::replace(name, '-', '_');
  return name;
}

std::ostream& operator<<(std::ostream& out, const entry& of) {
  return out << of.of->id << ' ' << of.as->id;
}

// Whose threads wait for what lies outside: a disk, a socket, another process, the window, a real-time class.
bool is_outside(const entry& of) {
  static const std::set<std::string_view> outside{"ide-save", "sync-vs-async", "event-loop",
                                                  "priority-inversion", "multiprocessing/processes"};
  return outside.contains(of.of->id) ||
         outside.contains(std::string(of.of->id) + "/" + std::string(of.as->id));
}

bool is_of_kind(const std::string& found, expectation expected) {
  if (expected == expectation::deadlock) return found == "deadlock" || found == "stuck";
  return found == scenario::word_for(expected);
}

backend usual() {
  return *schedule::why_no_fibers() == '\0' ? backend::fibers : backend::threads;
}

// INTERLEAVE_REPLAYS=100 for the long run.
int replays() {
  const char* const set = std::getenv("INTERLEAVE_REPLAYS");
  return set != nullptr ? std::atoi(set) : 3;
}

void expect_the_same_again(const entry& of, const failure& found) {
  const auto read = schedule::schedule_string::parse(found.schedule);
  scenario::settings values =
      read.small ? scenario::small_settings(*of.of, *of.as) : scenario::settings(*of.of);
  for (const auto& [knob, value] : read.knobs) values.set(knob, std::string_view(value));
  const program what = program_of(*of.as, values);
  for (const backend on : {usual(), backend::threads}) {
    executor executes({.on = on, .progress = of.of->progress});
    for (int i = 0; i < replays(); ++i) {
      schedule::replaying again(read.deviations);
      ASSERT_EQ(schedule::word_for(executes.run(what, again)), found.kind) << again.divergence();
      ASSERT_TRUE(again.is_through());
      ASSERT_EQ(schedule::schedule_string::check_of(executes.hash()), read.check);
    }
  }
}

class every_variant : public testing::TestWithParam<entry> {};
INSTANTIATE_TEST_SUITE_P(catalogue, every_variant, testing::ValuesIn(all_variants()), name_of);

TEST_P(every_variant, comes_to_what_it_promises_under_the_usual_search) {
  const entry of = GetParam();
  const bool right = of.as->expect == expectation::completed;
  const scenario::settings small = scenario::small_settings(*of.of, *of.as);
  const auto result =
      explore(*of.of, *of.as, small,
              {.max_schedules = right ? 400u : 2'000u, .time_limit = std::chrono::minutes(4), .on = usual()});
  EXPECT_EQ(!result.unexplorable.empty(), is_outside(of)) << result.unexplorable;
  if (!result.unexplorable.empty()) {
    EXPECT_NE(result.unexplorable.find("outside the run"), std::string::npos) << result.unexplorable;
    EXPECT_EQ(result.unexplorable.find('\n'), std::string::npos);
    return;
  }
  if (right) {
    EXPECT_TRUE(result.found.empty()) << result.found.front().text << '\n' << result.found.front().schedule;
    return;
  }
  ASSERT_FALSE(result.found.empty()) << result.verdict(0);
  const failure& found = result.found.front();
  EXPECT_TRUE(is_of_kind(found.kind, of.as->expect)) << found.kind << ": " << found.text;
  if (found.why.preemptions <= 3 && found.kind != "starvation") {
    EXPECT_LE(found.schedule.size() - of.of->id.size(), 48u) << found.schedule;
  }
  expect_the_same_again(of, found);
}

}  // namespace
}  // namespace interleave::explore
