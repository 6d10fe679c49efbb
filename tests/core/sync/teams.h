#pragma once

#include "core/sync/thread.h"

#include <gtest/gtest.h>

#include <functional>
#include <vector>

namespace interleave::test {

// How many threads a test is done with.
class teams : public testing::TestWithParam<int> {
 protected:
  // Runs `body` (given its number) on as many threads, and joins them.
  static void together(int threads, const std::function<void(int)>& body) {
    std::vector<sync::thread> team;
    for (int i = 0; i < threads; ++i) team.push_back(sync::thread("member", [&body, i] { body(i); }));
  }
  static int rounds() { return 6400 / GetParam(); }
};

#define INTERLEAVE_TEAMS(suite) \
  INSTANTIATE_TEST_SUITE_P(threads, suite, testing::Values(1, 2, 8, 64), testing::PrintToStringParamName())

}  // namespace interleave::test
