#pragma once

#include "core/trace/event.h"

#include <functional>
#include <memory>
#include <source_location>
#include <string_view>

namespace interleave::sync {

// std::jthread with a name, recorded: joins in its destructor, can be moved, cannot be detached. Made by a
// thread of a run it belongs to the same run: it is recorded there and stopped with it. Then an exception
// that escapes `body` is a fault of the run (control::report_fault) and ends this thread only; outside a run
// it ends the program, as std::thread's does.
//
// join ends by schedule::cancelled when the run is stopped; the destructor does not, it waits for the thread,
// which the stop ends too. In a container use push_back(thread(…)): emplace_back would record a line of the
// library as the place.
//
//   std::vector<thread> philosophers;
//   philosophers.push_back(thread("philosopher 1", [&] { dine(0); }));
class thread {
 public:
  thread() noexcept;
  // Throws std::system_error where the system gives no thread.
  thread(std::string_view name, std::function<void()> body,
         const std::source_location& at = std::source_location::current());
  ~thread();
  thread(thread&&) noexcept;
  thread& operator=(thread&&) noexcept;  // joins what it was before

  [[nodiscard]] bool joinable() const noexcept { return state_ != nullptr; }
  // Not joinable afterwards, unless it threw. Joining what is not joinable throws std::system_error.
  void join(std::source_location at = std::source_location::current());

  // As what others wait for; 0 outside a run.
  [[nodiscard]] trace::object_id id() const noexcept;

 private:
  struct state;

  void join_controlled() noexcept;
  void finish_uncancellably() noexcept;

  std::unique_ptr<state> state_;
};

}  // namespace interleave::sync
