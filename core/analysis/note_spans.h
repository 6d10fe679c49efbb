#pragma once

#include "core/analysis/measure.h"
#include "core/trace/source.h"
#include "core/trace/store.h"

#include <cstdint>
#include <string_view>

namespace interleave::analysis {

// Times between two events of a whole trace that belong together. In ns.
struct spans {
  std::uint64_t count = 0;
  trace::nanoseconds total = 0;
  trace::nanoseconds longest = 0;

  void add(trace::nanoseconds from, trace::nanoseconds to);
  [[nodiscard]] trace::nanoseconds mean() const { return count == 0 ? 0 : total / count; }
};

// From a scenario's note `first` with a value to its note `then` with the same value, on whatever threads:
// note("queued", 7) … note("done", 7). A value that is noted again begins anew.
//
//   spans latency = spans_between(trace, names, "queued", "done");
spans spans_between(const trace::store& of, const trace::dictionary& names, std::string_view first,
                    std::string_view then);

// The highest value noted under that name; empty if there is none.
std::optional<double> highest_note(const trace::store& of, const trace::dictionary& names,
                                   std::string_view name);

// From the decision to make a thread or process (its object's creation) to its first event: the main thread,
// which the run did not make, is left out.
spans creation_spans(const trace::store& of);

}  // namespace interleave::analysis
