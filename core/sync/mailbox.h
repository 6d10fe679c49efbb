#pragma once

#include "core/sync/deadline.h"
#include "core/sync/object.h"
#include "core/sync/wait_queue.h"

#include <chrono>
#include <deque>
#include <mutex>
#include <optional>
#include <source_location>
#include <string_view>
#include <utility>

namespace interleave::sync {

// What a mailbox is apart from what is in it: who waits for something to come.
class mailbox_base {
 public:
  mailbox_base(std::string_view name, const std::source_location& at);

  // Nothing comes any more: take gives what is left, then nothing.
  void close(std::source_location at = std::source_location::current());

  [[nodiscard]] trace::object_id id() const noexcept { return self_.id(); }

 protected:
  using time_point = std::chrono::steady_clock::time_point;

  void announce(trace::location_id at) const;
  // After something was put in.
  void wake_one(trace::location_id at);
  // Blocks until `is_over`, asked under the queue's lock, or the deadline, which may be null.
  template <class IsOver>
  void wait(trace::location_id at, const deadline* until, IsOver is_over);
  [[nodiscard]] std::mutex& lock() noexcept { return queue_.lock(); }
  [[nodiscard]] bool is_closed() const noexcept { return closed_; }  // with the lock held

 private:
  void ended(trace::location_id at, const wait_queue::outcome& how);

  object self_;
  wait_queue queue_;
  bool closed_ = false;
};

// A queue of letters to one thread, in order, recorded: an event loop's inbox, a worker's jobs. To put one in
// never blocks, so that a thread that must not wait can hand its work to one that may. Each letter tells how
// long it has lain there. Stopped run: take ends by schedule::cancelled. Real time only: under control nobody
// could tell when a letter comes.
//
//   mailbox<job> jobs("jobs");
//   while (auto next = jobs.take()) do_it(next->what);    // the worker
//   jobs.put(job);  jobs.close();                         // anybody
template <class T>
class mailbox : public mailbox_base {
 public:
  struct letter {
    T what;
    std::chrono::nanoseconds waited;
  };

  explicit mailbox(std::string_view name, const std::source_location& at = std::source_location::current())
      : mailbox_base(name, at) {}

  void put(T what, std::source_location at = std::source_location::current()) {
    const trace::location_id here = trace::id_of(at);
    announce(here);
    {
      const std::scoped_lock hold(lock());
      letters_.emplace_back(std::move(what), std::chrono::steady_clock::now());
    }
    wake_one(here);
  }

  // Nothing: it is closed and empty.
  std::optional<letter> take(std::source_location at = std::source_location::current()) {
    return take_if_any(trace::id_of(at), nullptr);
  }
  // Nothing also once the time is over.
  std::optional<letter> take_by(const deadline& until,
                                std::source_location at = std::source_location::current()) {
    return take_if_any(trace::id_of(at), &until);
  }

 private:
  std::optional<letter> take_if_any(trace::location_id at, const deadline* until) {
    announce(at);
    wait(at, until, [this] { return !letters_.empty() || is_closed(); });
    const std::scoped_lock hold(lock());
    if (letters_.empty()) return std::nullopt;
    letter first{std::move(letters_.front().first),
                 std::chrono::steady_clock::now() - letters_.front().second};
    letters_.pop_front();
    return first;
  }

  std::deque<std::pair<T, time_point>> letters_;  // guarded by lock()
};

template <class IsOver>
void mailbox_base::wait(trace::location_id at, const deadline* until, IsOver is_over) {
  {
    const std::scoped_lock hold(lock());
    if (is_over()) return;
  }
  trace::emit(trace::kind::wait_begin, id(), at, 0, 0,
              until != nullptr ? trace::flag::timed : std::uint8_t{0});
  wait_queue::waiter self(schedule::this_thread_worker());
  for (;;) {
    {
      const std::scoped_lock hold(lock());
      if (is_over()) return ended(at, {true, false});
      queue_.push_back(self);
    }
    const auto how = queue_.sleep(self, until != nullptr ? &until->at() : nullptr, [] {});
    if (how.cancelled || !how.chosen) return ended(at, how);
  }
}

}  // namespace interleave::sync
