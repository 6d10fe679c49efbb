// An event loop: one thread calls everything that a program has to do, one callback after the other
// (Schmidt's reactor, 1995; what a browser's page, a window's program and node.js run on). No lock is needed,
// for nothing happens at once. But whatever takes long keeps all others waiting.

#include "core/analysis/loop_measures.h"
#include "core/os/descriptor.h"
#include "core/scenario/catalogue/catalogue.h"
#include "core/scenario/settings.h"
#include "core/sync/sync.h"

#include <array>
#include <chrono>
#include <deque>
#include <functional>
#include <string>
#include <unistd.h>

namespace interleave::scenario {
namespace {

using namespace std::chrono_literals;

// A program that lives on a loop: timers tick, keys come through a pipe, another thread hands over requests
// from the network, and now and then there is a report to be written, which takes long. How it is written is
// what the variants differ in.
class program {
 public:
  // Calls the second argument when the report is done.
  using writer = std::function<void(std::function<void()>)>;

  explicit program(const settings& knobs) : knobs_(knobs) {}

  sync::event_loop loop{"loop"};

  // Runs the loop, on the thread that calls it, until the run is stopped.
  void run(const writer& write_report) {
    start_timers();
    loop.watch(keys_.reads.number(), sync::readiness::input, "key pressed", [this] { take_key(); });
    write_reports(write_report);
    const sync::thread keyboard("keyboard", [this] { press_keys(); });
    const sync::thread network("network", [this] { send_requests(); });
    loop.run();
  }

  // The long work: here a call that waits for a slow disk. Pure computing would do the same to the loop.
  void work_for(std::chrono::nanoseconds how_long) { sync::this_thread::sleep_for(how_long); }

 private:
  void start_timers() {
    static constexpr std::array<trace::literal, 8> names{"timer 1", "timer 2", "timer 3", "timer 4",
                                                         "timer 5", "timer 6", "timer 7", "timer 8"};
    const auto timers = static_cast<std::size_t>(knobs_.integer("timers"));
    for (std::size_t i = 0; i < timers; ++i) {
      loop.every(20ms + 10ms * i, names[i], [] { sync::count("ticks"); });
    }
  }

  // The next one begins a while after the last was done.
  void write_reports(const writer& write) {
    loop.after(400ms, "report", [this, &write] {
      write([this, &write] {
        sync::count("reports");
        write_reports(write);
      });
    });
  }

  // One byte is one key. The loop calls again as long as there are more.
  void take_key() {
    char key = 0;
    if (::read(keys_.reads.number(), &key, 1) != 1) return;
    sync::count("keys");
    // Not now: before the next turn, when all keys of this one are there.
    loop.defer("paint", [] { sync::count("paints"); });
  }

  void press_keys() {
    for (;;) {
      sync::this_thread::sleep_for(70ms);
      const char key = 'k';
      sync::require(::write(keys_.writes.number(), &key, 1) == 1, "every key finds room in the pipe");
    }
  }

  void send_requests() {
    for (int sent = 1;; ++sent) {
      sync::this_thread::sleep_for(1'000'000us / knobs_.integer("arrivals"));
      loop.post("request", [this, sent] {
        sync::require(sent == ++answered_, "requests are answered in order", sent);
        sync::count("requests");
      });
    }
  }

  const settings& knobs_;
  os::pipe_ends keys_ = os::make_pipe();
  int answered_ = 0;  // the loop's thread alone: needs no lock
};

// The callback does all the work itself. Until it returns no timer ticks, no key is seen, no request
// answered.
void blocking_callback(const settings& knobs) {
  program all(knobs);
  all.run([&](const std::function<void()>& done) {
    all.work_for(knobs.milliseconds("callback_ms"));
    done();
  });
}

// The work is cut into chunks; each does a little and defers the next one to the coming turn. In between, the
// others have theirs. Whoever comes waits for one chunk at most.
void deferred_chunks(const settings& knobs) {
  program all(knobs);
  std::function<void(std::chrono::nanoseconds, std::function<void()>)> go_on;
  go_on = [&](std::chrono::nanoseconds left, const std::function<void()>& done) {
    const auto chunk = std::min(left, knobs.milliseconds("chunk_ms"));
    all.work_for(chunk);
    if (left == chunk) return done();
    all.loop.defer("chunk", [&go_on, rest = left - chunk, done] { go_on(rest, done); });
  };
  all.run([&](const std::function<void()>& done) { go_on(knobs.milliseconds("callback_ms"), done); });
}

// A worker does the work beside the loop, and posts what is to be done after it back to the loop: so only the
// loop's thread ever touches the program's data.
void worker_offload(const settings& knobs) {
  program all(knobs);
  sync::mutex mutex("jobs");
  sync::condition_variable some("some job");
  std::deque<std::function<void()>> jobs;  // each posts its end; guarded by the mutex

  const sync::thread worker("worker", [&] {
    for (;;) {
      std::function<void()> done;
      {
        sync::unique_lock lock(mutex);
        some.wait(lock, [&] { return !jobs.empty(); });
        done = std::move(jobs.front());
        jobs.pop_front();
      }
      sync::phase("writing the report");
      all.work_for(knobs.milliseconds("callback_ms"));
      sync::phase("idle");
      all.loop.post("report done", std::move(done));
    }
  });
  all.run([&](std::function<void()> done) {
    sync::lock_guard lock(mutex);
    jobs.push_back(std::move(done));
    some.notify_one();
  });
}

}  // namespace

descriptor event_loop() {
  using enum expectation;
  return {
      .id = "event-loop",
      .title = "The event loop",
      .chapter = 1,
      .explanation =
          "One thread calls everything that a program has to do, one callback after the other: timers that "
          "are due, keys that were pressed, requests that came in. Nothing needs a lock, and thousands of "
          "things can be under way at once. But a callback that takes long stops the world: how long "
          "everybody else waits depends on where the long work is done.",
      .source = "core/scenario/catalogue/event_loop.cpp",
      .progress = "requests",
      .advice = "Try 'worker-offload': another thread does the long work and posts its end to the loop.",
      .variants =
          {
              {"blocking-callback", "In one callback",
               "The long work is done by a callback itself: until it returns, all others wait.", completed,
               blocking_callback},
              {"deferred-chunks", "In chunks",
               "The work is cut into chunks, each of which defers the next: others run in between.",
               completed, deferred_chunks},
              {"worker-offload", "By a worker",
               "Another thread does the work and posts its end to the loop, which stays free.", completed,
               worker_offload},
          },
      .knobs =
          {
              {"timers", "Timers", "", 0, 8, 3, 1, false},
              {"callback_ms", "Long work", "ms", 0, 2000, 300, 1, true},
              {"arrivals", "Requests a second", "", 1, 1000, 40, 1, true},
              {"chunk_ms", "Length of a chunk", "ms", 1, 100, 5, 1, true},
          },
      .measures = [](const trace::store& of,
                     const trace::dictionary&) { return analysis::loop_measures(of, "loop"); },
  };
}

}  // namespace interleave::scenario
