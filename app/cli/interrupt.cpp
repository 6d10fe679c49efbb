#include "app/cli/interrupt.h"

#include <csignal>

#include <array>
#include <atomic>

namespace interleave::app {

namespace {

constexpr std::array<int, 3> signals{SIGINT, SIGTERM, SIGHUP};
std::atomic<bool> noted{false};
static_assert(std::atomic<bool>::is_always_lock_free, "written by a signal handler");

void note(int) {
  noted.store(true, std::memory_order_relaxed);  // relaxed: carries no data
}

}  // namespace

interrupt::interrupt() {
  noted.store(false, std::memory_order_relaxed);  // relaxed: no handler is there yet
  struct sigaction once {};
  once.sa_handler = note;
  once.sa_flags = static_cast<int>(SA_RESETHAND | SA_RESTART);
  for (const int each : signals) sigaction(each, &once, nullptr);
}

interrupt::~interrupt() {
  for (const int each : signals) std::signal(each, SIG_DFL);
}

bool interrupt::requested() const {
  return noted.load(std::memory_order_relaxed);  // relaxed: carries no data
}

}  // namespace interleave::app
