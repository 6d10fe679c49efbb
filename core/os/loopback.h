#pragma once

#include "core/os/descriptor.h"

#include <cstdint>
#include <netinet/in.h>

namespace interleave::os {

// TCP within this machine, on 127.0.0.1, for what is built on it: all throw std::system_error.

[[nodiscard]] sockaddr_in loopback_address(std::uint16_t port);

// A new TCP socket, closed on exec; `flags` as of socket(2): SOCK_NONBLOCK or 0.
[[nodiscard]] descriptor tcp_socket(int flags = 0);

// One that listens, at a port which the system chooses.
//
//   const listening door = listen_on_loopback(512, SOCK_NONBLOCK);
struct listening {
  descriptor socket;
  std::uint16_t port = 0;
};
[[nodiscard]] listening listen_on_loopback(int backlog, int flags = 0);

}  // namespace interleave::os
