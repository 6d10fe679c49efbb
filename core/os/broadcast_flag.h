#pragma once

namespace interleave::os {

// A flag that is raised once, as a file descriptor: readable from then on, for everybody who polls it beside
// other descriptors. Where the system gives no descriptor it is -1, which poll ignores; waits then look at
// the flag's owner now and then. Thread-safe.
//
//   broadcast_flag stop;
//   pollfd both[] = {{socket, POLLIN, 0}, {stop.descriptor(), POLLIN, 0}};  poll(both, 2, -1);
//   stop.raise();                                                           // another thread
class broadcast_flag {
 public:
  broadcast_flag();
  ~broadcast_flag();
  broadcast_flag(const broadcast_flag&) = delete;
  broadcast_flag& operator=(const broadcast_flag&) = delete;

  void raise() const noexcept;
  [[nodiscard]] int descriptor() const noexcept { return readable_; }

 private:
  int readable_ = -1;
  int writable_ = -1;
};

}  // namespace interleave::os
