#pragma once

#include "core/analysis/coffman.h"
#include "core/analysis/measure.h"
#include "core/trace/source.h"
#include "core/trace/store.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace interleave::scenario {

class settings;

// What a variant's run is meant to come to; also what a run did come to (outcome).
enum class expectation : std::uint8_t { completed, deadlock, violation, starvation, livelock };

// "completed", "deadlock", …: the words of the command line.
std::string_view word_for(expectation expected);

// A number that the user sets: a slider in the window, --set id=value on the command line.
struct knob {
  std::string_view id;
  std::string_view title;
  std::string_view unit;  // "ms", "", …
  double min = 0;
  double max = 0;
  double initial = 0;  // shows the effect within seconds
  double step = 1;     // values are min + n × step
  bool live = false;   // takes effect while the run goes on; otherwise a change restarts it
};

// A knob's value.
struct setting {
  std::string_view knob;
  double value = 0;
};

// One lesson: the broken way, or one of the right ones.
struct variant {
  std::string_view id;
  std::string_view title;
  std::string_view explanation;  // one or two sentences
  expectation expect = expectation::completed;
  std::function<void(const settings&)> body;  // runs on the run's main thread and joins what it starts
  std::vector<setting> explore_with{};        // beside the descriptor's, where this one needs others
};

// A way out of a deadlock: the variant that takes one of its four conditions away, or comes nearest to that.
struct remedy {
  analysis::condition against;
  std::string_view variant;
  std::string_view how;  // one sentence
};

// A scenario as the catalogue lists it. Chapters: 1 Threads: why, 2 Primitives, 3 Classic problems, 4
// Problems with threads.
struct descriptor {
  std::string_view id;
  std::string_view title;
  int chapter = 0;
  std::string_view explanation;  // one paragraph
  std::string_view source;       // file in the repository, as std::source_location names it
  std::string_view progress;     // the counter that tells progress ("meals"); empty if none does
  bool fed_by_window = false;    // threads may wait for people, so that a standstill is no deadlock
  std::string_view advice;       // what to try once a broken variant has failed; one sentence
  std::vector<variant> variants;
  std::vector<knob> knobs;
  // Where a search begins, if nobody sets anything else: sizes that it can exhaust or nearly so, and an end.
  std::vector<setting> explore_with{};
  std::vector<remedy> remedies{};  // one for each condition where deadlock is the matter; else empty
  // Counters that are read out of the trace of a run, beside those that the scenario counts; may be empty.
  std::function<analysis::measures(const trace::store&, const trace::dictionary&)> measures{};

  [[nodiscard]] const variant* find_variant(std::string_view id) const;
  [[nodiscard]] const knob* find_knob(std::string_view id) const;
};

std::string_view chapter_title(int chapter);

}  // namespace interleave::scenario
