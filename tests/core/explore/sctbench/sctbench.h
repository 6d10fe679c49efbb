#pragma once

#include <functional>
#include <ostream>
#include <span>
#include <string>
#include <vector>

namespace interleave::sctbench {

// Small programs with a bug that only some schedules show, after the descriptions of the programs of SCTBench
// (Thomson, Donaldson, Betts: Concurrency testing using schedule bounding: an empirical study, 2014) that
// need no more than mutexes, semaphores, condition variables and shared memory. Each makes its threads and
// objects by core/sync, and does the same whenever the same decisions are taken. Sizes are theirs, or smaller
// where that takes nothing away from how hard the bug is to find; each says what it is.
//
//   for (const program& each : programs()) search(each.body);
struct program {
  enum class bug { none, deadlock, stuck, violation, exception };

  std::string name;
  int threads = 0;  // with the main thread
  bug has = bug::violation;
  std::function<void()> body;

  friend void PrintTo(const program& of, std::ostream* out) { *out << of.name; }
};

// All but SafeStack.
const std::vector<program>& programs();
// What is right: nothing is to be found.
const std::vector<program>& right_programs();
// A lock-free stack by Dmitry Vyukov, posted as a challenge for checkers: its bug (an item that comes back
// while a pop still has its old successor in hand) takes three threads and at least five switches.
program safe_stack();

// By file.
std::vector<program> bank_and_driver();
std::vector<program> lock_programs();
std::vector<program> buffer_programs();
std::vector<program> order_programs();
std::vector<program> stealing_programs();

}  // namespace interleave::sctbench
