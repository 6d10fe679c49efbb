#pragma once

#include "core/schedule/decision.h"

#include <optional>

namespace interleave::schedule {

class model;

// Who picks the next step of a controlled run: a person, a schedule string, a search. Asked by whichever
// thread holds the token, whenever every living thread is parked and at least one can go on.
class decider {
 public:
  virtual ~decider() = default;

  // One of now.options() or now.extras(); nothing: this run is abandoned.
  virtual choice decide(const model& now) = 0;
  // From any thread: the run is stopped, a call of decide that waits returns.
  virtual void cancel() {}
};

}  // namespace interleave::schedule
