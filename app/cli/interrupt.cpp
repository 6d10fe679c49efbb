#include "app/cli/interrupt.h"

#include <array>
#include <atomic>
#include <csignal>

namespace interleave::app {

namespace {

constexpr std::array<int, 3> signals{SIGINT, SIGTERM, SIGHUP};
constexpr int most = 3;
std::atomic<int> noted{0};
static_assert(std::atomic<int>::is_always_lock_free, "written by a signal handler");

void note(int signal) {
  // relaxed: carries no data
  if (noted.fetch_add(1, std::memory_order_relaxed) + 1 < most) return;
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

}  // namespace

interrupt::interrupt() {
  noted.store(0, std::memory_order_relaxed);  // relaxed: no handler is there yet
  struct sigaction how {};
  how.sa_handler = note;
  how.sa_flags = SA_RESTART;
  for (const int each : signals) sigaction(each, &how, nullptr);
}

interrupt::~interrupt() {
  for (const int each : signals) std::signal(each, SIG_DFL);
}

bool interrupt::requested() const {
  return noted.load(std::memory_order_relaxed) != 0;  // relaxed: carries no data
}

}  // namespace interleave::app
