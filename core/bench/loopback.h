#pragma once

#include "core/os/descriptor.h"

#include <cstdint>

namespace interleave::bench {

// TCP within this machine, plain and blocking, for what measures the system calls themselves. Both throw
// std::system_error; ports are chosen free by the system.
//
//   const loopback_listener door;
//   const os::descriptor to = connect_to(door.port());
class loopback_listener {
 public:
  loopback_listener();

  [[nodiscard]] int descriptor() const noexcept { return socket_.number(); }
  [[nodiscard]] std::uint16_t port() const noexcept { return port_; }
  // Blocks; none once it is closed.
  [[nodiscard]] os::descriptor accept() const;
  // Whoever is blocked in accept returns; from any thread.
  void close() const noexcept;

 private:
  os::descriptor socket_;
  std::uint16_t port_ = 0;
};

os::descriptor connect_to(std::uint16_t port);

// Blocking calls and small messages, sent at once: an answer is not held back for more to come.
void send_at_once(int socket);

}  // namespace interleave::bench
