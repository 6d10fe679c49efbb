#pragma once

#include "core/sync/event_loop.h"
#include "core/sync/tcp.h"

#include <chrono>
#include <coroutine>
#include <cstddef>
#include <exception>
#include <optional>
#include <source_location>
#include <span>
#include <utility>
#include <vector>

namespace interleave::sync {

// A coroutine on an event loop: a function that is left while it waits, so that the loop's one thread can do
// something else, and goes on where it was. Begins when it is awaited or started; gives its value, or throws
// its exception, to who awaits it. Owns its frame: destroying a task that has not come to its end destroys
// what it holds and ends its waits. For the loop's thread only.
//
//   task<int> ask(event_loop& loop, tcp_stream& to) {
//     co_await write_all(loop, to, question);
//     co_return parse(co_await read_some(loop, to, buffer));
//   }
template <class T = void>
class [[nodiscard]] task;

namespace detail {

// Who awaits a task goes on when it is over, without growing the stack.
struct goes_on {
  static bool await_ready() noexcept { return false; }
  template <class Promise>
  std::coroutine_handle<> await_suspend(std::coroutine_handle<Promise> ended) noexcept {
    return ended.promise().awaited_by;
  }
  void await_resume() const noexcept {}
};

struct promise_base {
  std::coroutine_handle<> awaited_by = std::noop_coroutine();
  std::exception_ptr thrown;

  static std::suspend_always initial_suspend() noexcept { return {}; }
  static goes_on final_suspend() noexcept { return {}; }
  void unhandled_exception() noexcept { thrown = std::current_exception(); }
};

template <class T>
struct promise : promise_base {
  std::optional<T> value;

  task<T> get_return_object();
  void return_value(T given) { value = std::move(given); }
  T result() {
    if (thrown) std::rethrow_exception(thrown);
    return std::move(*value);
  }
};

template <>
struct promise<void> : promise_base {
  task<void> get_return_object();
  void return_void() const noexcept {}
  void result() const {
    if (thrown) std::rethrow_exception(thrown);
  }
};

}  // namespace detail

template <class T>
class [[nodiscard]] task {
 public:
  using promise_type = detail::promise<T>;

  explicit task(std::coroutine_handle<promise_type> of) noexcept : frame_(of) {}
  task(task&& other) noexcept : frame_(std::exchange(other.frame_, nullptr)) {}
  task& operator=(task&& other) noexcept {
    if (this != &other) {
      if (frame_) frame_.destroy();
      frame_ = std::exchange(other.frame_, nullptr);
    }
    return *this;
  }
  ~task() {
    if (frame_) frame_.destroy();
  }

  // Runs it until it waits for the first time. For the outermost tasks; others are awaited.
  void start() { frame_.resume(); }
  [[nodiscard]] bool is_done() const noexcept { return frame_.done(); }
  // Of a task that is done.
  T result() { return frame_.promise().result(); }

  static bool await_ready() noexcept { return false; }
  std::coroutine_handle<> await_suspend(std::coroutine_handle<> by) noexcept {
    frame_.promise().awaited_by = by;
    return frame_;
  }
  T await_resume() { return result(); }

 private:
  std::coroutine_handle<promise_type> frame_;
};

template <class T>
task<T> detail::promise<T>::get_return_object() {
  return task<T>(std::coroutine_handle<promise>::from_promise(*this));
}
inline task<void> detail::promise<void>::get_return_object() {
  return task<void>(std::coroutine_handle<promise>::from_promise(*this));
}

// co_await ready(loop, fd, readiness::input): goes on once the descriptor is ready.
class [[nodiscard]] ready {
 public:
  using place = std::source_location;

  ready(event_loop& loop, int descriptor, readiness what, const place& at = place::current())
      : loop_(loop), descriptor_(descriptor), what_(what), at_(at) {}
  ready(const ready&) = delete;
  ready& operator=(const ready&) = delete;
  ~ready() { end(); }

  static bool await_ready() noexcept { return false; }
  void await_suspend(std::coroutine_handle<> who) {
    loop_.watch(
        descriptor_, what_, "go on",
        [this, who] {
          end();
          who.resume();
        },
        at_);
    waits_ = true;
  }
  void await_resume() const noexcept {}

 private:
  void end() {
    if (std::exchange(waits_, false)) loop_.unwatch(descriptor_);
  }

  event_loop& loop_;
  int descriptor_;
  readiness what_;
  place at_;
  bool waits_ = false;
};

// co_await pause(loop, 20ms): goes on after that time.
class [[nodiscard]] pause {
 public:
  using place = std::source_location;

  pause(event_loop& loop, std::chrono::nanoseconds how_long, const place& at = place::current())
      : loop_(loop), how_long_(how_long), at_(at) {}
  pause(const pause&) = delete;
  pause& operator=(const pause&) = delete;
  ~pause() { loop_.cancel(timer_, at_); }

  static bool await_ready() noexcept { return false; }
  void await_suspend(std::coroutine_handle<> who) {
    timer_ = loop_.after(
        how_long_, "go on", [who] { who.resume(); }, at_);
  }
  void await_resume() const noexcept {}

 private:
  event_loop& loop_;
  std::chrono::nanoseconds how_long_;
  place at_;
  event_loop::timer timer_ = event_loop::timer::none;
};

// As tcp_stream's own, which block the thread; these let the loop go on. The stream and the bytes have to
// stay.
task<std::size_t> read_some(event_loop& loop, tcp_stream& from, std::span<std::byte> to,
                            std::source_location at = std::source_location::current());
task<> write_all(event_loop& loop, tcp_stream& to, std::span<const std::byte> from,
                 std::source_location at = std::source_location::current());

// Runs the loop, on the calling thread, until all of them are done. Throws the first exception that any of
// them ended by, once all are done.
void run_until_done(event_loop& loop, std::vector<task<>> tasks);

}  // namespace interleave::sync
