#pragma once

#include "core/schedule/control.h"
#include "core/trace/collector.h"
#include "core/trace/recorder.h"
#include "core/trace/source.h"
#include "core/trace/store.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <thread>
#include <vector>

namespace interleave::test {

// A run whose trace can be looked at while it goes on. The test's own thread is outside of it.
//
//   recorded_run run;
//   run.start([&] { m.lock(); });          // a thread of the run, "main"
//   run.wait_for(trace::kind::wait_begin, 2);
//   run.rules.cancel();  run.finish();
class recorded_run {
 public:
  explicit recorded_run(schedule::controller* decides = nullptr)
      : rules(&recording, decides),
        collecting_(std::make_unique<trace::collector>(
            recording, [this](std::span<const trace::record> batch) { records_.append(batch); })) {}
  ~recorded_run() { finish(); }
  recorded_run(const recorded_run&) = delete;
  recorded_run& operator=(const recorded_run&) = delete;

  void start(std::function<void()> body) {
    main_ = std::thread([this, body = std::move(body)] {
      const trace::attachment recorded(recording, "main");
      const schedule::membership member(rules, recorded.thread());
      try {
        body();
      } catch (const schedule::cancelled&) {
        was_cancelled_ = true;
      }
    });
  }
  // Joins the run's main thread; true if it ended by cancellation.
  bool finish() {
    if (main_.joinable()) main_.join();
    return was_cancelled_;
  }
  bool run(std::function<void()> body) {
    start(std::move(body));
    return finish();
  }

  // Everything written so far, in order.
  std::vector<trace::record> records() {
    collecting_->flush();
    std::vector<trace::record> all;
    for (std::size_t i = 0; i < records_.size(); ++i) all.push_back(records_[i]);
    return all;
  }
  std::vector<trace::record> records(trace::kind of) {
    std::vector<trace::record> all = records();
    std::erase_if(all, [of](const trace::record& each) { return each.what != of; });
    return all;
  }
  std::size_t count(trace::kind of) {
    collecting_->flush();
    std::size_t n = 0;
    for (std::size_t i = 0; i < records_.size(); ++i) n += records_[i].what == of ? 1 : 0;
    return n;
  }

  void wait_for(trace::kind of, std::size_t n) {
    while (count(of) < n) std::this_thread::yield();
  }

  static std::string file_of(const trace::record& of) {
    return trace::dictionary::of_this_program().location(of.location).file;
  }
  static std::uint32_t line_of(const trace::record& of) {
    return trace::dictionary::of_this_program().location(of.location).line;
  }

  trace::recorder recording{std::size_t{64} << 20};
  schedule::control rules;

 private:
  trace::store records_{std::size_t{1} << 22};
  std::unique_ptr<trace::collector> collecting_;
  std::thread main_;
  bool was_cancelled_ = false;
};

}  // namespace interleave::test
