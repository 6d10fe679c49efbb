#pragma once

#include "core/analysis/state.h"

#include <vector>

namespace interleave::analysis {

// Jain's index of fairness of shares: 1 all alike, 1/n one has everything; 1 for none. (Jain, Chiu, Hawe
// 1984)
double jain_index(const std::vector<double>& shares);

struct share {
  thread_id thread = 0;
  double amount = 0;
};

// What each thread that takes part has of a counter; those who have none yet count with 0. A thread takes
// part once it has counted, acquired, waited for something other than a thread's end, or named a phase:
// whoever only starts and joins the others does not.
std::vector<share> shares_of(const state& at, literal_id counter);
// The same by number of acquisitions, of all objects together.
std::vector<share> shares_of_acquisitions(const state& at);

double jain_index(const std::vector<share>& shares);

// The longest wait of a thread up to `now`, one that goes on included.
nanoseconds longest_wait(const thread_state& of, nanoseconds now);
// All the time it has been blocked up to `now`, likewise.
nanoseconds blocked_time(const thread_state& of, nanoseconds now);

}  // namespace interleave::analysis
