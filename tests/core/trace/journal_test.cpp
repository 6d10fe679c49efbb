#include "core/trace/journal.h"

#include "tests/core/os/scratch_folder.h"

#include <gtest/gtest.h>

#include <csignal>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <string>
#include <sys/wait.h>
#include <unistd.h>

namespace interleave::trace {
namespace {

// Records that refer to places and texts which come up as the trace grows.
void add(store& to, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t number = to.size();
    record one;
    one.time = number * 100;
    one.thread = 1 + number % 7;
    one.what = kind::noted;
    one.object = static_cast<object_id>(1 + number / 5000);
    one.location = static_cast<location_id>(1 + number / 3000);
    one.argument = number;
    to.append({&one, 1});
  }
}

dictionary names() {
  dictionary result = dictionary::empty();
  for (std::uint32_t i = 1; i < 100; ++i) {
    result.add(location_id{i}, place{"file " + std::to_string(i), i, "f"});
    result.add(literal_id{i}, "text " + std::to_string(i));
  }
  return result;
}

void expect_beginning(const store& part, const store& of) {
  ASSERT_LE(part.size(), of.size());
  for (std::size_t i = 0; i < part.size(); ++i)
    ASSERT_EQ(std::memcmp(&part[i], &of[i], sizeof(record)), 0) << i;
}

class Journal : public testing::Test {
 protected:
  test::scratch_folder folder;
  const std::filesystem::path path = folder.path() / "a.journal";
  store records;
};

TEST_F(Journal, GivesBackWhatWasCaughtUpWith) {
  {
    journal kept(path, {{"scenario", "race"}});
    for (const std::size_t more : {1u, 0u, 40'000u, 17u}) {
      add(records, more);
      kept.catch_up(records, names());
      EXPECT_EQ(kept.records(), records.size());
    }
  }
  const auto again = recover(path);
  ASSERT_TRUE(again);
  EXPECT_EQ(again->about.at("scenario"), "race");
  EXPECT_EQ(again->records->size(), records.size());
  expect_beginning(*again->records, records);
  EXPECT_EQ(again->names.location(12).file, "file 12");
  EXPECT_EQ(again->names.text(8), "text 8");
  EXPECT_EQ(journal_about(path)->at("scenario"), "race");
}

TEST_F(Journal, GivesBackWhatIsWholeHoweverShortTheFileWasCut) {
  {
    journal kept(path, {{"scenario", "race"}});
    for (int i = 0; i < 5; ++i) {
      add(records, 20);
      kept.catch_up(records, names());
    }
  }
  std::size_t last = records.size();
  for (auto size = std::filesystem::file_size(path); size > 60; size -= 7) {
    std::filesystem::resize_file(path, size);
    const auto again = recover(path);
    ASSERT_TRUE(again);
    EXPECT_LE(again->records->size(), last);
    EXPECT_EQ(again->records->size() % 20, 0u);
    last = again->records->size();
    expect_beginning(*again->records, records);
  }
  EXPECT_EQ(last, 0u);
  EXPECT_FALSE(journal_about(path)) << "without an event there is nothing to offer";
}

TEST_F(Journal, IsLeftAloneWhileItIsWritten) {
  journal kept(path, {});
  add(records, 3);
  kept.catch_up(records, names());
  EXPECT_FALSE(recover(path));
  EXPECT_FALSE(journal_about(path));
}

TEST_F(Journal, SaysInOneLineWhatIsNone) {
  std::ofstream(path) << "something else altogether, and long enough";
  EXPECT_FALSE(journal_about(path));
  try {
    recover(path);
    FAIL();
  } catch (const file_error& why) {
    EXPECT_NE(std::string(why.what()).find("not a trace"), std::string::npos) << why.what();
    EXPECT_EQ(std::string(why.what()).find('\n'), std::string::npos);
  }
  EXPECT_THROW(journal(folder.path() / "no" / "such" / "folder", {}), file_error);
}

TEST_F(Journal, OutlivesItsWriterBeingKilled) {
  add(records, 20'000);
  const pid_t child = fork();
  if (child == 0) {
    journal kept(path, {{"scenario", "race"}});
    kept.catch_up(records, names());
    ::raise(SIGKILL);
  }
  int how = 0;
  ASSERT_EQ(waitpid(child, &how, 0), child);
  ASSERT_TRUE(WIFSIGNALED(how));
  const auto again = recover(path);
  ASSERT_TRUE(again) << "the lock ends with the process";
  EXPECT_EQ(again->records->size(), records.size());
  expect_beginning(*again->records, records);
}

}  // namespace
}  // namespace interleave::trace
