#include "core/explore/dpor.h"

#include "core/explore/dfs.h"
#include "tests/core/explore/program.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <cstdlib>
#include <map>
#include <random>
#include <set>
#include <string>

namespace interleave::explore {
namespace {

using namespace interleave::test;

struct outcome {
  std::uint64_t executions = 0;
  std::uint64_t stuck = 0;
  bool complete = false;
};

outcome exhaust(const program& what) {
  dpor search;
  interpreter runs(what);
  runs.set_quick();
  outcome result;
  while (search.begin()) result.stuck += runs.run(search).how == run_end::stuck ? 1 : 0;
  result.executions = search.executions() + search.abandoned();
  result.complete = search.is_complete();
  return result;
}

TEST(dpor, naive_philosophers_have_one_class_for_each_order_of_the_forks_but_one) {
  for (int n = 2; n <= 10; ++n) {
    const outcome how = exhaust(philosophers(n, false));
    EXPECT_TRUE(how.complete);
    EXPECT_EQ(how.executions, (1u << n) - 1) << n;
    EXPECT_EQ(how.stuck, 1u);
  }
}

TEST(dpor, ordered_philosophers_have_no_deadlock) {
  for (int n = 2; n <= 10; ++n) {
    const outcome how = exhaust(philosophers(n, true));
    EXPECT_TRUE(how.complete);
    EXPECT_EQ(how.executions, (1u << n) - 2) << n;
    EXPECT_EQ(how.stuck, 0u);
  }
}

class fuzzer {
 public:
  explicit fuzzer(unsigned seed) : dice_(seed) {}

  program make() {
    program result;
    result.initial = {{semaphore, below(2)}};
    with_timeouts_ = below(4) == 0;
    int left = 10;
    for (int thread = 0; thread < 3; ++thread) {
      body lines;
      const int wanted = 2 + below(3);
      while (static_cast<int>(lines.size()) < wanted && left > 0) block(lines, 1);
      left -= static_cast<int>(lines.size());
      result.threads.push_back(lines);
    }
    return result;
  }

 private:
  static constexpr trace::object_id mutex = 1, semaphore = 4, condition = 6, memory = 8, shared = 10,
                                    latch = 11;

  int below(int n) { return static_cast<int>(dice_() % static_cast<unsigned>(n)); }
  trace::object_id one_of(trace::object_id first, int n) {
    return first + static_cast<trace::object_id>(below(n));
  }

  void block(body& to, int depth) {
    const auto m = one_of(mutex, 2);
    switch (below(depth > 0 ? 16 : 8)) {
      case 0:
        return to.push_back(load(one_of(memory, 2)));
      case 1:
        return to.push_back(store(one_of(memory, 2), 1 + below(3)));
      case 2:
        return to.push_back(store_sum(one_of(memory, 2), 1));
      case 3:
        return to.push_back(fetch_add(one_of(memory, 2), 1));
      case 4:
        return to.push_back(compare_exchange(one_of(memory, 2), 2));
      case 5:
        return to.push_back(step(op::notify_one, condition));
      case 6:
        return to.push_back(step(below(2) == 0 ? op::notify_all : op::notify_one, condition));
      case 7:
        return to.push_back(step(op::release, semaphore));
      case 8: {
        line take = step(op::acquire, semaphore);
        if (with_timeouts_ && below(2) == 0) take = timed(take);
        return to.push_back(take);
      }
      case 9: {
        to.push_back(step(op::try_acquire, semaphore).skip_unless(1, 1));
        return to.push_back(step(op::release, semaphore));
      }
      case 10:
      case 11: {
        to.push_back(lock(1));
        line sleep = wait(condition, 1);
        if (with_timeouts_ && below(2) == 0) sleep = timed(sleep);
        to.push_back(sleep);
        return to.push_back(unlock(1));
      }
      case 12: {
        to.push_back(step(op::try_lock, m).skip_unless(1, 2));
        block(to, 0);
        return to.push_back(unlock(m));
      }
      case 13: {
        const bool reads = below(2) == 0;
        to.push_back(step(reads ? op::lock_shared : op::lock, shared));
        if (below(2) == 0) block(to, 0);
        return to.push_back(step(reads ? op::unlock_shared : op::unlock, shared));
      }
      default: {
        line take = lock(m);
        if (with_timeouts_ && below(2) == 0) {
          to.push_back(timed(take).skip_unless(1, 2));
          block(to, 0);
          return to.push_back(unlock(m));
        }
        to.push_back(take);
        if (below(2) == 0) {
          to.push_back(lock(3 - m));
          to.push_back(unlock(3 - m));
        } else {
          block(to, 0);
        }
        return to.push_back(unlock(m));
      }
    }
  }

  std::minstd_rand dice_;
  bool with_timeouts_ = false;
};

std::string told(const program& what) {
  static const char* const names[] = {
      "lock",    "try_lock", "unlock", "lock_shared", "try_lock_shared", "unlock_sh",  "acquire",
      "try_acq", "release",  "wait",   "reacquire",   "notify_one",      "notify_all", "arrive",
      "await",   "sleep",    "load",   "store",       "exchange",        "start",      "join",
      "finish",  "take",     "put",    "choose"};
  std::string result;
  for (const body& lines : what.threads) {
    for (const line& each : lines) {
      result += std::string(names[static_cast<int>(each.what)]) + " " + std::to_string(each.object);
      if (each.timed) result += " timed";
      if (each.jumps) result += " (skip " + std::to_string(each.jump - 1) + " unless)";
      result += "; ";
    }
    result += "\n";
  }
  return result + "semaphore " + std::to_string(what.initial.begin()->second);
}

struct reached {
  std::map<std::uint64_t, std::string> classes;  // and who went on at each step, the first time
  std::set<std::uint64_t> states;
  std::uint64_t executions = 0;
  std::uint64_t stuck = 0;
  bool complete = false;
};

template <class Search>
reached reach(const program& what, unsigned budget, std::uint64_t most) {
  Search search(budget);
  interpreter runs(what, true);
  reached result;
  std::map<std::uint64_t, std::uint64_t> fast;
  std::map<std::uint64_t, std::uint64_t> naive;
  while (result.executions < most && search.begin()) {
    const execution& one = runs.run(search);
    if (one.how == run_end::abandoned) continue;
    ++result.executions;
    std::string& way = result.classes[one.naive_class];
    if (way.empty()) {
      for (const decision each : one.decisions) way += std::to_string(each.who) + " ";
    }
    result.states.insert(one.state);
    result.stuck += one.how == run_end::stuck ? 1 : 0;
    // Both ways of telling classes apart agree.
    EXPECT_EQ(fast.emplace(one.naive_class, one.the_class).first->second, one.the_class);
    EXPECT_EQ(naive.emplace(one.the_class, one.naive_class).first->second, one.naive_class);
  }
  result.complete = search.is_complete();
  return result;
}

TEST(dpor, reaches_what_trying_everything_reaches) {
  const char* const wanted = std::getenv("INTERLEAVE_FUZZ_PROGRAMS");  // NOLINT(concurrency-mt-unsafe)
  const int programs = wanted != nullptr ? std::atoi(wanted) : 300;
  int compared = 0;
  std::uint64_t all = 0;
  std::uint64_t reduced = 0;
  const char* const from = std::getenv("INTERLEAVE_FUZZ_FROM");  // NOLINT(concurrency-mt-unsafe)
  for (unsigned seed = from != nullptr ? static_cast<unsigned>(std::atoi(from)) : 1; compared < programs;
       ++seed) {
    const program what = fuzzer(seed).make();
    const unsigned budget = seed % 3 == 0 ? 1 : 0;
    const reached plain = reach<dfs>(what, budget, 4000);
    if (!plain.complete) continue;
    ++compared;
    const reached fewer = reach<dpor>(what, budget, 1000000);
    EXPECT_TRUE(fewer.complete);
    EXPECT_EQ(fewer.states, plain.states);
    // A timeout that was paid for differs from a free one only in what is left of the budget.
    if (budget == 0) {
      for (const auto& [each, way] : plain.classes) EXPECT_TRUE(fewer.classes.contains(each)) << way;
      EXPECT_EQ(fewer.classes.size(), plain.classes.size());
      EXPECT_EQ(fewer.executions, fewer.classes.size()) << "a class was seen twice";
    }
    EXPECT_EQ(fewer.stuck > 0, plain.stuck > 0);
    all += plain.executions;
    reduced += fewer.executions;
    if (testing::Test::HasFailure()) FAIL() << "seed " << seed << " budget " << budget << "\n" << told(what);
  }
  RecordProperty("programs", compared);
  RecordProperty("executions", std::to_string(all) + " reduced to " + std::to_string(reduced));
}

}  // namespace
}  // namespace interleave::explore
