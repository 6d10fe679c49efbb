#include "core/bench/http_load.h"
#include "core/bench/json.h"
#include "core/bench/measurement.h"
#include "core/bench/python.h"
#include "core/os/system_file.h"
#include "core/scenario/recording.h"
#include "core/scenario/run.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <unistd.h>
#include <vector>

namespace interleave::bench {
namespace {

// So small that all of it takes a moment.
const std::map<std::string, std::map<std::string, double>> small{
    {"sum", {{"n", 10000}, {"threads", 3}, {"piece", 1000}}},
    {"blocking-io", {{"operations", 3}, {"kib", 1}, {"latency_ms", 1}}},
    {"creation-cost", {{"units", 3}, {"at_once", 2}}},
    {"web-server", {{"requests", 30}, {"connections", 4}, {"rate", 2000}, {"work", 1}, {"pool", 2}}},
    {"context-switch", {{"passes", 100}, {"pieces", 256}, {"threads", 8}}},
    {"lock-cost", {{"time_ms", 1}, {"threads", 4}}},
};

scenario::settings small_settings(const experiment& of) {
  scenario::settings values(of.about);
  for (const auto& [knob, value] : small.at(std::string(of.about.id))) values.set(knob, value);
  return values;
}

std::size_t entries_of(const std::string& folder) {
  std::size_t count = 0;
  for ([[maybe_unused]] const auto& each : std::filesystem::directory_iterator(folder)) ++count;
  return count;
}

// What a process may leave behind.
struct belongings {
  std::size_t threads = entries_of("/proc/self/task");
  std::size_t descriptors = entries_of("/proc/self/fd");  // files, sockets and so ports
  std::size_t children = children_now();
  std::size_t folders = folders_now();

  bool operator==(const belongings&) const = default;

  static std::size_t children_now() {
    std::size_t count = 0;
    for (const auto& each : std::filesystem::directory_iterator("/proc")) {
      const std::string name = each.path().filename();
      if (name.find_first_not_of("0123456789") != std::string::npos) continue;
      std::string stat;
      try {
        stat = os::read_system_file("/proc/" + name + "/stat");
      } catch (const std::exception&) {  // it has ended meanwhile
        continue;
      }
      const auto after_name = stat.rfind(')');
      if (after_name != std::string::npos && std::atoi(stat.c_str() + after_name + 4) == ::getpid()) ++count;
    }
    return count;
  }
  static std::size_t folders_now() {
    const std::string own = "interleave-bench-" + std::to_string(::getpid()) + "-";
    std::size_t count = 0;
    for (const auto& each : std::filesystem::directory_iterator(std::filesystem::temp_directory_path())) {
      if (each.path().filename().string().starts_with(own)) ++count;
    }
    return count;
  }
};

// The system lists a thread for a moment after it has been joined.
bool nothing_is_left_since(const belongings& before) {
  const auto patience = std::chrono::steady_clock::now() + std::chrono::seconds(30);
  while (!(before == belongings())) {
    if (std::chrono::steady_clock::now() > patience) return false;
    std::this_thread::yield();
  }
  return true;
}

class every_experiment : public ::testing::TestWithParam<std::string> {};

TEST_P(every_experiment, gives_right_results_and_all_figures) {
  const experiment& of = *find(GetParam());
  const report what = measurement(of, small_settings(of), {.repetitions = 1, .warm_ups = 0}).run();
  EXPECT_EQ(what.repetitions, 1);
  for (const row_report& row : what.rows) {
    if (!row.unavailable.empty()) continue;
    EXPECT_FALSE(row.points.empty()) << row.of->id;
    for (const point_report& point : row.points) {
      EXPECT_EQ(point.wrong, "") << row.of->id << " at " << point.at;
      EXPECT_TRUE(point.result.has_value()) << row.of->id;
      std::size_t told = 0;
      for (std::size_t i = 0; i < of.figures.size(); ++i) told += point.of(i).count;
      // Where no thread got time for a single operation, there is nothing to tell.
      if (point.result != 0) {
        EXPECT_GT(told, 0u) << row.of->id;
      }
    }
  }
  EXPECT_FALSE(to_json(what)["rows"].empty());
}

TEST_P(every_experiment, leaves_nothing_behind_when_cancelled) {
  const experiment& of = *find(GetParam());
  why_no_python();            // looked up once
  std::thread([] {}).join();  // a sanitizer starts its own with the first
  // In the midst of each row in turn; large enough not to be over by then.
  for (const row& each : of.rows) {
    const belongings before;
    std::mutex mutex;
    std::condition_variable begun;
    bool has_begun = false;
    measurement running(
        of, scenario::settings(of.about),
        {.repetitions = 1, .warm_ups = 0, .rows = {std::string(each.id)}, .tell = [&](const progress&) {
           const std::scoped_lock lock(mutex);
           has_begun = true;
           begun.notify_one();
         }});
    {
      const std::jthread canceller([&] {
        std::unique_lock lock(mutex);
        begun.wait(lock, [&] { return has_begun; });
        lock.unlock();
        std::this_thread::yield();
        running.cancel();
      });
      EXPECT_TRUE(running.run().is_right()) << each.id;
    }
    EXPECT_TRUE(nothing_is_left_since(before)) << each.id;
  }
}

// Told of a step, and cancelled before that is begun: at the first one, on the way, and at the last one.
TEST_P(every_experiment, leaves_nothing_behind_wherever_it_is_cancelled) {
  const experiment& of = *find(GetParam());
  why_no_python();            // looked up once
  std::thread([] {}).join();  // a sanitizer starts its own with the first
  for (const double share : {0.0, 0.3, 0.7, 1.0}) {
    const belongings before;
    measurement* self = nullptr;
    measurement running(of, small_settings(of), {.repetitions = 1, .tell = [&](const progress& now) {
                                                   const auto last = static_cast<double>(now.total - 1);
                                                   if (static_cast<double>(now.done) >= share * last)
                                                     self->cancel();
                                                 }});
    self = &running;
    const report what = running.run();
    EXPECT_TRUE(what.cancelled) << share;
    EXPECT_EQ(what.repetitions, 0) << share;
    EXPECT_TRUE(what.is_right()) << share;
    EXPECT_TRUE(nothing_is_left_since(before)) << share;
  }
}

TEST_P(every_experiment, leaves_nothing_behind_when_a_watched_row_is_stopped) {
  const experiment& of = *find(GetParam());
  why_no_python();
  std::thread([] {}).join();
  for (const row& each : of.rows) {
    if (!each.traceable) continue;
    scenario::run(of.about, each.id, small_settings(of), {})
        .stop();  // a recorder may leave its own for reuse
    const belongings before;
    {
      scenario::run watched(of.about, each.id, scenario::settings(of.about), {});
      std::this_thread::yield();
      watched.stop();
      EXPECT_EQ(watched.fault(), "") << each.id;
    }
    EXPECT_TRUE(nothing_is_left_since(before)) << each.id;
  }
}

INSTANTIATE_TEST_SUITE_P(catalogue, every_experiment,
                         ::testing::Values("sum", "blocking-io", "creation-cost", "web-server",
                                           "context-switch", "lock-cost"),
                         [](const auto& of) {
                           std::string name = of.param;
                           std::replace(name.begin(), name.end(), '-', '_');
                           return name;
                         });

TEST_P(every_experiment, shows_each_row_that_can_be_watched) {
  const experiment& of = *find(GetParam());
  std::size_t watched = 0;
  for (const row& each : of.rows) {
    if (!each.traceable) continue;
    ++watched;
    const auto trace = traced(of, each.id, small_settings(of));
    EXPECT_EQ(trace->lost(), 0u) << each.id;
    EXPECT_GT(trace->records().size(), 10u) << each.id;
  }
  EXPECT_GT(watched, 0u);
}

TEST(http, puts_an_answer_together_and_checks_it) {
  http_answer answer("{}\n");
  EXPECT_EQ(answer.add("HTTP/1.1 200 OK\r\nContent-Le"), http_answer::state::incomplete);
  EXPECT_EQ(answer.add("ngth: 3\r\n\r\n{"), http_answer::state::incomplete);
  EXPECT_EQ(answer.add("}\n"), http_answer::state::right);
  EXPECT_EQ(http_answer("{}\n").add("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"),
            http_answer::state::wrong);
}

}  // namespace
}  // namespace interleave::bench
