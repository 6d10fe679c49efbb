#pragma once

#include "core/os/switch_records.h"
#include "core/scenario/recording.h"

#include <nlohmann/json.hpp>

#include <iosfwd>
#include <map>
#include <string>
#include <string_view>

namespace interleave::exports {

// How a run came to its end, as far as the trace cannot tell.
struct ending {
  bool interrupted = false;  // by the user, before its own end or time
  std::string fault;         // what an escaped exception said
  // What the kernel counted for each thread where there are no exact switch records; see
  // scenario::sampled_times.
  std::map<trace::thread_id, os::thread_times> times;
};

// "deadlock", "violation", "livelock", "starvation" where something was found; else "stopped" for a run that
// was interrupted or failed, else "completed".
std::string_view outcome_word(const scenario::recording& of, const ending& how = {});

// The object of `run --json` and of `export --format json` (DESIGN.md, The command line). Where neither
// switch records nor samples tell a thread's times they are null. Beside the fields named there: of a thread
// its `phase`, `longest_wait_ns`, `counters` and how it `ended` (null: it has not); in `counters` each total
// by name, `<name>_least` and `jain_<name>` over the threads that count it and those named like them
// ("philosopher 3": whoever never ate counts with 0), and what the scenario's descriptor measures in the
// trace (null if unknown); `fault` if there was one.
nlohmann::ordered_json summary(const scenario::recording& of, const ending& how = {});

// What was run: scenario, variant, knobs, mode, seed, how switch records were had.
nlohmann::ordered_json about_json(const scenario::about_run& of);

// summary() and what was run, as `about`.
void write_json(std::ostream& out, const scenario::recording& of);

// Indented by `indent`, on one line if that is -1. Never throws for text that is not UTF-8: it is replaced.
std::string text_of(const nlohmann::ordered_json& object, int indent = 2);

// Whole numbers as such: 5, not 5.0.
nlohmann::ordered_json number_json(double value);

}  // namespace interleave::exports
