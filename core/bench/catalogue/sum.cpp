// Add up the numbers from 1 to 30,000,000, and get help. Threads share the work and the memory; under an
// interpreter lock, as Python has it, they share the work but may not do it at the same time; processes do it
// at the same time, but share nothing, so that what they have found must be sent. The additions are the same
// machine code in each case.

#include "core/bench/catalogue/catalogue.h"
#include "core/bench/catalogue/sum_in_python.h"
#include "core/bench/catalogue/sum_work.h"
#include "core/bench/verdict.h"
#include "core/os/cores.h"
#include "core/os/descriptor.h"
#include "core/sync/sync.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <deque>
#include <functional>
#include <poll.h>
#include <string>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

namespace interleave::bench {
namespace {

using namespace sums;

void one_thread(trial& here) {
  workload work(here);
  work.created();
  const tally all = work_alone(work.share(0, 1));
  work.begin_merging();
  work.end({all});
}

// Each thread adds up its share, and nobody has to wait for anybody until the end.
void threads(trial& here) {
  workload work(here);
  std::vector<tally> tallies(static_cast<std::size_t>(work.workers));
  std::deque<sync::thread> team;
  for (int i = 0; i < work.workers; ++i) {
    tally& mine = tallies[static_cast<std::size_t>(i)];
    team.push_back(sync::thread("worker " + std::to_string(i + 1),
                                [&work, &mine, i] { mine = work_alone(work.share(i)); }));
  }
  work.created();
  for (sync::thread& each : team) each.join();
  work.begin_merging();
  work.end(tallies);
}

// A global interpreter lock as CPython's (Python/ceval_gil.c, since 3.2): who has waited for 5 ms asks for
// it; the holder, who looks between two pieces of work, drops it and does not go on before another has it.
class interpreter_lock {
 public:
  void take() {
    sync::unique_lock lock(mutex_);
    while (held_) {
      const std::int64_t before = takes_;
      const bool timed_out = free_.wait_for(lock, interval) == std::cv_status::timeout;
      // relaxed: a request may be seen a little later, it carries no data
      if (timed_out && held_ && takes_ == before) asked_.store(true, std::memory_order_relaxed);
    }
    held_ = true;
    ++takes_;
    asked_.store(false, std::memory_order_relaxed);  // relaxed: as above
    taken_.notify_all();
  }

  void give_up() {
    sync::lock_guard lock(mutex_);
    held_ = false;
    free_.notify_one();
  }

  [[nodiscard]] bool is_asked_for() const {
    return asked_.load(std::memory_order_relaxed);  // relaxed: as above
  }

  // To whoever waits, and then joins the end of the queue.
  void hand_over() {
    {
      sync::unique_lock lock(mutex_);
      const std::int64_t before = takes_;
      held_ = false;
      free_.notify_one();
      taken_.wait(lock, [&] { return takes_ != before; });
    }
    take();
  }

 private:
  static constexpr std::chrono::milliseconds interval{5};

  sync::mutex mutex_{"interpreter lock"};
  sync::condition_variable free_{"lock is free"};
  sync::condition_variable taken_{"lock is taken"};
  bool held_ = false;       // guarded by mutex_
  std::int64_t takes_ = 0;  // guarded by mutex_
  std::atomic<bool> asked_{false};
};

// The same threads and the same shares; but only who holds the lock may work.
void interpreter_lock_threads(trial& here) {
  workload work(here);
  interpreter_lock gil;
  const auto interpret = [&](range what) {
    const stopwatch own;
    tally of;
    const auto wait_in = [&of](auto get_it) {
      sync::phase("waiting for the lock");
      const stopwatch waiting;
      get_it();
      of.waiting_ns += waiting.ns();
      sync::phase("working");
    };
    wait_in([&] { gil.take(); });
    of.sum = add_up(what, [&] {
      if (gil.is_asked_for()) wait_in([&] { gil.hand_over(); });
      trial::checkpoint();
    });
    gil.give_up();
    of.working_ns = own.ns() - of.waiting_ns;
    sync::phase("done");
    return of;
  };
  std::vector<tally> tallies(static_cast<std::size_t>(work.workers));
  std::deque<sync::thread> team;
  for (int i = 0; i < work.workers; ++i) {
    tally& mine = tallies[static_cast<std::size_t>(i)];
    team.push_back(sync::thread("worker " + std::to_string(i + 1),
                                [&interpret, &work, &mine, i] { mine = interpret(work.share(i)); }));
  }
  work.created();
  for (sync::thread& each : team) each.join();
  work.begin_merging();
  work.end(tallies);
}

// Each process adds up its share in memory of its own, and sends the result through a pipe.
void processes(trial& here) {
  workload work(here);
  std::deque<sync::process> team;
  for (int i = 0; i < work.workers; ++i) {
    team.push_back(sync::process("process " + std::to_string(i + 1), [&work, i] {
      tally mine = work_alone(work.share(i));
      mine.messages = 1;
      return text_of(mine);
    }));
  }
  work.created();
  std::vector<tally> tallies;
  for (sync::process& each : team) tallies.push_back(tally_of(each.join().result));
  work.begin_merging();
  work.end(tallies);
}

// A line between two processes that keeps messages apart.
struct line {
  os::descriptor server_end;
  os::descriptor worker_end;
};
line make_line() {
  std::array<int, 2> ends{};
  os::checked(::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends.data()), "socketpair");
  return {os::descriptor(ends[0]), os::descriptor(ends[1])};
}

// The process that owns the sum: it adds what it is sent, and answers what the sum is now, until the last
// worker has hung up.
number serve_sum(std::vector<pollfd> lines) {
  sync::phase("serving");
  const sync::io_object peers(trace::object_kind::socket, "workers");
  number sum = 0;
  std::size_t open = lines.size();
  while (open > 0) {
    sync::blocking_call(peers, [&] { return ::poll(lines.data(), lines.size(), -1); });
    for (pollfd& each : lines) {
      if (each.fd < 0 || each.revents == 0) continue;
      number more = 0;
      if (::read(each.fd, &more, sizeof more) == sizeof more) {
        sum += more;
        if (::write(each.fd, &sum, sizeof sum) == sizeof sum) continue;
      }
      each.fd = -1;
      --open;
    }
  }
  return sum;
}

// One worker: after each piece it tells the owner what to add, and waits for the answer.
tally work_for_server(range what, number piece, int server) {
  const sync::io_object owner(trace::object_kind::socket, "server");
  const stopwatch own;
  tally mine;
  for (number first = what.first; first <= what.last; first += piece) {
    sync::phase("working");
    const number part = add_up({first, std::min(first + piece - 1, what.last)}, trial::checkpoint);
    sync::phase("waiting for the server");
    const stopwatch waiting;
    number sum = 0;
    const auto n = sync::blocking_call(owner, [&] {
      return ::write(server, &part, sizeof part) < 0 ? -1 : ::read(server, &sum, sizeof sum);
    });
    if (n != sizeof sum) break;
    mine.waiting_ns += waiting.ns();
    mine.messages += 2;
  }
  mine.working_ns = own.ns() - mine.waiting_ns;
  return mine;
}

// Nobody has the sum but a server process: what looks like a variable is a message there and back.
void proxy(trial& here) {
  workload work(here);
  const number piece = here.knobs.integer("piece");
  std::vector<line> lines;
  std::vector<pollfd> server_ends;
  std::vector<int> kept;
  for (int i = 0; i < work.workers; ++i) {
    lines.push_back(make_line());
    kept.push_back(lines.back().server_end.number());
    server_ends.push_back({.fd = kept.back(), .events = POLLIN, .revents = 0});
  }
  sync::process server(
      "server", [&] { return std::to_string(serve_sum(server_ends)); }, kept);
  std::deque<sync::process> team;
  for (int i = 0; i < work.workers; ++i) {
    const int to_server = lines[static_cast<std::size_t>(i)].worker_end.number();
    team.push_back(sync::process(
        "process " + std::to_string(i + 1),
        [&work, i, piece, to_server] { return text_of(work_for_server(work.share(i), piece, to_server)); },
        {to_server}));
  }
  lines.clear();  // those of this process: a worker that ends has then hung up
  work.created();
  std::vector<tally> tallies;
  for (sync::process& each : team) tallies.push_back(tally_of(each.join().result));
  work.begin_merging();
  tallies.front().sum = std::stoll(server.join().result);
  work.end(tallies);
}

// Threads that are there already, one for each core, take the shares as tasks from a queue.
class pool {
 public:
  pool() {
    for (unsigned i = 1; i <= os::core_count(); ++i) {
      team_.push_back(sync::thread("worker " + std::to_string(i), [this] { serve(); }));
    }
  }
  void submit(std::function<void()> task) {
    sync::lock_guard lock(mutex_);
    tasks_.push_back(std::move(task));
    there_is_more_.notify_one();
  }
  void close() {
    sync::lock_guard lock(mutex_);
    closed_ = true;
    there_is_more_.notify_all();
  }

 private:
  void serve() {
    sync::unique_lock lock(mutex_);
    for (;;) {
      there_is_more_.wait(lock, [this] { return closed_ || !tasks_.empty(); });
      if (tasks_.empty()) return;
      const auto task = std::move(tasks_.front());
      tasks_.pop_front();
      lock.unlock();
      task();
      lock.lock();
    }
  }

  sync::mutex mutex_{"queue"};
  sync::condition_variable there_is_more_{"there is more"};
  std::deque<std::function<void()>> tasks_;  // guarded by mutex_
  bool closed_ = false;                      // guarded by mutex_
  std::deque<sync::thread> team_;            // last: joined before the rest goes
};

void on_pool(trial& here) {
  pool workers;
  workload work(here);
  std::vector<tally> tallies(static_cast<std::size_t>(work.workers));
  sync::latch all_done("all tasks done", static_cast<std::uint32_t>(work.workers));
  for (int i = 0; i < work.workers; ++i) {
    workers.submit([&work, &all_done, &mine = tallies[static_cast<std::size_t>(i)], i] {
      mine = work_alone(work.share(i));
      all_done.count_down();
    });
  }
  work.created();
  all_done.wait();
  work.begin_merging();
  work.end(tallies);
  workers.close();
}

// How many cores each way kept at work: what may happen at the same time, whatever else the machine does.
std::vector<std::string> cores_at_work(const report& of) {
  const std::size_t time = of.of->index_of_figure("time_ms");
  const std::size_t cpu = of.of->index_of_figure("cpu_ms");
  std::string text;
  for (const char* id : {"one-thread", "threads", "interpreter-lock", "processes"}) {
    const row_report* const row = of.find(id);
    if (row == nullptr) continue;
    const point_report& all = row->points.front();
    const summary cores = ratio(all.samples[cpu], all.samples[time]);
    if (cores.count == 0) continue;
    text += (text.empty() ? "" : ", ") + rounded(cores.median) + " by “" + std::string(row->of->title) + "”";
  }
  if (text.empty()) return {};
  return {"Cores kept at work on average (CPU time by time): " + text + "."};
}

}  // namespace

experiment sum() {
  using enum better;
  std::vector<row> rows{
      {"one-thread", "One thread", "One loop, on one core.", one_thread, false, true},
      {"threads", "Threads", "Each thread adds up its share; they meet at the end.", threads, false, true},
      {"interpreter-lock", "Threads under an interpreter lock",
       "The same threads; only who holds the one lock works, and hands it over when asked after 5 ms.",
       interpreter_lock_threads, false, true},
      {"processes", "Processes", "Each share in a forked process; the results come through pipes.", processes,
       false, true},
      {"process-proxy", "Processes and a proxy",
       "The sum belongs to a server process: after each piece a message there, and an answer back.", proxy,
       false, true},
      {"pool", "Tasks on a pool", "The shares are tasks for threads that are there already.", on_pool, false,
       true},
  };
  for (row& each : python_sum_rows()) rows.push_back(std::move(each));
  return {
      .about =
          {
              .id = "sum",
              .title = "A sum, with help",
              .chapter = 5,
              .explanation =
                  "The sum of all numbers from 1 to n, alone and with help: threads, threads under a global "
                  "interpreter lock, processes, and processes that share the sum through a server. The "
                  "additions are the same; what differs is what may happen at the same time, and what the "
                  "helpers cost. Where python3 is installed, the same in Python itself.",
              .source = "core/bench/catalogue/sum.cpp",
              .progress = "",
              .advice = "",
              .variants = {},
              .knobs =
                  {
                      {"n", "Numbers, n", "", 1000, 100000000, 30000000, 1000, false},
                      {"threads", "Threads, tasks", "", 1, 64, 4, 1, false},
                      {"piece", "Piece for a proxy", "", 1000, 10000000, 100000, 1000, false},
                  },
          },
      .figures = {{"time_ms", "Time", "ms", less},
                  {"creating_ms", "Creating", "ms", less},
                  {"working_ms", "Working, each", "ms", neither},
                  {"waiting_ms", "Waiting, each", "ms", less},
                  {"merging_ms", "Merging", "ms", less},
                  {"messages", "Messages", "", less},
                  {"cpu_ms", "CPU time, all together", "ms", less}},
      .rows = std::move(rows),
      .claims =
          {
              {"threads", "one-thread", "time_ms",
               "their shares have nothing to do with each other, so that each core works on its own",
               "there was no free core for them, and making them costs time too",
               "there was no free core for them, so that they took turns on one"},
              {"interpreter-lock", "one-thread", "time_ms",
               "no gain from working side by side, as only one of them may work at a time; on a machine with "
               "other load, more threads are given more of it",
               "only one of them may work at a time, and asking for the lock, handing it over and waking up "
               "cost time on top",
               "only one of them may work at a time: they take turns, on however many cores"},
              {"processes", "threads", "time_ms", "",
               "to fork a process costs more than to make a thread, and its result comes through a pipe",
               "both work on all cores, and the work outweighs what it costs to make them"},
          },
      .remarks = cores_at_work,
  };
}

}  // namespace interleave::bench
