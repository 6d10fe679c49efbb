#include "core/analysis/wait_for_graph.h"
#include "tests/core/analysis/trace_builder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace interleave::analysis {
namespace {

// Threads that lock and unlock at random, as the rules allow, with its own idea of who is stuck: the greatest
// set of blocked threads each of which waits for a lock owned within the set.
class simulation {
 public:
  struct thread {
    std::vector<int> holds;
    int wants = -1;
    bool timed = false;
  };

  simulation(unsigned seed, int threads, int locks, bool ordered)
      : random_(seed), threads_(static_cast<std::size_t>(threads)), owners_(locks, -1), ordered_(ordered) {
    trace.threads(static_cast<thread_id>(threads));
    trace.mutexes(locks);
  }

  trace_builder trace;

  void step() {
    const auto who = static_cast<int>(random_() % threads_.size());
    thread& self = threads_[static_cast<std::size_t>(who)];
    const auto id = static_cast<thread_id>(who + 1);
    if (self.wants >= 0) {
      const int lock = self.wants;
      if (owners_[lock] < 0) {
        trace.gets(id, object(lock));
        take(who, lock);
      } else if (self.timed && random_() % 4 == 0) {
        trace.wait_ends(id, object(lock), trace::wait_result::timed_out);
      } else {
        return;
      }
      self.wants = -1;
      return;
    }
    const bool leaves = !self.holds.empty() && random_() % 2 == 0;
    if (leaves) {
      const std::size_t which = random_() % self.holds.size();
      const int lock = self.holds[which];
      trace.unlock(id, object(lock));
      owners_[lock] = -1;
      self.holds.erase(self.holds.begin() + static_cast<std::ptrdiff_t>(which));
      return;
    }
    const auto lock = static_cast<int>(random_() % owners_.size());
    if (std::ranges::count(self.holds, lock) != 0) return;
    if (ordered_ && !self.holds.empty() && lock < *std::ranges::max_element(self.holds)) return;
    if (owners_[lock] < 0) {
      trace.lock(id, object(lock));
      take(who, lock);
    } else if (random_() % 3 == 0) {
      trace.try_fails(id, object(lock));
    } else {
      self.wants = lock;
      self.timed = random_() % 4 == 0;
      trace.waits(id, object(lock), self.timed ? trace::flag::timed : std::uint8_t{0});
    }
  }

  [[nodiscard]] std::vector<thread_id> stuck() const {
    std::vector<bool> in(threads_.size());
    for (std::size_t i = 0; i < in.size(); ++i) in[i] = threads_[i].wants >= 0 && !threads_[i].timed;
    for (bool shrinks = true; shrinks;) {
      shrinks = false;
      for (std::size_t i = 0; i < in.size(); ++i) {
        if (!in[i]) continue;
        const int owner = owners_[threads_[i].wants];
        if (owner >= 0 && in[static_cast<std::size_t>(owner)]) continue;
        in[i] = false;
        shrinks = true;
      }
    }
    std::vector<thread_id> result;
    for (std::size_t i = 0; i < in.size(); ++i) {
      if (in[i]) result.push_back(static_cast<thread_id>(i + 1));
    }
    return result;
  }

 private:
  static object_id object(int lock) { return static_cast<object_id>(lock + 1); }
  void take(int who, int lock) {
    owners_[lock] = who;
    threads_[static_cast<std::size_t>(who)].holds.push_back(lock);
  }

  std::mt19937 random_;
  std::vector<thread> threads_;
  std::vector<int> owners_;
  bool ordered_;
};

class Random : public ::testing::TestWithParam<unsigned> {};

TEST_P(Random, OrderedLocksNeverDeadlock) {
  for (unsigned round = 0; round < 20; ++round) {
    simulation all(GetParam() * 100 + round, 2 + static_cast<int>(round % 7), 6, true);
    for (int i = 0; i < 2000; ++i) all.step();
    ASSERT_TRUE(all.stuck().empty());
    const analysed a(all.trace);
    EXPECT_FALSE(a.reads.first_deadlock());
    EXPECT_TRUE(a.of_kind(finding_kind::lock_order).empty());
  }
}

TEST_P(Random, UnorderedLocksDeadlockWhenTheSimulationSaysSo) {
  int deadlocks = 0;
  for (unsigned round = 0; round < 20; ++round) {
    simulation all(GetParam() * 100 + round, 2 + static_cast<int>(round % 9), 3 + static_cast<int>(round % 5),
                   false);
    analysed a(all.trace);
    for (int i = 0; i < 600; ++i) {
      all.step();
      a.extend(all.trace);
      const auto stuck = all.stuck();
      ASSERT_EQ(a.reads.first_deadlock().has_value(), !stuck.empty()) << "step " << i;
      if (stuck.empty()) continue;
      const auto& found = *a.reads.first_deadlock();
      EXPECT_EQ(found.stuck, stuck);
      EXPECT_EQ(found.position, all.trace.records.size() - 1);
      for (std::size_t link = 0; link < found.cycle.size(); ++link) {
        const auto& next = found.cycle[(link + 1) % found.cycle.size()];
        EXPECT_EQ(found.cycle[link].held_by, next.thread);
      }
      ++deadlocks;
      break;
    }
  }
  EXPECT_GT(deadlocks, 5);
}

INSTANTIATE_TEST_SUITE_P(Deadlock, Random, ::testing::Range(1u, 9u));

}  // namespace
}  // namespace interleave::analysis
