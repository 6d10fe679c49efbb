#include "core/export/whole_file.h"

#include "core/os/atomic_file.h"
#include "tests/core/os/scratch_folder.h"

#include <gtest/gtest.h>

#include <array>
#include <fcntl.h>
#include <ostream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

namespace interleave::exports {
namespace {

void write_much(std::ostream& out, const scenario::recording&) {
  for (int i = 0; i < 100'000; ++i) out << i << '\n';
}

void write_half(std::ostream& out, const scenario::recording& of) {
  write_much(out, of);
  throw std::runtime_error("no more");
}

const scenario::recording& nothing() {
  static const scenario::recording empty({}, trace::dictionary::empty());
  return empty;
}

TEST(WholeFile, HasAllThatWasWritten) {
  const test::scratch_folder folder;
  const auto file = folder.path() / "a.csv";
  write_whole(file, nothing(), write_much);
  std::ostringstream expected;
  write_much(expected, nothing());
  EXPECT_EQ(os::content_of(file), expected.str());
  EXPECT_EQ(folder.entries(), 1u);
}

TEST(WholeFile, StaysAsItWasWhereWritingFails) {
  const test::scratch_folder folder;
  const auto file = folder.path() / "a.csv";
  write_whole(file, nothing(), [](std::ostream& out, const scenario::recording&) { out << "before"; });
  EXPECT_THROW(write_whole(file, nothing(), write_half), std::runtime_error);
  EXPECT_EQ(os::content_of(file), "before");
  EXPECT_THROW(write_whole(folder.path() / "none" / "a.csv", nothing(), write_much), os::file_failure);
  EXPECT_THROW(write_whole(folder.path(), nothing(), write_much), os::file_failure);
  EXPECT_EQ(folder.entries(), 1u);
}

TEST(WholeFile, GoesIntoAPipeAsItComes) {
  const test::scratch_folder folder;
  const auto pipe = folder.path() / "pipe";
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  const int reader = ::open(pipe.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  write_whole(pipe, nothing(), [](std::ostream& out, const scenario::recording&) { out << "text"; });
  std::array<char, 8> got{};
  EXPECT_EQ(::read(reader, got.data(), got.size()), 4);
  EXPECT_TRUE(std::filesystem::is_fifo(pipe));
  ::close(reader);
}

}  // namespace
}  // namespace interleave::exports
