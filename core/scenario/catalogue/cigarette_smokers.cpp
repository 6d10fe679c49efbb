// The cigarette smokers (Patil 1971; Downey, The Little Book of Semaphores, 2016): a cigarette takes tobacco,
// paper and a match. Each of three smokers has plenty of one; an agent puts the two others on the table, and
// waits until somebody has smoked. What the agent does is given: it does not say whom the two are for.

#include "core/scenario/catalogue/catalogue.h"
#include "core/scenario/settings.h"
#include "core/sync/sync.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <deque>
#include <string>

namespace interleave::scenario {
namespace {

constexpr int kinds = 3;  // tobacco, paper, matches

// The other two, and the one that two leave over.
constexpr int next(int kind) {
  return (kind + 1) % kinds;
}
constexpr int after_next(int kind) {
  return (kind + 2) % kinds;
}
constexpr int third(int one, int other) {
  return kinds - one - other;  // 0 + 1 + 2 makes three
}

// One semaphore a kind: as many permits as lie on the table.
using table = std::array<sync::counting_semaphore, kinds>;

class smoking_room {
 public:
  explicit smoking_room(const settings& knobs) : knobs_(knobs) { sync::count("cigarettes", 0); }

  table on_table{sync::counting_semaphore("tobacco", 0), sync::counting_semaphore("paper", 0),
                 sync::counting_semaphore("matches", 0)};

  // Three smokers and an agent, a thread each; how a smoker comes to the other two is the rule's affair. The
  // agent may have put out enough after some rounds: then all go home.
  template <class Rule>
  void open(Rule& rule) {
    std::deque<sync::thread> smokers;
    for (int own = 0; own < kinds; ++own) {
      smokers.push_back(sync::thread("smoker " + std::to_string(own + 1), [this, &rule, own] {
        for (;;) {
          sync::phase("waiting for the other two");
          rule.get_other_two(own);
          if (is_closed()) break;
          smoke(own);
        }
        sync::phase("gone home");
      }));
    }
    sync::thread agent("agent 1", [this] { put_out(); });
    agent.join();
    closed_.store(true, std::memory_order_relaxed);  // relaxed: the permits that follow order it
    rule.wake_all();
  }

  bool is_closed() const { return closed_.load(std::memory_order_relaxed); }  // relaxed: after such a permit

 private:
  void put_out() {
    const int rounds = knobs_.integer("rounds");
    for (int round = 0; rounds == 0 || round < rounds; ++round) {
      sync::phase("choosing");
      sync::this_thread::sleep_for(knobs_.milliseconds("agent_ms"));
      const int lucky = static_cast<int>(sync::choose(kinds));
      meant_for_.store(lucky, std::memory_order_relaxed);  // relaxed: the permits order it
      sync::note("on the table for smoker", lucky + 1);
      on_table[index(next(lucky))].release();
      on_table[index(after_next(lucky))].release();
      sync::phase("watching");
      smoked_.acquire();
    }
    sync::phase("gone home");
  }

  void smoke(int own) {
    sync::phase("smoking");
    sync::note("on the table for smoker", 0);
    const int meant_for = meant_for_.load(std::memory_order_relaxed);  // relaxed: see put_out
    sync::require(meant_for == own, "only who has the third one smokes", meant_for + 1);
    sync::this_thread::sleep_for(knobs_.milliseconds("smoke_ms"));
    sync::count("cigarettes");
    smoked_.release();
  }

  static std::size_t index(int kind) { return static_cast<std::size_t>(kind); }

  const settings& knobs_;
  sync::counting_semaphore smoked_{"smoked", 0};
  std::atomic<int> meant_for_ = 0;
  std::atomic<bool> closed_ = false;
};

// Each takes what is missing as it comes, in one order for all; that does not help here. Whoever gets one of
// the two that are meant for somebody else waits for another that never comes: so do that somebody, and the
// agent.
class one_after_the_other {
 public:
  explicit one_after_the_other(smoking_room& room) : on_table_(room.on_table) {}

  void get_other_two(int own) {
    const auto [first, second] = std::minmax({next(own), after_next(own)});
    on_table_[static_cast<std::size_t>(first)].acquire();
    on_table_[static_cast<std::size_t>(second)].acquire();
  }

  void wake_all() {
    for (auto& each : on_table_) each.release(kinds);
  }

 private:
  table& on_table_;
};

void naive(const settings& knobs) {
  smoking_room room(knobs);
  one_after_the_other rule(room);
  room.open(rule);
}

// A pusher for each kind takes it from the table, and remembers it if it is the first of the two; if it is
// the second, it is known whom they are for (Parnas 1975, as Downey tells it). A smoker waits for both at
// once.
class pushing {
 public:
  explicit pushing(smoking_room& room) : room_(room) {
    for (int kind = 0; kind < kinds; ++kind) {
      pushers_.push_back(sync::thread("pusher " + std::to_string(kind + 1), [this, kind] { push(kind); }));
    }
  }

  void get_other_two(int own) { for_smoker_[index(own)].acquire(); }

  void wake_all() {
    for (auto& each : room_.on_table) each.release();
    for (auto& each : for_smoker_) each.release();
  }

 private:
  void push(int kind) {
    for (;;) {
      sync::phase("looking at the table");
      room_.on_table[index(kind)].acquire();
      if (room_.is_closed()) break;
      sync::phase("pushing");
      sync::lock_guard lock(mutex_);
      const int partner = is_there_[index(next(kind))] ? next(kind) : after_next(kind);
      if (is_there_[index(partner)]) {
        is_there_[index(partner)] = false;
        for_smoker_[index(third(kind, partner))].release();
      } else {
        is_there_[index(kind)] = true;
      }
    }
    sync::phase("gone home");
  }

  static std::size_t index(int kind) { return static_cast<std::size_t>(kind); }

  smoking_room& room_;
  sync::mutex mutex_{"pushers' notes"};
  std::array<bool, kinds> is_there_{};  // guarded by mutex_
  table for_smoker_{sync::counting_semaphore("both for smoker 1", 0),
                    sync::counting_semaphore("both for smoker 2", 0),
                    sync::counting_semaphore("both for smoker 3", 0)};
  std::deque<sync::thread> pushers_;
};

void pushers(const settings& knobs) {
  smoking_room room(knobs);
  pushing rule(room);
  room.open(rule);
}

}  // namespace

descriptor cigarette_smokers() {
  using enum expectation;
  return {
      .id = "cigarette-smokers",
      .title = "Cigarette smokers",
      .chapter = 3,
      .explanation =
          "A cigarette takes tobacco, paper and a match. Smoker 1 has tobacco, smoker 2 paper, smoker 3 "
          "matches, each without end. An agent puts two of the three on the table, and goes on only when "
          "somebody has smoked. Only the smoker who has the third one can; but who just grabs what lies "
          "there "
          "may take it away from the one it is for.",
      .source = "core/scenario/catalogue/cigarette_smokers.cpp",
      .progress = "cigarettes",
      .advice = "Try 'pushers': somebody first looks which two there are, then wakes the one they are for.",
      .variants =
          {
              {"naive", "One after the other",
               "Smokers take what they need as it comes: soon two have one each, and all wait.", deadlock,
               naive},
              {"pushers", "Pushers", "A pusher for each kind finds out whom the two are for, and wakes them.",
               completed, pushers},
          },
      .knobs =
          {
              {"agent_ms", "The agent's pace", "ms", 0, 2000, 80, 1, true},
              {"smoke_ms", "Smoking", "ms", 0, 2000, 60, 1, true},
              {"rounds", "Rounds (0: endless)", "", 0, 1000, 0, 1, false},
          },
      .explore_with = {{"rounds", 1}},
  };
}

}  // namespace interleave::scenario
