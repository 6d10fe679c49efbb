// The bounded buffer (Dijkstra 1965): producers put items into a ring of slots, consumers take them out. A
// monitor guards it: one mutex, and condition variables for those who find it full or empty. Here a condition
// variable wakes a thread but reserves nothing for it (Lampson and Redell 1980): by the time that the one who
// was woken has the mutex again, somebody else may have come by first.

#include "core/scenario/catalogue/catalogue.h"
#include "core/scenario/settings.h"
#include "core/sync/sync.h"

#include <deque>
#include <random>
#include <string>

namespace interleave::scenario {
namespace {

// The slots in a ring, filled at one end and emptied at the other. Guarded by the monitor's mutex. A slot
// holds the number of its item, 0 if it is empty.
class buffer {
 public:
  explicit buffer(const settings& knobs) : capacity_(knobs.integer("capacity")), knobs_(knobs) {
    for (int i = 1; i <= capacity_; ++i) slots_.emplace_back("slot " + std::to_string(i), 0);
    sync::count("stolen_wakeups", 0);  // so that a run without any says so
  }

  bool is_full() const { return puts_ - takes_ == capacity_; }
  bool is_empty() const { return puts_ == takes_; }

  // Whether there was room; an item without room falls on the floor. A violation tells the item that was put
  // last: it has the slot.
  bool put() {
    sync::require(!is_full(), "nobody puts into a full slot", puts_);
    if (is_full()) {
      sync::count("dropped");
      return false;
    }
    sync::phase("putting");
    sync::this_thread::sleep_for(knobs_.milliseconds("inside_ms"));
    slot(puts_).store(puts_ + 1, std::memory_order_relaxed);
    ++puts_;
    sync::note("item", puts_);
    sync::count("produced");
    sync::count("in_buffer", 1);
    return true;
  }

  // Whether there was an item. A violation tells the item that was taken last: somebody else has it.
  bool take() {
    sync::require(!is_empty(), "nobody takes from an empty slot", takes_);
    if (is_empty()) return false;
    sync::phase("taking");
    sync::this_thread::sleep_for(knobs_.milliseconds("inside_ms"));
    const int item = slot(takes_).exchange(0, std::memory_order_relaxed);
    ++takes_;
    sync::note("item", item);
    sync::require(item == takes_, "every item comes out once, in its turn", item);
    sync::count("consumed");
    sync::count("in_buffer", -1);
    return true;
  }

  // What a wake-up was worth. Stolen: by the time that the mutex is one's own again, what one was woken for
  // is gone, or it was there for the other side alone.
  void woken(bool useful) {
    if (useful) {
      sync::count("useful_wakeups");
    } else {
      sync::count("stolen_wakeups");
    }
  }

 private:
  sync::atomic<int>& slot(int turn) { return slots_[static_cast<std::size_t>(turn % capacity_)]; }

  const int capacity_;
  const settings& knobs_;
  std::deque<sync::atomic<int>> slots_;
  int puts_ = 0;
  int takes_ = 0;
};

// One thread a producer or consumer. `put` and `take` tell whether they did it.
template <class Put, class Take>
void put_everybody_to_work(const settings& knobs, Put put, Take take) {
  const int items = knobs.integer("items");
  const int producers = knobs.integer("producers");
  const int consumers = knobs.integer("consumers");
  const auto a_while = [&knobs](std::minstd_rand& dice, const char* knob) {
    sync::this_thread::sleep_for(knobs.milliseconds(knob) * (dice() % 201) / 100);
  };
  std::deque<sync::thread> team;
  for (int i = 1; i <= producers; ++i) {
    team.push_back(sync::thread("producer " + std::to_string(i), [=] {
      std::minstd_rand dice(static_cast<unsigned>(i) * 1450);
      for (int made = 0; items == 0 || made < items;) {
        sync::phase("producing");
        a_while(dice, "produce_ms");
        sync::phase("waiting to put");
        if (put()) ++made;
      }
      sync::phase("done");
    }));
  }
  for (int i = 1; i <= consumers; ++i) {
    const int share = items * producers / consumers + (i <= items * producers % consumers ? 1 : 0);
    team.push_back(sync::thread("consumer " + std::to_string(i), [=] {
      std::minstd_rand dice(static_cast<unsigned>(i) * 2900);
      for (int used = 0; items == 0 || used < share;) {
        sync::phase("waiting to take");
        if (take()) ++used;
        sync::phase("consuming");
        a_while(dice, "consume_ms");
      }
      sync::phase("done");
    }));
  }
}

// Who is woken looks again, and waits again if somebody was faster: while, not if. Each side has a condition
// variable of its own, so that a notification reaches one who has use for it.
void while_wait(const settings& knobs) {
  buffer slots(knobs);
  sync::mutex monitor("monitor");
  sync::condition_variable not_full("not full");
  sync::condition_variable not_empty("not empty");
  const auto put = [&] {
    sync::unique_lock lock(monitor);
    while (slots.is_full()) {
      not_full.wait(lock);
      slots.woken(!slots.is_full());
    }
    const bool done = slots.put();
    not_empty.notify_one();
    return done;
  };
  const auto take = [&] {
    sync::unique_lock lock(monitor);
    while (slots.is_empty()) {
      not_empty.wait(lock);
      slots.woken(!slots.is_empty());
    }
    const bool done = slots.take();
    not_full.notify_one();
    return done;
  };
  put_everybody_to_work(knobs, put, take);
}

// The same with if: who is woken takes it for granted that the item is still there.
void if_wait(const settings& knobs) {
  buffer slots(knobs);
  sync::mutex monitor("monitor");
  sync::condition_variable not_full("not full");
  sync::condition_variable not_empty("not empty");
  const auto put = [&] {
    sync::unique_lock lock(monitor);
    if (slots.is_full()) {
      not_full.wait(lock);
      slots.woken(!slots.is_full());
    }
    const bool done = slots.put();
    not_empty.notify_one();
    return done;
  };
  const auto take = [&] {
    sync::unique_lock lock(monitor);
    if (slots.is_empty()) {
      not_empty.wait(lock);
      slots.woken(!slots.is_empty());
    }
    const bool done = slots.take();
    not_full.notify_one();
    return done;
  };
  put_everybody_to_work(knobs, put, take);
}

// One condition variable for both sides; `notify` decides whom to wake.
template <class Notify>
void one_queue(const settings& knobs, Notify notify) {
  buffer slots(knobs);
  sync::mutex monitor("monitor");
  sync::condition_variable changed("changed");
  const auto put = [&] {
    sync::unique_lock lock(monitor);
    while (slots.is_full()) {
      changed.wait(lock);
      slots.woken(!slots.is_full());
    }
    const bool done = slots.put();
    notify(changed);
    return done;
  };
  const auto take = [&] {
    sync::unique_lock lock(monitor);
    while (slots.is_empty()) {
      changed.wait(lock);
      slots.woken(!slots.is_empty());
    }
    const bool done = slots.take();
    notify(changed);
    return done;
  };
  put_everybody_to_work(knobs, put, take);
}

// notify_one wakes whoever has waited longest, also one of the wrong side. That one looks, waits again, and
// the wake-up is lost: in the end all wait, and nobody is left to wake them.
void lost_wakeup(const settings& knobs) {
  one_queue(knobs, [](sync::condition_variable& changed) { changed.notify_one(); });
}

// notify_all wakes both sides. Nobody is forgotten, but most are woken for nothing.
void notify_all(const settings& knobs) {
  one_queue(knobs, [](sync::condition_variable& changed) { changed.notify_all(); });
}

}  // namespace

descriptor monitor_scenario() {
  using enum expectation;
  return {
      .id = "monitor",
      .title = "Bounded buffer",
      .chapter = 2,
      .explanation =
          "Producers put items into a few slots, consumers take them out; who finds no room, or nothing, "
          "waits inside the monitor until somebody wakes them. Being woken is a hint, not a promise: "
          "between the wake-up and the next step others may come first, so who is woken must look again, and "
          "the wake-up must reach one who has use for it.",
      .source = "core/scenario/catalogue/monitor.cpp",
      .progress = "consumed",
      .advice =
          "Try 'while-wait': look again after every wake-up, and give each side a condition variable of its "
          "own.",
      .variants =
          {
              {"while-wait", "Wait in a loop",
               "Who is woken looks again before going on. Each side has its own condition variable.",
               completed, while_wait},
              {"if-wait", "Wait once",
               "Who is woken goes on without another look: a newcomer may have emptied the slot by then.",
               violation, if_wait},
              {"lost-wakeup", "One queue, wake one",
               "Both sides wait for one condition variable: the only wake-up may reach one who cannot use "
               "it.",
               deadlock, lost_wakeup},
              {"notify-all", "One queue, wake all",
               "Both sides wait for one condition variable, and all are woken each time: right, and "
               "wasteful.",
               completed, notify_all},
          },
      .knobs =
          {
              {"producers", "Producers", "", 1, 32, 3, 1, false},
              {"consumers", "Consumers", "", 1, 32, 3, 1, false},
              {"capacity", "Slots", "", 1, 64, 1, 1, false},
              {"items", "Items of each producer (0: endless)", "", 0, 10000, 0, 1, false},
              {"produce_ms", "Producing", "ms", 0, 2000, 5, 1, true},
              {"consume_ms", "Consuming", "ms", 0, 2000, 10, 1, true},
              {"inside_ms", "Putting or taking", "ms", 0, 500, 1, 1, true},
          },
      .explore_with = {{"producers", 2}, {"consumers", 2}, {"items", 1}},
  };
}

}  // namespace interleave::scenario
