#pragma once

#include "core/sync/deadline.h"
#include "core/sync/object.h"
#include "core/trace/event.h"

#include <cstdint>
#include <source_location>
#include <string_view>
#include <utility>

namespace interleave::sync {

// Something outside the run that its threads wait for: a file, a pipe, a socket, another process, a timer. A
// wait for it is recorded as one that may end by itself, so it is never taken for a deadlock. Stays where it
// is.
//
//   io_object disk(trace::object_kind::file, "disk");
//   io_object peer(trace::object_kind::socket, "server");
class io_object {
 public:
  explicit io_object(trace::object_kind kind, std::string_view name,
                     const std::source_location& at = std::source_location::current())
      : self_(kind, name, 0, at) {}

  [[nodiscard]] trace::object_id id() const noexcept { return self_.id(); }

 private:
  object self_;
};

enum class readiness : std::uint8_t { input, output };

// Blocks in the kernel until the descriptor can be read or written without blocking (or its other end has
// hung up, or it is in error: the call that follows tells), false once `until` has passed. A stop of the run
// ends it at once by schedule::cancelled; in a thread that unwinds already it returns false. Recorded only if
// it does block. Throws std::system_error for a bad descriptor.
//
//   while ((n = ::read(fd, buffer, size)) < 0 && errno == EAGAIN) wait_ready(peer, fd, readiness::input);
bool wait_ready(const io_object& on, int descriptor, readiness what, const deadline* until = nullptr,
                const std::source_location& at = std::source_location::current());

// For a poll set of one's own: readable once the run is stopped; -1, which poll ignores, outside a run.
[[nodiscard]] int stop_descriptor() noexcept;

// A wait that the caller carries out itself, for as long as the object lives: recorded as above, with
// `wait_end` on the way out. Ends by schedule::cancelled, at the end, if the run was stopped meanwhile.
class [[nodiscard]] io_wait {
 public:
  explicit io_wait(const io_object& on, const std::source_location& at = std::source_location::current());
  ~io_wait() noexcept(false);
  io_wait(const io_wait&) = delete;
  io_wait& operator=(const io_wait&) = delete;

  // Its time was over before anything came.
  void timed_out() noexcept { result_ = trace::wait_result::timed_out; }

 private:
  trace::object_id on_;
  trace::location_id at_;
  trace::wait_result result_ = trace::wait_result::woken;
};

// Runs a call that blocks in the kernel by itself and for a bounded time only (a write to a disk): it cannot
// be interrupted, the thread ends after it if the run was stopped. Returns what the call returns.
//
//   const auto n = blocking_call(disk, [&] { return ::write(fd, data, size); });
template <class Call>
auto blocking_call(const io_object& on, Call&& call,
                   const std::source_location& at = std::source_location::current()) {
  const io_wait here(on, at);
  return std::forward<Call>(call)();
}

}  // namespace interleave::sync
