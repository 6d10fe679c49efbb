#pragma once

#include "core/schedule/worker.h"
#include "core/trace/recorder.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace interleave::sync {

// A lane in the run's trace for a thread that is not the run's: the window's own. What that thread does
// during a visit is recorded under the guest's name; the rest of its life is its own business. A guest is
// never held by a pause or a pace, nor ended by the stop of the run: no `cancelled` is thrown at it.
//
// Made and destroyed by a thread of the run. The owner sees to it that visits come one after the other and
// that the end does not come during one. The lane is that of the thread that visits first. Visits do not
// nest. Outside a run nothing is recorded.
//
//   guest window("ui");                              // a thread of the run
//   window.visit([&] { phase("typing"); });          // the window's thread
class guest {
 public:
  explicit guest(std::string_view name);
  ~guest();
  guest(const guest&) = delete;
  guest& operator=(const guest&) = delete;

  template <class F>
  void visit(F&& what) {
    const presence here(*this);
    std::forward<F>(what)();
  }

 private:
  // The thread is the run's as far as recording goes, but not as far as scheduling goes.
  class presence {
   public:
    explicit presence(guest& of);
    ~presence();
    presence(const presence&) = delete;
    presence& operator=(const presence&) = delete;

   private:
    trace::producer* former_producer_;
    schedule::worker* former_worker_;
  };

  trace::recorder* const recorder_;
  const trace::thread_id thread_;
  const std::string name_;
  std::optional<trace::attachment> recorded_;  // made at the first visit
  trace::producer* producer_ = nullptr;
  schedule::worker worker_;
};

}  // namespace interleave::sync
