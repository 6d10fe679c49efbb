// Writers whose two steps somebody sees half done, and steps that are wrong only in one order.

#include "core/sync/sync.h"
#include "tests/core/explore/sctbench/sctbench.h"

#include <deque>
#include <string>
#include <vector>

namespace interleave::sctbench {

namespace {

using bug = program::bug;

// Wrong only if the third one comes last.
void lazy01() {
  sync::mutex guard("guard");
  int data = 0;
  const sync::thread one("one", [&] {
    const sync::lock_guard lock(guard);
    data += 1;
  });
  const sync::thread two("two", [&] {
    const sync::lock_guard lock(guard);
    data += 2;
  });
  const sync::thread check("check", [&] {
    const sync::lock_guard lock(guard);
    sync::require(data < 3, "data stays below three");
  });
}

// All but one write a, then b, the same values each. The last one has to come between the two steps of
// somebody before anybody else has come through.
void reorder(int n) {
  sync::atomic<int> a("a", 0);
  sync::atomic<int> b("b", 0);
  std::vector<sync::thread> all;
  for (int i = 1; i < n; ++i) {
    all.push_back(sync::thread("setter " + std::to_string(i), [&] {
      a.store(1);
      b.store(-1);
    }));
  }
  all.push_back(sync::thread("checker", [&] {
    const int seen_a = a.load();
    const int seen_b = b.load();
    sync::require((seen_a == 0 && seen_b == 0) || (seen_a == 1 && seen_b == -1),
                  "both are set, or neither is", seen_a);
  }));
}

// Values go round; at one moment of it all are to be the same.
void token_ring() {
  sync::mutex guard("guard");
  int x1 = 1;
  int x2 = 2;
  int x3 = 1;
  bool done[3] = {};
  const sync::thread one("one", [&] {
    const sync::lock_guard lock(guard);
    x1 = (x3 + 1) % 4;
    done[0] = true;
  });
  const sync::thread two("two", [&] {
    const sync::lock_guard lock(guard);
    x2 = x1;
    done[1] = true;
  });
  const sync::thread three("three", [&] {
    const sync::lock_guard lock(guard);
    x3 = x2;
    done[2] = true;
  });
  const sync::thread check("check", [&] {
    const sync::lock_guard lock(guard);
    if (done[0] && done[1] && done[2])
      sync::require(x1 == x2 && x2 == x3, "once the token has gone round, all have seen it");
  });
}

// The second value follows the first, under a lock of its own.
void twostage(int writers) {
  sync::mutex first("first");
  sync::mutex second("second");
  int data1 = 0;
  int data2 = 0;
  std::vector<sync::thread> all;
  for (int i = 0; i < writers; ++i) {
    all.push_back(sync::thread("writer " + std::to_string(i + 1), [&] {
      {
        const sync::lock_guard lock(first);
        data1 = 1;
      }
      const sync::lock_guard lock(second);
      data2 = 2;
    }));
  }
  all.push_back(sync::thread("reader", [&] {
    int seen = 0;
    {
      const sync::lock_guard lock(first);
      if (data1 == 0) return;
      seen = data1;
    }
    const sync::lock_guard lock(second);
    sync::require(data2 == seen + 1, "the second value follows the first");
  }));
}

}  // namespace

std::vector<program> order_programs() {
  std::vector<program> all{
      {"lazy01", 4, bug::violation, lazy01},
      {"token ring", 5, bug::violation, token_ring},
      {"twostage", 3, bug::violation, [] { twostage(1); }},
  };
  for (const int n : {3, 4, 5, 10, 20})
    all.push_back({"reorder " + std::to_string(n), n + 1, bug::violation, [n] { reorder(n); }});
  return all;
}

}  // namespace interleave::sctbench
