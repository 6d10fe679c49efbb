#pragma once

#include "core/bench/experiment.h"

// One function an experiment; catalogue.cpp lists them in their order.
namespace interleave::bench {

experiment sum();

}  // namespace interleave::bench
