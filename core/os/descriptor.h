#pragma once

#include <utility>

namespace interleave::os {

// Owns a file descriptor; -1 is none.
//
//   const descriptor epoll(checked(::epoll_create1(EPOLL_CLOEXEC), "epoll_create1"));
class descriptor {
 public:
  descriptor() noexcept = default;
  explicit descriptor(int number) noexcept : number_(number) {}
  ~descriptor() { close(); }
  descriptor(descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  descriptor& operator=(descriptor&& other) noexcept {
    if (this != &other) {
      close();
      number_ = std::exchange(other.number_, -1);
    }
    return *this;
  }

  [[nodiscard]] int number() const noexcept { return number_; }
  explicit operator bool() const noexcept { return number_ >= 0; }
  void close() noexcept;

 private:
  int number_ = -1;
};

// Two ends that do not block; what is written to one can be read from the other.
struct pipe_ends {
  descriptor reads;
  descriptor writes;
};
// Throws std::system_error.
pipe_ends make_pipe();

// What a system call returned; throws std::system_error with the call's name if that is negative.
int checked(int returned, const char* call);

}  // namespace interleave::os
