#pragma once

#include "core/bench/experiment.h"

#include <vector>

namespace interleave::bench {

// The rows of `sum` that CPython itself computes, where python3 is installed: single, threading,
// multiprocessing, and multiprocessing with a value that lives in a Manager's server process.
std::vector<row> python_sum_rows();

}  // namespace interleave::bench
