#pragma once

#include "core/scenario/recording.h"
#include "core/scenario/registry.h"
#include "tests/core/analysis/trace_builder.h"

#include <QCoreApplication>
#include <QDeadlineTimer>

#include <memory>
#include <string>

namespace interleave::ui {

inline constexpr trace::literal_id thinking = 901;
inline constexpr trace::literal_id hungry = 902;
inline constexpr trace::literal_id eating = 903;
inline constexpr trace::literal_id meals = 904;

// Thread n is on line 10 n of the philosophers' source.
inline trace::dictionary sample_names() {
  trace::dictionary names = trace::dictionary::empty();
  names.add(thinking, std::string("thinking"));
  names.add(hungry, std::string("hungry"));
  names.add(eating, std::string("eating"));
  names.add(meals, std::string("meals"));
  const std::string file(scenario::find("dining-philosophers")->source);
  for (std::uint32_t thread = 1; thread <= 8; ++thread) {
    names.add(trace::location_id{100 + thread}, trace::place{file, 10 * thread, "dine"});
  }
  return names;
}

inline std::shared_ptr<scenario::recording> recorded(const analysis::trace_builder& from) {
  scenario::about_run about;
  about.scenario = "dining-philosophers";
  about.variant = "naive";
  auto made = std::make_shared<scenario::recording>(about, sample_names());
  made->append(from.records);
  return made;
}

// Three philosophers (threads 2 to 4) who take their left forks (objects 1 to 3) and then wait for the right
// ones: a deadlock.
struct three_philosophers {
  analysis::trace_builder t;
  trace::object_id forks[3];
  trace::nanoseconds before_any = 0;  // nobody holds a fork yet
  trace::nanoseconds one_left = 0;    // the last but one waits: one edge is missing
  trace::nanoseconds closed = 0;

  three_philosophers() {
    t.thread(1, "main");
    for (int i = 0; i < 3; ++i) forks[i] = t.mutex("fork " + std::to_string(i + 1));
    for (trace::thread_id i = 2; i <= 4; ++i) {
      t.thread(i, "philosopher " + std::to_string(i - 1));
      t.phase(i, thinking);
    }
    for (trace::thread_id i = 2; i <= 4; ++i) t.phase(i, hungry);
    before_any = t.now;
    for (trace::thread_id i = 2; i <= 4; ++i) t.lock(i, forks[i - 2]);
    t.waits(2, forks[1]);
    t.waits(3, forks[2]);
    one_left = t.now;
    t.pass(1'000'000);
    t.waits(4, forks[0]);
    closed = t.now;
  }
};

// Lets events be handled until `holds` does; false when that takes half a minute.
template <class Condition>
bool eventually(Condition holds) {
  const QDeadlineTimer deadline(30'000);
  while (!holds()) {
    if (deadline.hasExpired()) return false;
    QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 20);
  }
  return true;
}

}  // namespace interleave::ui
