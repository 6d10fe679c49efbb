#include "core/analysis/lock_ranks.h"

#include <gtest/gtest.h>

#include <random>
#include <set>
#include <utility>

namespace interleave::analysis {
namespace {

using trace::object_id;

TEST(LockRanks, AgreeWithAnyOrderUntilACircle) {
  // Against a plain search: is `to` reached from `from`?
  std::mt19937 random(5);
  for (int round = 0; round < 30; ++round) {
    lock_ranks ranks;
    std::set<std::pair<object_id, object_id>> pairs;
    const auto reaches = [&](object_id from, object_id to) {
      std::set<object_id> seen{from};
      for (bool grows = true; grows;) {
        grows = false;
        for (const auto& [a, b] : pairs) grows = (seen.contains(a) && seen.insert(b).second) || grows;
      }
      return seen.contains(to);
    };
    for (int i = 0; i < 60; ++i) {
      const object_id a = 1 + static_cast<object_id>(random() % 12);
      const object_id b = 1 + static_cast<object_id>(random() % 12);
      if (a == b || pairs.contains({a, b})) continue;
      const bool closes = reaches(b, a);
      ASSERT_EQ(ranks.add(a, b), !closes);
      if (!closes) pairs.insert({a, b});
    }
  }
}

}  // namespace
}  // namespace interleave::analysis
