// A program asks a server many times, and each answer takes a while: not because there is anything to
// compute, but because the server is slow. What does the program do while it waits? Five styles, one server,
// the same bytes.

#include "core/sync/sync.h"

#include "core/analysis/team_measures.h"
#include "core/scenario/catalogue/catalogue.h"
#include "core/scenario/settings.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <functional>
#include <memory>
#include <random>
#include <string>
#include <system_error>
#include <vector>

namespace interleave::scenario {
namespace {

using bytes = std::vector<std::byte>;
using question = std::array<std::byte, 2>;

question question_for(int request) {
  return {static_cast<std::byte>(request & 0xff), static_cast<std::byte>(request >> 8)};
}

// 4 KiB that belong to this request, the same in every run.
bytes answer_to(int request) {
  std::minstd_rand random(static_cast<unsigned>(request));
  bytes answer(4096);
  std::ranges::generate(answer, [&] { return static_cast<std::byte>(random() >> 8 & 0xff); });
  return answer;
}

// FNV-1a.
std::uint32_t checksum(const bytes& of) {
  std::uint32_t sum = 2166136261u;
  for (const std::byte each : of) sum = (sum ^ static_cast<std::uint32_t>(each)) * 16777619u;
  return sum;
}

// A TCP server on this machine. Its thread answers each request some time after it came, however many there
// are, for it never waits for one of them alone: it is an event loop itself.
class server {
 public:
  explicit server(const settings& knobs) : knobs_(knobs), thread_("server", [this] { serve(); }) {}
  ~server() { loop_.quit(); }

  std::uint16_t port() const { return door_.port(); }

 private:
  using connection = std::shared_ptr<sync::tcp_stream>;

  void serve() {
    loop_.watch(door_.descriptor(), sync::readiness::input, "connection", [this] {
      while (auto from = door_.try_accept()) welcome(std::make_shared<sync::tcp_stream>(std::move(*from)));
    });
    loop_.run();
  }

  void welcome(const connection& client) {
    loop_.watch(client->descriptor(), sync::readiness::input, "request", [this, client] {
      loop_.unwatch(client->descriptor());
      question asked{};
      if (client->try_read(asked) != asked.size()) return;
      const int request = std::to_integer<int>(asked[0]) | std::to_integer<int>(asked[1]) << 8;
      loop_.after(knobs_.milliseconds("latency_ms"), "answer", [this, client, request] {
        auto answer = std::make_shared<bytes>(answer_to(request));
        if (request <= knobs_.integer("failures")) {
          if (request % 2 == 1) return client->reset();
          answer->resize(answer->size() / 2);
        }
        send(client, answer, 0);
      });
    });
  }

  // The connection is closed with the last that knows it.
  void send(const connection& client, const std::shared_ptr<bytes>& answer, std::size_t sent) {
    loop_.unwatch(client->descriptor());
    while (sent < answer->size()) {
      const auto more = client->try_write(std::span(*answer).subspan(sent));
      if (!more) {
        loop_.watch(client->descriptor(), sync::readiness::output, "room",
                    [this, client, answer, sent] { send(client, answer, sent); });
        return;
      }
      sent += *more;
    }
  }

  const settings& knobs_;
  sync::tcp_listener door_;
  sync::event_loop loop_{"server loop"};
  sync::thread thread_;
};

std::string name_of(int request) {
  return "request " + std::to_string(request);
}

// What every style does with what it got, all of it or less: a failure is counted, and nobody waits for ever.
bool received(int request, const bytes& answer) {
  const bytes expected = answer_to(request);
  const bool whole = answer.size() == expected.size();
  if (whole) {
    sync::require(checksum(answer) == checksum(expected), "every style receives the same bytes", request);
  }
  sync::count("checksum", whole ? checksum(answer) & 0xffff : 0);
  sync::count("received_bytes", static_cast<std::int64_t>(answer.size()));
  sync::count("failed", whole ? 0 : 1);
  sync::count("requests");
  return whole;
}

// Asks, and blocks the thread until the answer is there: plain code, one line after the other.
bool fetch(std::uint16_t port, int request) {
  bytes answer;
  try {
    sync::phase("connecting");
    sync::tcp_stream to = sync::tcp_stream::connect(port, name_of(request));
    to.write_all(question_for(request));
    sync::phase("receiving");
    bytes buffer(1024);
    while (const std::size_t n = to.read_some(buffer)) {
      answer.insert(answer.end(), buffer.begin(), buffer.begin() + static_cast<std::ptrdiff_t>(n));
    }
  } catch (const std::system_error&) {
    // A reset: there is no more than what came.
  }
  sync::phase("done");
  return received(request, answer);
}

// One thread, one request after the other: the waits add up.
void blocking_in_turn(const settings& knobs) {
  const server slow(knobs);
  sync::thread client("client 1", [&] {
    const sync::cpu_meter cost;
    for (int i = 1; i <= knobs.integer("requests"); ++i) fetch(slow.port(), i);
  });
  client.join();
}

// A thread for each request: all wait at once, at the price of a thread each.
void thread_per_request(const settings& knobs) {
  const server slow(knobs);
  std::vector<sync::thread> clients;
  for (int i = 1; i <= knobs.integer("requests"); ++i) {
    clients.push_back(sync::thread("client " + std::to_string(i), [&slow, i] {
      const sync::cpu_meter cost;
      fetch(slow.port(), i);
    }));
  }
  for (auto& each : clients) each.join();
}

// std::async: threads again, but who asks gets a future, and takes the result when it is needed.
void std_async(const settings& knobs) {
  const server slow(knobs);
  std::vector<sync::future<bool>> answers;
  for (int i = 1; i <= knobs.integer("requests"); ++i) {
    answers.push_back(sync::async("client " + std::to_string(i), [&slow, i] {
      const sync::cpu_meter cost;
      return fetch(slow.port(), i);
    }));
  }
  for (auto& each : answers) sync::count("answered", each.get() ? 1 : 0);
}

// The same on an event loop: the code is cut where it would wait, and the pieces become callbacks. What fetch
// keeps in its local variables has to be kept in an object.
class fetch_in_pieces {
 public:
  fetch_in_pieces(sync::event_loop& loop, std::uint16_t port, int request, std::function<void()> done)
      : loop_(loop),
        request_(request),
        done_(std::move(done)),
        to_(sync::tcp_stream::connect(port, name_of(request))) {
    loop_.watch(to_.descriptor(), sync::readiness::output, "connected", [this] { connected(); });
  }

 private:
  void connected() {
    try {
      to_.try_write(question_for(request_));  // two bytes find room
      loop_.watch(to_.descriptor(), sync::readiness::input, "answer", [this] { some_answer(); });
    } catch (const std::system_error&) {
      end();
    }
  }

  void some_answer() {
    try {
      bytes buffer(1024);
      while (const auto n = to_.try_read(buffer)) {
        if (*n == 0) return end();
        answer_.insert(answer_.end(), buffer.begin(), buffer.begin() + static_cast<std::ptrdiff_t>(*n));
      }
    } catch (const std::system_error&) {
      end();
    }
  }

  void end() {
    loop_.unwatch(to_.descriptor());
    received(request_, answer_);
    done_();
  }

  sync::event_loop& loop_;
  int request_;
  std::function<void()> done_;
  sync::tcp_stream to_;
  bytes answer_;
};

void on_event_loop(const settings& knobs) {
  const server slow(knobs);
  sync::thread client("client 1", [&] {
    const sync::cpu_meter cost;
    sync::event_loop loop("client loop");
    int left = knobs.integer("requests");
    std::vector<std::unique_ptr<fetch_in_pieces>> all;
    for (int i = 1; i <= knobs.integer("requests"); ++i) {
      all.push_back(std::make_unique<fetch_in_pieces>(loop, slow.port(), i, [&] {
        if (--left == 0) loop.quit();
      }));
    }
    loop.run();
  });
  client.join();
}

// A coroutine reads like fetch, and runs like the pieces: where it would wait it is left, and the loop's one
// thread does something else.
sync::task<> fetch_later(sync::event_loop& loop, std::uint16_t port, int request) {
  bytes answer;
  try {
    sync::tcp_stream to = sync::tcp_stream::connect(port, name_of(request));
    const question asked = question_for(request);
    co_await sync::write_all(loop, to, asked);
    bytes buffer(1024);
    while (const std::size_t n = co_await sync::read_some(loop, to, buffer)) {
      answer.insert(answer.end(), buffer.begin(), buffer.begin() + static_cast<std::ptrdiff_t>(n));
    }
  } catch (const std::system_error&) {
    // A reset: there is no more than what came.
  }
  received(request, answer);
}

void coroutines(const settings& knobs) {
  const server slow(knobs);
  sync::thread client("client 1", [&] {
    const sync::cpu_meter cost;
    sync::event_loop loop("client loop");
    std::vector<sync::task<>> all;
    for (int i = 1; i <= knobs.integer("requests"); ++i) all.push_back(fetch_later(loop, slow.port(), i));
    sync::run_until_done(loop, std::move(all));
  });
  client.join();
}

}  // namespace

descriptor sync_vs_async() {
  using enum expectation;
  return {
      .id = "sync-vs-async",
      .title = "Synchronous and asynchronous",
      .chapter = 1,
      .explanation =
          "A program sends many requests to a slow server and waits for the answers. Asked in turn, the "
          "waits add up. Threads wait at the same time, one each. An event loop and coroutines wait for all "
          "of them with a single thread. All receive the same bytes: what differs is the time it takes and "
          "the threads it needs.",
      .source = "core/scenario/catalogue/sync_vs_async.cpp",
      .progress = "requests",
      .advice = "Compare 'blocking-in-turn' with 'coroutines': nearly the same code, one thread each.",
      .variants =
          {
              {"blocking-in-turn", "In turn", "One thread asks and waits, again and again: the waits add up.",
               completed, blocking_in_turn},
              {"thread-per-request", "A thread each", "Every request has a thread that waits for it alone.",
               completed, thread_per_request},
              {"std-async", "std::async", "Every request is a call that gives a future; a thread each.",
               completed, std_async},
              {"event-loop", "Event loop", "One thread and callbacks: whatever is ready goes on.", completed,
               on_event_loop},
              {"coroutines", "Coroutines",
               "One thread and an event loop, with code that reads as if it waited.", completed, coroutines},
          },
      .knobs =
          {
              {"requests", "Requests", "", 1, 256, 32, 1, false},
              {"latency_ms", "The server takes", "ms", 0, 2000, 50, 1, true},
              {"failures", "Answers that fail", "", 0, 256, 0, 1, false},
          },
      .measures =
          [](const trace::store& of, const trace::dictionary& texts) {
            return analysis::team_measures(of, texts, "client ", "client_threads");
          },
  };
}

}  // namespace interleave::scenario
