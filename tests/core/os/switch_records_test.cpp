#include "core/os/switch_records.h"

#include "core/os/cores.h"
#include "core/os/futex.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <limits>
#include <map>
#include <set>
#include <thread>

namespace os = interleave::os;

namespace {

constexpr std::uint64_t ever = std::numeric_limits<std::uint64_t>::max();
constexpr unsigned hand_overs = 100;  // by each of two threads

// Sets the variable for one test and gives it back what it was.
class chosen_source {
 public:
  explicit chosen_source(const char* value) {
    if (const char* before = std::getenv(name)) before_ = before;
    setenv(name, value, 1);
  }
  ~chosen_source() {
    if (before_.empty()) {
      unsetenv(name);
    } else {
      setenv(name, before_.c_str(), 1);
    }
  }
  chosen_source(const chosen_source&) = delete;
  chosen_source& operator=(const chosen_source&) = delete;

 private:
  static constexpr const char* name = "INTERLEAVE_SWITCH_RECORDS";
  std::string before_;
};

std::uint64_t now_ns() {
  return static_cast<std::uint64_t>(
      std::chrono::nanoseconds(std::chrono::steady_clock::now().time_since_epoch()).count());
}

struct player {
  std::int32_t os_thread = 0;
  os::thread_times times;
};

// Two threads hand a word back and forth, each asleep in the kernel while it is the other's turn.
std::array<player, 2> play_ping_pong() {
  std::atomic<std::uint32_t> turn{0};
  std::array<player, 2> players;
  const auto play = [&turn, &players](std::uint32_t me) {
    player& self = players.at(me);
    self.os_thread = static_cast<std::int32_t>(os::this_thread_os_id());
    for (unsigned round = 0; round < hand_overs; ++round) {
      // acquire, release: the turn is what is handed over
      while (turn.load(std::memory_order_acquire) != me) os::futex_wait(turn, 1 - me);
      turn.store(1 - me, std::memory_order_release);
      os::futex_wake_one(turn);
    }
    self.times = os::times_of_thread(self.os_thread);
  };
  std::thread first(play, 0);
  std::thread second(play, 1);
  first.join();
  second.join();
  return players;
}

bool in_order(const std::vector<os::switch_record>& records) {
  return std::is_sorted(
      records.begin(), records.end(),
      [](const os::switch_record& a, const os::switch_record& b) { return a.monotonic_ns < b.monotonic_ns; });
}

TEST(SwitchRecords, OnOneCoreThreadsTakeTurns) {
  const chosen_source exact("exact");
  const unsigned core[] = {os::allowed_cores().front()};
  const os::pinned_scope pinned(core);
  const auto source = os::switch_source::open();
  if (source->precision() != os::switch_precision::exact) GTEST_SKIP() << source->why();
  const auto self = static_cast<std::int32_t>(os::this_thread_os_id());
  const auto started = now_ns();
  const auto players = play_ping_pong();
  std::vector<os::switch_record> records;
  source->read(ever, records);
  const auto ended = now_ns();

  ASSERT_EQ(source->lost(), 0U);
  EXPECT_TRUE(in_order(records));
  const std::set<std::int32_t> ours{self, players[0].os_thread, players[1].os_thread};
  std::int32_t on_core = self;  // it was there when the source was opened
  std::map<std::int32_t, unsigned> ins;
  unsigned voluntary = 0;
  for (const auto& record : records) {
    if (!ours.count(record.os_thread)) continue;  // a sanitizer has a thread of its own
    ASSERT_EQ(record.cpu, core[0]);
    EXPECT_LE(record.monotonic_ns, ended);
    if (record.in) {
      ASSERT_EQ(on_core, 0) << "two threads on one core at once";
      on_core = record.os_thread;
      ++ins[record.os_thread];
    } else {
      ASSERT_EQ(on_core, record.os_thread);
      on_core = 0;
      if (!record.preempted && record.os_thread != self) ++voluntary;
    }
  }
  EXPECT_LT(started, records.back().monotonic_ns);
  EXPECT_GE(voluntary, 1U);  // asleep while it is not its turn
  // On one core the turn cannot be taken without a switch to the thread that takes it.
  EXPECT_GE(ins[players[0].os_thread], hand_overs);
  EXPECT_GE(ins[players[1].os_thread], hand_overs);
}

TEST(SwitchRecords, LaterOnesStayForTheNextCall) {
  const chosen_source exact("exact");
  const auto source = os::switch_source::open();
  if (source->precision() != os::switch_precision::exact) GTEST_SKIP() << source->why();
  play_ping_pong();
  const auto middle = now_ns();
  play_ping_pong();
  std::vector<os::switch_record> none;
  source->read(0, none);
  EXPECT_TRUE(none.empty());
  std::vector<os::switch_record> records;
  source->read(middle, records);
  const std::size_t first = records.size();
  ASSERT_GT(first, 0U);
  EXPECT_LT(records.back().monotonic_ns, middle);
  source->read(middle, records);
  EXPECT_EQ(records.size(), first);
  source->read(ever, records);
  ASSERT_GT(records.size(), first);
  EXPECT_GE(records[first].monotonic_ns, middle);
  EXPECT_TRUE(in_order(records));
  // What comes after a call that asked for everything is still handed out.
  const std::size_t second = records.size();
  play_ping_pong();
  source->read(now_ns(), records);
  EXPECT_GT(records.size(), second);
  EXPECT_TRUE(in_order(records));
  EXPECT_EQ(source->lost(), 0U);
}

TEST(SwitchRecords, LossesAreCounted) {
  const chosen_source exact("exact");
  const unsigned core[] = {os::allowed_cores().front()};
  const os::pinned_scope pinned(core);
  const auto source = os::switch_source::open();
  if (source->precision() != os::switch_precision::exact) GTEST_SKIP() << source->why();
  // Each round is at least 2 × hand_overs switches of two 32-byte records; no ring holds them all.
  constexpr unsigned rounds = (512U << 10) / (2 * hand_overs * 2 * 32) + 20;
  for (unsigned round = 0; round < rounds; ++round) play_ping_pong();
  std::vector<os::switch_record> records;
  source->read(ever, records);
  EXPECT_TRUE(in_order(records));
  play_ping_pong();  // the kernel tells of losses with the next record that fits
  source->read(ever, records);
  EXPECT_GT(source->lost(), 0U);
  EXPECT_TRUE(in_order(records));
}

TEST(SwitchRecords, ALesserSourceCanBeChosen) {
  std::vector<os::switch_record> records;
  {
    const chosen_source sampled("sampled");
    const auto source = os::switch_source::open();
    if (source->precision() == os::switch_precision::none) GTEST_SKIP() << source->why();
    EXPECT_EQ(source->precision(), os::switch_precision::sampled);
    EXPECT_NE(source->why().find("INTERLEAVE_SWITCH_RECORDS=sampled"), std::string::npos) << source->why();
    play_ping_pong();
    source->read(ever, records);
    EXPECT_EQ(source->lost(), 0U);
  }
  {
    const chosen_source none("none");
    const auto source = os::switch_source::open();
    EXPECT_EQ(source->precision(), os::switch_precision::none);
    source->read(ever, records);
  }
  EXPECT_TRUE(records.empty());
}

TEST(SwitchRecords, AWrongChoiceIsNamed) {
  const chosen_source wrong("precise");
  const auto source = os::switch_source::open();
  EXPECT_NE(source->why().find("'precise'; allowed are exact, sampled and none"), std::string::npos)
      << source->why();
  EXPECT_EQ(source->why().find('\n'), std::string::npos);
}

TEST(SwitchRecords, TheKernelCountsAThreadsSwitches) {
  const unsigned core[] = {os::allowed_cores().front()};
  const os::pinned_scope pinned(core);
  const auto players = play_ping_pong();
#if defined(__linux__)
  for (const player& each : players) {
    EXPECT_GE(each.times.voluntary_switches + each.times.involuntary_switches, hand_overs - 1);
  }
#endif
  const auto gone = os::times_of_thread(-1);
  EXPECT_EQ(gone.run_ns + gone.ready_ns + gone.voluntary_switches + gone.involuntary_switches, 0U);
}

}  // namespace
