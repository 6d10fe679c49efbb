// Work-stealing queues, and SafeStack.

#include "core/sync/sync.h"
#include "tests/core/explore/sctbench/sctbench.h"

#include <array>
#include <deque>
#include <memory>
#include <string>
#include <vector>

namespace interleave::sctbench {

namespace {

using bug = program::bug;

// A deque after the THE protocol of Cilk-5 (Frigo, Leiserson, Randall 1998): its owner pushes and pops at the
// tail, thieves steal at the head under a lock, which the owner takes only if the two could meet. Each way to
// break it is one that CHESS was tried on.
class work_queue {
 public:
  enum class flaw { none, looks_before_it_claims, steals_without_lock };

  work_queue(flaw of, int size) : of_(of) {
    for (int i = 0; i < size; ++i) items_.emplace_back("item " + std::to_string(i + 1));
  }

  void push() { tail_.store(tail_.load() + 1); }

  bool pop() {
    int tail = tail_.load() - 1;
    if (of_ == flaw::looks_before_it_claims) {
      const int head = head_.load();
      if (head > tail) return false;
      tail_.store(tail);
      take(tail);
      return true;
    }
    tail_.store(tail);
    if (head_.load() <= tail) {
      take(tail);
      return true;
    }
    const sync::lock_guard lock(guard_);
    if (head_.load() > tail) {
      tail_.store(tail + 1);
      return false;
    }
    take(tail);
    return true;
  }

  bool steal() {
    sync::unique_lock lock(guard_, std::defer_lock);
    if (of_ != flaw::steals_without_lock) lock.lock();
    const int head = head_.load();
    head_.store(head + 1);
    if (head + 1 > tail_.load()) {
      head_.store(head);
      return false;
    }
    take(head);
    return true;
  }

 private:
  // For good: who takes what is taken already breaks its rule.
  void take(int item) { items_[static_cast<std::size_t>(item)].take(); }

  const flaw of_;
  sync::mutex guard_{"guard"};
  sync::atomic<int> head_{"head", 0};
  sync::atomic<int> tail_{"tail", 0};
  std::deque<sync::resource> items_;
};

void stealing(work_queue::flaw of, int items, int thieves) {
  work_queue work(of, items);
  for (int i = 0; i < items; ++i) work.push();
  std::vector<sync::thread> all;
  for (int i = 0; i < thieves; ++i) {
    all.push_back(sync::thread("thief " + std::to_string(i + 1), [&] {
      static_cast<void>(work.steal());
      static_cast<void>(work.steal());
    }));
  }
  while (work.pop()) {
  }
}

// Items are numbers; -1: none. An item that is out has no successor.
class index_stack {
 public:
  explicit index_stack(int size) : count_("count", size), head_("head", 0) {
    for (int i = 0; i < size; ++i)
      next_.push_back(
          std::make_unique<sync::atomic<int>>("next " + std::to_string(i), i + 1 < size ? i + 1 : -1));
  }

  // Leaves the last item where it is, so that head always is one.
  int pop() {
    while (count_.load() > 1) {
      const int top = head_.load();
      const int below = next_of(top).exchange(-1);
      if (below >= 0) {
        int expected = top;
        if (head_.compare_exchange_strong(expected, below)) {
          count_.fetch_sub(1);
          return top;
        }
        next_of(top).exchange(below);
      } else {
        sync::this_thread::yield();
      }
    }
    return -1;
  }

  void push(int item) {
    int top = head_.load();
    do {
      next_of(item).exchange(top);
    } while (!head_.compare_exchange_strong(top, item));
    count_.fetch_add(1);
  }

 private:
  sync::atomic<int>& next_of(int item) { return *next_[static_cast<std::size_t>(item)]; }

  sync::atomic<int> count_;
  sync::atomic<int> head_;
  std::vector<std::unique_ptr<sync::atomic<int>>> next_;
};

void safe_stack_of_three() {
  constexpr int size = 3;
  index_stack stack(size);
  std::deque<sync::resource> items;
  for (int i = 0; i < size; ++i) items.emplace_back("item " + std::to_string(i));
  const auto use = [&] {
    for (int i = 0; i < 2; ++i) {
      int item = stack.pop();
      for (; item < 0; item = stack.pop()) sync::this_thread::yield();
      items[static_cast<std::size_t>(item)].take();
      items[static_cast<std::size_t>(item)].put();
      stack.push(item);
    }
  };
  std::vector<sync::thread> all;
  for (int i = 0; i < size; ++i) all.push_back(sync::thread("user " + std::to_string(i + 1), use));
}

}  // namespace

std::vector<program> stealing_programs() {
  using flaw = work_queue::flaw;
  return {
      {"work stealing, looks first", 2, bug::violation, [] { stealing(flaw::looks_before_it_claims, 2, 1); }},
      {"work stealing, no lock", 3, bug::violation, [] { stealing(flaw::steals_without_lock, 2, 2); }},
      {"work stealing, right", 2, bug::none, [] { stealing(flaw::none, 2, 1); }},
  };
}

program safe_stack() {
  return {"SafeStack", 4, bug::violation, safe_stack_of_three};
}

}  // namespace interleave::sctbench
