#pragma once

#include <sys/types.h>

namespace interleave::bench {

// A child process that is made the plain way, since its making is what is measured; killed (SIGKILL) and
// reaped with the object. Movable; used by one thread.
//
//   child helper(::fork());
//   if (helper.is_this_process()) { work(); ::_exit(0); }
//   helper.wait();
class child {
 public:
  // What fork or posix_spawn gave; throws std::system_error for -1.
  explicit child(pid_t process);
  ~child();
  child(child&& other) noexcept;
  child& operator=(child&&) = delete;

  [[nodiscard]] bool is_this_process() const { return process_ == 0; }
  [[nodiscard]] pid_t id() const { return process_; }
  // Until it has ended. True if that was by itself and without complaint.
  bool wait();

 private:
  pid_t process_;
};

// In a child after fork: ends with its parent. Async-signal-safe.
void end_with_parent(pid_t parent) noexcept;

}  // namespace interleave::bench
