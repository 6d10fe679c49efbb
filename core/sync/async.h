#pragma once

#include "core/schedule/control.h"
#include "core/schedule/step.h"
#include "core/sync/object.h"
#include "core/sync/thread.h"
#include "core/trace/event.h"

#include <chrono>
#include <exception>
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <source_location>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace interleave::sync {

namespace detail {

// A thread that the standard library starts, taken into the run of who asked for it.
class adopted_thread {
 public:
  adopted_thread(std::string_view name, const std::source_location& at);

  // On the new thread. A stop of the run ends `body` and is swallowed here.
  void run(const std::function<void()>& body);
  // On the thread that asked: a wait for the other's end, recorded unless that has come. Ends by
  // schedule::cancelled when the run was stopped, which ends the other thread too.
  void join(bool ended, const std::function<void()>& wait, const std::source_location& at);

 private:
  object self_;
  std::string name_;
  schedule::control* run_;
  trace::thread_id as_ = 0;
  trace::location_id made_at_;
};

// Under control, where the controller makes the threads: one of ours, and what its function gave or threw.
template <class T>
struct controlled_call {
  std::optional<T> value;
  std::exception_ptr thrown;
  thread runs;  // goes first: waits for the thread
};

}  // namespace detail

// What async gives: the result to come.
template <class T>
class [[nodiscard]] future {
 public:
  future(std::unique_ptr<detail::adopted_thread> thread, std::future<std::optional<T>> result)
      : thread_(std::move(thread)), result_(std::move(result)) {}
  explicit future(std::unique_ptr<detail::controlled_call<T>> call) : call_(std::move(call)) {}

  future(future&&) noexcept = default;
  future& operator=(future&&) = delete;  // would let go of the thread before it has ended

  // Waits for it. Once only. Throws what the function threw.
  T get(const std::source_location& at = std::source_location::current()) {
    if (call_ != nullptr) return get_controlled(at);
    const bool ended = result_.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
    thread_->join(
        ended, [this] { result_.wait(); }, at);
    return value_of(result_.get());
  }

 private:
  T get_controlled(const std::source_location& at) {
    call_->runs.join(at);
    if (call_->thrown) std::rethrow_exception(call_->thrown);
    return value_of(std::move(call_->value));
  }
  static T value_of(std::optional<T> made) {
    if (!made) throw schedule::cancelled{};  // the stop has ended it
    return std::move(*made);
  }

  std::unique_ptr<detail::adopted_thread> thread_;
  std::future<std::optional<T>> result_;  // goes first: waits for the thread
  std::unique_ptr<detail::controlled_call<T>> call_;
};

// std::async with std::launch::async, which it calls, recorded: a thread of its own for each call, a future
// for the result. The future's destructor waits for the thread. `body` returns a value.
//
//   auto answer = async("asker 1", [&] { return ask(1); });
//   use(answer.get());
template <class F>
auto async(std::string_view name, F body, const std::source_location& at = std::source_location::current()) {
  using result = std::invoke_result_t<F>;
  if (schedule::is_controlled()) {
    auto call = std::make_unique<detail::controlled_call<result>>();
    auto shared = std::make_shared<F>(std::move(body));  // a std::function has to be copied
    call->runs = thread(
        name,
        [to = call.get(), shared] {
          try {
            to->value.emplace((*shared)());
          } catch (const schedule::cancelled&) {
            throw;
          } catch (...) {
            to->thrown = std::current_exception();
          }
        },
        at);
    return future<result>(std::move(call));
  }
  auto thread = std::make_unique<detail::adopted_thread>(name, at);
  auto value = std::async(std::launch::async, [own = thread.get(), body = std::move(body)]() mutable {
    std::optional<result> made;
    own->run([&] { made.emplace(body()); });
    return made;
  });
  return future<result>(std::move(thread), std::move(value));
}

}  // namespace interleave::sync
