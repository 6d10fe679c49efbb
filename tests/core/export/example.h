#pragma once

#include "core/scenario/recording.h"

#include <cstring>
#include <initializer_list>
#include <string_view>
#include <vector>

namespace interleave::exports::example {

inline constexpr trace::literal_id eating = 1;
inline constexpr trace::literal_id meals = 2;
inline constexpr trace::location_id here = 3;
inline constexpr trace::object_id fork = 1;
inline constexpr std::string_view fork_name = "fork \"1\", left";

// Writes a trace by hand: what an instrumented program would have written, at times of the test's choice.
class writer {
 public:
  void add(trace::nanoseconds time, trace::thread_id thread, trace::kind what, trace::object_id object = 0,
           std::uint64_t argument = 0, std::uint8_t flags = 0, std::uint16_t cpu = 0) {
    trace::record next;
    next.time = time;
    next.thread = thread;
    next.what = what;
    next.object = object;
    next.argument = argument;
    next.flags = flags;
    next.cpu = cpu;
    next.location = here;
    records_.push_back(next);
  }

  void name(trace::nanoseconds time, trace::thread_id thread, trace::kind what, trace::object_id object,
            std::string_view text) {
    for (std::uint32_t piece = 0; piece * 8 < text.size(); ++piece) {
      const std::string_view part = text.substr(piece * 8, 8);
      std::uint64_t argument = 0;
      std::memcpy(&argument, part.data(), part.size());
      add(time, thread, what, object, argument);
      records_.back().sequence = piece;
    }
  }

  // OS thread: 100 + its number.
  void thread(trace::nanoseconds time, trace::thread_id id, std::string_view called) {
    add(time, id, trace::kind::thread_started, 0, 100u + id);
    name(time, id, trace::kind::thread_text, 0, called);
  }

  void object(trace::nanoseconds time, trace::object_id id, trace::object_kind of, std::string_view called) {
    add(time, 1, trace::kind::object_created, id, static_cast<std::uint64_t>(of));
    name(time, 1, trace::kind::object_text, id, called);
  }

  void on_cpu(trace::nanoseconds time, trace::thread_id id, std::uint16_t cpu, bool in) {
    add(time, 0, in ? trace::kind::switched_in : trace::kind::switched_out, 0, 100u + id, 0, cpu);
  }

  [[nodiscard]] std::shared_ptr<scenario::recording> recording() const {
    trace::dictionary names = trace::dictionary::empty();
    names.add(eating, std::string("eating"));
    names.add(meals, std::string("meals"));
    names.add(here, trace::place{"core/scenario/example.cpp", 42, "dine"});
    scenario::about_run about;
    about.scenario = "dining-philosophers";
    about.variant = "ordered";
    about.knobs = {{"philosophers", 2}, {"pause_ms", 0.5}};
    about.seed = 7;
    about.switch_source = "exact";
    auto made = std::make_shared<scenario::recording>(about, std::move(names));
    made->append(records_);
    return made;
  }

 private:
  std::vector<trace::record> records_;
};

// Philosopher 1 eats with the fork while philosopher 2 waits for it, and wakes him. Each is on a core of his
// own.
inline std::shared_ptr<scenario::recording> dinner() {
  using trace::kind;
  writer to;
  to.thread(1000, 1, "main");
  to.object(1100, fork, trace::object_kind::mutex, fork_name);
  to.thread(1200, 2, "philosopher 1");
  to.thread(1300, 3, "philosopher 2");
  to.on_cpu(1400, 2, 0, true);
  to.on_cpu(1500, 3, 1, true);
  to.add(2000, 2, kind::phase, 0, eating);
  to.add(2100, 2, kind::acquired, fork);
  to.add(2500, 3, kind::wait_begin, fork);
  to.on_cpu(2600, 3, 1, false);
  to.add(3000, 2, kind::counted, meals, 1);
  to.add(3100, 2, kind::released, fork);
  to.add(3150, 2, kind::woke, fork, 3);
  to.on_cpu(3300, 3, 1, true);
  to.add(3400, 3, kind::acquired, fork, 0, trace::flag::contended, 1);
  to.add(3501, 3, kind::released, fork, 0, 0, 1);
  to.add(3600, 2, kind::thread_ended);
  to.on_cpu(3650, 2, 0, false);
  to.add(3700, 3, kind::thread_ended, 0, 0, 0, 1);
  to.on_cpu(3750, 3, 1, false);
  to.add(4000, 1, kind::thread_ended);
  return to.recording();
}

}  // namespace interleave::exports::example
