// A counter with one clerk. Nothing is stuck: the clerk serves one customer after another. But who is greedy
// pushes in before all who are patient, and comes straight back; so the patient may never have their turn.

#include "core/scenario/catalogue/catalogue.h"
#include "core/scenario/settings.h"
#include "core/sync/sync.h"

#include <algorithm>
#include <deque>
#include <functional>
#include <string>

namespace interleave::scenario {
namespace {

struct customer {
  int number;
  bool greedy;
};
using line = std::deque<customer>;

// A lock whose queue is there to be seen. Whoever is done calls the first in line; where a newcomer lines up
// is the rule that the variants differ in.
class counter {
 public:
  using rule = std::function<void(line&, customer)>;

  counter(int customers, rule lines_up) : lines_up_(std::move(lines_up)) {
    for (int i = 1; i <= customers; ++i) called_.emplace_back("call for " + std::to_string(i));
  }

  void take(customer who) {
    sync::unique_lock lock(mutex_);
    if (busy_) {
      lines_up_(line_, who);
      sync::note("in_line", static_cast<int>(line_.size()));
      call_for(who).wait(lock, [&] { return now_serving_ == who.number; });
    }
    busy_ = true;
    now_serving_ = 0;
    clerk_.take();
  }

  void leave() {
    sync::lock_guard lock(mutex_);
    clerk_.put();
    busy_ = !line_.empty();
    if (!busy_) return;
    const customer next = line_.front();
    line_.pop_front();
    now_serving_ = next.number;  // it is that customer's turn already: nobody can slip in between
    call_for(next).notify_one();
  }

 private:
  sync::condition_variable& call_for(customer who) {
    return called_[static_cast<std::size_t>(who.number - 1)];
  }

  const rule lines_up_;
  sync::mutex mutex_{"line"};
  sync::resource clerk_{"clerk"};
  line line_;  // guarded by the mutex, as the two below
  bool busy_ = false;
  int now_serving_ = 0;  // who was called and has not come yet
  std::deque<sync::condition_variable> called_;
};

// Everybody comes back at once, each time. The first so many percent of them are greedy.
void serve(const settings& knobs, const counter::rule& lines_up) {
  const int customers = knobs.integer("threads");
  const int turns = knobs.integer("turns");
  counter desk(customers, lines_up);
  std::deque<sync::thread> people;
  for (int number = 1; number <= customers; ++number) {
    people.push_back(sync::thread("customer " + std::to_string(number), [&, number] {
      for (int turn = 0; turns == 0 || turn < turns; ++turn) {
        const bool greedy = 100 * number <= knobs.integer("greed") * customers;
        sync::note("greedy", greedy);
        sync::phase("waiting");
        desk.take({number, greedy});
        sync::phase("served");
        sync::this_thread::sleep_for(knobs.milliseconds("serve_ms"));
        sync::count("turns");
        desk.leave();
      }
      sync::phase("done");
    }));
  }
}

// Who is greedy lines up before the first who is patient. Two greedy ones are enough: while one is served,
// the other is back in line before the clerk is free again.
void unfair(const settings& knobs) {
  serve(knobs, [](line& waiting, customer newcomer) {
    const auto patient = std::ranges::find(waiting, false, &customer::greedy);
    waiting.insert(newcomer.greedy ? patient : waiting.end(), newcomer);
  });
}

// Everybody lines up at the end, as if by numbered tickets: nobody is overtaken, greedy or not.
void fair(const settings& knobs) {
  serve(knobs, [](line& waiting, customer newcomer) { waiting.push_back(newcomer); });
}

}  // namespace

descriptor starvation() {
  using enum expectation;
  return {
      .id = "starvation",
      .title = "Starvation at the counter",
      .chapter = 4,
      .explanation =
          "One clerk, and customers who come back as soon as they have been served. Greedy ones push in "
          "before the patient. The clerk is never idle and no lock is stuck, but a patient customer may wait "
          "for ever: that is starvation. Throughput tells nothing about it; each thread's share does.",
      .source = "core/scenario/catalogue/starvation.cpp",
      .progress = "turns",
      .advice = "Try 'fair': where everybody lines up at the end, a wait is never longer than one round.",
      .variants =
          {
              {"unfair",
               "The greedy push in",
               "A newcomer who is greedy goes before all who are patient, again and again.",
               starvation,
               unfair,
               {{"threads", 4}, {"turns", 20}}},
              {"fair", "In order of arrival",
               "Everybody lines up at the end, as with numbered tickets: greed gains nothing.", completed,
               fair},
          },
      .knobs =
          {
              {"threads", "Customers", "", 2, 64, 6, 1, false},
              {"turns", "Turns each (0: endless)", "", 0, 10000, 0, 1, false},
              {"greed", "Share that is greedy", "%", 0, 100, 50, 1, true},
              {"serve_ms", "Time to be served", "ms", 0, 1000, 5, 1, true},
          },
      .explore_with = {{"threads", 3}, {"turns", 2}},
  };
}

}  // namespace interleave::scenario
