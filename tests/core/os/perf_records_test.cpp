#include "core/os/perf_records.h"

#include <gtest/gtest.h>

#if defined(__linux__)

#include <cstring>
#include <linux/perf_event.h>

namespace os = interleave::os;

namespace {

// A ring as the kernel fills it: positions only grow, bytes go over the end.
class fake_ring {
 public:
  explicit fake_ring(std::uint64_t start) : tail(start), head(start) {}

  void write(std::uint32_t type, std::uint16_t misc, const std::vector<std::uint64_t>& body,
             std::uint32_t thread, std::uint64_t time, std::uint32_t cpu) {
    std::vector<std::uint64_t> words;
    perf_event_header header{type, misc, static_cast<std::uint16_t>(8 * (body.size() + 4))};
    words.push_back(0);
    std::memcpy(words.data(), &header, sizeof(header));
    words.insert(words.end(), body.begin(), body.end());
    words.insert(words.end(), {pair(1, thread), time, pair(cpu, 0)});
    for (const std::uint64_t word : words) put(word);
  }

  void put(std::uint64_t word) {
    std::memcpy(bytes.data() + head % bytes.size(), &word, sizeof(word));
    head += sizeof(word);
  }

  static std::uint64_t pair(std::uint32_t first, std::uint32_t second) {
    const std::uint32_t both[] = {first, second};
    std::uint64_t word = 0;
    std::memcpy(&word, both, sizeof(word));
    return word;
  }

  std::uint64_t read() {
    records.clear();
    return os::append_perf_records(bytes, tail, head, records);
  }

  std::vector<std::byte> bytes = std::vector<std::byte>(256);
  std::uint64_t tail;
  std::uint64_t head;
  std::vector<os::switch_record> records;
};

constexpr std::uint16_t went_out = PERF_RECORD_MISC_SWITCH_OUT;
constexpr std::uint16_t was_preempted = PERF_RECORD_MISC_SWITCH_OUT | PERF_RECORD_MISC_SWITCH_OUT_PREEMPT;

TEST(PerfRecords, AnEmptyRingHasNone) {
  fake_ring ring(0);
  EXPECT_EQ(ring.read(), 0U);
  EXPECT_TRUE(ring.records.empty());
}

TEST(PerfRecords, AreReadWhereverTheyGoOverTheEnd) {
  for (std::uint64_t start = 0; start < 512; start += 8) {
    fake_ring ring((std::uint64_t{1} << 40) + start);
    ring.write(PERF_RECORD_SWITCH, 0, {}, 7, 1000, 3);
    ring.write(PERF_RECORD_SWITCH, was_preempted, {}, 7, 2000, 3);
    ring.write(PERF_RECORD_SWITCH, went_out, {}, 8, 3000, 3);
    ring.write(PERF_RECORD_EXIT, 0, {fake_ring::pair(1, 1), fake_ring::pair(9, 1), 4000}, 1, 4001, 3);
    ring.write(PERF_RECORD_LOST, 0, {55, 12}, 7, 5000, 3);
    EXPECT_EQ(ring.read(), 12U);
    ASSERT_EQ(ring.records.size(), 4U) << start;
    EXPECT_TRUE(ring.records[0].in);
    EXPECT_FALSE(ring.records[0].preempted);
    EXPECT_EQ(ring.records[0].monotonic_ns, 1000U);
    EXPECT_EQ(ring.records[0].os_thread, 7);
    EXPECT_EQ(ring.records[0].cpu, 3U);
    EXPECT_FALSE(ring.records[1].in);
    EXPECT_TRUE(ring.records[1].preempted);
    EXPECT_FALSE(ring.records[2].in);
    EXPECT_FALSE(ring.records[2].preempted);
    EXPECT_FALSE(ring.records[3].in);  // the end of a thread is its last out
    EXPECT_FALSE(ring.records[3].preempted);
    EXPECT_EQ(ring.records[3].os_thread, 9);
  }
}

TEST(PerfRecords, OthersAreSkipped) {
  fake_ring ring(0);
  ring.write(PERF_RECORD_FORK, 0, {1, 2, 3}, 7, 1000, 0);
  ring.write(PERF_RECORD_COMM, 0, {1}, 7, 1500, 0);
  ring.write(PERF_RECORD_SWITCH, 0, {}, 7, 2000, 0);
  EXPECT_EQ(ring.read(), 0U);
  ASSERT_EQ(ring.records.size(), 1U);
  EXPECT_EQ(ring.records[0].monotonic_ns, 2000U);
}

TEST(PerfRecords, GarbageEndsTheReading) {
  fake_ring zero_size(0);
  zero_size.put(0);
  zero_size.put(0);
  EXPECT_EQ(zero_size.read(), 0U);
  EXPECT_TRUE(zero_size.records.empty());

  fake_ring cut_short(0);
  cut_short.write(PERF_RECORD_SWITCH, 0, {}, 7, 1000, 0);
  cut_short.head -= 8;
  EXPECT_EQ(cut_short.read(), 0U);
  EXPECT_TRUE(cut_short.records.empty());
}

}  // namespace

#endif
