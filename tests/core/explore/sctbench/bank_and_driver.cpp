// An account, a driver that is to be stopped, and a string buffer that is emptied while it is copied.

#include "core/sync/sync.h"
#include "tests/core/explore/sctbench/sctbench.h"

#include <stdexcept>
#include <string>

namespace interleave::sctbench {

namespace {

using bug = program::bug;

// Every change is under the lock; the rule that is checked at the end of it holds only if the money was taken
// out before any was paid in.
void account(bool right) {
  sync::mutex guard("account");
  int balance = 10;
  bool paid_in = false;
  bool taken_out = false;
  bool seen_between = false;
  const sync::thread deposit("deposit", [&] {
    const sync::lock_guard lock(guard);
    balance += 5;
    paid_in = true;
    seen_between = seen_between || !taken_out;
  });
  const sync::thread withdraw("withdraw", [&] {
    const sync::lock_guard lock(guard);
    balance -= 7;
    taken_out = true;
  });
  const sync::thread check("check", [&] {
    const sync::lock_guard lock(guard);
    if (!paid_in || !taken_out) return;
    sync::require(balance == 8, "no money is lost");
    sync::require(right || !seen_between, "the money is taken out first");
  });
}

// Requests count themselves in; who stops the driver waits until none is left. A request that has looked at
// the flag but not counted itself in yet comes too late.
void bluetooth_driver(bool right) {
  sync::atomic<int> pending("pending", 1);
  sync::atomic<bool> stopping("stopping", false);
  sync::atomic<bool> event("event", false);
  sync::atomic<bool> stopped("stopped", false);
  const auto leave = [&] {
    if (pending.fetch_sub(1) == 1) event.store(true);
  };
  const sync::thread request("request", [&] {
    if (right) pending.fetch_add(1);
    if (!stopping.load()) {
      if (!right) pending.fetch_add(1);
      sync::require(!stopped.load(), "a request never meets a stopped driver");
      leave();
    } else if (right) {
      leave();
    }
  });
  stopping.store(true);
  leave();
  while (!event.load()) sync::this_thread::yield();
  stopped.store(true);
}

// Each call has its lock; the two calls that append makes have none together.
class string_buffer {
 public:
  string_buffer(const char* name, std::string text) : guard_(name), text_(std::move(text)) {}

  std::size_t length() {
    const sync::lock_guard lock(guard_);
    return text_.size();
  }
  std::string first(std::size_t count) {
    const sync::lock_guard lock(guard_);
    if (count > text_.size()) throw std::out_of_range("more is copied than there is");
    return text_.substr(0, count);
  }
  void erase() {
    const sync::lock_guard lock(guard_);
    text_.clear();
  }
  void append(string_buffer& other) {
    const sync::lock_guard lock(guard_);
    const std::size_t count = other.length();
    text_ += other.first(count);
  }

 private:
  sync::mutex guard_;
  std::string text_;
};

void string_buffers() {
  string_buffer to("to", "abc");
  string_buffer from("from", "defg");
  const sync::thread eraser("eraser", [&] { from.erase(); });
  to.append(from);
}

}  // namespace

std::vector<program> bank_and_driver() {
  return {
      {"account", 4, bug::violation, [] { account(false); }},
      {"account, right", 4, bug::none, [] { account(true); }},
      {"bluetooth driver", 2, bug::violation, [] { bluetooth_driver(false); }},
      {"bluetooth driver, right", 2, bug::none, [] { bluetooth_driver(true); }},
      {"stringbuffer", 2, bug::exception, string_buffers},
  };
}

}  // namespace interleave::sctbench
