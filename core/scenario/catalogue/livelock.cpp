// Two people meet in a corridor and step aside to let the other pass, both to the same side; so they step
// back, both again. Nobody waits for anybody, all are busy, and nobody gets anywhere: a livelock.

#include "core/scenario/catalogue/catalogue.h"
#include "core/scenario/settings.h"
#include "core/sync/sync.h"

#include <deque>
#include <functional>
#include <string>

namespace interleave::scenario {
namespace {

// A side of the corridor, as seen from one end of it.
enum class side : int { near_wall, near_window };

side other(side of) {
  return of == side::near_wall ? side::near_window : side::near_wall;
}

// A corridor with room for two abreast, and two people who walk towards each other.
class corridor {
 public:
  explicit corridor(int number)
      : side_of_{sync::atomic<side>("side " + std::to_string(2 * number - 1), side::near_wall),
                 sync::atomic<side>("side " + std::to_string(2 * number), side::near_wall)},
        moment_("corridor " + std::to_string(number), 2) {}

  // Goes on until the way is free. Each looks before either moves, and each moves before either looks again:
  // people who react equally fast. What they do depends on nothing but what they see.
  void pass(int who, const settings& knobs, const std::function<bool()>& steps_aside) {
    side_of_[who].store(side::near_wall);
    for (int steps = 0;; ++steps) {
      sync::note("steps_in_a_row", steps);
      moment_.arrive_and_wait();
      sync::phase("looking");
      const bool in_the_way = side_of_[who].load() == side_of_[1 - who].load();
      moment_.arrive_and_wait();
      if (!in_the_way) break;
      if (steps_aside()) {
        sync::phase("stepping aside");
        side_of_[who].store(other(side_of_[who].load()));
        sync::count("steps");
      } else {
        sync::phase("standing still");
      }
      sync::this_thread::sleep_for(knobs.milliseconds("step_ms"));
    }
    sync::phase("passing");
    sync::count("passed");
    sync::this_thread::sleep_for(knobs.milliseconds("step_ms"));
    moment_.arrive_and_wait();  // both have passed, and turn round to meet again
  }

 private:
  sync::atomic<side> side_of_[2];
  sync::barrier moment_;
};

// Every two people have a corridor of their own, and meet in it again and again.
void let_meet(const settings& knobs, const std::function<bool()>& steps_aside) {
  const int meetings = knobs.integer("meetings");
  std::deque<corridor> corridors;
  std::deque<sync::thread> people;
  for (int i = 0; i < knobs.integer("threads") / 2; ++i) {
    corridor& own = corridors.emplace_back(i + 1);
    for (int who = 0; who < 2; ++who) {
      people.push_back(sync::thread("walker " + std::to_string(2 * i + who + 1), [=, &own, &knobs] {
        for (int met = 0; meetings == 0 || met < meetings; ++met) own.pass(who, knobs, steps_aside);
        sync::phase("gone");
      }));
    }
  }
}

// Always steps aside. So does the other one, and they face each other as before.
void always_aside(const settings& knobs) {
  let_meet(knobs, [] { return true; });
}

// Steps aside or stands still, as a coin falls: sooner or later only one of them moves. Networks and locks
// do the same when they wait for a random time before they try again.
void random_back_off(const settings& knobs) {
  let_meet(knobs, [] { return sync::choose(2) == 0; });
}

}  // namespace

descriptor livelock() {
  using enum expectation;
  return {
      .id = "livelock",
      .title = "Livelock in the corridor",
      .chapter = 4,
      .explanation =
          "Two people meet in a corridor. Each steps aside to let the other one pass, both to the same side, "
          "and they stand face to face again; so both step back. No thread is blocked for long and each "
          "takes step after step, but nobody passes: a livelock uses the processor and gets nothing done.",
      .source = "core/scenario/catalogue/livelock.cpp",
      .progress = "passed",
      .advice =
          "Try 'random-back-off': where chance decides who moves, they cannot mirror each other for "
          "long.",
      .variants =
          {
              {"corridor", "After you, no, after you",
               "Both step aside each time. What they see is the same, so what they do is the same.", livelock,
               always_aside},
              {"random-back-off", "As a coin falls",
               "Each steps aside or stands still at random: the symmetry breaks, and they pass.", completed,
               random_back_off},
          },
      .knobs =
          {
              {"threads", "People", "", 2, 64, 2, 2, false},
              {"meetings", "Meetings (0: endless)", "", 0, 10000, 0, 1, false},
              {"step_ms", "Time for a step", "ms", 0, 1000, 25, 1, true},
          },
      .explore_with = {{"meetings", 1}},
  };
}

}  // namespace interleave::scenario
