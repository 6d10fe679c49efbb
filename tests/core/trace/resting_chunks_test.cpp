#include "core/trace/resting_chunks.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <vector>

namespace interleave::trace {
namespace {

TEST(RestingChunks, AreGivenBackOnceOthersHaveBeenReadAfterThem) {
  slab chunks(128 * sizeof(chunk));  // of which two may rest
  resting_chunks rest(chunks);
  chunk* const first = chunks.take();
  chunk* const second = chunks.take();
  chunk* const third = chunks.take();
  std::vector<chunk*> read{first, second};
  rest.add(read);
  EXPECT_TRUE(read.empty());
  EXPECT_EQ(chunks.chunks_in_use(), 3u);
  read = {third};
  rest.add(read);
  EXPECT_EQ(chunks.chunks_in_use(), 2u);
  EXPECT_EQ(chunks.take(), first);
}

TEST(RestingChunks, TakeNothingFromASmallSlab) {
  slab chunks(8 * sizeof(chunk));
  resting_chunks rest(chunks);
  std::vector<chunk*> read{chunks.take()};
  rest.add(read);
  EXPECT_EQ(chunks.chunks_in_use(), 0u);
}

TEST(RestingChunks, TakeNoMoreThanA64thOfALargeOne) {
  constexpr std::size_t all = 1024;
  slab chunks(all * sizeof(chunk));
  resting_chunks rest(chunks);
  std::vector<chunk*> read;
  for (std::size_t i = 0; i < all; ++i) read.push_back(chunks.take());
  EXPECT_EQ(chunks.take(), nullptr);
  rest.add(read);
  EXPECT_EQ(chunks.chunks_in_use(), all / 64);
}

TEST(RestingChunks, AreAllGivenBackAtTheEnd) {
  slab chunks(256 * sizeof(chunk));
  {
    resting_chunks rest(chunks);
    std::vector<chunk*> read{chunks.take(), chunks.take(), chunks.take()};
    rest.add(read);
    EXPECT_EQ(chunks.chunks_in_use(), 3u);
  }
  EXPECT_EQ(chunks.chunks_in_use(), 0u);
}

}  // namespace
}  // namespace interleave::trace
