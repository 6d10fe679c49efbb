#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <mutex>
#include <string_view>
#include <thread>

namespace interleave::os {

// A slow disk for everybody: a real pipe that holds no more than a page or so, whose other end a thread of
// its own reads at a steady rate and writes into a file. So write() blocks in the kernel until there is room
// again. The thread goes on until it has read everything; nothing but `drained` stands in its way.
//
// Not for several writers at once. `bytes_per_second` is called on the drain's thread before each read.
//
//   slow_pipe pipe(file.descriptor(), [] { return 1 << 20; });
//   pipe.write(block);         // blocks for as long as the block takes
//   if (const int error = pipe.drained(); error != 0) …
class slow_pipe {
 public:
  static constexpr std::size_t block = 4096;

  // Throws std::system_error where the system gives no pipe or no thread.
  slow_pipe(int into, std::function<double()> bytes_per_second);
  ~slow_pipe();  // what is still in the pipe is read at once
  slow_pipe(const slow_pipe&) = delete;
  slow_pipe& operator=(const slow_pipe&) = delete;

  // The errno of what the far end met when it wrote, or 0.
  int write(std::string_view bytes);
  // Blocks until everything written has arrived. The errno of what the far end met, or 0.
  int drained();

 private:
  void drain();
  void close_input();

  const int into_;
  const std::function<double()> rate_;
  int output_ = -1;
  int input_ = -1;
  std::atomic<int> error_{0};
  std::mutex mutex_;
  std::condition_variable changed_;
  bool hurry_ = false;  // guarded by mutex_
  std::thread thread_;
};

}  // namespace interleave::os
