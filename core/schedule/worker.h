#pragma once

#include "core/os/futex.h"
#include "core/schedule/step.h"
#include "core/trace/event.h"

#include <atomic>
#include <cstdint>
#include <random>
#include <utility>

namespace interleave::schedule {

class control;

// A thread as the scheduler sees it: the gate it parks on, and the run it belongs to.
//
// Gate: unpark leaves one token, park takes it or sleeps in the kernel until there is one. Cancellation opens
// the gate for good. park is for the worker's own thread; unpark and cancel for any.
//
//   worker& self = this_thread_worker();
//   queue.push(self);                                  // another thread: queue.pop().unpark();
//   if (self.park() == woken_by::cancel) …
class worker {
 public:
  enum class woken_by : std::uint8_t { token, cancel, deadline };

  explicit worker(control* of = nullptr) : control_(of) {}
  worker(const worker&) = delete;
  worker& operator=(const worker&) = delete;

  woken_by park();
  woken_by park_until(os::steady_time deadline);
  // Not ended by cancellation: for what has to be finished while unwinding.
  void park_uncancellable();
  void unpark();
  void cancel();
  // A token left over from a wake-up that came beside a timeout is thrown away.
  void drop_token();

  [[nodiscard]] control* run() const { return control_; }
  [[nodiscard]] trace::thread_id thread() const { return thread_; }
  void set_thread(trace::thread_id id) { thread_ = id; }

  // Under control: its number among the threads of the run.
  [[nodiscard]] std::uint16_t number() const { return number_; }
  void set_number(std::uint16_t number) { number_ = number; }

  // Under control: what is no step by itself (see engine), but is counted; `gives_way`: to other threads.
  // False if it has to become a step.
  bool passes(bool gives_way) {
    return gives_way ? !std::exchange(yielded_, true) : ++quiet_ < longest_quiet;
  }
  // The same for who asks first; always false where the engine has to hear of everything.
  bool passes_unheard(bool gives_way) { return unheard_ && passes(gives_way); }
  void let_pass_unheard(bool on) { unheard_ = on; }
  // A step begins: whether it has given way since the last one.
  bool begin_step() {
    quiet_ = 0;
    return std::exchange(yielded_, false);
  }

  // The thread's own stream of random numbers, from the run's seed and the thread's number.
  void seed(std::uint64_t value) {
    random_.seed(static_cast<std::minstd_rand::result_type>(value % 2147483646u + 1));
  }
  std::uint32_t random() { return static_cast<std::uint32_t>(random_()); }

 private:
  static constexpr std::uint32_t token = 1;
  static constexpr std::uint32_t open_for_good = 2;
  // So many phases in a row, and others get a turn.
  static constexpr std::uint16_t longest_quiet = 100;

  bool take_token();
  [[nodiscard]] bool is_over() const;

  std::atomic<std::uint32_t> gate_{0};
  control* control_;
  trace::thread_id thread_ = 0;
  std::uint16_t number_ = 0;
  std::uint16_t quiet_ = 0;
  bool yielded_ = false;
  bool unheard_ = false;
  std::minstd_rand random_;
};

inline constinit thread_local worker* this_worker = nullptr;

// What tells a fiber from the others on its thread of the system; null where there are none.
inline constinit thread_local const void* this_fiber = nullptr;

// The calling thread's worker; a thread outside any run gets one of its own, so that primitives work
// everywhere.
worker& this_thread_worker();

}  // namespace interleave::schedule
