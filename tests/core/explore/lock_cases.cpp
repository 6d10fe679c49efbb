#include "tests/core/explore/lock_cases.h"

#include "core/sync/sync.h"

namespace interleave::test {

namespace {

template <class Outer, class Inner>
void nested(Outer& outer, Inner& inner) {
  const sync::lock_guard one(outer);
  const sync::lock_guard other(inner);
}

void nested(sync::counting_semaphore& outer, sync::counting_semaphore& inner) {
  outer.acquire();
  inner.acquire();
  inner.release();
  outer.release();
}

void opposite_order(turns& order) {
  sync::mutex a("a");
  sync::mutex b("b");
  const sync::thread ann("ann", [&] {
    const turn mine(order, 0);
    nested(a, b);
  });
  const sync::thread bob("bob", [&] {
    const turn mine(order, 1);
    nested(b, a);
  });
}

void three_in_a_ring(turns& order) {
  sync::mutex a("a");
  sync::mutex b("b");
  sync::mutex c("c");
  const auto take = [&order](int number, sync::mutex& outer, sync::mutex& inner) {
    const turn mine(order, number);
    nested(outer, inner);
  };
  const sync::thread ann("ann", [&] { take(0, a, b); });
  const sync::thread bob("bob", [&] { take(1, b, c); });
  const sync::thread cid("cid", [&] { take(2, c, a); });
}

void one_thread_alone(turns& /*order*/) {
  sync::mutex a("a");
  sync::mutex b("b");
  const sync::thread ann("ann", [&] {
    nested(a, b);
    nested(b, a);
  });
}

void behind_a_gate(turns& order) {
  sync::mutex gate("gate");
  sync::mutex a("a");
  sync::mutex b("b");
  const auto take = [&](int number, sync::mutex& outer, sync::mutex& inner) {
    const turn mine(order, number);
    const sync::lock_guard alone(gate);
    nested(outer, inner);
  };
  const sync::thread ann("ann", [&] { take(0, a, b); });
  const sync::thread bob("bob", [&] { take(1, b, a); });
}

// Before, between and after: main, too, takes them the other way round.
void ordered_by_join(turns& /*order*/) {
  sync::mutex a("a");
  sync::mutex b("b");
  nested(b, a);
  sync::thread ann("ann", [&] { nested(a, b); });
  ann.join();
  nested(b, a);
  sync::thread bob("bob", [&] { nested(b, a); });
  bob.join();
  const sync::thread cid("cid", [&] { nested(a, b); });
}

void readers_only(turns& order) {
  sync::shared_mutex a("a");
  sync::shared_mutex b("b");
  const auto read = [&order](int number, sync::shared_mutex& outer, sync::shared_mutex& inner) {
    const turn mine(order, number);
    const sync::shared_lock one(outer);
    const sync::shared_lock other(inner);
  };
  const sync::thread ann("ann", [&] { read(0, a, b); });
  const sync::thread bob("bob", [&] { read(1, b, a); });
}

void second_is_tried(turns& order) {
  sync::mutex a("a");
  sync::mutex b("b");
  const sync::thread ann("ann", [&] {
    const turn mine(order, 0);
    nested(a, b);
  });
  const sync::thread bob("bob", [&] {
    const turn mine(order, 1);
    const sync::lock_guard one(b);
    if (a.try_lock()) a.unlock();
  });
}

void binary_semaphores(turns& order) {
  sync::counting_semaphore a("a", 1);
  sync::counting_semaphore b("b", 1);
  const sync::thread ann("ann", [&] {
    const turn mine(order, 0);
    nested(a, b);
  });
  const sync::thread bob("bob", [&] {
    const turn mine(order, 1);
    nested(b, a);
  });
}

// Two tokens are wanted, and one of those who bring them needs the lock that the wait keeps.
void wait_that_keeps_a_lock(turns& order) {
  sync::mutex outer("outer");
  sync::mutex inner("inner");
  sync::condition_variable brought("brought");
  int tokens = 0;
  const auto bring = [&] {
    const sync::lock_guard lock(inner);
    ++tokens;
    brought.notify_one();
  };
  const sync::thread early("early", [&] {
    const turn mine(order, 0);
    const sync::lock_guard keep(outer);
    bring();
  });
  const sync::thread waiter("waiter", [&] {
    order.wait_for(1);
    const sync::lock_guard keep(outer);
    sync::unique_lock lock(inner);
    order.next();  // who wants inner gets it only once this one waits
    brought.wait(lock, [&] { return tokens == 2; });
  });
  const sync::thread late("late", [&] {
    order.wait_for(2);
    bring();
  });
}

}  // namespace

std::span<const lock_case> lock_cases() {
  static constexpr lock_case all[] = {
      {"opposite_order", true, opposite_order},
      {"three_in_a_ring", true, three_in_a_ring},
      {"one_thread_alone", false, one_thread_alone},
      {"behind_a_gate", false, behind_a_gate},
      {"ordered_by_join", false, ordered_by_join},
      {"readers_only", false, readers_only},
      {"second_is_tried", false, second_is_tried},
      {"binary_semaphores", true, binary_semaphores},
      {"wait_that_keeps_a_lock", true, wait_that_keeps_a_lock},
  };
  return all;
}

void a_deadlock_that_happens(turns& order) {
  sync::mutex a("a");
  sync::mutex b("b");
  const auto take = [&order](sync::mutex& first, sync::mutex& second) {
    const sync::lock_guard one(first);
    order.next();
    order.wait_for(2);
    const sync::lock_guard other(second);
  };
  const sync::thread ann("ann", [&] { take(a, b); });
  const sync::thread bob("bob", [&] { take(b, a); });
}

void kept_apart_by_a_signal(turns& order) {
  sync::mutex a("a");
  sync::mutex b("b");
  sync::counting_semaphore go("go", 0);
  const sync::thread ann("ann", [&] {
    const turn mine(order, 0);
    nested(a, b);
    go.release();
  });
  const sync::thread bob("bob", [&] {
    const turn mine(order, 1);
    go.acquire();
    nested(b, a);
  });
}

}  // namespace interleave::test
