#pragma once

#include "core/scenario/settings.h"
#include "core/trace/event.h"

#include <atomic>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <mutex>
#include <source_location>
#include <string>
#include <vector>

namespace interleave::sync {
class guest;
}

namespace interleave::scenario {

// How a save went.
struct save_report {
  std::string failure;      // one sentence; empty if it is saved
  std::uint64_t bytes = 0;  // on the disk
  bool verified = false;    // read back and found to be what the text was when it was saved
};

// What the editor does on its UI thread, whosever that is.
struct ide_acts {
  std::function<void(std::chrono::nanoseconds latency)> typed;  // a key's text is there to be seen
  std::function<void(std::chrono::nanoseconds late)> beat;      // of the UI thread's heart
  std::function<void(std::string text)> save;
};

// Between the scenario `ide-save` and a window with a real editor: the window's thread is the run's thread
// "ui", at its keys, its heartbeats, its frames and its saves, and idle in between. The window gives the desk
// to settings::set_host; it may outlive any number of runs.
//
//   closed ──serve (run)──► open ──the run is stopped──► closed
//
// While it is closed, everything on the window's side does nothing and returns false. A pause of the run
// does not hold the window's thread, and its stop throws nothing at it, but waits for what it does.
//
//   auto desk = std::make_shared<ide_desk>("/tmp/project.txt");
//   desk->when_called([] { post to the window's thread: desk->take_posts(); });
//   desk->save(text);                 // Ctrl+S
//   for (const save_report& each : desk->take_reports()) show(each);
class ide_desk final : public host {
 public:
  explicit ide_desk(std::filesystem::path file) : file_(std::move(file)) {}

  // The window's side, for its thread only. `ring` may be called by any thread; empty: nobody is there.
  void when_called(std::function<void()> ring);
  [[nodiscard]] bool is_open() const;
  bool typed(std::chrono::nanoseconds latency);
  bool beat(std::chrono::nanoseconds late);
  bool save(std::string text);  // as long as the variant takes: that may be all of the save
  bool paints();
  bool goes_idle();  // waits for events from here on
  bool wakes();
  bool take_posts();
  std::vector<save_report> take_reports();
  // Of the save that goes on: 0 … 100; -1 if none does.
  [[nodiscard]] int percent() const {
    return percent_.load(std::memory_order_relaxed);  // relaxed: a number to be shown
  }

  // The run's side.
  [[nodiscard]] const std::filesystem::path& file() const { return file_; }
  // Blocks until the run is stopped.
  void serve(ide_acts acts, const std::source_location& at = std::source_location::current());
  // To be done by the window's thread; forgotten if the desk closes before.
  void post(std::function<void()> job);
  void progress(int percent) {
    percent_.store(percent, std::memory_order_relaxed);  // relaxed: as percent()
  }
  void show(save_report how);  // on the window's thread

 private:
  struct opened {
    sync::guest* ui = nullptr;
    ide_acts acts;
    trace::object_id events = 0;
    trace::location_id at = 0;
    bool idle = false;
  };

  template <class F>
  bool visit(F&& what);
  void close();
  void forget_posts();
  void ring();

  const std::filesystem::path file_;
  std::atomic<int> percent_{-1};

  mutable std::mutex visits_;  // held for as long as the window's thread is in the run
  opened open_;                // guarded by visits_

  std::mutex mutex_;
  std::function<void()> ring_;  // guarded by mutex_, as the rest
  std::vector<std::function<void()>> posts_;
  std::vector<save_report> reports_;
};

}  // namespace interleave::scenario
