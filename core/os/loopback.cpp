#include "core/os/loopback.h"

#include <arpa/inet.h>
#include <sys/socket.h>

namespace interleave::os {

sockaddr_in loopback_address(std::uint16_t port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

descriptor tcp_socket(int flags) {
  return descriptor(checked(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | flags, 0), "socket"));
}

listening listen_on_loopback(int backlog, int flags) {
  listening made{tcp_socket(flags)};
  sockaddr_in address = loopback_address(0);
  socklen_t size = sizeof address;
  auto* const generic = reinterpret_cast<sockaddr*>(&address);
  checked(::bind(made.socket.number(), generic, size), "bind");
  checked(::listen(made.socket.number(), backlog), "listen");
  checked(::getsockname(made.socket.number(), generic, &size), "getsockname");
  made.port = ntohs(address.sin_port);
  return made;
}

}  // namespace interleave::os
