// Deadlocks, threads that wait for ever, and a lock that is not the right one.

#include "core/sync/sync.h"
#include "tests/core/explore/sctbench/sctbench.h"

#include <deque>
#include <string>
#include <vector>

namespace interleave::sctbench {

namespace {

using bug = program::bug;

// Two crowds, each of which has its first one in take the room and its last one out give it back, under one
// guard for both: who waits for the room keeps the guard that those inside need to leave.
void carter01() {
  sync::mutex guard("guard");
  sync::counting_semaphore room("room", 1);
  int inside[2] = {0, 0};
  const auto visit = [&](int crowd) {
    {
      const sync::lock_guard lock(guard);
      if (++inside[crowd] == 1) room.acquire();
    }
    const sync::lock_guard lock(guard);
    if (--inside[crowd] == 0) room.release();
  };
  const sync::thread a("a", [&] { visit(0); });
  const sync::thread b("b", [&] { visit(1); });
  const sync::thread idle("idle", [] { sync::this_thread::yield(); });
  const sync::thread idle_too("idle too", [] { sync::this_thread::yield(); });
}

void deadlock01() {
  sync::mutex a("a");
  sync::mutex b("b");
  int counter = 1;
  const sync::thread up("up", [&] {
    const sync::lock_guard one(a);
    const sync::lock_guard other(b);
    ++counter;
  });
  const sync::thread down("down", [&] {
    const sync::lock_guard one(b);
    const sync::lock_guard other(a);
    --counter;
  });
}

void philosophers(int n) {
  std::deque<sync::mutex> forks;
  for (int i = 0; i < n; ++i) forks.emplace_back("fork " + std::to_string(i + 1));
  std::vector<sync::thread> all;
  for (int i = 0; i < n; ++i) {
    all.push_back(sync::thread("philosopher " + std::to_string(i + 1), [&, i] {
      const sync::lock_guard left(forks[static_cast<std::size_t>(i)]);
      const sync::lock_guard right(forks[static_cast<std::size_t>((i + 1) % n)]);
    }));
  }
}

// The second phase's lock is kept by whoever comes to it first.
void phase01(bool right) {
  sync::mutex first("first phase");
  sync::mutex second("second phase");
  const auto work = [&] {
    first.lock();
    first.unlock();
    second.lock();
    if (right) second.unlock();
  };
  const sync::thread a("a", work);
  const sync::thread b("b", work);
}

// A place for one; the producer wants it empty, but it starts with more than the consumer takes.
void sync01(int at_first) {
  sync::mutex guard("guard");
  sync::condition_variable empty("empty");
  sync::condition_variable full("full");
  int number = at_first;
  const sync::thread producer("producer", [&] {
    sync::unique_lock lock(guard);
    empty.wait(lock, [&] { return number == 0; });
    ++number;
    full.notify_one();
  });
  const sync::thread consumer("consumer", [&] {
    sync::unique_lock lock(guard);
    full.wait(lock, [&] { return number > 0; });
    --number;
    empty.notify_one();
  });
}

// The consumer looks before it has the lock: what is signalled in between is lost.
void sync02() {
  sync::mutex guard("guard");
  sync::condition_variable full("full");
  sync::atomic<int> number("number", 0);
  const sync::thread producer("producer", [&] {
    number.store(1);
    const sync::lock_guard lock(guard);
    full.notify_one();
  });
  const sync::thread consumer("consumer", [&] {
    if (number.load() == 0) {
      sync::unique_lock lock(guard);
      full.wait(lock);
    }
    number.fetch_sub(1);
  });
}

// Some change the data under one lock, some under another.
void wronglock(int right_ones, int wrong_ones) {
  sync::mutex of_data("of data");
  sync::mutex of_something("of something");
  sync::atomic<int> data("data", 0);
  std::vector<sync::thread> all;
  for (int i = 0; i < right_ones; ++i) {
    all.push_back(sync::thread("right " + std::to_string(i + 1), [&] {
      const sync::lock_guard lock(of_data);
      const int before = data.load();
      data.store(before + 1);
      sync::require(data.load() == before + 1, "nobody else changes the data");
    }));
  }
  for (int i = 0; i < wrong_ones; ++i) {
    all.push_back(sync::thread("wrong " + std::to_string(i + 1), [&] {
      const sync::lock_guard lock(of_something);
      data.store(data.load() + 1);
    }));
  }
}

}  // namespace

std::vector<program> lock_programs() {
  std::vector<program> all{
      {"carter01", 5, bug::deadlock, carter01},
      {"deadlock01", 3, bug::deadlock, deadlock01},
      {"phase01", 3, bug::stuck, [] { phase01(false); }},
      {"phase01, right", 3, bug::none, [] { phase01(true); }},
      {"sync01", 3, bug::stuck, [] { sync01(2); }},
      {"sync01, right", 3, bug::none, [] { sync01(1); }},
      {"sync02", 3, bug::stuck, sync02},
      {"wronglock", 9, bug::violation, [] { wronglock(1, 7); }},
      {"wronglock 3", 5, bug::violation, [] { wronglock(1, 3); }},
  };
  for (int n = 2; n <= 7; ++n)
    all.push_back({"philosophers " + std::to_string(n), n + 1, bug::deadlock, [n] { philosophers(n); }});
  return all;
}

}  // namespace interleave::sctbench
