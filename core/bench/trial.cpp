#include "core/bench/trial.h"

#include "core/schedule/control.h"

namespace interleave::bench {

void trial::result(std::int64_t is, std::int64_t should_be) {
  result_ = is;
  require(is == should_be, "the result is " + std::to_string(is) + ", not " + std::to_string(should_be));
}

void trial::require(bool holds, std::string_view otherwise) {
  if (!holds && wrong_.empty()) wrong_ = otherwise;
}

void trial::checkpoint() {
  schedule::announce({.what = schedule::op::yield});
}

}  // namespace interleave::bench
