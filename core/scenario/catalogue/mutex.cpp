// Mutual exclusion in five ways: threads want the same thing, one at a time. The standard mutex puts those
// who wait to sleep; a spin lock lets them burn their time; a ticket lock serves them in order of arrival.

#include "core/scenario/catalogue/catalogue.h"
#include "core/scenario/settings.h"
#include "core/sync/sync.h"

#include <algorithm>
#include <atomic>
#include <deque>
#include <mutex>
#include <random>
#include <string>

namespace interleave::scenario {
namespace {

class workshop {
 public:
  explicit workshop(const settings& knobs) : knobs_(knobs) { sync::count("handovers", 0); }

  // One thread a worker: thinks, works alone by means of `visit`, and so on.
  template <class Visit>
  void everybody(Visit visit) {
    const int rounds = knobs_.integer("rounds");
    std::deque<sync::thread> workers;
    for (int worker = 1; worker <= knobs_.integer("threads"); ++worker) {
      workers.push_back(sync::thread("worker " + std::to_string(worker), [this, worker, rounds, visit] {
        std::minstd_rand dice(static_cast<unsigned>(worker) * 1450);
        for (int round = 0; rounds == 0 || round < rounds; ++round) {
          sync::phase("thinking");
          sync::this_thread::sleep_for(knobs_.milliseconds("think_ms") * (dice() % 201) / 100);
          sync::phase("waiting for the lock");
          visit(worker);
        }
        sync::phase("done");
      }));
    }
  }

  // What only one may do at a time: the two numbers are plain ones, the lock alone protects them.
  void work_alone(int worker) {
    sync::phase("working");
    ++inside_;
    sync::require(inside_ == 1, "only one works at a time", inside_);
    sync::count("acquisitions");
    if (last_ != 0 && last_ != worker) sync::count("handovers");
    last_ = worker;
    sync::this_thread::sleep_for(knobs_.milliseconds("hold_ms"));
    --inside_;
  }

  // What there is to do while somebody else works.
  void do_something_else() {
    using namespace std::chrono_literals;
    sync::count("turned_away");
    sync::phase("doing something else");
    sync::this_thread::sleep_for(1ms + knobs_.milliseconds("hold_ms") / 2);
  }

 private:
  const settings& knobs_;
  int inside_ = 0;
  int last_ = 0;
};

// Who waits sleeps in the kernel and costs nothing. Unfair: who comes by when the lock is free takes it, even
// if another one has just been woken to have it.
void std_mutex(const settings& knobs) {
  workshop shop(knobs);
  sync::mutex lock("lock");
  shop.everybody([&](int worker) {
    sync::lock_guard alone(lock);
    shop.work_alone(worker);
  });
}

// Keeps the processor busy without a look at what others write: what a spinning thread does between two
// looks.
void burn(int steps) {
  for (int i = 0; i < steps; ++i) std::atomic_signal_fence(std::memory_order_seq_cst);
}

// Test-and-set: whoever turns the flag from false to true has the lock, the others try again, each time after
// a longer while (Anderson 1990).
class spin_lock {
 public:
  void lock() {
    for (int patience = 1000; taken_.exchange(true, std::memory_order_acquire);
         patience = std::min(2 * patience, 32000)) {
      burn(patience);
      sync::this_thread::yield();
    }
    owner_.take();
  }
  void unlock() {
    owner_.put();
    taken_.store(false, std::memory_order_release);
  }

 private:
  sync::atomic<bool> taken_{"taken"};
  sync::resource owner_{"lock"};
};

void spin(const settings& knobs) {
  workshop shop(knobs);
  spin_lock lock;
  shop.everybody([&](int worker) {
    const std::lock_guard alone(lock);
    shop.work_alone(worker);
  });
}

// As at a counter: everybody draws a number and waits until it is called, so all are served in order of
// arrival. The farther off one's turn, the more seldom one looks (Mellor-Crummey and Scott 1991).
class ticket_lock {
 public:
  void lock() {
    const int mine = next_ticket_.fetch_add(1, std::memory_order_relaxed);
    sync::note("ticket", mine);
    while (const int ahead = mine - now_serving_.load(std::memory_order_acquire)) {
      burn(std::min(ahead, 4) * 8000);
      sync::this_thread::yield();
    }
    owner_.take();
    serving_ = mine;
  }
  void unlock() {
    owner_.put();
    now_serving_.store(serving_ + 1, std::memory_order_release);
  }

 private:
  sync::atomic<int> next_ticket_{"next ticket"};
  sync::atomic<int> now_serving_{"now serving"};
  sync::resource owner_{"lock"};
  int serving_ = 0;  // the owner's ticket
};

void ticket(const settings& knobs) {
  workshop shop(knobs);
  ticket_lock lock;
  shop.everybody([&](int worker) {
    const std::lock_guard alone(lock);
    shop.work_alone(worker);
  });
}

// The owner may lock again: a function that locks can call another one that does. A plain mutex would wait
// here for itself, for ever.
void recursive(const settings& knobs) {
  workshop shop(knobs);
  sync::recursive_mutex lock("lock");
  const auto work = [&](int worker) {
    sync::lock_guard alone(lock);
    shop.work_alone(worker);
  };
  shop.everybody([&](int worker) {
    sync::lock_guard already_alone(lock);
    work(worker);
  });
}

// Whoever does not get the lock at once does something else and tries again later: nobody ever waits.
void try_lock(const settings& knobs) {
  workshop shop(knobs);
  sync::mutex lock("lock");
  shop.everybody([&](int worker) {
    for (;;) {
      {
        sync::unique_lock alone(lock, std::try_to_lock);
        if (alone) return shop.work_alone(worker);
      }
      shop.do_something_else();
    }
  });
}

}  // namespace

descriptor mutex_scenario() {
  using enum expectation;
  return {
      .id = "mutex",
      .title = "Mutual exclusion",
      .chapter = 2,
      .explanation =
          "Workers need the same workshop, one at a time: a lock lets one in and keeps the others out. Locks "
          "differ in what those outside do meanwhile (sleep, spin, something else) and in who is next.",
      .source = "core/scenario/catalogue/mutex.cpp",
      .progress = "acquisitions",
      .advice = "Try 'ticket': it serves everybody in order of arrival, so nobody waits for ever.",
      .variants =
          {
              {"std-mutex", "Sleep",
               "Who waits sleeps in the kernel. Who comes by at the right moment may overtake.", completed,
               std_mutex},
              {"spin", "Spin", "Who waits tries again and again: no sleep, no wake-up, and a busy processor.",
               completed, spin},
              {"ticket", "Draw a number", "Everybody draws a number and is served in that order.", completed,
               ticket},
              {"recursive", "Lock it again", "The owner may lock once more and must unlock as often.",
               completed, recursive},
              {"try-lock", "Do something else",
               "Who does not get the lock at once turns to something else and comes back.", completed,
               try_lock},
          },
      .knobs =
          {
              {"threads", "Workers", "", 1, 64, 4, 1, false},
              {"hold_ms", "Holding the lock", "ms", 0, 1000, 10, 1, true},
              {"think_ms", "Thinking", "ms", 0, 1000, 20, 1, true},
              {"rounds", "Rounds each (0: endless)", "", 0, 10000, 0, 1, false},
          },
      .explore_with = {{"threads", 2}, {"rounds", 2}},
  };
}

}  // namespace interleave::scenario
