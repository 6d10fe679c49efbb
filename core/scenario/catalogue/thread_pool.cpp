// A thread for each task, or a pool of a few threads that take the tasks in turn from a queue. To make a
// thread costs more than a short task does; a pool makes its threads once. Who hands in a task gets a future:
// a place where the result will be, to wait for or to attach a continuation to.

#include "core/analysis/note_spans.h"
#include "core/scenario/catalogue/catalogue.h"
#include "core/scenario/settings.h"
#include "core/sync/sync.h"

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace interleave::scenario {
namespace {

using job = std::function<void()>;

// Worker threads that take jobs from one queue, the oldest first.
class pool {
 public:
  explicit pool(int size) {
    for (int i = 1; i <= size; ++i) {
      workers_.push_back(sync::thread("worker " + std::to_string(i), [this] { work(); }));
      sync::count("threads_created");
    }
  }

  void submit(job next) {
    {
      sync::lock_guard lock(mutex_);
      queue_.push_back(std::move(next));
      sync::note("queue length", static_cast<std::int64_t>(queue_.size()));
    }
    not_empty_.notify_one();
  }

  // Nothing is submitted any more: the workers do what is left in the queue and end.
  void close() {
    {
      sync::lock_guard lock(mutex_);
      closed_ = true;
    }
    not_empty_.notify_all();
    for (sync::thread& each : workers_) each.join();
  }

 private:
  void work() {
    for (;;) {
      sync::phase("idle");
      job next;
      {
        sync::unique_lock lock(mutex_);
        not_empty_.wait(lock, [this] { return closed_ || !queue_.empty(); });
        if (queue_.empty()) return;
        next = std::move(queue_.front());
        queue_.pop_front();
        sync::note("queue length", static_cast<std::int64_t>(queue_.size()));
      }
      next();
    }
  }

  sync::mutex mutex_{"queue"};
  sync::condition_variable not_empty_{"not empty"};
  std::deque<job> queue_;  // guarded by mutex_
  bool closed_ = false;    // guarded by mutex_
  std::deque<sync::thread> workers_;
};

// A result that comes later. get() waits for it; then() has it passed on, once it is there, by a job of the
// pool: a deferred callback, for which nobody waits. One of the two, once.
template <class T>
class future {
 public:
  explicit future(int number) : state_(std::make_shared<state>(number)) {}

  T get() {
    state_->is_there.wait();
    return state_->value;
  }

  template <class Next>
  void then(pool& on, Next next) {
    // A raw pointer: the continuation lies in the state itself and would keep it alive for ever.
    state_->continuation = [&on, next, from = state_.get()] {
      on.submit([next, value = from->value] { next(value); });
    };
    complete_one_half();
  }

  void set(T value) {
    state_->value = std::move(value);
    state_->is_there.count_down();
    complete_one_half();
  }

 private:
  struct state {
    explicit state(int number)
        : is_there("result " + std::to_string(number), 1), halves("halves " + std::to_string(number), 0) {}

    sync::latch is_there;
    T value{};
    job continuation;
    sync::atomic<int> halves;  // of result and continuation, those that are there
  };

  // Whoever comes second, the result or the continuation, finds both and brings them together.
  void complete_one_half() {
    if (state_->halves.fetch_add(1, std::memory_order_acq_rel) == 1) state_->continuation();
  }

  std::shared_ptr<state> state_;
};

// The tasks of a run, and the rules that they are checked by.
class workload {
 public:
  explicit workload(const settings& knobs)
      : tasks(knobs.integer("tasks")), knobs_(knobs), runs_(static_cast<std::size_t>(tasks) + 1) {}

  const int tasks;

  // They come one by one.
  void await_next(int number) {
    sync::phase("nothing to submit");
    sync::this_thread::sleep_for(knobs_.milliseconds("interval_ms"));
    sync::phase("submitting");
    sync::note("queued", number);
    sync::count("tasks_submitted");
  }

  // Runs a linear congruential generator forwards and as far back again: so the result is known beforehand.
  int run(int number) {
    sync::note("started", number);
    // relaxed: orders nothing
    const int before = runs_[static_cast<std::size_t>(number)].fetch_add(1, std::memory_order_relaxed);
    sync::require(before == 0, "each task runs once", number);
    auto value = static_cast<std::uint64_t>(number);
    for (int left = knobs_.integer("length"); left > 0; left -= piece) {
      sync::phase("running a task");
      const int steps = std::min(left, piece) * 1000;
      for (int i = 0; i < steps; ++i) value = value * factor + 1;
      for (int i = 0; i < steps; ++i) value = (value - 1) * inverse;
    }
    return static_cast<int>(value);
  }

  void use(int number, int result) {
    sync::require(result == number, "each result is right", result);
    sync::note("used", number);
    sync::count("tasks_done");
    // relaxed: orders nothing
    done_.fetch_add(1, std::memory_order_relaxed);
  }

  void check_that_all_are_done() {
    const int done = done_.load(std::memory_order_relaxed);  // relaxed: the threads have been joined
    sync::require(done == tasks, "no task is lost", done);
  }

 private:
  static constexpr int piece = 100;  // thousand steps, after which it can be paused
  static constexpr std::uint64_t factor = 6364136223846793005u;  // Knuth, TAOCP 2, 3.3.4
  static constexpr std::uint64_t inverse = [] {
    std::uint64_t x = factor;  // Newton's iteration modulo 2^64: each round doubles the bits that are right
    for (int i = 0; i < 6; ++i) x *= 2 - factor * x;
    return x;
  }();
  static_assert(factor * inverse == 1);

  const settings& knobs_;
  std::vector<std::atomic<int>> runs_;
  std::atomic<int> done_{0};
};

// A new thread for each task: made, used once, thrown away.
void thread_per_task(const settings& knobs) {
  workload work(knobs);
  std::deque<future<int>> results;
  std::deque<sync::thread> threads;
  for (int number = 1; number <= work.tasks; ++number) {
    work.await_next(number);
    future<int> result(number);
    threads.push_back(sync::thread("task " + std::to_string(number),
                                   [&work, result, number]() mutable { result.set(work.run(number)); }));
    sync::count("threads_created");
    results.push_back(result);
  }
  sync::phase("collecting");
  for (int number = 1; number <= work.tasks; ++number) {
    work.use(number, results[static_cast<std::size_t>(number) - 1].get());
  }
  work.check_that_all_are_done();
}

// A few threads for all tasks; the main thread waits for each result in turn.
void in_pool(const settings& knobs) {
  workload work(knobs);
  pool workers(knobs.integer("pool_size"));
  std::deque<future<int>> results;
  for (int number = 1; number <= work.tasks; ++number) {
    work.await_next(number);
    future<int> result(number);
    workers.submit([&work, result, number]() mutable { result.set(work.run(number)); });
    results.push_back(result);
  }
  sync::phase("collecting");
  for (int number = 1; number <= work.tasks; ++number) {
    work.use(number, results[static_cast<std::size_t>(number) - 1].get());
  }
  workers.close();
  work.check_that_all_are_done();
}

// As before, but nobody waits for a result: what is to be done with it is attached to the future, and the
// pool does it when the result is there.
void in_pool_with_continuations(const settings& knobs) {
  workload work(knobs);
  sync::latch all_used("all used", static_cast<std::uint32_t>(work.tasks));
  pool workers(knobs.integer("pool_size"));
  for (int number = 1; number <= work.tasks; ++number) {
    work.await_next(number);
    future<int> result(number);
    workers.submit([&work, result, number]() mutable { result.set(work.run(number)); });
    result.then(workers, [&work, &all_used, number](int value) {
      sync::phase("running a callback");
      work.use(number, value);
      all_used.count_down();
    });
  }
  sync::phase("collecting");
  all_used.wait();
  workers.close();
  work.check_that_all_are_done();
}

analysis::measures measures_of(const trace::store& of, const trace::dictionary& names) {
  const analysis::spans creation = analysis::creation_spans(of);
  const analysis::spans latency = analysis::spans_between(of, names, "queued", "used");
  const analysis::spans start = analysis::spans_between(of, names, "queued", "started");
  return {{"creation_us", analysis::in_us(creation.total)},
          {"queue_high_water", analysis::highest_note(of, names, "queue length").value_or(0)},
          {"start_delay_mean_us", analysis::in_us(start.mean())},
          {"latency_mean_us", analysis::in_us(latency.mean())},
          {"latency_max_us", analysis::in_us(latency.longest)}};
}

}  // namespace

descriptor thread_pool() {
  using enum expectation;
  return {
      .id = "thread-pool",
      .title = "Thread pool",
      .chapter = 1,
      .explanation =
          "Tasks come in one by one. Either each gets a thread of its own, or a pool of a few threads takes "
          "them from a queue. A pool saves the making of threads and keeps to as many as the machine has "
          "cores; the price is a queue, in which tasks wait. The results come as futures: the caller waits "
          "for them, or leaves a callback to be run when they are there.",
      .source = "core/scenario/catalogue/thread_pool.cpp",
      .progress = "",
      .advice = "",
      .variants =
          {
              {"thread-per-task", "A thread for each task", "Every task has its thread made and thrown away.",
               completed, thread_per_task},
              {"pool", "A pool", "A few threads take the tasks from a queue; the caller waits for results.",
               completed, in_pool},
              {"pool-with-continuations", "A pool and callbacks",
               "What is to be done with a result is a job too: nobody waits for it.", completed,
               in_pool_with_continuations},
          },
      .knobs =
          {
              {"tasks", "Tasks", "", 1, 2000, 300, 1, false},
              {"length", "Length of a task", "k steps", 0, 10000, 500, 1, true},
              {"interval_ms", "Time between tasks", "ms", 0, 1000, 1, 1, true},
              {"pool_size", "Pool size", "", 1, 64, 2, 1, false},
          },
      .explore_with = {{"tasks", 2}, {"length", 1}},
      .measures = measures_of,
  };
}

}  // namespace interleave::scenario
