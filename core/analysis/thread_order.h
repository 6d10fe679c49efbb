#pragma once

#include "core/trace/event.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <unordered_map>
#include <vector>

namespace interleave::analysis {

// What comes before what in every run of a program, because threads are started and joined: vector clocks
// (Fidge 1988, Mattern 1989) that pass from who starts a thread to that thread, and from it to who joins it;
// locks, which order things one way in this run and another way in the next, pass nothing on. Nor do
// semaphores, condition variables, barriers and latches: what is told as ordered here is ordered for certain.
//
// A thread's events between two starts or joins of its own are one segment. Only the first most_threads
// threads are followed; the others, and those whose beginning is missing, are ordered with nobody.
//
//   thread_order order;
//   order.see(next);                                    // each record
//   if (order.is_before(order.now(1), order.now(2))) …  // they were never at it at the same time
class thread_order {
 public:
  using clock = std::vector<std::uint32_t>;  // by thread: its segments up to this one are over

  // A segment of a thread, and what is over by then.
  struct place {
    trace::thread_id thread = 0;  // 0: not followed
    std::uint32_t segment = 0;
    std::shared_ptr<const clock> past;
  };

  static constexpr std::size_t most_threads = 256;

  void see(const trace::record& next) {
    switch (next.what) {
      case trace::kind::object_created:
      case trace::kind::object_destroyed:
      case trace::kind::thread_started:
      case trace::kind::wait_end:
        return take(next);
      default:
        return;
    }
  }
  [[nodiscard]] place now(trace::thread_id of);
  // How many times now(of) has changed.
  [[nodiscard]] std::uint32_t changes(trace::thread_id of) const {
    return of < threads_.size() ? threads_[of].changes : 0;
  }
  static bool is_before(const place& a, const place& b) {
    return a.thread != 0 && b.thread != 0 && a.thread < b.past->size() && (*b.past)[a.thread] >= a.segment;
  }

  [[nodiscard]] std::size_t bytes() const;

 private:
  struct thread {
    std::uint32_t segment = 1;
    std::uint32_t changes = 0;
    std::shared_ptr<const clock> past;
  };
  void take(const trace::record& next);
  thread* at(trace::thread_id id);
  void create(trace::thread_id by, trace::object_id as);
  void join(trace::thread_id by, trace::object_id what);

  std::vector<thread> threads_;
  std::unordered_map<trace::object_id, std::shared_ptr<const clock>> starting_;
  std::unordered_map<trace::object_id, trace::thread_id> alive_;  // until they are joined
};

}  // namespace interleave::analysis
