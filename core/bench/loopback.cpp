#include "core/bench/loopback.h"

#include <arpa/inet.h>
#include <cerrno>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

namespace interleave::bench {

namespace {

sockaddr_in here(std::uint16_t port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

os::descriptor tcp_socket() {
  return os::descriptor(os::checked(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), "socket"));
}

}  // namespace

loopback_listener::loopback_listener() : socket_(tcp_socket()) {
  constexpr int backlog = 512;
  sockaddr_in address = here(0);
  socklen_t size = sizeof address;
  auto* const generic = reinterpret_cast<sockaddr*>(&address);
  os::checked(::bind(socket_.number(), generic, size), "bind");
  os::checked(::listen(socket_.number(), backlog), "listen");
  os::checked(::getsockname(socket_.number(), generic, &size), "getsockname");
  port_ = ntohs(address.sin_port);
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
  os::descriptor made = tcp_socket();
  const sockaddr_in address = here(port);
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
