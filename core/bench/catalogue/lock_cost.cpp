// What does a lock cost, and what does it cost to have it watched? Each primitive three times: the standard
// library's, this program's instrumented one while nothing is recorded, and the same in a run whose every
// event is recorded. One thread alone first, then more and more that all want the same lock.

#include "core/bench/catalogue/catalogue.h"
#include "core/bench/verdict.h"
#include "core/scenario/run.h"
#include "core/schedule/control.h"
#include "core/sync/sync.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <latch>
#include <mutex>
#include <semaphore>
#include <shared_mutex>
#include <string>
#include <thread>
#include <vector>

namespace interleave::bench {
namespace {

constexpr int look_every = 64;

// Each thread does its share of the operations on one object; what they guard is counted, and has to be
// right.
struct tally {
  std::int64_t guarded = 0;
  std::int64_t ns = 0;
};

template <class Guarded>
struct contest {
  const int operations;
  const int threads;
  const schedule::control* run;
  Guarded object{};
  std::latch ready{threads};
  std::vector<std::int64_t> begins_ns = std::vector<std::int64_t>(static_cast<std::size_t>(threads));
  std::vector<std::int64_t> ends_ns = std::vector<std::int64_t>(static_cast<std::size_t>(threads));
  const stopwatch clock{};

  void take_part(int i) {
    const int share = operations * (i + 1) / threads - operations * i / threads;
    ready.arrive_and_wait();
    const std::int64_t begin = clock.ns();
    for (int done = 0; done < share; ++done) {
      if (done % look_every == 0 && run->is_cancelled()) break;
      object.operate();
    }
    const auto self = static_cast<std::size_t>(i);
    begins_ns[self] = begin;
    ends_ns[self] = clock.ns();
  }

  // From the first thread's begin to the last one's end.
  tally result() const {
    return {object.count(), *std::max_element(ends_ns.begin(), ends_ns.end()) -
                                *std::min_element(begins_ns.begin(), begins_ns.end())};
  }
};

// What is guarded: an addition.
template <class Mutex>
class exclusive {
 public:
  void operate() {
    const std::lock_guard hold(mutex_);
    ++count_;
  }
  [[nodiscard]] std::int64_t count() const { return count_; }

 private:
  Mutex mutex_;
  std::int64_t count_ = 0;  // guarded by mutex_
};

template <class Mutex>
class shared {
 public:
  void operate() {
    mutex_.lock_shared();
    inside_.fetch_add(1, std::memory_order_relaxed);  // relaxed: a count on its own
    mutex_.unlock_shared();
  }
  [[nodiscard]] std::int64_t count() const { return inside_.load(std::memory_order_relaxed); }

 private:
  Mutex mutex_;
  std::atomic<std::int64_t> inside_{0};
};

template <class Semaphore>
class permit {
 public:
  void operate() {
    semaphore_.acquire();
    ++count_;
    semaphore_.release();
  }
  [[nodiscard]] std::int64_t count() const { return count_; }

 private:
  Semaphore semaphore_{1};
  std::int64_t count_ = 0;  // guarded by semaphore_
};

template <class Atomic>
class atomic_count {
 public:
  void operate() {
    count_.fetch_add(1, std::memory_order_seq_cst);
  }  // seq_cst: as one writes it without thinking
  [[nodiscard]] std::int64_t count() const { return count_.load(std::memory_order_relaxed); }

 private:
  mutable Atomic count_{0};
};

// The instrumented ones want a name.
struct named_semaphore : sync::counting_semaphore {
  explicit named_semaphore(int permits)
      : counting_semaphore("permits", static_cast<std::uint32_t>(permits)) {}
};
struct named_atomic : sync::atomic<std::int64_t> {
  explicit named_atomic(std::int64_t value) : atomic("count", value) {}
};

template <class Guarded>
void tell(trial& here, const contest<Guarded>& of) {
  const tally what = of.result();
  here.tell("op_ns", static_cast<double>(what.ns) / of.operations);
  here.result(what.guarded, of.operations);
}

// Nothing is recorded: the threads belong to no run.
template <class Guarded>
void plainly(trial& here) {
  contest<Guarded> all{here.knobs.integer("operations"), here.at(), schedule::this_worker->run()};
  {
    std::vector<std::jthread> team;
    for (int i = 0; i < all.threads; ++i) team.emplace_back([&all, i] { all.take_part(i); });
  }
  trial::checkpoint();
  tell(here, all);
}

// In a run of its own, with recorder, collector and switch records, as a scenario's.
template <class Guarded>
void recorded(trial& here) {
  const schedule::control* const outer = schedule::this_worker->run();
  const int operations = here.knobs.integer("operations");
  const scenario::descriptor watched{
      .id = "lock-cost",
      .title = "",
      .chapter = 5,
      .explanation = "",
      .source = "core/bench/catalogue/lock_cost.cpp",
      .progress = "",
      .advice = "",
      .variants = {{"watched", "", "", scenario::expectation::completed,
                    [&](const scenario::settings&) {
                      contest<Guarded> all{operations, here.at(), outer};
                      {
                        std::vector<sync::thread> team;
                        for (int i = 0; i < all.threads; ++i) {
                          team.push_back(sync::thread("thread " + std::to_string(i + 1),
                                                      [&all, i] { all.take_part(i); }));
                        }
                      }
                      tell(here, all);
                    }}},
      .knobs = {},
  };
  scenario::run watching(watched, "watched", scenario::settings(watched), {});
  // Not stopped when the measurement is cancelled: its threads wait for each other before they begin, and
  // look at `outer` from then on.
  while (!watching.wait_until(std::chrono::steady_clock::now() + std::chrono::hours(1))) {
  }
  watching.stop();
  trial::checkpoint();
  here.require(watching.fault().empty(), watching.fault());
  here.require(watching.trace()->lost() == 0, "events were lost");
}

// std, instrumented, and instrumented and recorded.
template <class Standard, class Instrumented>
void add_rows(std::vector<row>& to, std::array<std::string_view, 3> ids,
              std::array<std::string_view, 3> titles, std::string_view what) {
  to.push_back({ids[0], titles[0], what, plainly<Standard>, true, false, ids[0]});
  to.push_back({ids[1], titles[1], "The instrumented one, outside of any run.", plainly<Instrumented>, true,
                false, ids[0]});
  to.push_back({ids[2], titles[2], "The instrumented one, each of its events recorded.",
                recorded<Instrumented>, true, false, ids[0]});
}

std::vector<double> thread_counts(const scenario::settings& knobs) {
  std::vector<double> counts;
  for (int n = 1; n <= knobs.integer("threads"); n *= 2) counts.push_back(n);
  return counts;
}

// The price of watching, where it shows most: one thread, nobody in its way.
std::vector<std::string> price_of_watching(const report& of) {
  const auto price = [&](std::string_view id) { return of.ratio_of(id, "std-mutex", "op_ns", 1); };
  const auto recorded_one = price("recorded-mutex");
  const row_report* const plain = of.find("std-mutex");
  const row_report* const watched = of.find("recorded-mutex");
  if (!recorded_one || plain == nullptr || watched == nullptr) return {};
  const double before = plain->points.front().of(0).median;
  const double after = watched->points.front().of(0).median;
  const std::string interval = rounded(recorded_one->low) + " to " + rounded(recorded_one->high);
  switch (judge(*recorded_one)) {
    case direction::more:
      return {"The price of watching: to lock and unlock a mutex that nobody else wants takes " +
              rounded(before) + " ns, and " + rounded(after) + " ns when every event is recorded (" +
              interval + " times as long)."};
    case direction::less:
    case direction::same:
      return {"The price of watching does not show: a recorded mutex that nobody else wants takes " +
              rounded(after) + " ns, a standard one " + rounded(before) + " ns (" + interval +
              " times as long)."};
    case direction::unclear:
      break;
  }
  return {"The spread is too wide to tell the price of watching a mutex (" + interval + " times as long)."};
}

}  // namespace

experiment lock_cost() {
  using enum better;
  using sync_shared = sync::shared_mutex;
  std::vector<row> rows;
  add_rows<exclusive<std::mutex>, exclusive<sync::mutex>>(
      rows, {"std-mutex", "sync-mutex", "recorded-mutex"},
      {"std::mutex", "sync::mutex", "sync::mutex, recorded"}, "Lock, add one, unlock.");
  add_rows<exclusive<std::recursive_mutex>, exclusive<sync::recursive_mutex>>(
      rows, {"std-recursive-mutex", "sync-recursive-mutex", "recorded-recursive-mutex"},
      {"std::recursive_mutex", "sync::recursive_mutex", "sync::recursive_mutex, recorded"},
      "Lock, add one, unlock.");
  add_rows<exclusive<std::shared_mutex>, exclusive<sync_shared>>(
      rows, {"std-shared-mutex", "sync-shared-mutex", "recorded-shared-mutex"},
      {"std::shared_mutex, writing", "sync::shared_mutex, writing", "sync::shared_mutex, writing, recorded"},
      "Lock for oneself, add one, unlock.");
  add_rows<shared<std::shared_mutex>, shared<sync_shared>>(
      rows, {"std-shared-mutex-reading", "sync-shared-mutex-reading", "recorded-shared-mutex-reading"},
      {"std::shared_mutex, reading", "sync::shared_mutex, reading", "sync::shared_mutex, reading, recorded"},
      "Lock for reading, which does not keep other readers out, unlock.");
  add_rows<permit<std::counting_semaphore<>>, permit<named_semaphore>>(
      rows, {"std-semaphore", "sync-semaphore", "recorded-semaphore"},
      {"std::counting_semaphore", "sync::counting_semaphore", "sync::counting_semaphore, recorded"},
      "Acquire the only permit, add one, release it.");
  add_rows<atomic_count<std::atomic<std::int64_t>>, atomic_count<named_atomic>>(
      rows, {"std-atomic", "sync-atomic", "recorded-atomic"},
      {"std::atomic", "sync::atomic", "sync::atomic, recorded"}, "Add one, without any lock.");
  return {
      .about =
          {
              .id = "lock-cost",
              .title = "The price of a lock, and of watching it",
              .chapter = 5,
              .explanation =
                  "To take and give back a lock costs little while nobody else wants it, and more the more "
                  "threads do. Each primitive is measured three times: the standard library's, this "
                  "program's "
                  "instrumented one while nothing is recorded, and the same with every event recorded. The "
                  "difference is the price of watching: what a scenario's threads pay for being shown.",
              .source = "core/bench/catalogue/lock_cost.cpp",
              .progress = "",
              .advice = "",
              .variants = {},
              .knobs =
                  {
                      {"operations", "Operations, of all threads together", "", 100, 10000000, 10000, 100,
                       false},
                      {"threads", "Threads, at most", "", 1, 64, 64, 1, false},
                  },
          },
      .figures = {{"op_ns", "An operation", "ns", less}},
      .rows = std::move(rows),
      .claims = {},
      .over = {"threads", "Threads", thread_counts},
      .remarks = price_of_watching,
  };
}

}  // namespace interleave::bench
