#include "core/os/atomic_file.h"
#include "core/scenario/ide_desk.h"
#include "core/scenario/registry.h"
#include "core/scenario/run.h"
#include "tests/core/os/scratch_folder.h"
#include "tests/core/scenario/measured.h"

#include <gtest/gtest.h>

#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <tuple>

namespace interleave::scenario {
namespace {

using namespace std::chrono_literals;
using test::totals;

const descriptor& ide_save() {
  return *find("ide-save");
}

// Small and quick.
settings quick(int disk) {
  settings of(ide_save());
  of.set("disk", disk);
  of.set("project_kib", 16);
  of.set("speed_kib_s", 65536);
  of.set("keys_per_s", 200);
  of.set("saves", 2);
  return of;
}

void wait_for_the_end(const run& of) {
  while (!of.wait_until(std::chrono::steady_clock::now() + 1s)) continue;
}

class EachVariant : public testing::TestWithParam<std::tuple<const char*, int>> {};

TEST_P(EachVariant, SavesWhatTheTypistHasTyped) {
  const auto [variant, disk] = GetParam();
  run saving(ide_save(), variant, quick(disk), {});
  wait_for_the_end(saving);
  EXPECT_EQ(saving.fault(), "");
  auto counted = totals(saving);
  EXPECT_EQ(counted["saves"], 2);
  EXPECT_EQ(counted["bytes_verified"], 1);
  EXPECT_GE(counted["keys"], 3);
  EXPECT_EQ(counted["failed_saves"], 0);
  EXPECT_TRUE(counted.contains("longest_stall_ms") || !counted.contains("stalls_over_50ms"));
  saving.trace()->read(
      [](const recording::view& now) { EXPECT_EQ(outcome_of(now.analysis), expectation::completed); });
}

TEST_P(EachVariant, EndsWhenItIsStoppedInTheMiddle) {
  const auto [variant, disk] = GetParam();
  settings slow = quick(disk);
  slow.set("project_kib", 16384);
  slow.set("speed_kib_s", 256);
  run saving(ide_save(), variant, slow, {});
  const auto is_saving = [](const recording::view& now) {
    const auto& threads = now.analysis.head().threads;
    return std::any_of(threads.begin(), threads.end(), [&](const analysis::thread_state& each) {
      return now.dictionary.text(each.phase) == "saving";
    });
  };
  while (!saving.trace()->read(is_saving)) saving.wait_until(std::chrono::steady_clock::now() + 1ms);
  saving.stop();
  EXPECT_EQ(saving.fault(), "");
  EXPECT_EQ(totals(saving)["saves"], 0);
}

// The test's own thread is the window's.
class window {
 public:
  explicit window(const std::filesystem::path& file) : desk(std::make_shared<ide_desk>(file)) {
    desk->when_called([this] {
      const std::scoped_lock lock(mutex_);
      called_ = true;
      changed_.notify_all();
    });
  }
  ~window() { desk->when_called({}); }

  // As an event loop would.
  template <class Predicate>
  void turn_until(Predicate holds) {
    while (!holds()) {
      desk->goes_idle();
      {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this] { return called_; });
        called_ = false;
      }
      desk->wakes();
      desk->take_posts();
      for (save_report& each : desk->take_reports()) reports.push_back(std::move(each));
    }
  }
  void wait_until_open() {
    turn_until([this] { return desk->is_open(); });
  }
  void wait_for_reports(std::size_t n) {
    for (save_report& each : desk->take_reports()) reports.push_back(std::move(each));
    turn_until([this, n] { return reports.size() >= n; });
  }

  std::shared_ptr<ide_desk> desk;
  std::vector<save_report> reports;

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  bool called_ = false;  // guarded by mutex_
};

TEST_P(EachVariant, SavesWhatTheWindowHasGiven) {
  const auto [variant, disk] = GetParam();
  const interleave::test::scratch_folder folder;
  window shown(folder.path() / "project.txt");
  EXPECT_FALSE(shown.desk->save("nobody is there"));
  settings knobs = quick(disk);
  knobs.set_host(shown.desk);
  run saving(ide_save(), variant, knobs, {});
  shown.wait_until_open();
  EXPECT_TRUE(shown.desk->typed(3ms));
  EXPECT_TRUE(shown.desk->beat(1ms));
  EXPECT_TRUE(shown.desk->paints());
  EXPECT_TRUE(shown.desk->save("first text\n"));
  shown.wait_for_reports(1);
  EXPECT_EQ(shown.reports[0].failure, "");
  EXPECT_TRUE(shown.reports[0].verified);
  EXPECT_EQ(shown.reports[0].bytes, 11u + 16 * 1024);
  EXPECT_TRUE(os::content_of(shown.desk->file()).starts_with("first text\nasset 1\n"));

  // Pressed again while a save goes on: nothing is lost, the last one is what is there in the end.
  for (const char* const text : {"second\n", "third\n", "fourth\n"}) shown.desk->save(text);
  shown.turn_until([&] {
    return shown.desk->percent() < 0 && os::content_of(shown.desk->file()).starts_with("fourth\n");
  });
  for (const save_report& each : shown.reports) EXPECT_TRUE(each.verified);

  saving.stop();
  EXPECT_FALSE(shown.desk->is_open());
  EXPECT_FALSE(shown.desk->save("too late"));
  EXPECT_EQ(totals(saving)["keys"], 1);
  EXPECT_EQ(totals(saving)["bytes_verified"], 1);
}

TEST_P(EachVariant, TellsWhatIsWrongAndGoesOn) {
  const auto [variant, disk] = GetParam();
  const interleave::test::scratch_folder folder;
  window shown(folder.path() / "later" / "project.txt");
  settings knobs = quick(disk);
  knobs.set_host(shown.desk);
  run saving(ide_save(), variant, knobs, {});
  shown.wait_until_open();
  shown.desk->save("text");
  shown.wait_for_reports(1);
  EXPECT_NE(shown.reports[0].failure.find("there is no folder"), std::string::npos)
      << shown.reports[0].failure;
  std::filesystem::create_directory(folder.path() / "later");
  shown.desk->save("text");
  shown.wait_for_reports(2);
  EXPECT_EQ(shown.reports[1].failure, "");
  EXPECT_EQ(saving.fault(), "");
}

INSTANTIATE_TEST_SUITE_P(IdeSave, EachVariant,
                         testing::Combine(testing::Values("save-on-ui-thread", "save-on-worker",
                                                          "save-async"),
                                          testing::Values(0, 1)),
                         [](const auto& of) {
                           std::string name = std::get<0>(of.param);
                           std::replace(name.begin(), name.end(), '-', '_');
                           return name + (std::get<1>(of.param) == 0 ? "_disk" : "_pipe");
                         });

TEST(IdeSave, APauseDoesNotHoldTheWindow) {
  const interleave::test::scratch_folder folder;
  window shown(folder.path() / "project.txt");
  settings knobs = quick(1);
  knobs.set_host(shown.desk);
  run saving(ide_save(), "save-on-ui-thread", knobs, {});
  shown.wait_until_open();
  saving.pause();
  EXPECT_TRUE(shown.desk->typed(1ms));
  EXPECT_TRUE(shown.desk->save("text"));
  shown.wait_for_reports(1);
  EXPECT_TRUE(shown.reports[0].verified);
}

}  // namespace
}  // namespace interleave::scenario
