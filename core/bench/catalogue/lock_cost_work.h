#pragma once

#include "core/bench/trial.h"
#include "core/schedule/control.h"
#include "core/sync/sync.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <ctime>
#include <deque>
#include <limits>
#include <mutex>
#include <optional>
#include <pthread.h>
#include <system_error>
#include <vector>

// What threads do with a lock in `lock-cost`, and the clock that tells what an operation of it costs.
namespace interleave::bench::locks {

// When a thread is to stop: the time is over, or it has done enough.
struct limit {
  const std::atomic<bool>& over;
  std::int64_t most = std::numeric_limits<std::int64_t>::max();

  [[nodiscard]] bool is_reached(std::int64_t done) const {
    return done >= most || over.load(std::memory_order_relaxed);  // relaxed: carries no data
  }
};

template <class Operate>
std::int64_t repeat(const limit& until, Operate operate) {
  std::int64_t done = 0;
  for (; !until.is_reached(done); ++done) operate();
  return done;
}

// Below: what is measured, each with take_part, which a thread calls and which tells how often it has done
// it, and with count(), which says the same out of what was guarded: an addition each time.

template <class Mutex>
class exclusive {
 public:
  explicit exclusive(int) {}
  std::int64_t take_part(int, const limit& until) {
    return repeat(until, [this] {
      const std::lock_guard hold(mutex_);
      ++count_;
    });
  }
  [[nodiscard]] std::int64_t count() const { return count_; }

 private:
  Mutex mutex_;
  std::int64_t count_ = 0;  // guarded by mutex_
};

template <class Mutex>
class shared {
 public:
  explicit shared(int) {}
  std::int64_t take_part(int, const limit& until) {
    return repeat(until, [this] {
      mutex_.lock_shared();
      inside_.fetch_add(1, std::memory_order_relaxed);  // relaxed: a count on its own
      mutex_.unlock_shared();
    });
  }
  [[nodiscard]] std::int64_t count() const { return inside_.load(std::memory_order_relaxed); }

 private:
  Mutex mutex_;
  std::atomic<std::int64_t> inside_{0};
};

template <class Semaphore>
class permit {
 public:
  explicit permit(int) {}
  std::int64_t take_part(int, const limit& until) {
    return repeat(until, [this] {
      semaphore_.acquire();
      ++count_;
      semaphore_.release();
    });
  }
  [[nodiscard]] std::int64_t count() const { return count_; }

 private:
  Semaphore semaphore_{1};
  std::int64_t count_ = 0;  // guarded by semaphore_
};

template <class Atomic>
class atomic_count {
 public:
  explicit atomic_count(int) {}
  std::int64_t take_part(int, const limit& until) {
    // seq_cst: as one writes it without thinking
    return repeat(until, [this] { count_.fetch_add(1, std::memory_order_seq_cst); });
  }
  [[nodiscard]] std::int64_t count() const { return count_.load(std::memory_order_relaxed); }

 private:
  mutable Atomic count_{0};
};

// One turn that goes round: who has it passes it on, and wakes the next one, who waits on a condition of its
// own. Alone: lock, find that it is one's turn, notify nobody, unlock.
template <class Mutex, class Condition>
class relay {
 public:
  explicit relay(int threads) : conditions_(static_cast<std::size_t>(threads)) {}
  std::int64_t take_part(int self, const limit& until) {
    for (std::int64_t done = 0;; ++done) {
      std::unique_lock<Mutex> lock(mutex_);
      condition(self).wait(lock, [&] { return ended_ || turn_ == self; });
      if (!ended_ && until.is_reached(done)) {
        ended_ = true;
        for (Condition& each : conditions_) each.notify_one();
      }
      if (ended_) return done;
      ++count_;
      turn_ = (turn_ + 1) % static_cast<int>(conditions_.size());
      condition(turn_).notify_one();
    }
  }
  [[nodiscard]] std::int64_t count() const { return count_; }

 private:
  Condition& condition(int of) { return conditions_[static_cast<std::size_t>(of)]; }

  Mutex mutex_;
  std::deque<Condition> conditions_;
  int turn_ = 0;  // guarded by mutex_, as are the others
  bool ended_ = false;
  std::int64_t count_ = 0;
};

// All meet, phase after phase. The first one says which phase is the last, and goes through it with the
// others, who see it when they come out of it.
class meeting {
 public:
  explicit meeting(int threads) : threads_(threads) {}
  template <class Meet>
  std::int64_t take_part(int self, const limit& until, Meet meet) {
    std::int64_t phase = 0;
    // relaxed: the meeting orders it; who reads it early reads no phase that is not yet to come
    for (; phase <= last_.load(std::memory_order_relaxed); ++phase) {
      if (self == 0 && until.is_reached(phase)) last_.store(phase, std::memory_order_relaxed);
      if (phase % threads_ == self) ++met_;
      meet(phase);
    }
    return phase;
  }
  [[nodiscard]] std::int64_t count() const { return met_ * threads_; }

 private:
  const int threads_;
  std::atomic<std::int64_t> last_{std::numeric_limits<std::int64_t>::max()};
  std::int64_t met_ = 0;  // each phase another one's: the meeting hands it over
};

template <class Barrier>
class at_barrier : meeting {
 public:
  explicit at_barrier(int threads) : meeting(threads), barrier_(threads) {}
  std::int64_t take_part(int self, const limit& until) {
    return meeting::take_part(self, until, [this](std::int64_t) { barrier_.arrive_and_wait(); });
  }
  using meeting::count;

 private:
  Barrier barrier_;
};

// A latch opens once: the first one makes the next before it comes to this. Three places are enough, as
// nobody is still at the last but one when the first one has left the last.
template <class Latch>
class at_latches : meeting {
 public:
  explicit at_latches(int threads) : meeting(threads), threads_(threads) { places_[0].emplace(threads); }
  std::int64_t take_part(int self, const limit& until) {
    return meeting::take_part(self, until, [this, self](std::int64_t phase) {
      if (self == 0) at(phase + 1).emplace(threads_);
      at(phase)->arrive_and_wait();
    });
  }
  using meeting::count;

 private:
  std::optional<Latch>& at(std::int64_t phase) { return places_[static_cast<std::size_t>(phase % 3)]; }

  const int threads_;
  std::array<std::optional<Latch>, 3> places_;
};

// The system's mutex that lends its owner the priority of whoever waits.
class inheriting_mutex {
 public:
  inheriting_mutex() {
    pthread_mutexattr_t how;
    pthread_mutexattr_init(&how);
    int error = pthread_mutexattr_setprotocol(&how, PTHREAD_PRIO_INHERIT);
    if (error == 0) error = pthread_mutex_init(&mutex_, &how);
    pthread_mutexattr_destroy(&how);
    if (error != 0) throw std::system_error(error, std::generic_category(), "pthread_mutex_init");
  }
  ~inheriting_mutex() { pthread_mutex_destroy(&mutex_); }
  inheriting_mutex(const inheriting_mutex&) = delete;
  inheriting_mutex& operator=(const inheriting_mutex&) = delete;

  void lock() { pthread_mutex_lock(&mutex_); }
  void unlock() { pthread_mutex_unlock(&mutex_); }

 private:
  pthread_mutex_t mutex_{};
};

// The instrumented ones want a name.
struct named_semaphore : sync::counting_semaphore {
  explicit named_semaphore(int permits)
      : counting_semaphore("permits", static_cast<std::uint32_t>(permits)) {}
};
struct named_atomic : sync::atomic<std::int64_t> {
  explicit named_atomic(std::int64_t value) : atomic("count", value) {}
};
struct named_barrier : sync::barrier {
  explicit named_barrier(int threads) : barrier("barrier", static_cast<std::uint32_t>(threads)) {}
};
struct named_latch : sync::latch {
  explicit named_latch(int threads) : latch("latch", static_cast<std::uint32_t>(threads)) {}
};
struct named_priority_mutex : sync::priority_mutex {
  named_priority_mutex() : priority_mutex("lock", protocol::inherit) {}
};

// Threads that begin together and go on for a fixed time, however many operations that makes: so those that
// contend do so all the time, and the first is not done before the last one has begun.
//
//   contest<exclusive<std::mutex>> all(2);
//   std::vector<std::jthread> team;
//   const auto ends = all.end_at_exit();   // before the team is joined, whatever became of it
//   …two threads, each: all.take_part(i)…
//   all.go_on_for(20ms, *run);
template <class Guarded>
class contest {
 public:
  explicit contest(int threads, std::int64_t most = std::numeric_limits<std::int64_t>::max())
      : threads_(threads), most_(most), object_(threads), taken_(static_cast<std::size_t>(threads)) {}

  void take_part(int i) {
    there_.count_down();
    begun_.wait(false, std::memory_order_acquire);  // acquire: nobody begins before all are there
    part mine;
    mine.begin_ns = clock_.ns();
    first_.store(true, std::memory_order_relaxed);  // relaxed: carries no data
    first_.notify_one();
    const std::int64_t cpu = cpu_ns();
    mine.operations = object_.take_part(i, {over_, most_});
    mine.cpu_ns = cpu_ns() - cpu;
    mine.end_ns = clock_.ns();
    taken_[static_cast<std::size_t>(i)] = mine;
  }

  // By who made the threads. Ends early with `asked`'s cancel.
  void go_on_for(std::chrono::nanoseconds how_long, const schedule::control& asked) {
    there_.wait();
    begin();
    first_.wait(false, std::memory_order_relaxed);  // on a busy machine that may take longer than all of it
    constexpr std::chrono::milliseconds look_every{20};
    const auto end = std::chrono::steady_clock::now() + how_long;
    for (auto now = end - how_long; now < end && !asked.is_cancelled();
         now = std::chrono::steady_clock::now()) {
      sync::this_thread::sleep_until(std::min(end, now + look_every));
    }
  }

  class [[nodiscard]] ending {
   public:
    explicit ending(contest& of) : of_(of) {}
    ~ending() {
      of_.over_.store(true, std::memory_order_relaxed);  // relaxed: carries no data
      of_.begin();
    }
    ending(const ending&) = delete;
    ending& operator=(const ending&) = delete;

   private:
    contest& of_;
  };
  ending end_at_exit() { return ending(*this); }

  // Once the threads were joined. From the first one's begin to the last one's end; who got no time to begin
  // is not waited for.
  void tell(trial& here) const {
    part all;
    all.begin_ns = std::numeric_limits<std::int64_t>::max();
    for (const part& each : taken_) {
      if (each.operations == 0) continue;
      all.begin_ns = std::min(all.begin_ns, each.begin_ns);
      all.end_ns = std::max(all.end_ns, each.end_ns);
      all.operations += each.operations;
      all.cpu_ns += each.cpu_ns;
    }
    here.result(object_.count(), all.operations);
    if (all.operations == 0) return;
    const auto operations = static_cast<double>(all.operations);
    here.tell("op_ns", static_cast<double>(all.end_ns - all.begin_ns) / operations);
    here.tell("cpu_ns", static_cast<double>(all.cpu_ns) / operations);
  }

 private:
  struct part {
    std::int64_t begin_ns = 0;
    std::int64_t end_ns = 0;
    std::int64_t cpu_ns = 0;
    std::int64_t operations = 0;
  };
  void begin() {
    begun_.store(true, std::memory_order_release);  // release: see take_part
    begun_.notify_all();
  }
  static std::int64_t cpu_ns() {
    timespec used{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
    return used.tv_sec * std::int64_t{1'000'000'000} + used.tv_nsec;
  }

  const int threads_;
  const std::int64_t most_;
  Guarded object_;
  sync::latch there_{"all are there", static_cast<std::uint32_t>(threads_)};
  std::atomic<bool> begun_{false};
  std::atomic<bool> first_{false};  // one of them is at work
  std::atomic<bool> over_{false};
  std::vector<part> taken_;
  const stopwatch clock_{};
};

}  // namespace interleave::bench::locks
