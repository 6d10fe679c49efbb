#include "core/sync/io.h"

#include "core/schedule/control.h"
#include "core/sync/wait_queue.h"
#include "core/trace/producer.h"
#include "core/trace/source.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <exception>
#include <poll.h>
#include <system_error>

namespace interleave::sync {

namespace {

using std::chrono::milliseconds;

// Without a descriptor that tells of the stop it is looked for so often.
constexpr milliseconds look_again{50};

int patience(const deadline* until, bool told_of_stop) {
  milliseconds left = told_of_stop ? milliseconds(-1) : look_again;
  if (until != nullptr) {
    const auto rest = std::chrono::ceil<milliseconds>(until->at() - std::chrono::steady_clock::now());
    const milliseconds limited = std::clamp(rest, milliseconds(0), milliseconds(1 << 30));
    left = left.count() < 0 ? limited : std::min(left, limited);
  }
  return static_cast<int>(left.count());
}

// Whether the descriptor is ready: at once if `wait` is false.
bool is_ready(int descriptor, readiness what, int timeout, int stop) {
  pollfd both[2] = {{descriptor, static_cast<short>(what == readiness::input ? POLLIN : POLLOUT), 0},
                    {stop, POLLIN, 0}};
  const int found = ::poll(both, 2, timeout);
  if (found < 0 && errno != EINTR) throw std::system_error(errno, std::generic_category(), "poll");
  if (found > 0 && (both[0].revents & POLLNVAL) != 0)
    throw std::system_error(EBADF, std::generic_category(), "poll");
  return found > 0 && both[0].revents != 0;
}

}  // namespace

int stop_descriptor() noexcept {
  const schedule::worker* const self = schedule::this_worker;
  return self != nullptr && self->run() != nullptr ? self->run()->stop_descriptor() : -1;
}

io_wait::io_wait(const io_object& on, const std::source_location& at) : on_(on.id()), at_(trace::id_of(at)) {
  schedule::announce({.what = schedule::op::io, .object = on_, .at = at_, .timed = true});
  trace::emit(trace::kind::wait_begin, on_, at_, 0, 0, trace::flag::timed);
}

io_wait::~io_wait() noexcept(false) {
  const bool cancelled = schedule::should_unwind();
  if (cancelled) result_ = trace::wait_result::cancelled;
  trace::emit_ordered(trace::kind::wait_end, on_, at_, static_cast<std::uint64_t>(result_));
  if (cancelled) throw schedule::cancelled{};
}

bool wait_ready(const io_object& on, int descriptor, readiness what, const deadline* until,
                const std::source_location& at) {
  if (is_ready(descriptor, what, 0, -1)) {
    schedule::announce({.what = schedule::op::io, .object = on.id(), .at = trace::id_of(at), .timed = true});
    return true;
  }
  io_wait here(on, at);
  const int stop = stop_descriptor();
  for (;;) {
    if (is_ready(descriptor, what, patience(until, stop >= 0), stop)) return true;
    const schedule::worker* const self = schedule::this_worker;
    if (self != nullptr && self->run() != nullptr && self->run()->is_cancelled()) return false;
    if (until != nullptr && std::chrono::steady_clock::now() >= until->at()) {
      here.timed_out();
      return false;
    }
  }
}

}  // namespace interleave::sync
