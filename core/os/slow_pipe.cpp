#include "core/os/slow_pipe.h"

#include "core/os/atomic_file.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <fcntl.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace interleave::os {

slow_pipe::slow_pipe(int into, std::function<double()> bytes_per_second)
    : into_(into), rate_(std::move(bytes_per_second)) {
  int ends[2];
  if (::pipe(ends) != 0) throw std::system_error(errno, std::generic_category(), "pipe");
  for (const int end : ends) ::fcntl(end, F_SETFD, FD_CLOEXEC);
  output_ = ends[0];
  input_ = ends[1];
#if defined(F_SETPIPE_SZ)
  ::fcntl(input_, F_SETPIPE_SZ, static_cast<int>(block));
#endif
  try {
    thread_ = std::thread([this] { drain(); });
  } catch (...) {
    close_input();
    ::close(output_);
    throw;
  }
}

slow_pipe::~slow_pipe() {
  {
    const std::scoped_lock lock(mutex_);
    hurry_ = true;
  }
  changed_.notify_all();
  drained();
  ::close(output_);
}

int slow_pipe::write(std::string_view bytes) {
  // The far end reads on after an error of its own, so that nobody is left blocked here.
  const int error = write_all(input_, bytes);
  // acquire: pairs with the drain's store
  return error != 0 ? error : error_.load(std::memory_order_acquire);
}

int slow_pipe::drained() {
  close_input();
  if (thread_.joinable()) thread_.join();
  return error_.load(std::memory_order_acquire);  // acquire: pairs with the drain's store
}

void slow_pipe::close_input() {
  if (input_ >= 0) ::close(std::exchange(input_, -1));
}

void slow_pipe::drain() {
  std::array<char, block> buffer;
  auto due = std::chrono::steady_clock::now();
  for (;;) {
    const ssize_t n = ::read(output_, buffer.data(), buffer.size());
    if (n == 0) return;
    if (n < 0) {
      if (errno == EINTR) continue;
      error_.store(errno, std::memory_order_release);  // release: pairs with the writer's loads
      return;
    }
    const auto size = static_cast<std::size_t>(n);
    // relaxed: this thread's own
    if (error_.load(std::memory_order_relaxed) == 0) {
      const int error = write_all(into_, {buffer.data(), size});
      if (error != 0) error_.store(error, std::memory_order_release);  // release: as above
    }
    // By a schedule, not by pauses: what one read is late the next ones make up for.
    due = std::max(due, std::chrono::steady_clock::now() - std::chrono::milliseconds(20)) +
          std::chrono::duration_cast<std::chrono::nanoseconds>(
              std::chrono::duration<double>(static_cast<double>(size) / std::max(rate_(), 1.0)));
    std::unique_lock lock(mutex_);
    changed_.wait_until(lock, due, [this] { return hurry_; });
  }
}

}  // namespace interleave::os
