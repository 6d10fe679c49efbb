// A queue, a stack and a ring buffer, whose flags tell less than their users believe.

#include "core/sync/sync.h"
#include "tests/core/explore/sctbench/sctbench.h"

#include <array>

namespace interleave::sctbench {

namespace {

using bug = program::bug;

// Each step is under the lock; which of the two may go on is told by flags. The one that takes counts its
// turns, not what it took, and so expects what it has missed.
void queue() {
  constexpr int size = 5;
  sync::mutex guard("guard");
  std::array<int, size + 1> kept{};
  std::array<int, size + 1> told{};
  int first = 0;
  int last = 0;
  bool may_put = true;
  bool may_take = false;
  const sync::thread puts("puts", [&] {
    for (int i = 0; i < size; ++i) {
      const sync::lock_guard lock(guard);
      if (!may_put) continue;
      told[static_cast<std::size_t>(i)] = 10 + i;
      kept[static_cast<std::size_t>(last++)] = 10 + i;
      may_put = false;
      may_take = true;
    }
  });
  const sync::thread takes("takes", [&] {
    for (int i = 0; i < size; ++i) {
      const sync::lock_guard lock(guard);
      if (!may_take) continue;
      sync::require(kept[static_cast<std::size_t>(first++)] == told[static_cast<std::size_t>(i)],
                    "what is taken is what was put in that turn");
      may_take = false;
      may_put = true;
    }
  });
}

// The first item on the stack sets a flag that nobody ever takes back.
void stack() {
  constexpr int size = 5;
  sync::mutex guard("guard");
  int height = 0;
  bool may_pop = false;
  const sync::thread pushes("pushes", [&] {
    for (int i = 0; i < size; ++i) {
      const sync::lock_guard lock(guard);
      ++height;
      may_pop = true;
    }
  });
  const sync::thread pops("pops", [&] {
    for (int i = 0; i < size; ++i) {
      const sync::lock_guard lock(guard);
      if (!may_pop) continue;
      sync::require(height > 0, "nothing is taken from an empty stack");
      --height;
    }
  });
}

// The receiver believes that message number i comes in turn i, whether or not it could take one each time.
void circular_buffer() {
  constexpr int size = 3;
  constexpr int messages = 5;
  sync::mutex guard("guard");
  std::array<int, size> ring{};
  int sent = 0;
  int received = 0;
  const sync::thread sender("sender", [&] {
    for (int i = 0; i < messages; ++i) {
      const sync::lock_guard lock(guard);
      if (sent - received == size) continue;
      ring[static_cast<std::size_t>(sent++ % size)] = i;
    }
  });
  const sync::thread receiver("receiver", [&] {
    for (int i = 0; i < messages; ++i) {
      const sync::lock_guard lock(guard);
      if (sent == received) continue;
      sync::require(ring[static_cast<std::size_t>(received++ % size)] == i, "messages come in their turn");
    }
  });
}

}  // namespace

std::vector<program> buffer_programs() {
  return {
      {"queue", 3, bug::violation, queue},
      {"stack", 3, bug::violation, stack},
      {"circular buffer", 3, bug::violation, circular_buffer},
  };
}

}  // namespace interleave::sctbench
