#include "core/os/shared_region.h"

#include <gtest/gtest.h>

#include <limits>
#include <stdexcept>
#include <system_error>
#include <utility>

#if defined(__unix__) || defined(__APPLE__)
#include <sys/wait.h>
#include <unistd.h>
#endif

namespace os = interleave::os;

namespace {

constexpr std::size_t page = 4096;

TEST(SharedRegion, IsZeroAtFirst) {
  const os::shared_region region(3 * page + 5);
  ASSERT_NE(region.data(), nullptr);
  EXPECT_EQ(region.size(), 3 * page + 5);
  for (std::size_t at = 0; at < region.size(); ++at) ASSERT_EQ(region.data()[at], std::byte{0});
}

TEST(SharedRegion, OfThisProcessAloneIsZeroAtFirstAndCanBePrefaulted) {
  os::shared_region region(3 * page, os::shared_region::with::nobody);
  region.prefault(page, 2 * page);
  for (std::size_t at = 0; at < region.size(); ++at) ASSERT_EQ(region.data()[at], std::byte{0});
  region.data()[3 * page - 1] = std::byte{9};
  EXPECT_EQ(region.data()[3 * page - 1], std::byte{9});
}

TEST(SharedRegion, MayBeFarLargerThanWhatIsUsed) {
  os::shared_region region(std::size_t{16} << 30);
  region.data()[region.size() - 1] = std::byte{9};
  EXPECT_EQ(region.data()[region.size() - 1], std::byte{9});
}

TEST(SharedRegion, MovesAndLeavesNothingBehind) {
  os::shared_region first(page);
  first.data()[7] = std::byte{1};
  std::byte* const at = first.data();
  os::shared_region second(std::move(first));
  EXPECT_EQ(second.data(), at);
  EXPECT_EQ(first.data(), nullptr);  // NOLINT(bugprone-use-after-move): that is what is tested
  EXPECT_EQ(first.size(), 0U);
  os::shared_region third(2 * page);
  third = std::move(second);
  EXPECT_EQ(third.data(), at);
  EXPECT_EQ(third.size(), page);
  EXPECT_EQ(third.data()[7], std::byte{1});
}

TEST(SharedRegion, SaysWhatIsWrong) {
  EXPECT_THROW(os::shared_region(0), std::invalid_argument);
  try {
    const os::shared_region region(std::numeric_limits<std::size_t>::max() / 2);
    FAIL() << "half of all addresses were granted";
  } catch (const std::system_error& error) {
    EXPECT_NE(std::string(error.what()).find("refused"), std::string::npos) << error.what();
  }
  os::shared_region region(page);
  EXPECT_THROW(region.prefault(0, page + 1), std::out_of_range);
  EXPECT_THROW(region.prefault(page + 1, 0), std::out_of_range);
  EXPECT_THROW(region.prefault(1, std::numeric_limits<std::size_t>::max()), std::out_of_range);
  EXPECT_NO_THROW(region.prefault(page, 0));
}

TEST(SharedRegion, PrefaultKeepsWhatIsThere) {
  os::shared_region region(8 * page);
  for (std::size_t at = 0; at < 4 * page; ++at) region.data()[at] = static_cast<std::byte>(at % 251);
  region.prefault(100, region.size() - 100);  // from the middle of a page
  for (std::size_t at = 0; at < 4 * page; ++at)
    ASSERT_EQ(region.data()[at], static_cast<std::byte>(at % 251));
  for (std::size_t at = 4 * page; at < 8 * page; ++at) ASSERT_EQ(region.data()[at], std::byte{0});
}

#if defined(__unix__) || defined(__APPLE__)

TEST(SharedRegion, IsSharedWithAChildOfFork) {
  os::shared_region region(4 * page);
  region.prefault(0, page);
  region.data()[0] = std::byte{1};
  const pid_t child = fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    const bool seen = region.data()[0] == std::byte{1};
    region.data()[1] = std::byte{2};
    region.data()[3 * page] = std::byte{3};  // a page that neither had touched
    _exit(seen ? 0 : 1);
  }
  int status = 0;
  ASSERT_EQ(waitpid(child, &status, 0), child);
  EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0);
  EXPECT_EQ(region.data()[1], std::byte{2});
  EXPECT_EQ(region.data()[3 * page], std::byte{3});
}

#endif

}  // namespace
