#include "tests/core/explore/sctbench/sctbench.h"

#include <algorithm>
#include <iterator>

namespace interleave::sctbench {

namespace {

std::vector<program> all() {
  std::vector<program> result;
  for (const auto& some :
       {bank_and_driver(), lock_programs(), buffer_programs(), order_programs(), stealing_programs()})
    result.insert(result.end(), some.begin(), some.end());
  return result;
}

std::vector<program> those(bool right) {
  std::vector<program> result;
  std::ranges::copy_if(all(), std::back_inserter(result),
                       [right](const program& each) { return (each.has == program::bug::none) == right; });
  return result;
}

}  // namespace

const std::vector<program>& programs() {
  static const auto broken = those(false);
  return broken;
}

const std::vector<program>& right_programs() {
  static const auto right = those(true);
  return right;
}

}  // namespace interleave::sctbench
