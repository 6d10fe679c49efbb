// The dining philosophers (Dijkstra 1965, told with forks by Hoare 1985): n philosophers sit round a table,
// with one fork between each two. To eat, a philosopher needs both forks, to the left and to the right.

#include "core/scenario/catalogue/catalogue.h"
#include "core/scenario/settings.h"
#include "core/sync/sync.h"

#include <algorithm>
#include <atomic>
#include <deque>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace interleave::scenario {
namespace {

class dinner {
 public:
  explicit dinner(const settings& knobs)
      : philosophers(knobs.integer("philosophers")),
        knobs_(knobs),
        eating_(static_cast<std::size_t>(philosophers)) {}

  const int philosophers;

  int left_fork(int seat) const { return seat; }
  int right_fork(int seat) const { return (seat + 1) % philosophers; }
  int left_neighbour(int seat) const { return (seat + philosophers - 1) % philosophers; }
  int right_neighbour(int seat) const { return (seat + 1) % philosophers; }

  // One thread a philosopher: thinks, grows hungry, dines, and so on. Returns when all have ended.
  template <class Dine>
  void seat_everybody(Dine dine) {
    const int meals = knobs_.integer("meals");
    std::deque<sync::thread> seats;
    for (int seat = 0; seat < philosophers; ++seat) {
      seats.push_back(sync::thread("philosopher " + std::to_string(seat + 1), [this, seat, meals, dine] {
        std::minstd_rand mood(static_cast<unsigned>(seat + 1) * 1450);
        for (int meal = 0; meals == 0 || meal < meals; ++meal) {
          think(mood);
          sync::phase("hungry");
          dine(seat);
        }
        sync::phase("full");
      }));
    }
  }

  // Nobody thinks equally long each time, or all would march in step.
  void think(std::minstd_rand& mood) {
    sync::phase("thinking");
    const auto percent = mood() % 201;
    sync::this_thread::sleep_for(knobs_.milliseconds("think_ms") * percent / 100);
  }

  // Between the first fork and the second: the longer, the likelier that all hold one and wait for the other.
  void pause() { sync::this_thread::sleep_for(knobs_.milliseconds("pause_ms")); }

  // A random while: who tried in step tries again out of step.
  void back_off() {
    using namespace std::chrono_literals;
    sync::this_thread::sleep_for(1ms + knobs_.milliseconds("pause_ms") * sync::choose(11) / 10);
  }

  // The rule of the table, checked at every meal: two neighbours never eat at once, for they share a fork.
  void eat(int seat) {
    sync::phase("eating");
    eating(seat) = true;
    sync::require(!eating(left_neighbour(seat)) && !eating(right_neighbour(seat)),
                  "neighbours never eat at once");
    sync::this_thread::sleep_for(knobs_.milliseconds("eat_ms"));
    sync::count("meals");
    eating(seat) = false;
  }

 private:
  std::atomic<bool>& eating(int seat) { return eating_[static_cast<std::size_t>(seat)]; }

  const settings& knobs_;
  std::vector<std::atomic<bool>> eating_;
};

// As many forks as philosophers. A fork is a mutex where taking it means waiting for it, and a plain resource
// where something else decides who may take it.
template <class Fork>
class forks {
 public:
  explicit forks(const dinner& table) {
    for (int i = 1; i <= table.philosophers; ++i) forks_.emplace_back("fork " + std::to_string(i));
  }
  Fork& operator[](int number) { return forks_[static_cast<std::size_t>(number)]; }

 private:
  std::deque<Fork> forks_;
};

// Everybody takes the left fork first. If all do so before anyone has the right one, each waits for the next
// for ever.
void naive(const settings& knobs) {
  dinner table(knobs);
  forks<sync::mutex> fork(table);
  table.seat_everybody([&](int seat) {
    sync::lock_guard left(fork[table.left_fork(seat)]);
    table.pause();
    sync::lock_guard right(fork[table.right_fork(seat)]);
    table.eat(seat);
  });
}

// Resource hierarchy: everybody takes the fork with the lower number first, so waits never form a circle.
void ordered(const settings& knobs) {
  dinner table(knobs);
  forks<sync::mutex> fork(table);
  table.seat_everybody([&](int seat) {
    const auto [lower, higher] = std::minmax({table.left_fork(seat), table.right_fork(seat)});
    sync::lock_guard first(fork[lower]);
    table.pause();
    sync::lock_guard second(fork[higher]);
    table.eat(seat);
  });
}

// A waiter lets at most n - 1 sit down to eat: one of them can always get both forks.
void waiter(const settings& knobs) {
  dinner table(knobs);
  forks<sync::mutex> fork(table);
  sync::counting_semaphore places("waiter", table.philosophers - 1);
  table.seat_everybody([&](int seat) {
    places.acquire();
    {
      sync::lock_guard left(fork[table.left_fork(seat)]);
      table.pause();
      sync::lock_guard right(fork[table.right_fork(seat)]);
      table.eat(seat);
    }
    places.release();
  });
}

// One monitor knows what everybody does and hands out both forks together, when neither neighbour eats
// (Dijkstra 1971).
class fork_monitor {
 public:
  explicit fork_monitor(const dinner& table)
      : table_(table), fork_(table), eating_(static_cast<std::size_t>(table.philosophers)) {
    for (int i = 1; i <= table.philosophers; ++i) may_eat_.emplace_back("turn of " + std::to_string(i));
  }

  void take(int seat) {
    sync::unique_lock lock(mutex_);
    may_eat_[index(seat)].wait(lock, [&] {
      return !eating_[index(table_.left_neighbour(seat))] && !eating_[index(table_.right_neighbour(seat))];
    });
    eating_[index(seat)] = true;
    fork_[table_.left_fork(seat)].take();
    fork_[table_.right_fork(seat)].take();
  }

  void put(int seat) {
    sync::lock_guard lock(mutex_);
    fork_[table_.left_fork(seat)].put();
    fork_[table_.right_fork(seat)].put();
    eating_[index(seat)] = false;
    may_eat_[index(table_.left_neighbour(seat))].notify_one();
    may_eat_[index(table_.right_neighbour(seat))].notify_one();
  }

 private:
  static std::size_t index(int seat) { return static_cast<std::size_t>(seat); }

  const dinner& table_;
  sync::mutex mutex_{"monitor"};
  forks<sync::resource> fork_;
  std::vector<bool> eating_;
  std::deque<sync::condition_variable> may_eat_;
};

void monitor(const settings& knobs) {
  dinner table(knobs);
  fork_monitor hands_out(table);
  table.seat_everybody([&](int seat) {
    hands_out.take(seat);
    table.eat(seat);
    hands_out.put(seat);
  });
}

// Every fork belongs to somebody, clean or dirty. Who is asked for a dirty fork gives it away, cleaned; a
// clean one is kept until its owner has eaten, which makes it dirty. So who has just eaten gives way, and
// nobody starves (Chandy and Misra 1984).
class clean_and_dirty_forks {
 public:
  explicit clean_and_dirty_forks(const dinner& table)
      : table_(table), fork_(table), owned_(static_cast<std::size_t>(table.philosophers)) {
    for (int i = 0; i < table.philosophers; ++i) {
      // At first each fork is dirty and lies with the lower seat beside it: nobody waits in a circle.
      owned_[index(i)].owner = std::min(i, table.left_neighbour(i));
      changed_.emplace_back("request of " + std::to_string(i + 1));
    }
  }

  void take(int seat) {
    sync::unique_lock lock(mutex_);
    changed_[index(seat)].wait(lock, [&] {
      const bool left = obtain(table_.left_fork(seat), seat);
      const bool right = obtain(table_.right_fork(seat), seat);
      return left && right;
    });
    fork_[table_.left_fork(seat)].take();
    fork_[table_.right_fork(seat)].take();
    owned_[index(table_.left_fork(seat))].in_use = owned_[index(table_.right_fork(seat))].in_use = true;
  }

  void put(int seat) {
    sync::lock_guard lock(mutex_);
    for (const int number : {table_.left_fork(seat), table_.right_fork(seat)}) {
      fork_[number].put();
      owned_[index(number)].dirty = true;
      owned_[index(number)].in_use = false;
    }
    changed_[index(table_.left_neighbour(seat))].notify_one();
    changed_[index(table_.right_neighbour(seat))].notify_one();
  }

 private:
  struct ownership {
    int owner = 0;
    bool dirty = true;
    bool in_use = false;
  };
  static std::size_t index(int number) { return static_cast<std::size_t>(number); }

  // Asks for a fork: its owner must give it away if it is dirty and not being eaten with.
  bool obtain(int number, int seat) {
    ownership& of = owned_[index(number)];
    if (of.owner != seat && of.dirty && !of.in_use) of = {.owner = seat, .dirty = false};
    return of.owner == seat;
  }

  const dinner& table_;
  sync::mutex mutex_{"requests"};
  forks<sync::resource> fork_;
  std::vector<ownership> owned_;
  std::deque<sync::condition_variable> changed_;
};

void chandy_misra(const settings& knobs) {
  dinner table(knobs);
  clean_and_dirty_forks owners(table);
  table.seat_everybody([&](int seat) {
    owners.take(seat);
    table.eat(seat);
    owners.put(seat);
  });
}

// Whoever does not get the second fork puts the first one down, waits a random time, and tries again,
// beginning with the fork that was missing.
void try_lock_back_off(const settings& knobs) {
  dinner table(knobs);
  forks<sync::mutex> fork(table);
  table.seat_everybody([&](int seat) {
    int first = table.left_fork(seat);
    int second = table.right_fork(seat);
    for (;;) {
      {
        sync::lock_guard one(fork[first]);
        table.pause();
        sync::unique_lock other(fork[second], std::try_to_lock);
        if (other) return table.eat(seat);
      }
      table.back_off();
      std::swap(first, second);
    }
  });
}

// Everybody comes hungry, and is too polite to eat while a neighbour is hungry: forks go up and down, and
// nobody ever eats.
void polite_livelock(const settings& knobs) {
  dinner table(knobs);
  forks<sync::mutex> fork(table);
  std::vector<std::atomic<bool>> hungry(static_cast<std::size_t>(table.philosophers));
  const auto is_hungry = [&](int seat) -> std::atomic<bool>& {
    return hungry[static_cast<std::size_t>(seat)];
  };
  for (auto& each : hungry) each = true;

  table.seat_everybody([&](int seat) {
    is_hungry(seat) = true;
    for (;;) {
      {
        sync::scoped_lock both(fork[table.left_fork(seat)], fork[table.right_fork(seat)]);
        if (!is_hungry(table.left_neighbour(seat)) && !is_hungry(table.right_neighbour(seat))) {
          is_hungry(seat) = false;
          return table.eat(seat);
        }
        sync::phase("after you");
        table.pause();
      }
      sync::phase("hungry");
      table.pause();
    }
  });
}

// std::lock takes both or none: it never holds one fork while it waits for the other.
void scoped_lock(const settings& knobs) {
  dinner table(knobs);
  forks<sync::mutex> fork(table);
  table.seat_everybody([&](int seat) {
    sync::scoped_lock both(fork[table.left_fork(seat)], fork[table.right_fork(seat)]);
    table.pause();
    table.eat(seat);
  });
}

// One lock for the whole table: right, and only one eats at a time, however many forks there are.
void one_big_lock(const settings& knobs) {
  dinner table(knobs);
  forks<sync::resource> fork(table);
  sync::mutex whole_table("table");
  table.seat_everybody([&](int seat) {
    sync::lock_guard lock(whole_table);
    fork[table.left_fork(seat)].take();
    table.pause();
    fork[table.right_fork(seat)].take();
    table.eat(seat);
    fork[table.right_fork(seat)].put();
    fork[table.left_fork(seat)].put();
  });
}

}  // namespace

descriptor dining_philosophers() {
  using enum expectation;
  using enum analysis::condition;
  return {
      .id = "dining-philosophers",
      .title = "Dining philosophers",
      .chapter = 3,
      .explanation =
          "Philosophers sit round a table with one fork between each two. Each thinks, grows hungry, takes "
          "the fork on either side, eats, and puts both down. Every philosopher is a thread and every fork a "
          "lock: how they reach for the forks decides whether they all eat, take turns badly, or wait for "
          "each "
          "other for ever.",
      .source = "core/scenario/catalogue/dining_philosophers.cpp",
      .progress = "meals",
      .advice =
          "Try 'ordered': if everybody takes the fork with the lower number first, the circle cannot close.",
      .variants =
          {
              {"naive", "Left fork first",
               "Everybody takes the left fork, then the right one. Sooner or later all hold one.", deadlock,
               naive},
              {"ordered", "Lower number first",
               "Forks are taken in one global order (a resource hierarchy), so waits cannot form a circle.",
               completed, ordered},
              {"waiter", "A waiter", "A semaphore admits at most n - 1 to the table, so one can always eat.",
               completed, waiter},
              {"monitor", "A monitor", "One monitor keeps everybody's state and gives both forks at once.",
               completed, monitor},
              {"chandy-misra", "Clean and dirty forks",
               "Forks are asked for and handed over; who has just eaten gives way. Nobody starves.",
               completed, chandy_misra},
              {"try-lock-back-off", "Try, else back off",
               "If the second fork is taken, put the first one down and try again after a random while.",
               completed, try_lock_back_off},
              {"polite-livelock", "After you", "All give way to each other, and nobody eats.", livelock,
               polite_livelock},
              {"scoped-lock", "Both at once", "std::scoped_lock takes both forks or neither.", completed,
               scoped_lock},
              {"one-big-lock", "One lock for all",
               "A single lock for the table: right, but only one eats at a time.", completed, one_big_lock},
          },
      .knobs =
          {
              {"philosophers", "Philosophers", "", 2, 64, 5, 1, false},
              {"meals", "Meals (0: endless)", "", 0, 1000, 0, 1, false},
              {"think_ms", "Thinking", "ms", 0, 2000, 120, 1, true},
              {"eat_ms", "Eating", "ms", 0, 2000, 32, 1, true},
              {"pause_ms", "Pause between forks", "ms", 0, 2000, 120, 1, true},
          },
      .explore_with = {{"philosophers", 3}, {"meals", 1}},
      .remedies =
          {
              {mutual_exclusion, "one-big-lock",
               "Two cannot eat with one fork: exclusion stays. One lock for the whole table comes nearest."},
              {hold_and_wait, "scoped-lock", "Both forks or neither: nobody waits with a fork in hand."},
              {no_preemption, "try-lock-back-off", "Who lacks the second fork puts the first one down."},
              {circular_wait, "ordered", "Waits lead to forks of higher numbers, and never back."},
          },
  };
}

}  // namespace interleave::scenario
