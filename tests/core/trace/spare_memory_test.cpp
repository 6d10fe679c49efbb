#include "core/trace/spare_memory.h"

#include "core/trace/store.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <cstring>
#include <thread>
#include <vector>

namespace interleave::trace {
namespace {

TEST(SpareMemory, GivesWhatWasGivenBack) {
  spare_memory memory;
  void* const first = memory.take();
  EXPECT_EQ(reinterpret_cast<std::uintptr_t>(first) % spare_memory::piece, 0u);
  std::memset(first, 1, spare_memory::piece);
  memory.give(first);
  EXPECT_EQ(memory.kept(), 1u);
  void* const again = memory.take();
  EXPECT_EQ(again, first);
  EXPECT_EQ(memory.kept(), 0u);
  std::memset(again, 2, spare_memory::piece);
  memory.give(again);
}

TEST(SpareMemory, KeepsNoMoreThanItsMost) {
  spare_memory memory;
  std::vector<void*> taken;
  for (std::size_t i = 0; i < spare_memory::most_kept + 3; ++i) taken.push_back(memory.take());
  for (void* const each : taken) memory.give(each);
  EXPECT_EQ(memory.kept(), spare_memory::most_kept);
}

TEST(SpareMemory, IsForAnyThread) {
  spare_memory memory;
  std::vector<std::jthread> all;
  for (int i = 0; i < 4; ++i) {
    all.emplace_back([&memory, i] {
      for (int round = 0; round < 50; ++round) {
        auto* const mine = static_cast<unsigned char*>(memory.take());
        mine[0] = mine[spare_memory::piece - 1] = static_cast<unsigned char>(i);
        EXPECT_EQ(mine[0], i);
        EXPECT_EQ(mine[spare_memory::piece - 1], i);
        memory.give(mine);
      }
    });
  }
  all.clear();
  EXPECT_GE(memory.kept(), 1u);
  EXPECT_LE(memory.kept(), 4u);
}

TEST(SpareMemory, OfATraceThatEndedHoldsTheNextOne) {
  constexpr std::size_t records = 10 * store::block_records;
  const auto expect_to_hold = [](std::int64_t first) {
    store all;
    std::vector<record> batch(1000);
    for (std::size_t done = 0; done < records; done += batch.size()) {
      for (std::size_t i = 0; i < batch.size(); ++i)
        batch[i].time = first + static_cast<std::int64_t>(done + i);
      all.append(batch);
    }
    for (std::size_t i = 0; i < records; ++i) {
      ASSERT_EQ(all[i].time, first + static_cast<std::int64_t>(i));
    }
  };
  expect_to_hold(0);
  const std::size_t left = spare_memory::of_process().kept();
  EXPECT_GE(left, 2u);
  expect_to_hold(1'000'000);
  EXPECT_EQ(spare_memory::of_process().kept(), left);
}

}  // namespace
}  // namespace interleave::trace
