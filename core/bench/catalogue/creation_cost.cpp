// What does it cost to have somebody do something? A thread, a process (forked, or started from a program),
// or a task for a pool of threads that are there already. Each is made, says that it is there, is told to
// end, and is waited for; the first and the last byte go through a pipe in every case.

#include "core/bench/catalogue/catalogue.h"
#include "core/bench/child.h"
#include "core/bench/latencies.h"
#include "core/bench/watching.h"
#include "core/os/descriptor.h"
#include "core/os/memory_use.h"

#include <array>
#include <cerrno>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <fcntl.h>
#include <functional>
#include <memory>
#include <mutex>
#include <spawn.h>
#include <string>
#include <system_error>
#include <thread>
#include <unistd.h>
#include <vector>

extern char** environ;

namespace interleave::bench {
namespace {

// Two pipes to somebody: "you may end" goes one way, "I am there" the other. Both ends block.
class conversation {
 public:
  conversation() {
    open(told_, tells_);
    open(hears_, answers_);
  }

  // The maker's side.
  [[nodiscard]] int hears() const { return hears_.number(); }
  bool hear() const { return read_byte(hears_.number()); }
  void tell() const { write_byte(tells_.number()); }
  void hang_up() { tells_.close(); }
  // So that the other side hears when it is hung up on.
  void leave_to_child() {
    told_.close();
    answers_.close();
  }

  // Its own side: as short a life as can be. Async-signal-safe.
  void live() const noexcept {
    write_byte(answers_.number());
    read_byte(told_.number());
  }
  [[nodiscard]] int input() const { return told_.number(); }
  [[nodiscard]] int output() const { return answers_.number(); }

 private:
  static void open(os::descriptor& reads, os::descriptor& writes) {
    std::array<int, 2> ends{};
    os::checked(::pipe2(ends.data(), O_CLOEXEC), "pipe2");
    reads = os::descriptor(ends[0]);
    writes = os::descriptor(ends[1]);
  }
  static bool read_byte(int from) noexcept {
    char byte = 0;
    ssize_t n = 0;
    while ((n = ::read(from, &byte, 1)) < 0 && errno == EINTR) {
    }
    return n == 1;
  }
  static void write_byte(int to) noexcept {
    while (::write(to, "x", 1) < 0 && errno == EINTR) {
    }
  }

  os::descriptor told_;
  os::descriptor tells_;
  os::descriptor hears_;
  os::descriptor answers_;
};

// One that was made. `joins` waits for its end; what is destroyed before is ended.
class unit {
 public:
  virtual ~unit() = default;
  virtual void join() = 0;
  // What it takes while it is there.
  [[nodiscard]] virtual std::uint64_t bytes() const = 0;

  conversation talk;
};

template <class Way>
class a_thread : public unit {
 public:
  explicit a_thread(int number)
      : body_(Way::start("thread " + std::to_string(number), [this] {
          bytes_ = os::stack_of_this_thread_in_memory();
          talk.live();
        })) {}
  ~a_thread() override { talk.tell(); }  // and is joined
  void join() override { body_.join(); }
  std::uint64_t bytes() const override { return bytes_; }

 private:
  std::uint64_t bytes_ = 0;  // written before it says that it is there
  typename Way::thread body_;
};

class a_fork : public unit {
 public:
  a_fork() : process_(make()) {}
  void join() override { process_.wait(); }
  std::uint64_t bytes() const override { return os::memory_of_process(process_.id()); }

 private:
  child make() {
    const pid_t parent = ::getpid();
    child made(::fork());
    if (!made.is_this_process()) return made;
    end_with_parent(parent);
    talk.live();
    ::_exit(0);
  }

  child process_;
};

// For the timeline: a fork whose events arrive there too.
class a_seen_fork : public unit {
 public:
  explicit a_seen_fork(int number)
      : process_("process " + std::to_string(number),
                 [this] {
                   sync::phase("there");
                   talk.live();
                   return std::string();
                 },
                 {talk.input(), talk.output()}) {}
  void join() override { process_.join(); }
  std::uint64_t bytes() const override { return 0; }

 private:
  sync::process process_;
};

// A program that passes on what it reads is there when the first byte comes back.
class a_program : public unit {
 public:
  a_program() : process_(make()) {
    talk.leave_to_child();
    talk.tell();  // the byte that it passes on
  }
  void join() override {
    talk.hang_up();
    process_.wait();
  }
  std::uint64_t bytes() const override { return os::memory_of_process(process_.id()); }

 private:
  child make() const {
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_adddup2(&files, talk.input(), STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&files, talk.output(), STDOUT_FILENO);
    std::array<char, 4> name{'c', 'a', 't', '\0'};
    std::array<char*, 2> arguments{name.data(), nullptr};
    pid_t made = -1;
    const int error = ::posix_spawn(&made, "/bin/cat", &files, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&files);
    if (error != 0) throw std::system_error(error, std::generic_category(), "/bin/cat");
    return child(made);
  }

  child process_;
};

// As many threads as tasks that live at once, made beforehand.
class pool {
 public:
  explicit pool(int size) {
    for (int i = 0; i < size; ++i) team_.emplace_back([this] { serve(); });
  }
  ~pool() {
    {
      const std::scoped_lock lock(mutex_);
      closed_ = true;
    }
    changed_.notify_all();
    for (std::thread& each : team_) each.join();
  }
  pool(const pool&) = delete;
  pool& operator=(const pool&) = delete;

  void submit(std::function<void()> task) {
    {
      const std::scoped_lock lock(mutex_);
      tasks_.push_back(std::move(task));
    }
    changed_.notify_one();
  }

 private:
  void serve() {
    std::unique_lock lock(mutex_);
    for (;;) {
      changed_.wait(lock, [this] { return closed_ || !tasks_.empty(); });
      if (tasks_.empty()) return;
      const auto task = std::move(tasks_.front());
      tasks_.pop_front();
      lock.unlock();
      task();
      lock.lock();
    }
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::function<void()>> tasks_;  // guarded by mutex_
  bool closed_ = false;                      // guarded by mutex_
  std::vector<std::thread> team_;
};

class a_task : public unit {
 public:
  explicit a_task(pool& on) {
    on.submit([this] {
      talk.live();
      const std::scoped_lock lock(mutex_);
      ended_ = true;
      end_.notify_all();
    });
  }
  ~a_task() override {
    if (joined_) return;
    talk.tell();
    join();
  }
  void join() override {
    std::unique_lock lock(mutex_);
    end_.wait(lock, [this] { return ended_; });
    joined_ = true;
  }
  // The threads are the pool's: a task is an entry in a queue.
  std::uint64_t bytes() const override { return sizeof(a_task) + sizeof(std::function<void()>); }

 private:
  std::mutex mutex_;
  std::condition_variable end_;
  bool ended_ = false;  // guarded by mutex_
  bool joined_ = false;
};

// One after the other, for the times; then some at once, for the memory.
template <class Way, class Make>
void measure(trial& here, Make make) {
  const typename Way::source newcomers("pipe from the new one");
  const int count = here.knobs.integer("units");
  const int at_once = here.knobs.integer("at_once");
  latencies starts;
  latencies joins;
  int answered = 0;
  for (int i = 0; i < count; ++i) {
    trial::checkpoint();
    Way::phase("starting one");
    const stopwatch starting;
    const std::unique_ptr<unit> made = make(i + 1);
    newcomers.await(made->talk.hears());
    answered += made->talk.hear() ? 1 : 0;
    starts.add(starting.us());
    Way::phase("waiting for its end");
    const stopwatch joining;
    made->talk.tell();
    made->join();
    joins.add(joining.us());
  }
  std::uint64_t bytes = 0;
  Way::phase("starting some at once");
  {
    std::vector<std::unique_ptr<unit>> all;
    for (int i = 0; i < at_once; ++i) {
      trial::checkpoint();
      all.push_back(make(count + i + 1));
      newcomers.await(all.back()->talk.hears());
      answered += all.back()->talk.hear() ? 1 : 0;
    }
    for (const auto& each : all) bytes += each->bytes();
  }
  here.tell("start_us", starts.percentile(0.5));
  here.tell("start_p99_us", starts.percentile(0.99));
  here.tell("join_us", joins.percentile(0.5));
  here.tell("join_p99_us", joins.percentile(0.99));
  here.tell("pss_kib", static_cast<double>(bytes) / 1024 / at_once);
  here.result(answered, count + at_once);
}

template <class Way>
void make_threads(trial& here) {
  measure<Way>(here, [](int number) { return std::make_unique<a_thread<Way>>(number); });
}
template <class Way, class Unit>
void make(trial& here) {
  measure<Way>(here, [](int) { return std::make_unique<Unit>(); });
}

}  // namespace

experiment creation_cost() {
  using enum better;
  return {
      .about =
          {
              .id = "creation-cost",
              .title = "What a helper costs",
              .chapter = 5,
              .explanation =
                  "A thread, a forked process, a started program and a task for a pool are made again and "
                  "again. Start: from the call until the first byte of the new one has come through a pipe. "
                  "Join: from telling it to end until it has been waited for. Memory: what one takes while "
                  "it "
                  "is there and idle; of a thread the pages of its stack that are in memory, of a process "
                  "its "
                  "proportional set size.",
              .source = "core/bench/catalogue/creation_cost.cpp",
              .progress = "",
              .advice = "",
              .variants = {},
              .knobs =
                  {
                      {"units", "Made in turn", "", 1, 2000, 100, 1, false},
                      {"at_once", "There at once", "", 1, 64, 8, 1, false},
                  },
          },
      .figures = {{"start_us", "Time to start", "µs", less},
                  {"start_p99_us", "Start, p99", "µs", less},
                  {"join_us", "Time to join", "µs", less},
                  {"join_p99_us", "Join, p99", "µs", less},
                  {"pss_kib", "Memory (each)", "KiB", less}},
      .rows =
          {
              {"thread", "Thread", "std::thread: a stack and a place in the scheduler's queue.",
               make_threads<plain>, false, true, "thread", nullptr, make_threads<seen>},
              {"fork", "Process, fork", "A copy of this process, whose pages are shared until one writes.",
               make<plain, a_fork>, false, true, "thread", nullptr,
               [](trial& here) {
                 measure<seen>(here, [](int number) { return std::make_unique<a_seen_fork>(number); });
               }},
              {"posix-spawn", "Process, posix_spawn", "Another program (cat): it is loaded and linked first.",
               make<plain, a_program>, false, true, "thread", nullptr, make<seen, a_program>},
              {"pool-task", "Task on a pool", "An entry in a queue, for a thread that is there already.",
               [](trial& here) {
                 pool on(here.knobs.integer("at_once"));
                 measure<plain>(here, [&on](int) { return std::make_unique<a_task>(on); });
               }},
          },
      .claims =
          {
              {"fork", "thread", "start_us", "",
               "the page tables of the whole process are copied, and each page is copied again when it is "
               "first written",
               "this process is so small that there is little to copy"},
              {"posix-spawn", "fork", "start_us",
               "the page tables of this process are not copied for it, since it becomes another program at "
               "once",
               "another program has to be loaded and linked before its first byte",
               "to load and link another program takes as long as to copy this one's page tables"},
              {"fork", "thread", "pss_kib", "",
               "a process has page tables and written pages of its own, a thread little more than a stack",
               ""},
              {"pool-task", "thread", "start_us", "the thread that does it is there already and only woken",
               "the thread that is there already has to be woken, and that took longer than making one",
               "waking a thread takes as long as making one here"},
          },
  };
}

}  // namespace interleave::bench
