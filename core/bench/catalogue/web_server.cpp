// Many clients, one server: who serves whom? A thread for each connection, a process for each, a few threads
// for all, or one thread that never waits. All speak HTTP/1.1 on kept-alive connections and compute the same
// answers; a load generator in this program asks at fixed times, however late the answers are.

#include "core/bench/catalogue/catalogue.h"
#include "core/bench/child.h"
#include "core/bench/http.h"
#include "core/bench/http_load.h"
#include "core/bench/loopback.h"
#include "core/bench/watching.h"
#include "core/os/memory_use.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdint>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace interleave::bench {
namespace {

// A server from its construction on. It is destroyed after its clients have hung up.
class server {
 public:
  explicit server(int work) : work_(work) {}
  virtual ~server() = default;
  server(const server&) = delete;
  server& operator=(const server&) = delete;

  [[nodiscard]] std::uint16_t port() const { return door_.port(); }
  // The memory of all processes that take part, this one included.
  [[nodiscard]] virtual std::uint64_t memory() { return os::memory_of_process(::getpid()); }

 protected:
  // One connection from its first request to its end: plain code that blocks; then async-signal-safe.
  template <class Way>
  static void serve(int socket, int work) noexcept(!Way::watched) {
    const typename Way::source client("client");
    http_connection connection;
    do {
      Way::phase("waiting for a request");
      client.await(socket);
      Way::phase("answering");
    } while (connection.serve(socket, work, true) == http_connection::after::open);
  }

  const int work_;
  loopback_listener door_;
};

// A thread that waits for this client alone.
template <class Way>
class thread_per_connection : public server {
 public:
  using server::server;
  ~thread_per_connection() override { door_.close(); }  // the acceptor ends, and is joined, as are the others

 private:
  void accept() {
    const typename Way::source clients("door");
    for (;;) {
      clients.await(door_.descriptor());
      os::descriptor client = door_.accept();
      if (!client) return;
      send_at_once(client.number());
      team_.push_back(Way::start("connection " + std::to_string(team_.size() + 1),
                                 [socket = std::make_shared<os::descriptor>(std::move(client)),
                                  work = work_] { serve<Way>(socket->number(), work); }));
    }
  }

  std::list<typename Way::thread> team_;  // of the acceptor, until it has ended
  typename Way::thread acceptor_ = Way::start("acceptor", [this] { accept(); });
};

// A copy of the program for each client: nothing that goes wrong there harms the others.
class process_per_connection : public server {
 public:
  using server::server;
  ~process_per_connection() override {
    door_.close();
    acceptor_.join();
    for (child& each : children_) each.wait();
  }

  std::uint64_t memory() override {
    std::uint64_t all = server::memory();
    const std::scoped_lock lock(mutex_);
    for (const child& each : children_) all += os::memory_of_process(each.id());
    return all;
  }

 private:
  void accept() {
    const pid_t parent = ::getpid();
    while (const os::descriptor client = door_.accept()) {
      send_at_once(client.number());
      child made(::fork());
      if (made.is_this_process()) be_child(client.number(), parent);
      const std::scoped_lock lock(mutex_);
      children_.push_back(std::move(made));
    }
  }
  [[noreturn]] void be_child(int socket, pid_t parent) const noexcept {
    end_with_parent(parent);
    // Others' connections have to end when their clients hang up.
    if (socket > 3) ::close_range(3, static_cast<unsigned>(socket) - 1, 0);
    ::close_range(static_cast<unsigned>(socket) + 1, ~0U, 0);
    serve<plain>(socket, work_);
    ::_exit(0);
  }

  std::mutex mutex_;
  std::list<child> children_;  // guarded by mutex_
  std::thread acceptor_{[this] { accept(); }};
};

// The same for the timeline, with processes whose events arrive there.
class seen_process_per_connection : public server {
 public:
  using server::server;
  ~seen_process_per_connection() override { door_.close(); }

 private:
  void accept() {
    const seen::source clients("door");
    std::list<sync::process> team;
    for (;;) {
      clients.await(door_.descriptor());
      const os::descriptor client = door_.accept();
      if (!client) break;
      send_at_once(client.number());
      team.push_back(sync::process("process " + std::to_string(team.size() + 1),
                                   [socket = client.number(), work = work_] {
                                     serve<seen>(socket, work);
                                     return std::string();
                                   },
                                   {client.number()}));
    }
    for (sync::process& each : team) each.join();
  }

  sync::thread acceptor_{"acceptor", [this] { accept(); }};
};

// Some threads that share one set of connections: whichever is free takes the next that has something to
// read, and gives it back when it is answered. With one thread it is an event loop.
template <class Way>
class readiness_server : public server {
 public:
  readiness_server(int work, int threads) : server(work) {
    watch(door_.descriptor(), nullptr, EPOLL_CTL_ADD);
    for (int i = 0; i < threads; ++i) {
      team_.push_back(Way::start("server " + std::to_string(i + 1), [this] { loop(); }));
    }
  }
  ~readiness_server() override {
    const std::uint64_t one = 1;
    epoll_event event{};
    event.events = EPOLLIN;  // stays readable: each of the threads sees it
    event.data.ptr = &bell_;
    if (::write(bell_.number(), &one, sizeof one) == sizeof one) {
      ::epoll_ctl(epoll_.number(), EPOLL_CTL_ADD, bell_.number(), &event);
    }
    team_.clear();  // joined
  }

 private:
  struct client {
    os::descriptor socket;
    http_connection connection;
    std::list<client>::iterator self;
    // Who is woken for a client may come before the thread that had it has let go of it.
    std::atomic<bool> is_free{false};
  };

  // Given to one thread at a time.
  void watch(int descriptor, client* whose, int how) const {
    epoll_event event{};
    event.events = EPOLLIN | EPOLLONESHOT;
    event.data.ptr = whose;
    ::epoll_ctl(epoll_.number(), how, descriptor, &event);
  }

  void loop() {
    const typename Way::source clients("clients");
    for (;;) {
      Way::phase("waiting for requests");
      clients.await(epoll_.number());
      epoll_event event{};
      const int n = ::epoll_wait(epoll_.number(), &event, 1, Way::watched ? 0 : -1);
      if (n <= 0) continue;  // another one was faster
      Way::phase("answering");
      if (event.data.ptr == &bell_) return;
      if (event.data.ptr == nullptr) {
        welcome();
      } else {
        answer(*static_cast<client*>(event.data.ptr));
      }
    }
  }

  void welcome() {
    os::descriptor socket = door_.accept();
    if (socket) {
      send_at_once(socket.number());
      const std::scoped_lock lock(mutex_);
      client& made = clients_.emplace_front();
      made.socket = std::move(socket);
      made.self = clients_.begin();
      watch(made.socket.number(), &made, EPOLL_CTL_ADD);
      made.is_free.store(true, std::memory_order_release);  // release: pairs with answer
    }
    watch(door_.descriptor(), nullptr, EPOLL_CTL_MOD);
  }

  void answer(client& who) {
    // acquire: what the last thread did with it is seen
    while (!who.is_free.exchange(false, std::memory_order_acquire)) std::this_thread::yield();
    if (who.connection.serve(who.socket.number(), work_, false) == http_connection::after::open) {
      watch(who.socket.number(), &who, EPOLL_CTL_MOD);
      who.is_free.store(true, std::memory_order_release);  // release: pairs with the next answer
      return;
    }
    const std::scoped_lock lock(mutex_);
    clients_.erase(who.self);
  }

  const os::descriptor epoll_{os::checked(::epoll_create1(EPOLL_CLOEXEC), "epoll_create1")};
  os::descriptor bell_{os::checked(::eventfd(0, EFD_CLOEXEC), "eventfd")};
  std::mutex mutex_;
  std::list<client> clients_;  // guarded by mutex_; a client itself belongs to the thread that was given it
  std::vector<typename Way::thread> team_;
};

// Of the calling thread, of this process, or of its children that have been waited for.
std::int64_t switches_of(int whom) {
  rusage used{};
  ::getrusage(whom, &used);
  return used.ru_nvcsw + used.ru_nivcsw;
}

template <class Way, class Start>
void measure(trial& here, Start start) {
  const int requests = here.knobs.integer("requests");
  const int work = here.knobs.integer("work");
  const auto switches = [] {
    return switches_of(RUSAGE_SELF) + switches_of(RUSAGE_CHILDREN) - switches_of(RUSAGE_THREAD);
  };
  const std::int64_t before = switches();
  load_result at_fixed_times;
  load_result at_full_speed;
  std::uint64_t memory = 0;
  {
    const std::unique_ptr<server> serving = start(work);
    http_load clients(serving->port(), here.knobs.integer("connections"), work);
    Way::phase("asking at fixed times");
    // Everybody is there and has been served once.
    const load_result first = clients.send_as_fast_as_possible(here.knobs.integer("connections"));
    at_fixed_times = clients.send_at(requests, here.knobs.number("rate"));
    memory = serving->memory();
    Way::phase("asking as fast as possible");
    at_full_speed = clients.send_as_fast_as_possible(requests);
    at_full_speed.errors += first.errors;
  }
  const std::int64_t errors = at_fixed_times.errors + at_full_speed.errors;
  here.tell("requests_per_s", static_cast<double>(at_full_speed.answered) / at_full_speed.seconds);
  here.tell("p50_us", at_fixed_times.times_us.percentile(0.5));
  here.tell("p99_us", at_fixed_times.times_us.percentile(0.99));
  here.tell("pss_kib", static_cast<double>(memory) / 1024);
  here.tell("switches", static_cast<double>(switches() - before));
  here.tell("errors", static_cast<double>(errors));
  here.result(at_fixed_times.answered + at_full_speed.answered, std::int64_t{2} * requests);
  here.require(errors == 0, std::to_string(errors) + " requests failed");
}

template <class Way, class Server>
void by(trial& here) {
  measure<Way>(here, [](int work) { return std::make_unique<Server>(work); });
}
template <class Way>
void by_pool(trial& here) {
  measure<Way>(here, [&here](int work) {
    return std::make_unique<readiness_server<Way>>(work, here.knobs.integer("pool"));
  });
}
template <class Way>
void by_event_loop(trial& here) {
  measure<Way>(here, [](int work) { return std::make_unique<readiness_server<Way>>(work, 1); });
}

}  // namespace

experiment web_server() {
  using enum better;
  return {
      .about =
          {
              .id = "web-server",
              .title = "Four web servers",
              .chapter = 5,
              .explanation =
                  "A web server with a thread for each connection, a process for each, a few threads for "
                  "all, "
                  "or one event loop. Clients in this program ask at fixed times over kept-alive "
                  "connections; "
                  "a latency counts from the time at which a request was meant to be sent, so that a server "
                  "that stands still is not let off. Then they ask as fast as they can, for the throughput. "
                  "Memory is that of all processes together, this program with its clients included.",
              .source = "core/bench/catalogue/web_server.cpp",
              .progress = "",
              .advice = "",
              .variants = {},
              .knobs =
                  {
                      {"requests", "Requests", "", 10, 100000, 2000, 10, false},
                      {"connections", "Connections", "", 1, 256, 32, 1, false},
                      {"rate", "Fixed rate", "1/s", 10, 50000, 2000, 10, false},
                      {"work", "Steps an answer", "k", 0, 1000, 20, 1, false},
                      {"pool", "Pool's threads", "", 1, 64, 4, 1, false},
                  },
          },
      .figures = {{"requests_per_s", "Requests a second", "1/s", more},
                  {"p50_us", "Latency, p50", "µs", less},
                  {"p99_us", "Latency, p99", "µs", less},
                  {"pss_kib", "Memory (PSS of all processes)", "KiB", less},
                  {"switches", "Context switches", "", less},
                  {"errors", "Errors", "", less}},
      .rows =
          {
              {"thread-per-connection",
               "A thread each",
               "A thread for each connection, that blocks.",
               by<plain, thread_per_connection<plain>>,
               false,
               true,
               {},
               nullptr,
               by<seen, thread_per_connection<seen>>},
              {"process-per-connection",
               "A process each",
               "A forked process for each connection.",
               by<plain, process_per_connection>,
               false,
               true,
               {},
               nullptr,
               by<seen, seen_process_per_connection>},
              {"thread-pool",
               "A pool of threads",
               "A few threads take whichever connection has a request.",
               by_pool<plain>,
               false,
               true,
               {},
               nullptr,
               by_pool<seen>},
              {"event-loop",
               "An event loop",
               "One thread, which reads only what is there.",
               by_event_loop<plain>,
               false,
               true,
               {},
               nullptr,
               by_event_loop<seen>},
          },
      .claims =
          {
              {"process-per-connection", "thread-per-connection", "pss_kib", "",
               "each process has page tables and written pages of its own, a thread little more than a stack",
               "so few connections hardly show beside the program itself"},
              {"event-loop", "thread-per-connection", "requests_per_s",
               "one thread uses one core, however many there are",
               "there are no threads to switch to and no others to wake",
               "the requests themselves outweigh who serves them"},
          },
  };
}

}  // namespace interleave::bench
