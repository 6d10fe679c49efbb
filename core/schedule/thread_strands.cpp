#include "core/os/cores.h"
#include "core/os/futex.h"
#include "core/schedule/strands.h"

#include <atomic>
#include <deque>
#include <optional>
#include <thread>
#include <vector>

namespace interleave::schedule {

namespace {

class thread_strands final : public strands {
 public:
  explicit thread_strands(bool on_one_core) {
    if (on_one_core) {
      const unsigned here[] = {os::current_cpu()};
      pinned_.emplace(here);
    }
    all_.emplace_back();
  }
  ~thread_strands() override {
    quits_ = true;
    for (auto& each : all_) {
      if (!each.system.joinable()) continue;
      each.gate.open();
      each.system.join();
    }
  }
  thread_strands(const thread_strands&) = delete;
  thread_strands& operator=(const thread_strands&) = delete;

  void begin() override {}

  index take(task what) override {
    if (free_.empty()) {
      const auto made = static_cast<index>(all_.size());
      auto& fresh = all_.emplace_back();
      try {
        fresh.system = std::thread([this, made, &fresh] { live(made, fresh); });
      } catch (...) {
        all_.pop_back();
        throw;
      }
      free_.push_back(made);
    }
    const index which = free_.back();
    free_.pop_back();
    all_[which].what = what;
    return which;
  }

  void give_back(index which) override { free_.push_back(which); }

  void switch_to(index from, index to) override {
    // Looked up before the next one goes on, which may add some.
    gate& own = all_[from].gate;
    all_[to].gate.open();
    own.wait();
  }

 private:
  class gate {
   public:
    void open() {
      word_.store(1, std::memory_order_release);  // release: publishes what the others did
      os::futex_wake_one(word_);
    }
    void wait() {
      // acquire: sees what the others did
      while (word_.load(std::memory_order_acquire) == 0) os::futex_wait(word_, 0);
      word_.store(0, std::memory_order_relaxed);  // relaxed: opened again only after this thread has stopped
    }

   private:
    std::atomic<std::uint32_t> word_{0};
  };
  struct strand {
    strands::task what;
    class gate gate;
    std::thread system;
  };

  void live(index which, strand& self) {
    self.gate.wait();
    while (!quits_) switch_to(which, self.what.run(self.what.with));
  }

  std::optional<os::pinned_scope> pinned_;
  std::deque<strand> all_;  // only who runs touches it
  std::vector<index> free_;
  bool quits_ = false;
};

}  // namespace

std::unique_ptr<strands> make_threads(bool on_one_core) {
  return std::make_unique<thread_strands>(on_one_core);
}

}  // namespace interleave::schedule
