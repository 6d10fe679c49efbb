#include "core/os/atomic_file.h"

#include "core/os/slow_pipe.h"
#include "tests/core/os/scratch_folder.h"

#include <gtest/gtest.h>

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <string>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace interleave::os {
namespace {

using test::scratch_folder;

void replace(const std::filesystem::path& file, std::string_view content) {
  atomic_file next(file);
  next.write(content);
  next.commit();
}

TEST(AtomicFile, HasTheNewContentAfterTheCommit) {
  const scratch_folder folder;
  const auto file = folder.path() / "project.txt";
  replace(file, "old");
  {
    atomic_file next(file);
    next.write("new ");
    EXPECT_EQ(content_of(file), "old");
    next.write("content");
    next.commit();
  }
  EXPECT_EQ(content_of(file), "new content");
  EXPECT_EQ(folder.entries(), 1u);
}

TEST(AtomicFile, LeavesTheOldContentWithoutACommit) {
  const scratch_folder folder;
  const auto file = folder.path() / "project.txt";
  replace(file, "old");
  {
    atomic_file next(file);
    next.write("half of the ne");
  }
  EXPECT_EQ(content_of(file), "old");
  EXPECT_EQ(folder.entries(), 1u);
}

TEST(AtomicFile, KeepsTheFilesModeAndALinkToIt) {
  const scratch_folder folder;
  const auto file = folder.path() / "project.txt";
  const auto link = folder.path() / "link.txt";
  replace(file, "old");
  ::chmod(file.c_str(), 0600);
  std::filesystem::create_symlink(file, link);
  replace(link, "new");
  EXPECT_TRUE(std::filesystem::is_symlink(link));
  EXPECT_EQ(content_of(file), "new");
  EXPECT_EQ(static_cast<int>(std::filesystem::status(file).permissions()), 0600);
}

TEST(AtomicFile, TellsInASentenceWhatIsWrong) {
  const scratch_folder folder;
  const auto told = [](const std::filesystem::path& file) -> std::string {
    try {
      replace(file, "text");
    } catch (const file_failure& why) {
      return why.what();
    }
    return "nothing";
  };
  const auto nowhere = folder.path() / "nowhere" / "project.txt";
  EXPECT_EQ(told(nowhere), "'" + nowhere.string() + "' cannot be used: there is no folder '" +
                               nowhere.parent_path().string() + "'");
  EXPECT_NE(told(folder.path()).find("a folder has that name"), std::string::npos);
  const file_failure full(folder.path() / "a", ENOSPC);
  EXPECT_NE(std::string(full.what()).find("is full"), std::string::npos) << full.what();
  const file_failure forbidden(folder.path() / "a", EACCES);
  EXPECT_NE(std::string(forbidden.what()).find("not allowed to write"), std::string::npos);
}

TEST(AtomicFile, LeavesWhatIsNoFileAlone) {
  const scratch_folder folder;
  const auto pipe = folder.path() / "pipe";
  const auto link = folder.path() / "link";
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  std::filesystem::create_symlink(pipe, link);
  EXPECT_THROW(replace(pipe, "text"), file_failure);
  EXPECT_THROW(replace(link, "text"), file_failure);
  EXPECT_TRUE(std::filesystem::is_fifo(pipe));
  EXPECT_EQ(folder.entries(), 2u);
}

TEST(AtomicFile, KeepsAFileThatMayNotBeWritten) {
  if (::geteuid() == 0) GTEST_SKIP() << "root may write anything";
  const scratch_folder folder;
  const auto file = folder.path() / "project.txt";
  replace(file, "old");
  ::chmod(folder.path().c_str(), 0500);
  EXPECT_THROW(replace(file, "new"), file_failure);
  ::chmod(folder.path().c_str(), 0700);
  EXPECT_EQ(content_of(file), "old");
}

TEST(AtomicFile, ADiskThatIsFullIsAnError) {
  const int full = ::open("/dev/full", O_WRONLY | O_CLOEXEC);
  if (full < 0) GTEST_SKIP() << "there is no /dev/full";
  EXPECT_EQ(write_all(full, "text"), ENOSPC);
  slow_pipe pipe(full, [] { return 1e9; });
  const std::string much(10 * slow_pipe::block, 'x');
  pipe.write(much);  // is not left blocked by the far end
  EXPECT_EQ(pipe.drained(), ENOSPC);
  ::close(full);
}

TEST(SlowPipe, BringsEverythingInOrder) {
  const scratch_folder folder;
  const auto file = folder.path() / "project.txt";
  std::string all;
  for (int i = 0; i < 20'000; ++i) all += std::to_string(i);
  atomic_file next(file, atomic_file::on_disk::at_commit);
  {
    slow_pipe pipe(next.descriptor(), [] { return 1e9; });
    for (std::size_t at = 0; at < all.size(); at += 1000) ASSERT_EQ(pipe.write(all.substr(at, 1000)), 0);
    EXPECT_EQ(pipe.drained(), 0);
  }
  next.commit();
  EXPECT_EQ(content_of(file), all);
}

TEST(SlowPipe, IsInAHurryAtItsEnd) {
  const scratch_folder folder;
  const int into = ::open((folder.path() / "a").c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  {
    slow_pipe pipe(into, [] { return 1e-3; });  // a block would take a month
    pipe.write("a little");
  }
  EXPECT_EQ(content_of(folder.path() / "a"), "a little");
  ::close(into);
}

#if !defined(__SANITIZE_THREAD__)  // which does not follow a fork
// A process that saves again and again, and tells before each of its steps that it takes it.
[[noreturn]] void save_for_ever(const std::filesystem::path& file, const std::string& one,
                                const std::string& other, int tell) {
  const auto step = [tell] { [[maybe_unused]] const auto told = ::write(tell, "s", 1); };
  for (bool turn = true;; turn = !turn) {
    const std::string& content = turn ? one : other;
    step();
    atomic_file next(file);
    for (std::size_t at = 0; at < content.size(); at += 1024) {
      step();
      next.write(std::string_view(content).substr(at, 1024));
    }
    step();
    next.commit();
  }
}

TEST(AtomicFile, IsWholeWhenItsWriterIsKilled) {
  const scratch_folder folder;
  const auto file = folder.path() / "project.txt";
  const std::string one(10'000, '1');
  const std::string other(12'345, '2');
  for (int round = 0; round < 50; ++round) {
    replace(file, other);
    int steps[2];
    ASSERT_EQ(::pipe(steps), 0);
    const pid_t saver = ::fork();
    ASSERT_GE(saver, 0);
    if (saver == 0) save_for_ever(file, one, other, steps[1]);
    ::close(steps[1]);
    // Another moment each round: before, within and after the writes of the first saves.
    char step = 0;
    for (int i = 0; i <= round; ++i) ASSERT_EQ(::read(steps[0], &step, 1), 1);
    ASSERT_EQ(::kill(saver, SIGKILL), 0);
    int how = 0;
    ASSERT_EQ(::waitpid(saver, &how, 0), saver);
    ASSERT_TRUE(WIFSIGNALED(how));
    ::close(steps[0]);
    const std::string left = content_of(file);
    EXPECT_TRUE(left == one || left == other) << "round " << round << ": " << left.size() << " bytes";
  }
}

#if defined(O_TMPFILE)
TEST(AtomicFile, LeavesNothingBehindWhenItsWriterIsKilled) {
  const scratch_folder folder;
  const int probe = ::open(folder.path().c_str(), O_WRONLY | O_TMPFILE | O_CLOEXEC, 0600);
  if (probe < 0) GTEST_SKIP() << "this file system has no files without a name";
  ::close(probe);
  const auto file = folder.path() / "project.txt";
  const pid_t saver = ::fork();
  ASSERT_GE(saver, 0);
  if (saver == 0) {
    atomic_file next(file);
    next.write("half of it");
    ::raise(SIGKILL);
  }
  int how = 0;
  ASSERT_EQ(::waitpid(saver, &how, 0), saver);
  ASSERT_TRUE(WIFSIGNALED(how));
  EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}
#endif
#endif

}  // namespace
}  // namespace interleave::os
