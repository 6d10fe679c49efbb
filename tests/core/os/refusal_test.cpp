// What is left when a system, a container or a sandbox refuses what core/os would use. A seccomp filter
// refuses it to a child of fork, since a filter can't be taken off again.

#include "core/os/process_barrier.h"
#include "core/os/shared_region.h"
#include "core/os/switch_records.h"

#include <gtest/gtest.h>

#if defined(__linux__)

#include <cerrno>
#include <cstddef>
#include <cstdlib>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace os = interleave::os;

namespace {

constexpr int no_filter = 100;  // exit status: the filter itself was refused

// From here on the system call `number` fails with `error` in this process.
bool refuse(long number, int error) {
  sock_filter program[] = {
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr)),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, static_cast<unsigned>(number), 0, 1),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | static_cast<unsigned>(error)),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
  };
  const sock_fprog filter{4, program};
  return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
         prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) == 0;
}

// The exit status of a child that is refused `number` and then runs `check`, which returns 0 if all is well.
template <typename Check>
int status_when_refused(long number, int error, Check check) {
  const pid_t child = fork();
  if (child == 0) _exit(refuse(number, error) ? check() : no_filter);
  int status = 0;
  if (child < 0 || waitpid(child, &status, 0) != child || !WIFEXITED(status)) return -1;
  return WEXITSTATUS(status);
}

#define EXPECT_WELL(status)                                                         \
  do {                                                                              \
    const int got = (status);                                                       \
    if (got == no_filter) GTEST_SKIP() << "seccomp filters are not to be had here"; \
    EXPECT_EQ(got, 0);                                                              \
  } while (false)

TEST(Refusal, WithoutPerfEventsSwitchesAreSampledAndItIsSaidWhy) {
  unsetenv("INTERLEAVE_SWITCH_RECORDS");
  for (const int error : {EACCES, EPERM, ENOSYS, EMFILE}) {
    EXPECT_WELL(status_when_refused(SYS_perf_event_open, error, [] {
      const auto source = os::switch_source::open();
      const std::string why = source->why();
      std::vector<os::switch_record> records;
      source->read(~std::uint64_t{0}, records);
      if (source->precision() == os::switch_precision::exact) return 1;
      if (why.find("perf_event_open was refused") == std::string::npos) return 2;
      if (why.find('\n') != std::string::npos) return 3;
      return records.empty() ? 0 : 4;
    }));
  }
}

TEST(Refusal, WithoutMembarrierTheBarrierIsNotAvailable) {
  EXPECT_WELL(status_when_refused(SYS_membarrier, ENOSYS, [] {
    const os::process_barrier barrier;
    if (barrier.available()) return 1;
    barrier(false);
    barrier(true);
    return os::process_barrier::register_this_process() ? 2 : 0;
  }));
}

TEST(Refusal, WithoutPopulatePagesAreTouchedAndKept) {
  EXPECT_WELL(status_when_refused(SYS_madvise, EINVAL, [] {
    constexpr std::size_t page = 4096;
    os::shared_region region(8 * page);
    for (std::size_t at = 0; at < 4 * page; ++at) region.data()[at] = static_cast<std::byte>(at % 251);
    region.prefault(100, region.size() - 100);
    for (std::size_t at = 0; at < region.size(); ++at) {
      const auto expected = at < 4 * page ? static_cast<std::byte>(at % 251) : std::byte{0};
      if (region.data()[at] != expected) return 1;
    }
    return 0;
  }));
}

}  // namespace

#endif
