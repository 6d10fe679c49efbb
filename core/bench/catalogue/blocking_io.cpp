// A program that reads, writes or asks spends its time waiting for somebody else: a disk, a server. One
// thread that does it in turn waits for each; many threads wait at the same time; an event loop waits for all
// of them with one thread. What none of them does is make the disk or the server any faster.

#include "core/bench/catalogue/catalogue.h"
#include "core/bench/cpu_time.h"
#include "core/bench/scratch_folder.h"
#include "core/os/atomic_file.h"
#include "core/sync/sync.h"

#include <array>
#include <cerrno>
#include <chrono>
#include <cstdint>
#include <deque>
#include <fcntl.h>
#include <filesystem>
#include <poll.h>
#include <string>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <system_error>
#include <unistd.h>
#include <vector>

namespace interleave::bench {
namespace {

// Times a way of doing all operations.
template <class Way>
void measure(trial& here, Way way) {
  const double cpu_before = cpu_ms();
  const stopwatch clock;
  const std::int64_t right = way();
  const double ms = clock.ms();
  const int operations = here.knobs.integer("operations");
  here.tell("time_ms", ms);
  here.tell("operations_per_s", operations / (ms / 1e3));
  here.tell("cpu_percent", (cpu_ms() - cpu_before) / ms * 100);
  here.result(right, operations);
}

// Writes a file and does not return before the disk has it. 1 if it then holds what it should.
std::int64_t write_file(const std::filesystem::path& name, int number, int kib) {
  const sync::io_object disk(trace::object_kind::file, "file " + std::to_string(number));
  const std::string text(static_cast<std::size_t>(kib) * 1024, static_cast<char>('a' + number % 26));
  sync::phase("writing");
  const os::descriptor file(
      os::checked(::open(name.c_str(), O_CREAT | O_WRONLY | O_TRUNC | O_CLOEXEC, 0600), "open"));
  const int error = sync::blocking_call(disk, [&] {
    const int failed = os::write_all(file.number(), text);
    return failed == 0 && ::fsync(file.number()) != 0 ? errno : failed;
  });
  if (error != 0) throw std::system_error(error, std::generic_category(), "fsync");
  sync::phase("done");
  return os::content_of(name) == text ? 1 : 0;
}

// Operations by one thread, or by a thread each. `act` gives 1 if what it did came out right.
template <class Act>
std::int64_t in_turn(int operations, Act act) {
  std::int64_t right = 0;
  for (int i = 0; i < operations; ++i) {
    trial::checkpoint();
    right += act(i);
  }
  return right;
}
template <class Act>
std::int64_t by_threads(int operations, Act act) {
  std::vector<std::int64_t> right(static_cast<std::size_t>(operations));
  std::deque<sync::thread> team;
  for (int i = 0; i < operations; ++i) {
    team.push_back(sync::thread("worker " + std::to_string(i + 1),
                                [&right, &act, i] { right[static_cast<std::size_t>(i)] = act(i); }));
  }
  for (sync::thread& each : team) each.join();
  std::int64_t all = 0;
  for (const std::int64_t each : right) all += each;
  return all;
}

void disk_in_turn(trial& here) {
  const scratch_folder place;
  const int kib = here.knobs.integer("kib");
  measure(here, [&] {
    return in_turn(here.knobs.integer("operations"),
                   [&](int i) { return write_file(place.path() / std::to_string(i), i, kib); });
  });
}

void disk_threads(trial& here) {
  const scratch_folder place;
  const int kib = here.knobs.integer("kib");
  measure(here, [&] {
    return by_threads(here.knobs.integer("operations"),
                      [&](int i) { return write_file(place.path() / std::to_string(i), i, kib); });
  });
}

// Answers each number that it is sent with the next one, some time after it came, however many come at once.
class slow_server {
 public:
  explicit slow_server(std::chrono::nanoseconds latency)
      : latency_(latency), thread_("server", [this] { serve(); }) {}
  ~slow_server() { loop_.quit(); }

  [[nodiscard]] std::uint16_t port() const { return door_.port(); }

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
      std::array<std::byte, 1> asked{};
      const auto n = client->try_read(asked);
      if (!n) return;
      if (*n == 0) return loop_.unwatch(client->descriptor());
      loop_.after(latency_, "answer", [client, asked]() mutable {
        asked[0] = static_cast<std::byte>((std::to_integer<int>(asked[0]) + 1) & 0xff);
        client->try_write(asked);
      });
    });
  }

  const std::chrono::nanoseconds latency_;
  sync::tcp_listener door_;
  sync::event_loop loop_{"server loop"};
  sync::thread thread_;
};

std::byte question(int number) {
  return static_cast<std::byte>(number & 0xff);
}
std::int64_t is_answer(int number, std::byte got) {
  return got == static_cast<std::byte>((number + 1) & 0xff) ? 1 : 0;
}

// Asks, and waits for the answer.
std::int64_t ask(std::uint16_t port, int number) {
  sync::phase("asking");
  sync::tcp_stream to = sync::tcp_stream::connect(port, "request " + std::to_string(number));
  std::array<std::byte, 1> byte{question(number)};
  to.write_all(byte);
  const bool answered = to.read_some(byte) == 1;
  sync::phase("done");
  return answered ? is_answer(number, byte[0]) : 0;
}

void network_in_turn(trial& here) {
  const slow_server server(here.knobs.milliseconds("latency_ms"));
  measure(here, [&] {
    return in_turn(here.knobs.integer("operations"), [&](int i) { return ask(server.port(), i); });
  });
}

void network_threads(trial& here) {
  const slow_server server(here.knobs.milliseconds("latency_ms"));
  measure(here, [&] {
    return by_threads(here.knobs.integer("operations"), [&](int i) { return ask(server.port(), i); });
  });
}

// One thread that waits for all of them at once, and does what there is to do as they come.
void network_event_loop(trial& here) {
  const slow_server server(here.knobs.milliseconds("latency_ms"));
  const int operations = here.knobs.integer("operations");
  measure(here, [&] {
    sync::event_loop loop("client loop");
    std::deque<sync::tcp_stream> all;
    std::int64_t right = 0;
    int left = operations;
    for (int i = 0; i < operations; ++i) {
      sync::tcp_stream& to =
          all.emplace_back(sync::tcp_stream::connect(server.port(), "request " + std::to_string(i)));
      loop.watch(to.descriptor(), sync::readiness::output, "connected", [&, i] {
        const std::array<std::byte, 1> byte{question(i)};
        to.try_write(byte);
        loop.watch(to.descriptor(), sync::readiness::input, "answer", [&, i] {
          std::array<std::byte, 1> got{};
          if (to.try_read(got) == 1) right += is_answer(i, got[0]);
          loop.unwatch(to.descriptor());
          if (--left == 0) loop.quit();
        });
      });
    }
    loop.run();
    return right;
  });
}

}  // namespace

experiment blocking_io() {
  using enum better;
  return {
      .about =
          {
              .id = "blocking-io",
              .title = "Waiting for others",
              .chapter = 5,
              .explanation =
                  "Files that are written until the disk has them (fsync), and requests to a server on this "
                  "machine that takes its time. One thread that does it in turn waits for each of them; "
                  "threads wait at the same time; an event loop waits for all with one thread. An event loop "
                  "is of no use for files, which the system always calls ready.",
              .source = "core/bench/catalogue/blocking_io.cpp",
              .progress = "",
              .advice = "",
              .variants = {},
              .knobs =
                  {
                      {"operations", "Files, requests", "", 1, 256, 32, 1, false},
                      {"kib", "Size of a file", "KiB", 1, 4096, 16, 1, false},
                      {"latency_ms", "The server takes", "ms", 0, 1000, 5, 1, false},
                  },
          },
      .figures = {{"time_ms", "Time", "ms", less},
                  {"operations_per_s", "Operations a second", "1/s", more},
                  {"cpu_percent", "Share of a CPU", "%", neither}},
      .rows =
          {
              {"disk-in-turn", "Files, in turn", "One thread writes file after file, each until it is safe.",
               disk_in_turn, false, true, "disk-in-turn"},
              {"disk-threads", "Files, threads", "A thread for each file.", disk_threads, false, true,
               "disk-in-turn"},
              {"network-in-turn", "Requests, in turn", "One thread asks and waits, again and again.",
               network_in_turn, false, true, "network-in-turn"},
              {"network-threads", "Requests, threads", "A thread for each request.", network_threads, false,
               true, "network-in-turn"},
              {"network-event-loop", "Requests, event loop", "One thread waits for all of them.",
               network_event_loop, false, true, "network-in-turn"},
          },
      .claims =
          {
              {"disk-threads", "disk-in-turn", "time_ms",
               "while one waits for the disk others hand in theirs, and the disk makes many files safe in "
               "one go",
               "the disk does one thing at a time, and the threads come on top",
               "the disk does one thing at a time, whoever waits for it"},
              {"network-threads", "network-in-turn", "time_ms",
               "the waits lie side by side instead of one after the other",
               "there is hardly anything to wait for, and the threads come on top",
               "there is hardly anything to wait for"},
              {"network-event-loop", "network-in-turn", "time_ms",
               "one thread has all requests under way at once and waits for whichever answer comes first",
               "there is hardly anything to wait for, and to be told of each answer costs a call more",
               "there is hardly anything to wait for"},
          },
  };
}

}  // namespace interleave::bench
