#include "core/sync/event_loop.h"

#include "core/schedule/control.h"
#include "core/sync/annotate.h"
#include "core/sync/this_thread.h"
#include "core/trace/producer.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <span>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/timerfd.h>
#include <unistd.h>
#include <utility>

namespace interleave::sync {

using std::chrono::nanoseconds;
using std::chrono::steady_clock;
using trace::callback_kind;

namespace {

// What epoll tells beside the numbers of watches.
constexpr std::uint64_t alarm_tag = 0;
constexpr std::uint64_t bell_tag = 1;
constexpr std::uint64_t stop_tag = 2;

// Without a descriptor that tells of the stop it is looked for so often.
constexpr int look_again_ms = 50;

void add_to(const os::descriptor& epoll, int descriptor, std::uint32_t events, std::uint64_t tag) {
  epoll_event what{};
  what.events = events;
  what.data.u64 = tag;
  os::checked(::epoll_ctl(epoll.number(), EPOLL_CTL_ADD, descriptor, &what), "epoll_ctl");
}

void drain(const os::descriptor& of) {
  std::uint64_t times = 0;
  [[maybe_unused]] const auto got = ::read(of.number(), &times, sizeof times);
}

trace::literal phase_of(callback_kind kind) {
  switch (kind) {
    case callback_kind::deferred:
      return "deferred";
    case callback_kind::timer:
      return "timer";
    case callback_kind::completion:
      return "completion";
    case callback_kind::posted:
      break;
  }
  return "posted";
}

bool is_stopped() {
  const schedule::worker* const self = schedule::this_worker;
  return self != nullptr && self->run() != nullptr && self->run()->is_cancelled();
}

// While run() runs: the stop of the run ends epoll_wait.
class listening_for_stop {
 public:
  explicit listening_for_stop(const os::descriptor& epoll) : epoll_(epoll), stop_(stop_descriptor()) {
    if (stop_ >= 0) add_to(epoll_, stop_, EPOLLIN, stop_tag);
  }
  ~listening_for_stop() {
    if (stop_ >= 0) ::epoll_ctl(epoll_.number(), EPOLL_CTL_DEL, stop_, nullptr);
  }
  listening_for_stop(const listening_for_stop&) = delete;
  listening_for_stop& operator=(const listening_for_stop&) = delete;

 private:
  const os::descriptor& epoll_;
  int stop_;
};

}  // namespace

event_loop::event_loop(std::string_view name, const place& at)
    : self_(trace::object_kind::event_loop, name, at),
      epoll_(os::checked(::epoll_create1(EPOLL_CLOEXEC), "epoll_create1")),
      alarm_(os::checked(::timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC), "timerfd_create")),
      bell_(os::checked(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC), "eventfd")),
      last_watch_(stop_tag) {
  add_to(epoll_, alarm_.number(), EPOLLIN, alarm_tag);
  add_to(epoll_, bell_.number(), EPOLLIN, bell_tag);
}

event_loop::~event_loop() = default;

event_loop::entry event_loop::make(callback_kind kind, trace::literal name, const place& at,
                                   shared_callback what) {
  // relaxed: only has to be a number of its own
  const std::uint32_t number = last_number_.fetch_add(1, std::memory_order_relaxed) + 1;
  return {.number = number, .kind = kind, .name = name, .at = at, .what = std::move(what)};
}

void event_loop::tell(trace::kind what, const entry& of, nanoseconds delay) const {
  const auto rest = static_cast<trace::nanoseconds>(std::max(delay, nanoseconds(0)).count());
  trace::emit_ordered(what, id(), trace::id_of(of.at),
                      trace::argument_of({.name = of.name.id(), .kind = of.kind, .delay = rest}), of.number);
}

void event_loop::defer(trace::literal name, callback what, const place& at) {
  entry& made = deferred_.emplace_back(
      make(callback_kind::deferred, name, at, std::make_shared<const callback>(std::move(what))));
  made.turn = turn_;
  tell(trace::kind::queued, made);
}

void event_loop::post(trace::literal name, callback what, const place& at) {
  entry made = make(callback_kind::posted, name, at, std::make_shared<const callback>(std::move(what)));
  const std::scoped_lock lock(mutex_);
  tell(trace::kind::queued, made);  // under the lock: before the loop can have begun it
  posted_.push_back(std::move(made));
  if (posted_.size() == 1) wake_locked(at);
}

void event_loop::quit(const place& at) {
  // release: what came before is seen by who returns from run
  quit_.store(true, std::memory_order_release);
  const std::scoped_lock lock(mutex_);
  wake_locked(at);
}

void event_loop::wake_locked(const place& at) {
  const std::uint64_t once = 1;
  [[maybe_unused]] const auto written = ::write(bell_.number(), &once, sizeof once);
  if (const trace::thread_id woken = std::exchange(sleeper_, trace::thread_id{0}))
    trace::emit(trace::kind::woke, id(), trace::id_of(at), woken);
}

event_loop::timer event_loop::after(nanoseconds delay, trace::literal name, callback what, const place& at) {
  return arm(delay, nanoseconds(0), name, std::move(what), at);
}

event_loop::timer event_loop::every(nanoseconds period, trace::literal name, callback what, const place& at) {
  const nanoseconds positive = std::max(period, nanoseconds(1));
  return arm(positive, positive, name, std::move(what), at);
}

event_loop::timer event_loop::arm(nanoseconds first, nanoseconds period, trace::literal name, callback what,
                                  const place& at) {
  constexpr nanoseconds longest = std::chrono::hours(24 * 365);
  const nanoseconds delay = std::clamp(first, nanoseconds(0), longest);
  const timer which{++last_timer_};
  armed made{.due = steady_clock::now() + delay,
             .period = std::min(period, longest),
             .next = make(callback_kind::timer, name, at, std::make_shared<const callback>(std::move(what)))};
  tell(trace::kind::queued, made.next, delay);
  by_due_.emplace(made.due, which);
  timers_.emplace(which, std::move(made));
  return which;
}

void event_loop::arm_again(timer which, armed& of) {
  const auto now = steady_clock::now();
  of.due += of.period;
  if (of.due <= now) of.due += (now - of.due) / of.period * of.period + of.period;
  of.next = make(callback_kind::timer, of.next.name, of.next.at, of.next.what);
  tell(trace::kind::queued, of.next, of.due - now);
  by_due_.emplace(of.due, which);
}

void event_loop::cancel(timer which, const place& at) {
  const auto found = timers_.find(which);
  if (found == timers_.end()) return;
  if (by_due_.erase({found->second.due, which}) != 0) {
    found->second.next.at = at;
    tell(trace::kind::withdrawn, found->second.next);
  }
  timers_.erase(found);
}

void event_loop::watch(int descriptor, readiness what, trace::literal name, callback call, const place& at) {
  unwatch(descriptor);
  const std::uint64_t tag = last_watch_ + 1;
  add_to(epoll_, descriptor, what == readiness::input ? EPOLLIN : EPOLLOUT, tag);
  last_watch_ = tag;
  watched_.emplace(descriptor, tag);
  watchers_.emplace(tag, watcher{.descriptor = descriptor,
                                 .name = name,
                                 .at = at,
                                 .what = std::make_shared<const callback>(std::move(call))});
}

void event_loop::unwatch(int descriptor) {
  const auto found = watched_.find(descriptor);
  if (found == watched_.end()) return;
  ::epoll_ctl(epoll_.number(), EPOLL_CTL_DEL, descriptor, nullptr);
  watchers_.erase(found->second);
  watched_.erase(found);
}

bool event_loop::is_over() const {
  return quit_.load(std::memory_order_acquire);  // acquire: pairs with quit
}

void event_loop::run(const place& at) {
  // What comes in, and when, is the system's.
  if (schedule::is_controlled())
    schedule::announce({.what = schedule::op::io, .object = id(), .at = trace::id_of(at)});
  const listening_for_stop listening(epoll_);
  // A thread that unwinds already is not told of a stop by an exception.
  while (!is_over() && !(is_stopped() && std::uncaught_exceptions() > 0)) turn(at);
  quit_.store(false, std::memory_order_relaxed);  // relaxed: for another run of this thread
}

void event_loop::turn(const place& at) {
  ++turn_;
  stage_ = callback_kind::deferred;
  trace::emit(trace::kind::turned, id(), trace::id_of(at), turn_);
  run_deferred();
  if (is_over()) return;
  poll(deferred_.empty() && ready_.empty(), at);
  run_timers();
  run_ready();
}

// Calls each of `batch` in order; what is left when one throws or quits stays at the front of the queue.
void event_loop::run_deferred() {
  std::size_t left = deferred_.size();
  while (left-- > 0 && !is_over()) {
    const entry next = std::move(deferred_.front());
    deferred_.pop_front();
    call(next);
  }
}

void event_loop::set_alarm() {
  const os::steady_time first = by_due_.empty() ? os::steady_time{} : by_due_.begin()->first;
  if (first == alarm_at_) return;
  alarm_at_ = first;
  const auto since = first.time_since_epoch();
  const auto whole = std::chrono::floor<std::chrono::seconds>(since);
  itimerspec when{};  // zero: none
  when.it_value.tv_sec = whole.count();
  when.it_value.tv_nsec = (since - whole).count();
  os::checked(::timerfd_settime(alarm_.number(), TFD_TIMER_ABSTIME, &when, nullptr), "timerfd_settime");
}

void event_loop::poll(bool may_block, const place& at) {
  set_alarm();
  std::array<epoll_event, 64> found;
  const auto look = [&](int timeout) {
    const int n = ::epoll_wait(epoll_.number(), found.data(), static_cast<int>(found.size()), timeout);
    return n < 0 && errno == EINTR ? 0 : os::checked(n, "epoll_wait");
  };
  int n = look(0);
  if (n == 0 && may_block) {
    phase("polling", at);
    const io_wait here(self_, at);
    {
      const std::scoped_lock lock(mutex_);
      sleeper_ = this_thread::id();
    }
    const bool deaf = this_recorder() != nullptr && stop_descriptor() < 0;
    while (n == 0 && !is_stopped()) n = look(deaf ? look_again_ms : -1);
    const std::scoped_lock lock(mutex_);
    sleeper_ = 0;
  }
  for (const epoll_event& each : std::span(found).first(static_cast<std::size_t>(n))) {
    if (each.data.u64 == stop_tag) this_thread::yield(at);  // throws
    take(each.data.u64);
  }
}

void event_loop::take(std::uint64_t tag) {
  if (tag == alarm_tag) {
    drain(alarm_);
    alarm_at_ = {};
  } else if (tag == bell_tag) {
    drain(bell_);
    take_posted();
  } else if (const auto found = watchers_.find(tag); found != watchers_.end()) {
    const watcher& of = found->second;
    entry made = make(callback_kind::completion, of.name, of.at, of.what);
    made.watch = tag;
    tell(trace::kind::queued, made);
    ready_.push_back(std::move(made));
  }
}

void event_loop::take_posted() {
  const std::scoped_lock lock(mutex_);
  std::ranges::move(posted_, std::back_inserter(ready_));
  posted_.clear();
}

void event_loop::run_timers() {
  const auto now = steady_clock::now();
  while (!is_over() && !by_due_.empty() && by_due_.begin()->first <= now) {
    const timer which = by_due_.begin()->second;
    by_due_.erase(by_due_.begin());
    const auto found = timers_.find(which);
    const entry next = found->second.next;
    if (found->second.period == nanoseconds(0)) {
      timers_.erase(found);
      call(next);
      continue;
    }
    call(next);
    // Unless it cancelled itself.
    if (const auto still = timers_.find(which); still != timers_.end()) arm_again(which, still->second);
  }
}

void event_loop::run_ready() {
  while (!ready_.empty() && !is_over()) {
    const entry next = std::move(ready_.front());
    ready_.pop_front();
    if (next.kind == callback_kind::completion && !watchers_.contains(next.watch)) {
      tell(trace::kind::withdrawn, next);
    } else {
      call(next);
    }
  }
}

void event_loop::call(const entry& next) {
  phase(phase_of(next.kind), next.at);
  const callback_kind stage = std::min(next.kind, callback_kind::completion);
  require(stage >= stage_, "in a turn deferred callbacks come first, then timers, then completions",
          next.number, next.at);
  const bool overtaken = stage != callback_kind::deferred && !deferred_.empty() && deferred_[0].turn < turn_;
  require(!overtaken, "what was deferred runs before the next turn's timers and completions", next.number,
          next.at);
  stage_ = stage;

  struct running {
    const event_loop& loop;
    const entry& of;
    ~running() { loop.tell(trace::kind::finished, of); }
  };
  tell(trace::kind::began, next);
  const running now{*this, next};
  (*next.what)();
}

}  // namespace interleave::sync
