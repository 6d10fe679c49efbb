// An editor that saves. Its UI thread has one duty: to come back to its event loop soon, for until then no
// key is answered, nothing is drawn and the window is frozen. A save waits for a disk. The three variants
// save with the same code; they differ in who waits.
//
// In the window the UI thread is the window's own, and you type. On the command line it is the thread "ui",
// and "typist" types.

#include "core/os/atomic_file.h"
#include "core/os/cores.h"
#include "core/os/process_pin.h"
#include "core/os/slow_pipe.h"
#include "core/scenario/catalogue/catalogue.h"
#include "core/scenario/ide_desk.h"
#include "core/scenario/liveliness.h"
#include "core/scenario/settings.h"
#include "core/sync/heartbeat.h"
#include "core/sync/mailbox.h"
#include "core/sync/sync.h"

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace interleave::scenario {
namespace {

using namespace std::chrono_literals;
using std::chrono::nanoseconds;

// Where a project goes: a file, by way of the disk or of a slow pipe.
class project {
 public:
  project(const settings& knobs, std::filesystem::path file)
      : file_(std::move(file)),
        knobs_(knobs),
        through_pipe_(knobs.integer("disk") == 1),
        target_(through_pipe_ ? trace::object_kind::pipe : trace::object_kind::file,
                through_pipe_ ? "pipe to a slow disk" : "disk") {
    // What else belongs to the project: as long as the knob says.
    const auto size = static_cast<std::size_t>(knobs.number("project_kib")) * 1024;
    for (int line = 1; others_.size() < size; ++line) others_ += "asset " + std::to_string(line) + "\n";
    others_.resize(size);
  }

  std::filesystem::path file() const { return file_; }

 private:
  friend class saving;

  const std::filesystem::path file_;
  const settings& knobs_;
  const bool through_pipe_;
  sync::io_object target_;
  std::string others_;
};

// One save of a text, a block a step. Each step blocks until the disk has the block.
class saving {
 public:
  saving(project& what, std::string text) : what_(what), all_(std::move(text)) {}

  // False: nothing is left to be written, or it failed. What is needed then is finish().
  bool step() {
    return guarded([&] {
      if (!file_) begin();
      const std::string_view block = std::string_view(all_).substr(written_, block_size());
      if (block.empty()) return false;
      sync::blocking_call(what_.target_, [&] { write(block); });
      written_ += block.size();
      return true;
    });
  }

  // Only now, in one step, the file's name goes to the new content. Then it is read back.
  save_report finish() {
    guarded([&] {
      if (pipe_) check(sync::blocking_call(what_.target_, [&] { return pipe_->drained(); }));
      sync::blocking_call(what_.target_, [&] { file_->commit(); });
      report_.bytes = written_;
      report_.verified = os::content_of(what_.file_) == all_;
      return true;
    });
    pipe_.reset();
    file_.reset();  // of a save that failed, so that the old file stays
    return report_;
  }

  int percent() const { return static_cast<int>(100 * written_ / std::max<std::size_t>(1, all_.size())); }

 private:
  void begin() {
    using when = os::atomic_file::on_disk;
    all_ += what_.others_;
    file_.emplace(what_.file_, what_.through_pipe_ ? when::at_commit : when::after_each_write);
    if (!what_.through_pipe_) return;
    pipe_.emplace(file_->descriptor(), [this] { return 1024 * what_.knobs_.number("speed_kib_s"); });
  }

  std::size_t block_size() const { return pipe_ ? os::slow_pipe::block : std::size_t{64} * 1024; }

  void write(std::string_view block) {
    if (pipe_) {
      check(pipe_->write(block));
    } else {
      file_->write(block);
    }
  }

  void check(int error) const {
    if (error != 0) throw os::file_failure(what_.file_, error);
  }

  template <class F>
  bool guarded(F&& act) {
    try {
      return report_.failure.empty() && act();
    } catch (const std::exception& why) {  // not the stop of the run, which ends the thread
      report_.failure = why.what();
      return false;
    }
  }

  project& what_;
  std::string all_;  // the text; from begin() on, with the rest of the project
  std::size_t written_ = 0;
  save_report report_;
  std::optional<os::atomic_file> file_;
  std::optional<os::slow_pipe> pipe_;  // gone before its file
};

class editor {
 public:
  explicit editor(const settings& knobs)
      : knobs_(knobs),
        window_(dynamic_cast<ide_desk*>(knobs.from_window())),
        project_(knobs, window_ == nullptr ? scratch_file() : window_->file()) {
    if (knobs.on("single_core")) on_one_core_.emplace();
  }
  ~editor() {
    std::error_code ignored;
    if (window_ == nullptr) std::filesystem::remove(project_.file(), ignored);
  }
  editor(const editor&) = delete;
  editor& operator=(const editor&) = delete;

  // Lets the UI thread live. `on_save` is what it does when Save is pressed; until that returns it does
  // nothing else.
  void open(std::function<void(std::shared_ptr<saving>)> on_save);
  // Without a window to show it, a failed save is thrown.
  void close() const;

  // From start to end: whoever calls it waits for the disk.
  save_report carry_out(saving& what) {
    sync::phase("saving");
    while (what.step()) tell_progress(what);
    return what.finish();
  }
  void tell_progress(const saving& what) const {
    if (window_ != nullptr) window_->progress(what.percent());
  }

  // To be done by the UI thread as soon as it comes back to its loop. Never waits.
  void on_ui_thread(std::function<void()> job) {
    if (window_ != nullptr) {
      window_->post(std::move(job));
    } else {
      events_.put([job = std::move(job)](nanoseconds) { job(); });
    }
  }
  // On the UI thread.
  void show(const save_report& how);

 private:
  static std::filesystem::path scratch_file();
  void press_save(std::string text);
  void type_key(char letter, nanoseconds latency);
  void run_ui_thread();
  void run_typist();
  // relaxed: for the typist, who types a key more if it is seen late
  bool has_enough() const { return enough_.load(std::memory_order_relaxed); }

  const settings& knobs_;
  ide_desk* const window_;  // null: on the command line
  project project_;
  std::optional<os::process_pin> on_one_core_;
  sync::mailbox<std::function<void(nanoseconds waited)>> events_{"events of the ui thread"};

  // The UI thread's own.
  std::function<void(std::shared_ptr<saving>)> on_save_;
  liveliness alive_;
  std::string document_ = "Typed by the typist: ";
  std::optional<std::string> save_again_;  // pressed while a save went on
  int saves_ = 0;
  shown_value verified_{"bytes_verified"};
  bool all_verified_ = true;
  std::string failure_;  // of the last save that failed
  bool closed_ = false;

  std::atomic<bool> is_saving_{false};  // for the typist, as enough_
  std::atomic<bool> enough_{false};
};

// Synchronous: the UI thread itself waits for the disk. Nothing is wrong with the code but who runs it.
void save_on_ui_thread(const settings& knobs) {
  editor ide(knobs);
  ide.open([&](const std::shared_ptr<saving>& what) {
    ide.show(ide.carry_out(*what));  // frozen until this returns
  });
  ide.close();
}

// A worker waits instead. It hands the completion back, since only the UI thread may touch the window.
void save_on_worker(const settings& knobs) {
  editor ide(knobs);
  sync::mailbox<std::shared_ptr<saving>> jobs("saves to do");
  sync::thread io("io", [&] {
    while (const auto next = jobs.take()) {
      const save_report how = ide.carry_out(*next->what);
      sync::phase("idle");
      ide.on_ui_thread([&ide, how] { ide.show(how); });
    }
  });
  ide.open([&](const std::shared_ptr<saving>& what) { jobs.put(what); });
  jobs.close();
  ide.close();
}

// Asynchronous: the save is cut into blocks, each a callback of an event loop that defers the next one, so
// that between two blocks the loop is free for others. The last one hands the completion to the UI thread's
// loop.
void save_async(const settings& knobs) {
  editor ide(knobs);
  sync::event_loop loop("io loop");
  std::function<void(std::shared_ptr<saving>)> write_block = [&](const std::shared_ptr<saving>& what) {
    sync::phase("saving");
    if (what->step()) {
      ide.tell_progress(*what);
      loop.defer("next block", [&write_block, what] { write_block(what); });
      return;
    }
    const save_report how = what->finish();
    ide.on_ui_thread([&ide, how] { ide.show(how); });
  };
  sync::thread io("io", [&] { loop.run(); });
  ide.open([&](const std::shared_ptr<saving>& what) {
    loop.post("save", [&write_block, what] { write_block(what); });  // and at once back to the keys
  });
  loop.quit();
  ide.close();
}

// --- The UI thread: the window's, or one of our own with a typist.

void editor::open(std::function<void(std::shared_ptr<saving>)> on_save) {
  on_save_ = std::move(on_save);
  if (window_ != nullptr) {
    return window_->serve({.typed = [this](nanoseconds latency) { type_key(0, latency); },
                           .beat = [this](nanoseconds late) { alive_.beat(late); },
                           .save = [this](std::string text) { press_save(std::move(text)); }});
  }
  sync::thread ui("ui", [this] { run_ui_thread(); });
  sync::thread typist("typist", [this] { run_typist(); });
}

void editor::close() const {
  if (window_ == nullptr && !failure_.empty()) throw std::runtime_error(failure_);
}

// The event loop: events as they come, and the heartbeat when it is due.
void editor::run_ui_thread() {
  sync::heartbeat heart(10ms);
  verified_.show(0);
  while (!closed_) {
    sync::phase("idle");
    if (const auto event = events_.take_by(heart.next())) event->what(event->waited);
    if (heart.is_due()) alive_.beat(heart.take());
  }
}

void editor::run_typist() {
  constexpr std::string_view text = "the quick brown fox jumps over the lazy dog ";
  for (std::size_t key = 0; !has_enough(); ++key) {
    sync::phase("typing");
    sync::this_thread::sleep_for(nanoseconds(1s) / std::max(1, knobs_.integer("keys_per_s")));
    events_.put([this, letter = text[key % text.size()]](nanoseconds waited) { type_key(letter, waited); });
    // Now and then the typist saves; not while the editor says that it does. relaxed: seen late is no harm
    if (key % 3 == 2 && !is_saving_.load(std::memory_order_relaxed))
      events_.put([this](nanoseconds) {
        if (!has_enough()) press_save(document_);
      });
  }
  events_.put([this](nanoseconds) { closed_ = true; });
}

void editor::type_key(char letter, nanoseconds latency) {
  sync::phase("typing");
  if (letter != 0) document_ += letter;  // the window's text is in the window
  alive_.key(latency);
}

// The text is copied as it is now: what is typed from here on is for the next save.
void editor::press_save(std::string text) {
  if (is_saving_.exchange(true, std::memory_order_relaxed)) {  // relaxed: written by this thread only
    save_again_ = std::move(text);
    return;
  }
  on_save_(std::make_shared<saving>(project_, std::move(text)));
}

void editor::show(const save_report& how) {
  is_saving_.store(false, std::memory_order_relaxed);  // relaxed: as above
  if (how.failure.empty()) {
    sync::count("saves");
    sync::require(how.verified, "what is on the disk is what was typed",
                  static_cast<std::int64_t>(how.bytes));
    all_verified_ = all_verified_ && how.verified;
    verified_.show(all_verified_ ? 1 : 0);
    sync::note("bytes saved", static_cast<std::int64_t>(how.bytes));
  } else {
    sync::count("failed_saves");
    failure_ = how.failure;
    verified_.show(0);
  }
  ++saves_;
  if (window_ != nullptr) {
    window_->show(how);
  } else if (const int wanted = knobs_.integer("saves"); wanted != 0 && saves_ >= wanted) {
    enough_.store(true, std::memory_order_relaxed);  // relaxed: carries no data
  }
  if (save_again_ && !has_enough()) press_save(*std::exchange(save_again_, std::nullopt));
}

std::filesystem::path editor::scratch_file() {
  std::error_code ignored;
  const std::filesystem::path folder = std::filesystem::temp_directory_path(ignored);
  return folder / ("interleave-ide-save-" + std::to_string(os::this_thread_os_id()) + ".txt");
}

}  // namespace

descriptor ide_save() {
  using enum expectation;
  return {
      .id = "ide-save",
      .title = "An editor that saves",
      .chapter = 1,
      .explanation =
          "Type while the project is being saved. The save has to wait for a slow disk. If the thread that "
          "answers the keys waits itself, the window freezes; if a worker or an event loop waits in its "
          "place, every key appears at once, even when all threads share one core.",
      .source = "core/scenario/catalogue/ide_save.cpp",
      .progress = "",
      .fed_by_window = true,
      .advice = "Try 'save-on-worker': the same save, but another thread waits for the disk.",
      .variants =
          {
              {"save-on-ui-thread", "Save on the UI thread",
               "The UI thread writes, and waits for the disk: until it is done nothing is drawn and no key "
               "is answered.",
               completed, save_on_ui_thread},
              {"save-on-worker", "Save on a worker",
               "A thread of its own writes and waits; it hands the completion back to the UI thread.",
               completed, save_on_worker},
              {"save-async", "Save asynchronously",
               "An event loop writes block by block; when all is on the disk, a deferred callback tells the "
               "UI thread.",
               completed, save_async},
          },
      .knobs =
          {
              {"project_kib", "Project size", "KiB", 16, 16384, 1120, 16, false},
              {"disk", "Slow pipe instead of a disk", "", 0, 1, 1, 1, false},
              {"speed_kib_s", "Pipe's KiB a second", "", 256, 65536, 1024, 256, true},
              {"single_core", "One core only", "", 0, 1, 0, 1, false},
              {"keys_per_s", "Typist's keys", "/s", 1, 200, 25, 1, true},
              {"saves", "Typist's saves", "", 0, 1000, 2, 1, false},
          },
  };
}

}  // namespace interleave::scenario
