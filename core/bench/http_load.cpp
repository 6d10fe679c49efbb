#include "core/bench/http_load.h"

#include "core/bench/loopback.h"
#include "core/bench/trial.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <string>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/timerfd.h>

namespace interleave::bench {

namespace {

constexpr std::uint32_t alarm_tag = ~std::uint32_t{0};
constexpr std::chrono::milliseconds look_every{50};

void watch(int epoll, int descriptor, std::uint32_t tag) {
  epoll_event event{};
  event.events = EPOLLIN;
  event.data.u32 = tag;
  os::checked(::epoll_ctl(epoll, EPOLL_CTL_ADD, descriptor, &event), "epoll_ctl");
}

}  // namespace

http_load::http_load(std::uint16_t port, int connections, int work)
    : work_(work),
      connections_(static_cast<std::size_t>(connections)),
      epoll_(os::checked(::epoll_create1(EPOLL_CLOEXEC), "epoll_create1")),
      alarm_(os::checked(::timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK), "timerfd_create")) {
  watch(epoll_.number(), alarm_.number(), alarm_tag);
  for (std::uint32_t i = 0; i < connections_.size(); ++i) {
    connections_[i].socket = connect_to(port);
    watch(epoll_.number(), connections_[i].socket.number(), i);
  }
}

load_result http_load::send_at(int requests, double per_second) {
  return send(requests, std::chrono::nanoseconds(static_cast<std::int64_t>(1e9 / per_second)));
}

load_result http_load::send_as_fast_as_possible(int requests) {
  return send(requests, std::chrono::nanoseconds(0));
}

load_result http_load::send(int requests, std::chrono::nanoseconds between) {
  load_result result;
  result.times_us.reserve(static_cast<std::size_t>(requests));
  const clock::time_point begin = clock::now();
  int next = 0;
  while (result.answered + result.errors < requests) {
    trial::checkpoint();
    // All whose time has come, also those that are late: they are late in the schedule, not out of it.
    while (next < requests && begin + next * between <= clock::now()) {
      hand_in({.number = next, .meant = begin + next * between}, result);
      ++next;
    }
    const clock::time_point due = next < requests ? begin + next * between : clock::now() + look_every;
    await_answers(std::min(due, clock::now() + look_every), result);
  }
  result.seconds = std::chrono::duration<double>(clock::now() - begin).count();
  return result;
}

void http_load::hand_in(const waiting& next, load_result& to) {
  connection& on = connections_[static_cast<std::size_t>(next.number) % connections_.size()];
  if (!on.socket) {
    ++to.errors;
  } else if (on.busy) {
    on.queue.push_back(next);
  } else {
    ask(on, next, to);
  }
}

void http_load::ask(connection& on, const waiting& next, load_result& to) {
  on.busy = true;
  on.current = next;
  on.answer = http_answer(body_for(next.number, work_));
  const std::string text = request_for(next.number);
  // A request of some 40 bytes finds room, as the one before it has been answered.
  if (::send(on.socket.number(), text.data(), text.size(), MSG_NOSIGNAL) !=
      static_cast<ssize_t>(text.size())) {
    give_up(on, to);
  }
}

void http_load::hear(connection& on, load_result& to) {
  std::array<char, 1024> bytes{};
  const ssize_t n = ::recv(on.socket.number(), bytes.data(), bytes.size(), MSG_DONTWAIT);
  if (n < 0 && (errno == EAGAIN || errno == EINTR)) return;
  if (n <= 0 || !on.busy) return give_up(on, to);
  switch (on.answer.add({bytes.data(), static_cast<std::size_t>(n)})) {
    case http_answer::state::incomplete:
      return;
    case http_answer::state::wrong:
      ++to.errors;
      break;
    case http_answer::state::right:
      ++to.answered;
      to.times_us.add(std::chrono::duration<double, std::micro>(clock::now() - on.current.meant).count());
      break;
  }
  on.busy = false;
  if (on.queue.empty()) return;
  const waiting next = on.queue.front();
  on.queue.pop_front();
  ask(on, next, to);
}

// Its connection is broken: what was asked there is lost.
void http_load::give_up(connection& on, load_result& to) const {
  to.errors += static_cast<std::int64_t>(on.queue.size()) + (on.busy ? 1 : 0);
  on.queue.clear();
  on.busy = false;
  on.socket.close();  // and so out of the epoll set
}

void http_load::await_answers(clock::time_point until, load_result& to) {
  const auto left = std::max(std::chrono::nanoseconds(1), std::chrono::nanoseconds(until - clock::now()));
  itimerspec alarm{};
  alarm.it_value.tv_sec = left.count() / 1'000'000'000;
  alarm.it_value.tv_nsec = left.count() % 1'000'000'000;
  os::checked(::timerfd_settime(alarm_.number(), 0, &alarm, nullptr), "timerfd_settime");
  std::array<epoll_event, 64> events{};
  const int n = ::epoll_wait(epoll_.number(), events.data(), static_cast<int>(events.size()), -1);
  for (int i = 0; i < n; ++i) {
    const std::uint32_t tag = events[static_cast<std::size_t>(i)].data.u32;
    if (tag != alarm_tag && connections_[tag].socket) hear(connections_[tag], to);
  }
}

}  // namespace interleave::bench
