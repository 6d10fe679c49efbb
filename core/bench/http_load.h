#pragma once

#include "core/bench/http.h"
#include "core/bench/latencies.h"
#include "core/os/descriptor.h"

#include <chrono>
#include <cstdint>
#include <deque>
#include <vector>

namespace interleave::bench {

// What a load came to.
struct load_result {
  latencies times_us;         // one for each answer
  std::int64_t answered = 0;  // right ones
  std::int64_t errors = 0;    // wrong ones, and requests of a connection that broke
  double seconds = 0;
};

// Clients of a server on this machine, on connections that are kept alive, all by the calling thread.
//
// send_at is an open loop: each request has a time at which it is meant to be sent, whatever became of those
// before it, and its latency counts from there. A server that stands still for a while is charged with all
// that came meanwhile; a client that waits for each answer before it asks again would have asked less in that
// time, and so left out the very latencies that matter ("coordinated omission", Tene 2013). A connection has
// one request under way at a time, others queue for it. send_as_fast_as_possible is the closed loop, for the
// throughput. Both end by schedule::cancelled within about 50 ms of a cancel.
//
//   http_load clients(port, 32, 0);
//   const load_result open = clients.send_at(2000, 4000);     // 2,000 requests, 4,000 a second
class http_load {
 public:
  // `work` is what the server computes, see body_for. Throws std::system_error.
  http_load(std::uint16_t port, int connections, int work);

  load_result send_at(int requests, double per_second);
  load_result send_as_fast_as_possible(int requests);

 private:
  using clock = std::chrono::steady_clock;
  struct waiting {
    int number;
    clock::time_point meant;
  };
  struct connection {
    os::descriptor socket;
    bool busy = false;
    waiting current{};
    http_answer answer;
    std::deque<waiting> queue;
  };

  load_result send(int requests, std::chrono::nanoseconds between);
  void hand_in(const waiting& next, load_result& to);
  void ask(connection& on, const waiting& next, load_result& to);
  void hear(connection& on, load_result& to);
  void give_up(connection& on, load_result& to) const;
  void await_answers(clock::time_point until, load_result& to);

  const int work_;
  std::vector<connection> connections_;
  os::descriptor epoll_;
  os::descriptor alarm_;
};

}  // namespace interleave::bench
