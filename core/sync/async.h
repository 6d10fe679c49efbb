#pragma once

#include "core/schedule/step.h"
#include "core/sync/object.h"
#include "core/trace/event.h"

#include <chrono>
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <semaphore>
#include <source_location>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace interleave::schedule {
class control;
}

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
  // Under control: until the thread is part of the run.
  void await_attached();

 private:
  object self_;
  std::string name_;
  schedule::control* run_;
  trace::thread_id as_ = 0;
  trace::location_id made_at_;
  std::binary_semaphore attached_{0};
};

}  // namespace detail

// What async gives: the result to come.
template <class T>
class [[nodiscard]] future {
 public:
  future(std::unique_ptr<detail::adopted_thread> thread, std::future<std::optional<T>> result)
      : thread_(std::move(thread)), result_(std::move(result)) {}

  future(future&&) noexcept = default;
  future& operator=(future&&) = delete;  // would let go of the thread before it has ended

  // Waits for it. Once only. Throws what the function threw.
  T get(const std::source_location& at = std::source_location::current()) {
    const bool ended = result_.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
    thread_->join(
        ended, [this] { result_.wait(); }, at);
    std::optional<T> made = result_.get();
    if (!made) throw schedule::cancelled{};  // the stop has ended it
    return std::move(*made);
  }

 private:
  std::unique_ptr<detail::adopted_thread> thread_;
  std::future<std::optional<T>> result_;  // goes first: waits for the thread
};

// std::async with std::launch::async, which it calls, recorded: a thread of its own for each call, a future
// for the result. The future's destructor waits for the thread. `body` returns a value.
//
//   auto answer = async("asker 1", [&] { return ask(1); });
//   use(answer.get());
template <class F>
auto async(std::string_view name, F body, const std::source_location& at = std::source_location::current()) {
  using result = std::invoke_result_t<F>;
  auto thread = std::make_unique<detail::adopted_thread>(name, at);
  auto value = std::async(std::launch::async, [own = thread.get(), body = std::move(body)]() mutable {
    std::optional<result> made;
    own->run([&] { made.emplace(body()); });
    return made;
  });
  thread->await_attached();
  return future<result>(std::move(thread), std::move(value));
}

}  // namespace interleave::sync
