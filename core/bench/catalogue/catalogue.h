#pragma once

#include "core/bench/experiment.h"

// One function an experiment; catalogue.cpp lists them in their order.
namespace interleave::bench {

experiment sum();
experiment blocking_io();
experiment creation_cost();
experiment web_server();
experiment context_switch();
experiment lock_cost();

}  // namespace interleave::bench
