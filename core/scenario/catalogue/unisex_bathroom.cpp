// The unisex bathroom (Andrews 1991; Downey, The Little Book of Semaphores, 2016): men and women share one
// bathroom with a few stalls. Any number of the same kind may be inside, up to one a stall; men and women
// never at the same time.

#include "core/scenario/catalogue/catalogue.h"
#include "core/scenario/settings.h"
#include "core/sync/sync.h"

#include <algorithm>
#include <array>
#include <deque>
#include <mutex>
#include <random>
#include <string>
#include <vector>

namespace interleave::scenario {
namespace {

constexpr int men = 0;
constexpr int women = 1;

constexpr int other(int side) {
  return 1 - side;
}

// One of something for the men, one for the women.
template <class T>
using each_side = std::array<T, 2>;

class bathroom {
 public:
  explicit bathroom(const settings& knobs)
      : capacity(knobs.integer("capacity")), knobs_(knobs), users_(static_cast<std::size_t>(capacity)) {
    for (int i = 1; i <= capacity; ++i) stalls_.emplace_back("stall " + std::to_string(i));
    for (const trace::literal each : {mixed, visits_of_men, visits_of_women}) {
      sync::count(each, 0);  // so that a run without any says so
    }
  }

  const int capacity;

  // One thread a person: goes about something else, comes, asks the rule to be let in, and so on. The end of
  // the function waits for them all.
  template <class Rule>
  void open(Rule& rule) {
    std::deque<sync::thread> people;
    const int men_to_come = knobs_.integer("men");
    const int women_to_come = knobs_.integer("women");
    for (int i = 1; i <= std::max(men_to_come, women_to_come); ++i) {
      if (i <= men_to_come) people.push_back(person("man ", i, men, rule));
      if (i <= women_to_come) people.push_back(person("woman ", i, women, rule));
    }
  }

 private:
  static constexpr trace::literal mixed{"mixed"};
  static constexpr trace::literal visits_of_men{"visits_of_men"};
  static constexpr trace::literal visits_of_women{"visits_of_women"};

  template <class Rule>
  sync::thread person(const std::string& name, int number, int side, Rule& rule) {
    return sync::thread(name + std::to_string(number), [this, number, side, &rule] {
      std::minstd_rand mood(static_cast<unsigned>(2 * number + side) * 7919);
      const int visits = knobs_.integer("visits");
      for (int visit = 0; visits == 0 || visit < visits; ++visit) {
        sync::phase("away");
        pass(side == men ? "men_away_ms" : "women_away_ms", mood);
        sync::phase("waiting at the door");
        rule.enter(side);
        use(side, mood);
        rule.leave(side);
      }
      sync::phase("done");
    });
  }

  void use(int side, std::minstd_rand& mood) {
    const std::size_t stall = come_in(side);
    sync::phase("inside");
    stalls_[stall].take();
    pass("stay_ms", mood);
    stalls_[stall].put();
    sync::count("visits");
    sync::count(side == men ? visits_of_men : visits_of_women);
    go_out(side, stall);
  }

  // Nobody takes equally long each time, or all would march in step.
  void pass(std::string_view knob, std::minstd_rand& mood) {
    sync::this_thread::sleep_for(knobs_.milliseconds(knob) * (50 + mood() % 101) / 100);
  }

  // The two laws of the house, checked whenever somebody has come in. Gives them a stall: a free one, unless
  // the rule at the door has let in too many.
  std::size_t come_in(int side) {
    const std::scoped_lock lock(watching_);
    ++inside_[side];
    tell();
    const bool together = inside_[men] > 0 && inside_[women] > 0;
    if (together) sync::count(mixed);
    sync::require(!together, "men and women are never inside together");

    const int all = inside_[men] + inside_[women];
    sync::require(all <= capacity, "never more inside than there are stalls", all);
    if (all > most_) {
      sync::count("max_occupancy", all - most_);  // rises to the new maximum
      most_ = all;
    }
    const auto emptiest = std::min_element(users_.begin(), users_.end());
    ++*emptiest;
    return static_cast<std::size_t>(emptiest - users_.begin());
  }

  void go_out(int side, std::size_t stall) {
    const std::scoped_lock lock(watching_);
    --inside_[side];
    --users_[stall];
    tell();
  }

  void tell() {
    sync::note("men inside", inside_[men]);
    sync::note("women inside", inside_[women]);
  }

  const settings& knobs_;
  std::deque<sync::resource> stalls_;
  // What truly goes on inside, whatever the rule believes: watched, and kept apart from it.
  std::mutex watching_;
  each_side<int> inside_{};
  std::vector<int> users_;  // of each stall
  int most_ = 0;
};

// Everybody walks in.
struct open_door {
  void enter(int /*side*/) {}
  void leave(int /*side*/) {}
};

void no_rule(const settings& knobs) {
  bathroom room(knobs);
  open_door rule;
  room.open(rule);
}

// A monitor knows who is inside: whoever finds the other side there, or no free stall, waits. Both laws are
// kept. But while one side keeps coming the room is never empty, and the other side waits for ever.
class first_come_monitor {
 public:
  explicit first_come_monitor(int capacity) : capacity_(capacity) {}

  void enter(int side) {
    sync::unique_lock lock(mutex_);
    may_enter_[side].wait(lock, [&] { return inside_[other(side)] == 0 && inside_[side] < capacity_; });
    ++inside_[side];
  }

  void leave(int side) {
    sync::lock_guard lock(mutex_);
    --inside_[side];
    if (inside_[side] == 0) may_enter_[other(side)].notify_all();
    may_enter_[side].notify_one();
  }

 private:
  const int capacity_;
  sync::mutex mutex_{"monitor"};
  each_side<sync::condition_variable> may_enter_{sync::condition_variable("men's queue"),
                                                 sync::condition_variable("women's queue")};
  each_side<int> inside_{};
};

void monitor(const settings& knobs) {
  bathroom room(knobs);
  first_come_monitor rule(room.capacity);
  room.open(rule);
}

// The same monitor, with turns: once as many of one side have entered as a batch allows, and somebody of the
// other side waits, nobody else of it enters. So the room empties, and then the turn is the others'.
class batch_monitor {
 public:
  batch_monitor(int capacity, const settings& knobs) : capacity_(capacity), knobs_(knobs) {}

  void enter(int side) {
    sync::unique_lock lock(mutex_);
    ++waiting_[side];
    may_enter_[side].wait(
        lock, [&] { return inside_[other(side)] == 0 && inside_[side] < capacity_ && may_go_first(side); });
    --waiting_[side];
    if (turn_ != side) give_turn_to(side);
    ++admitted_;
    ++inside_[side];
  }

  void leave(int side) {
    sync::lock_guard lock(mutex_);
    --inside_[side];
    if (inside_[side] == 0 && waiting_[other(side)] > 0) {
      give_turn_to(other(side));
      may_enter_[other(side)].notify_all();
    } else {
      may_enter_[side].notify_one();
    }
  }

 private:
  bool may_go_first(int side) const {
    return waiting_[other(side)] == 0 || (turn_ == side && admitted_ < knobs_.integer("batch"));
  }
  void give_turn_to(int side) {
    turn_ = side;
    admitted_ = 0;
  }

  const int capacity_;
  const settings& knobs_;
  sync::mutex mutex_{"monitor"};
  each_side<sync::condition_variable> may_enter_{sync::condition_variable("men's queue"),
                                                 sync::condition_variable("women's queue")};
  each_side<int> inside_{};
  each_side<int> waiting_{};
  int turn_ = men;
  int admitted_ = 0;  // since the turn began
};

void fair(const settings& knobs) {
  bathroom room(knobs);
  batch_monitor rule(room.capacity, knobs);
  room.open(rule);
}

// The first one in puts the light on and so takes the room, the last one out puts it off and gives it back.
class light_switch {
 public:
  explicit light_switch(std::string_view name) : mutex_(name) {}

  void enter(sync::counting_semaphore& room) {
    sync::lock_guard lock(mutex_);
    if (++inside_ == 1) room.acquire();
  }
  void leave(sync::counting_semaphore& room) {
    sync::lock_guard lock(mutex_);
    if (--inside_ == 0) room.release();
  }

 private:
  sync::mutex mutex_;
  int inside_ = 0;
};

// Semaphores alone (Downey 2016): a light switch for either side, and as many permits as stalls. Whoever
// waits for the room stands in the turnstile meanwhile, so that nobody of the side that has it comes in
// behind.
class light_switches {
 public:
  explicit light_switches(int capacity)
      : stalls_{sync::counting_semaphore("men's stalls", static_cast<std::uint32_t>(capacity)),
                sync::counting_semaphore("women's stalls", static_cast<std::uint32_t>(capacity))} {}

  void enter(int side) {
    turnstile_.acquire();
    light_[side].enter(room_);
    turnstile_.release();
    stalls_[side].acquire();
  }

  void leave(int side) {
    stalls_[side].release();
    light_[side].leave(room_);
  }

 private:
  sync::counting_semaphore turnstile_{"turnstile", 1};
  sync::counting_semaphore room_{"room", 1};
  each_side<light_switch> light_{light_switch("men's light"), light_switch("women's light")};
  each_side<sync::counting_semaphore> stalls_;
};

void semaphores(const settings& knobs) {
  bathroom room(knobs);
  light_switches rule(room.capacity);
  room.open(rule);
}

}  // namespace

descriptor unisex_bathroom() {
  using enum expectation;
  return {
      .id = "unisex-bathroom",
      .title = "Unisex bathroom",
      .chapter = 3,
      .explanation =
          "Men and women share one bathroom with a few stalls. Several of the same kind may be inside, but "
          "never men and women together, and never more than there are stalls. Everybody is a thread; a rule "
          "at the door decides who comes in. To keep the two laws is easy; to do so without letting one side "
          "wait for ever is not.",
      .source = "core/scenario/catalogue/unisex_bathroom.cpp",
      .progress = "visits",
      .advice = "Try 'fair': once the other side waits, only so many more may enter before it is their turn.",
      .variants =
          {
              {"no-rule", "No rule at the door", "Everybody walks in: men and women meet, and share stalls.",
               violation, no_rule},
              {"monitor",
               "A monitor",
               "Nobody enters while the other side is inside. If one side keeps coming, the other starves.",
               starvation,
               monitor,
               {{"men", 8}, {"capacity", 4}, {"visits", 30}}},
              {"fair", "A monitor with turns",
               "While the other side waits, only a batch may enter; then it is the others' turn.", completed,
               fair},
              {"semaphores", "Light switches and a turnstile",
               "The first one in takes the room, the last one out gives it back; all queue at one turnstile.",
               completed, semaphores},
          },
      .knobs =
          {
              {"men", "Men", "", 1, 32, 8, 1, false},
              {"women", "Women", "", 1, 32, 8, 1, false},
              {"capacity", "Stalls", "", 1, 16, 4, 1, false},
              {"visits", "Visits each (0: endless)", "", 0, 1000, 0, 1, false},
              {"men_away_ms", "Until a man comes again", "ms", 0, 2000, 10, 1, true},
              {"women_away_ms", "Until a woman comes again", "ms", 0, 2000, 10, 1, true},
              {"stay_ms", "Stay", "ms", 0, 2000, 30, 1, true},
              {"batch", "Batch (of fair)", "", 1, 64, 8, 1, true},
          },
      .explore_with = {{"men", 2}, {"women", 1}, {"capacity", 2}, {"visits", 1}},
  };
}

}  // namespace interleave::scenario
