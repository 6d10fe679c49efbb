#pragma once

#include "core/os/descriptor.h"
#include "core/os/futex.h"
#include "core/sync/io.h"
#include "core/trace/callback.h"
#include "core/trace/source.h"

#include <atomic>
#include <chrono>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <source_location>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace interleave::sync {

// One thread that calls callbacks one after the other, and sleeps in the kernel (epoll, with a timerfd and an
// eventfd) while there is none to call: the reactor of Schmidt (1995), as in browsers and node.js.
//
// A turn: the callbacks that were deferred before it began; then a look at what has happened, which blocks if
// there is nothing else to do; the timers that are due, in order of their times; what became ready or was
// posted, in order of arrival. A callback that is deferred by a deferred one waits for the next turn, so that
// a chain of them keeps nobody out. The order is checked while it runs (sync::require).
//
// Everything is recorded on the loop's object: `queued` (a timer: with the time until it is due), `began`,
// `finished`, `withdrawn`, `turned`; blocked in epoll is a wait on it that may end by itself. The thread's
// phase is the kind of the callback, or "polling". Pauses hold the loop between two callbacks; a stop of the
// run ends run() by schedule::cancelled within the callback that runs or at once.
//
// Thread-safe: post, quit. All else is for the loop's own thread, or before run(). A callback may call
// anything but run. An exception that it lets escape leaves run(); the loop can be run again, without the
// periodic timer that threw. A descriptor has to be unwatched before it is closed. System calls that fail
// throw std::system_error. What has not been called when the loop is destroyed never is.
//
//   event_loop loop("loop");
//   loop.every(20ms, "tick", [&] { loop.defer("after the tick", [] { … }); });
//   loop.run();                                          // another thread: loop.post("done", [&] { … });
class event_loop {
 public:
  using callback = std::function<void()>;
  enum class timer : std::uint64_t { none = 0 };
  using place = std::source_location;

  explicit event_loop(std::string_view name = "loop", const place& at = place::current());
  ~event_loop();
  event_loop(const event_loop&) = delete;
  event_loop& operator=(const event_loop&) = delete;

  // Until quit; after it no callback begins. What is left is kept for another run.
  void run(const place& at = place::current());
  void quit(const place& at = place::current());

  // Runs before the next turn's timers and completions.
  void defer(trace::literal name, callback what, const place& at = place::current());
  // From any thread: runs in the loop's.
  void post(trace::literal name, callback what, const place& at = place::current());

  timer after(std::chrono::nanoseconds delay, trace::literal name, callback what,
              const place& at = place::current());
  // Keeps to its grid; times that pass while it is late are left out.
  timer every(std::chrono::nanoseconds period, trace::literal name, callback what,
              const place& at = place::current());
  // No effect if it has run already or there is none.
  void cancel(timer which, const place& at = place::current());

  // Runs whenever the descriptor can be read (written) without blocking. One watch a descriptor: another
  // replaces it.
  void watch(int descriptor, readiness what, trace::literal name, callback call,
             const place& at = place::current());
  void unwatch(int descriptor);

  [[nodiscard]] trace::object_id id() const noexcept { return self_.id(); }

 private:
  using shared_callback = std::shared_ptr<const callback>;

  struct entry {  // a callback that waits for its turn
    std::uint32_t number = 0;
    trace::callback_kind kind = trace::callback_kind::deferred;
    trace::literal name;
    place at;
    shared_callback what;
    std::uint64_t turn = 0;   // in which it was queued
    std::uint64_t watch = 0;  // completion: of which watch
  };
  struct armed {
    os::steady_time due;
    std::chrono::nanoseconds period;  // zero: once
    entry next;
  };
  struct watcher {
    int descriptor;
    trace::literal name;
    place at;
    shared_callback what;
  };

  entry make(trace::callback_kind kind, trace::literal name, const place& at, shared_callback what);
  void tell(trace::kind what, const entry& of, std::chrono::nanoseconds delay = {}) const;
  timer arm(std::chrono::nanoseconds first, std::chrono::nanoseconds period, trace::literal name,
            callback what, const place& at);
  void arm_again(timer which, armed& of);
  void set_alarm();
  void wake_locked(const place& at);

  void turn(const place& at);
  void run_deferred();
  void poll(bool may_block, const place& at);
  void take(std::uint64_t tag);
  void take_posted();
  void run_timers();
  void run_ready();
  void call(const entry& next);
  [[nodiscard]] bool is_over() const;

  io_object self_;
  os::descriptor epoll_;
  os::descriptor alarm_;  // timerfd
  os::descriptor bell_;   // eventfd
  std::atomic<std::uint32_t> last_number_{0};
  std::atomic<bool> quit_{false};

  // The loop's thread alone.
  std::uint64_t turn_ = 0;
  trace::callback_kind stage_ = trace::callback_kind::deferred;  // of this turn
  std::deque<entry> deferred_;
  std::deque<entry> ready_;
  std::uint64_t last_timer_ = 0;
  std::map<timer, armed> timers_;
  std::set<std::pair<os::steady_time, timer>> by_due_;
  os::steady_time alarm_at_{};
  std::uint64_t last_watch_;
  std::unordered_map<std::uint64_t, watcher> watchers_;
  std::unordered_map<int, std::uint64_t> watched_;

  std::mutex mutex_;
  std::vector<entry> posted_;     // guarded by mutex_
  trace::thread_id sleeper_ = 0;  // guarded by mutex_: the loop's thread while it blocks
};

}  // namespace interleave::sync
