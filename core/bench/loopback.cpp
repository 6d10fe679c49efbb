#include "core/bench/loopback.h"

#include "core/os/loopback.h"

#include <cerrno>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <utility>

namespace interleave::bench {

loopback_listener::loopback_listener() {
  constexpr int backlog = 512;
  os::listening made = os::listen_on_loopback(backlog);
  socket_ = std::move(made.socket);
  port_ = made.port;
}

os::descriptor loopback_listener::accept() const {
  int accepted = -1;
  while ((accepted = ::accept4(socket_.number(), nullptr, nullptr, SOCK_CLOEXEC)) < 0 && errno == EINTR) {
  }
  return os::descriptor(accepted);
}

void loopback_listener::close() const noexcept {
  ::shutdown(socket_.number(), SHUT_RDWR);
}

os::descriptor connect_to(std::uint16_t port) {
  os::descriptor made = os::tcp_socket();
  const sockaddr_in address = os::loopback_address(port);
  os::checked(::connect(made.number(), reinterpret_cast<const sockaddr*>(&address), sizeof address),
              "connect");
  send_at_once(made.number());
  return made;
}

void send_at_once(int socket) {
  const int on = 1;
  os::checked(::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on), "setsockopt");
}

}  // namespace interleave::bench
