// What does a lock cost, and what does it cost to have it watched? Each primitive three times: the standard
// library's, this program's instrumented one while nothing is recorded, and the same in a run whose every
// event is recorded. One thread alone first, then more and more that all want the same lock.

#include "core/bench/catalogue/catalogue.h"
#include "core/bench/catalogue/lock_cost_work.h"
#include "core/bench/verdict.h"
#include "core/scenario/run.h"

#include <array>
#include <atomic>
#include <barrier>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <latch>
#include <mutex>
#include <semaphore>
#include <shared_mutex>
#include <string>
#include <thread>
#include <tuple>
#include <utility>
#include <vector>

namespace interleave::bench {
namespace {

using namespace locks;

// Nothing is recorded: the threads belong to no run.
template <class Guarded>
void plainly(trial& here) {
  contest<Guarded> all(here.at());
  {
    std::vector<std::jthread> team;
    const auto ends = all.end_at_exit();
    for (int i = 0; i < here.at(); ++i) team.emplace_back([&all, i] { all.take_part(i); });
    all.go_on_for(here.knobs.milliseconds("time_ms"), *schedule::this_worker->run());
  }
  trial::checkpoint();
  all.tell(here);
}

// The same by threads of the run that the calling thread belongs to.
template <class Guarded>
void by_threads_of_run(trial& here, contest<Guarded>& all, const schedule::control& asked) {
  std::vector<sync::thread> team;
  const auto ends = all.end_at_exit();
  for (int i = 0; i < here.at(); ++i) {
    team.push_back(sync::thread("thread " + std::to_string(i + 1), [&all, i] {
      sync::phase("contending");
      all.take_part(i);
      sync::phase("done");
    }));
  }
  all.go_on_for(here.knobs.milliseconds("time_ms"), asked);
}

// In a run of its own, with recorder, collector and switch records, as a scenario's.
template <class Guarded>
void recorded(trial& here) {
  const schedule::control* const outer = schedule::this_worker->run();
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
                      contest<Guarded> all(here.at());
                      by_threads_of_run(here, all, *outer);
                      all.tell(here);
                    }}},
      .knobs = {},
  };
  scenario::run watching(watched, "watched", scenario::settings(watched), {});
  // Not stopped when the measurement is cancelled: go_on_for looks at `outer`, and the threads end by
  // themselves.
  while (!watching.wait_until(std::chrono::steady_clock::now() + std::chrono::hours(1))) {
  }
  watching.stop();
  trial::checkpoint();
  here.require(watching.fault().empty(), watching.fault());
  here.require(watching.trace()->lost() == 0, "events were lost");
}

// For the timeline, where each single operation is to be seen: not many.
template <class Guarded>
void shown(trial& here) {
  constexpr std::int64_t each = 500;
  contest<Guarded> all(here.at(), each);
  by_threads_of_run(here, all, *schedule::this_worker->run());
  all.tell(here);
}

// std, instrumented, and instrumented and recorded. What is not instrumented cannot be watched.
template <class Standard, class Instrumented>
void add_rows(std::vector<row>& to, std::array<std::string_view, 3> ids,
              std::array<std::string_view, 3> titles, std::string_view what) {
  to.push_back({ids[0], titles[0], what, plainly<Standard>, true, false, ids[0]});
  to.push_back({ids[1], titles[1], "The instrumented one, outside of any run.", plainly<Instrumented>, true,
                false, ids[0]});
  to.push_back({ids[2], titles[2], "The instrumented one, each of its events recorded.",
                recorded<Instrumented>, true, true, ids[0], nullptr, shown<Instrumented>});
}

std::vector<double> thread_counts(const scenario::settings& knobs) {
  std::vector<double> counts;
  for (int n = 1; n <= knobs.integer("threads"); n *= 2) counts.push_back(n);
  return counts;
}

// Of a thread that is alone CPU time says more than the clock, which also counts what other programs got.
constexpr std::string_view of_one = "cpu_ns";
constexpr std::string_view of_many = "op_ns";

// A mutex at one number of threads, unwatched and watched.
std::string price_of_mutex(const report& of, double threads, const std::string& who) {
  const std::string_view figure = threads > 1 ? of_many : of_one;
  const auto times = of.ratio_of("recorded-mutex", "std-mutex", figure, threads);
  if (!times) return "";
  const auto median = [&](std::string_view id) {
    return of.find(id)->at(threads)->of(of.of->index_of_figure(figure)).median;
  };
  const std::string before = rounded(median("std-mutex")) + " ns";
  const std::string after = rounded(median("recorded-mutex")) + " ns";
  const std::string interval = rounded(times->low) + " to " + rounded(times->high);
  switch (judge(*times)) {
    case direction::more:
      return "The price of watching: to lock and unlock a mutex " + who + " takes " + before + ", and " +
             after + " when every event is recorded (" + interval + " times as long).";
    case direction::less:
    case direction::same:
      return "The price of watching does not show in a mutex " + who + ": standard " + before +
             ", recorded " + after + " (" + interval + " times as long).";
    case direction::unclear:
      break;
  }
  return times->count < 3 ? ""
                          : "The spread is too wide to tell the price of watching a mutex " + who + " (" +
                                interval + " times as long).";
}

// The primitives whose price of watching is the least and the greatest where one thread is alone.
std::string range_of_prices(const report& of) {
  const row* least = nullptr;
  const row* most = nullptr;
  summary lowest;
  summary highest;
  for (const row_report& each : of.rows) {
    if (!each.of->traceable) continue;
    const auto times = of.ratio_of(each.of->id, each.of->versus, of_one, 1);
    if (!times || times->count < 3) continue;
    if (least == nullptr || times->median < lowest.median)
      std::tie(least, lowest) = std::pair(each.of, *times);
    if (most == nullptr || times->median > highest.median)
      std::tie(most, highest) = std::pair(each.of, *times);
  }
  if (least == most) return "";
  const auto told = [](const row& which, const summary& times) {
    return rounded(times.median) + " times (" + rounded(times.low) + " to " + rounded(times.high) +
           ") for “" + std::string(which.title) + "”";
  };
  return "By a thread that is alone, a recorded operation takes from " + told(*least, lowest) + " up to " +
         told(*most, highest) + " as long as the standard library's.";
}

std::vector<std::string> price_of_watching(const report& of) {
  std::vector<std::string> sentences{price_of_mutex(of, 1, "that nobody else wants")};
  const row_report* const watched = of.find("recorded-mutex");
  if (watched != nullptr && !watched->points.empty() && watched->points.back().at > 1) {
    const double threads = watched->points.back().at;
    sentences.push_back(price_of_mutex(of, threads, "that " + rounded(threads) + " threads want"));
  }
  sentences.push_back(range_of_prices(of));
  std::erase(sentences, "");
  return sentences;
}

}  // namespace

experiment lock_cost() {
  using enum better;
  std::vector<row> rows;
  add_rows<exclusive<std::mutex>, exclusive<sync::mutex>>(
      rows, {"std-mutex", "sync-mutex", "recorded-mutex"},
      {"std::mutex", "sync::mutex", "sync::mutex, recorded"}, "Lock, add one, unlock.");
  add_rows<exclusive<std::recursive_mutex>, exclusive<sync::recursive_mutex>>(
      rows, {"std-recursive-mutex", "sync-recursive-mutex", "recorded-recursive-mutex"},
      {"std::recursive_mutex", "sync::recursive_mutex", "sync::recursive_mutex, recorded"},
      "Lock, add one, unlock.");
  add_rows<exclusive<std::shared_mutex>, exclusive<sync::shared_mutex>>(
      rows, {"std-shared-mutex", "sync-shared-mutex", "recorded-shared-mutex"},
      {"std::shared_mutex, writing", "sync::shared_mutex, writing", "sync::shared_mutex, writing, recorded"},
      "Lock for oneself, add one, unlock.");
  add_rows<shared<std::shared_mutex>, shared<sync::shared_mutex>>(
      rows, {"std-shared-mutex-reading", "sync-shared-mutex-reading", "recorded-shared-mutex-reading"},
      {"std::shared_mutex, reading", "sync::shared_mutex, reading", "sync::shared_mutex, reading, recorded"},
      "Lock for reading, which does not keep other readers out, unlock.");
  add_rows<exclusive<inheriting_mutex>, exclusive<named_priority_mutex>>(
      rows, {"pthread-priority-mutex", "sync-priority-mutex", "recorded-priority-mutex"},
      {"pthread mutex, priority inherited", "sync::priority_mutex", "sync::priority_mutex, recorded"},
      "Lock, add one, unlock; the owner would inherit the priority of whoever waits.");
  add_rows<permit<std::counting_semaphore<>>, permit<named_semaphore>>(
      rows, {"std-semaphore", "sync-semaphore", "recorded-semaphore"},
      {"std::counting_semaphore", "sync::counting_semaphore", "sync::counting_semaphore, recorded"},
      "Acquire the only permit, add one, release it.");
  add_rows<relay<std::mutex, std::condition_variable>, relay<sync::mutex, sync::condition_variable>>(
      rows, {"std-condition-variable", "sync-condition-variable", "recorded-condition-variable"},
      {"std::condition_variable", "sync::condition_variable", "sync::condition_variable, recorded"},
      "Wait for one's turn, pass it on, notify the next one.");
  add_rows<at_barrier<std::barrier<>>, at_barrier<named_barrier>>(
      rows, {"std-barrier", "sync-barrier", "recorded-barrier"},
      {"std::barrier", "sync::barrier", "sync::barrier, recorded"},
      "Arrive and wait for the others; an operation is one thread's arrival.");
  add_rows<at_latches<std::latch>, at_latches<named_latch>>(
      rows, {"std-latch", "sync-latch", "recorded-latch"},
      {"std::latch", "sync::latch", "sync::latch, recorded"},
      "Count down and wait for the others, at a new latch each time.");
  add_rows<atomic_count<std::atomic<std::int64_t>>, atomic_count<named_atomic>>(
      rows, {"std-atomic", "sync-atomic", "recorded-atomic"},
      {"std::atomic", "sync::atomic", "sync::atomic, recorded"}, "Add one, without any lock.");
  return {
      .about =
          {
              .id = "lock-cost",
              .title = "The price of a lock",
              .chapter = 5,
              .explanation =
                  "To take and give back a lock costs little while nobody else wants it, and more the more "
                  "threads do. Each primitive is measured three times: the standard library's, this "
                  "program's instrumented one while nothing is recorded, and the same with every event "
                  "recorded. The difference is the price of watching: what a scenario's threads pay for "
                  "being shown. All threads go on for a fixed time; an operation's time is that by the "
                  "operations of all of them.",
              .source = "core/bench/catalogue/lock_cost.cpp",
              .progress = "",
              .advice = "",
              .variants = {},
              .knobs =
                  {
                      {"time_ms", "Time for each", "ms", 1, 1000, 10, 1, false},
                      {"threads", "Threads, at most", "", 1, 64, 64, 1, false},
                  },
          },
      .figures = {{"op_ns", "An operation", "ns", less}, {"cpu_ns", "CPU time of an operation", "ns", less}},
      .rows = std::move(rows),
      .claims = {},
      .over = {"threads", "Threads", thread_counts},
      .remarks = price_of_watching,
  };
}

}  // namespace interleave::bench
