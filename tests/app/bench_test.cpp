#include "tests/app/program.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <spawn.h>
#include <string>
#include <string_view>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

extern char** environ;

namespace interleave::app::testing {
namespace {

namespace fs = std::filesystem;

std::size_t entries_of(const std::string& folder) {
  std::error_code gone;
  fs::directory_iterator all(folder, gone);
  return gone ? 0 : static_cast<std::size_t>(std::distance(all, fs::directory_iterator()));
}

// `interleave bench …` under way, in a temporary folder of its own. Processes that it would leave behind
// become children of this one.
class measuring {
 public:
  explicit measuring(const std::string& name, const std::string& row) {
    ::prctl(PR_SET_CHILD_SUBREAPER, 1);
    fs::create_directory(temporary());
    std::vector<std::string> words{INTERLEAVE_PROGRAM, "bench", name,    "--row", row,
                                   "--repeat",         "1000",  "--json"};
    std::vector<std::string> settings{"TMPDIR=" + temporary()};
    for (char** each = environ; *each != nullptr; ++each) {
      if (!std::string_view(*each).starts_with("TMPDIR=")) settings.emplace_back(*each);
    }
    const auto pointers = [](std::vector<std::string>& of) {
      std::vector<char*> all;
      for (std::string& each : of) all.push_back(each.data());
      all.push_back(nullptr);
      return all;
    };
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    const int fresh = O_WRONLY | O_CREAT | O_TRUNC;
    posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, (place_ / "out").c_str(), fresh, 0600);
    posix_spawn_file_actions_addopen(&files, STDERR_FILENO, (place_ / "err").c_str(), fresh, 0600);
    EXPECT_EQ(::posix_spawn(&program_, INTERLEAVE_PROGRAM, &files, nullptr, pointers(words).data(),
                            pointers(settings).data()),
              0);
    posix_spawn_file_actions_destroy(&files);
  }

  // Until a row is in the midst of its work: it has threads, children or files.
  void await_work() const {
    const std::string threads = "/proc/" + std::to_string(program_) + "/task";
    const auto has_children = [&] {
      std::error_code gone;
      for (const auto& each : fs::directory_iterator(threads, gone)) {
        if (!text_of_file(each.path() / "children").empty()) return true;
      }
      return false;
    };
    const auto is_at_work = [&] {
      return text_of_file(place_ / "err").ends_with(": measuring\n") &&
             (entries_of(threads) > 2 || has_children() || entries_of(temporary()) > 0);
    };
    siginfo_t ended{};
    while (!is_at_work() && ended.si_pid == 0) {
      std::this_thread::yield();
      ::waitid(P_PID, static_cast<id_t>(program_), &ended, WEXITED | WNOHANG | WNOWAIT);
    }
  }

  // Its exit status after the signal; -1 if it did not exit by itself.
  int interrupt() const {
    ::kill(program_, SIGINT);
    int status = 0;
    while (::waitpid(program_, &status, 0) < 0 && errno == EINTR) {
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }

  [[nodiscard]] std::string temporary() const { return place_ / "temporary"; }
  [[nodiscard]] std::string out() const { return text_of_file(place_ / "out"); }

 private:
  folder place_;
  pid_t program_ = -1;
};

// Those that were left to this process: dead ones may still be reaped, one that lives on would be waited for
// until the test's time is over.
void reap_all() {
  while (::waitpid(-1, nullptr, 0) > 0 || errno == EINTR) {
  }
}

using bench_row = std::pair<const char*, const char*>;
class interrupted_bench : public ::testing::TestWithParam<bench_row> {};

TEST_P(interrupted_bench, leaves_nothing_behind) {
  const auto [name, row] = GetParam();
  if (std::string_view(row).starts_with("python") && std::system("python3 -c '' >/dev/null 2>&1") != 0)
    GTEST_SKIP() << "there is no python3";
  const measuring program(name, row);
  program.await_work();
  EXPECT_EQ(program.interrupt(), 130);
  reap_all();
  EXPECT_EQ(entries_of(program.temporary()), 0u);
  const auto said = nlohmann::json::parse(program.out(), nullptr, false);
  ASSERT_TRUE(said.is_object()) << program.out();
  EXPECT_EQ(said.at("cancelled"), true);
}

INSTANTIATE_TEST_SUITE_P(
    each, interrupted_bench,
    ::testing::Values(bench_row{"sum", "threads"}, bench_row{"sum", "processes"},
                      bench_row{"sum", "process-proxy"}, bench_row{"sum", "python-manager"},
                      bench_row{"blocking-io", "disk-threads"},
                      bench_row{"blocking-io", "network-event-loop"}, bench_row{"creation-cost", "fork"},
                      bench_row{"creation-cost", "posix-spawn"},
                      bench_row{"web-server", "process-per-connection"},
                      bench_row{"web-server", "thread-pool"}, bench_row{"context-switch", "in-turn"},
                      bench_row{"lock-cost", "recorded-barrier"}),
    [](const auto& of) {
      std::string text = std::string(of.param.first) + "_" + of.param.second;
      std::replace_if(
          text.begin(), text.end(), [](char c) { return std::isalnum(c) == 0; }, '_');
      return text;
    });

}  // namespace
}  // namespace interleave::app::testing
