// Three threads on one core: an urgent one, a middling one, and an unhurried one that holds a lock which the
// urgent one needs. The urgent thread waits for the lock, its owner waits for the core, and the core is the
// middling thread's: so the less urgent goes first. It brought the Mars Pathfinder down again and again
// (1997).

#include "core/analysis/throughput.h"
#include "core/os/cores.h"
#include "core/os/real_time.h"
#include "core/scenario/catalogue/catalogue.h"
#include "core/scenario/settings.h"
#include "core/sync/sync.h"

#include <atomic>
#include <functional>
#include <string>

namespace interleave::scenario {
namespace {

// Priorities of real-time threads: the higher, the more urgent.
constexpr int low = 10;
constexpr int middle = 20;
constexpr int high = 30;

// On the first core only, and on it the most urgent thread that can run.
class one_core {
 public:
  one_core()
      : core_{os::allowed_cores().front()}, pinned_(core_), real_time_(os::real_time_is_permitted(high)) {
    sync::count("real_time", real_time_ ? 1 : 0);
    if (!real_time_) sync::phase(os::real_time_grant);
  }

  bool in_real_time() const { return real_time_; }

  sync::thread start(const char* name, int priority, std::function<void()> body) const {
    return sync::thread(name, [=, this, body = std::move(body)] {
      if (real_time_) os::run_in_real_time(priority);
      sync::note("priority", real_time_ ? priority : 0);
      body();
    });
  }

 private:
  const unsigned core_[1];
  const os::pinned_scope pinned_;
  const bool real_time_;
};

// Round by round: the low thread takes the bus and then lets the two others come, the high one first.
void share_the_bus(const settings& knobs, sync::priority_mutex::protocol protocol) {
  const one_core machine;
  const int rounds = knobs.integer("rounds");
  sync::priority_mutex bus("bus", protocol);
  sync::counting_semaphore urgent("urgent", 0);
  sync::counting_semaphore ordinary("ordinary", 0);
  sync::counting_semaphore served("served", 0);
  std::atomic<bool> middle_has_run = false;
  const auto each_round = [rounds](const auto& act) {
    for (int round = 0; rounds == 0 || round < rounds; ++round) act();
  };

  const auto high_thread = machine.start("high", high, [&] {
    each_round([&] {
      sync::phase("idle");
      urgent.acquire();
      sync::phase("needs the bus");
      {
        sync::lock_guard held(bus);
        sync::phase("on the bus");
        const bool overtaken = middle_has_run;
        sync::count("rounds");
        sync::count("overtaken", overtaken ? 1 : 0);
        sync::require(
            !overtaken || protocol == sync::priority_mutex::protocol::none || !machine.in_real_time(),
            "with inheritance the middling thread never goes first");
      }
      served.release();
    });
  });

  const auto middle_thread = machine.start("middle", middle, [&] {
    each_round([&] {
      sync::phase("idle");
      ordinary.acquire();
      sync::phase("computing for long");
      sync::compute_for(knobs.milliseconds("middle_ms"));
      middle_has_run = true;
      served.release();
    });
  });

  const auto low_thread = machine.start("low", low, [&] {
    each_round([&] {
      sync::phase("resting");
      middle_has_run = false;
      sync::this_thread::sleep_for(knobs.milliseconds("rest_ms"));
      {
        sync::lock_guard held(bus);
        sync::phase("on the bus");
        urgent.release();    // the high one runs at once, as far as the lock
        ordinary.release();  // the middle one runs at once, unless this thread has inherited more
        sync::compute_for(knobs.milliseconds("low_ms"));
      }
      served.acquire();
      served.acquire();
    });
  });
}

// The lock knows nothing of priorities: while the high thread waits for it, its owner is overtaken.
void inversion(const settings& knobs) {
  share_the_bus(knobs, sync::priority_mutex::protocol::none);
}

// While the high thread waits, the owner runs with its priority, and gives the lock back as soon as it can.
void inheritance(const settings& knobs) {
  share_the_bus(knobs, sync::priority_mutex::protocol::inherit);
}

}  // namespace

descriptor priority_inversion() {
  using enum expectation;
  return {
      .id = "priority-inversion",
      .title = "Priority inversion",
      .chapter = 4,
      .explanation =
          "An urgent thread needs a lock that an unhurried one holds, on a core that a middling one keeps "
          "busy: the urgent thread waits for the middling one, though they share nothing. With priority "
          "inheritance the owner of the lock runs as urgently as whoever waits for it. Needs real-time "
          "scheduling: where that isn't permitted the run says so (real_time is 0); grant CAP_SYS_NICE (sudo "
          "setcap cap_sys_nice+ep on the program) or RLIMIT_RTPRIO (ulimit -r 30).",
      .source = "core/scenario/catalogue/priority_inversion.cpp",
      .progress = "rounds",
      .advice = "",
      .variants =
          {
              {"inversion", "A plain lock",
               "The high thread waits for the low one, and that one for all that the middle one does.",
               completed, inversion},
              {"inheritance", "Priority inheritance",
               "PTHREAD_PRIO_INHERIT: who is waited for inherits the priority of who waits.", completed,
               inheritance},
          },
      .knobs =
          {
              {"middle_ms", "Length of the middle task", "ms", 1, 500, 150, 1, true},
              {"low_ms", "The low thread's time with the lock", "ms", 1, 100, 10, 1, true},
              {"rest_ms", "Rest between rounds", "ms", 10, 1000, 150, 1, true},
              {"rounds", "Rounds (0: endless)", "", 0, 1000, 0, 1, false},
          },
      // Nobody but the high thread ever waits for the bus.
      .measures =
          [](const trace::store& of, const trace::dictionary&) {
            return analysis::measures{analysis::longest_lock_wait_ms(of, "high_wait_max_ms")};
          },
  };
}

}  // namespace interleave::scenario
