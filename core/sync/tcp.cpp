#include "core/sync/tcp.h"

#include "core/os/loopback.h"

#include <cerrno>
#include <netinet/in.h>
#include <stdexcept>
#include <string>
#include <sys/socket.h>
#include <system_error>
#include <utility>

namespace interleave::sync {

namespace {

bool would_block(int error) {
  return error == EAGAIN || error == EWOULDBLOCK || error == EINTR;
}

[[noreturn]] void fail(int error, const char* call) {
  throw std::system_error(error, std::generic_category(), call);
}

}  // namespace

tcp_stream::tcp_stream(os::descriptor socket, std::string_view name, const place& at)
    : self_(std::make_unique<io_object>(trace::object_kind::socket, name, at)), socket_(std::move(socket)) {}

tcp_stream tcp_stream::connect(std::uint16_t port, std::string_view name, const place& at) {
  tcp_stream made(os::tcp_socket(SOCK_NONBLOCK), name, at);
  const sockaddr_in to = os::loopback_address(port);
  if (::connect(made.descriptor(), reinterpret_cast<const sockaddr*>(&to), sizeof to) != 0 &&
      errno != EINPROGRESS)
    fail(errno, "connect");
  return made;
}

std::optional<std::size_t> tcp_stream::try_read(std::span<std::byte> to) {
  const ssize_t n = ::recv(descriptor(), to.data(), to.size(), 0);
  if (n >= 0) return static_cast<std::size_t>(n);
  if (would_block(errno)) return {};
  fail(errno, "recv");
}

std::optional<std::size_t> tcp_stream::try_write(std::span<const std::byte> from) {
  const ssize_t n = ::send(descriptor(), from.data(), from.size(), MSG_NOSIGNAL);
  if (n >= 0) return static_cast<std::size_t>(n);
  if (would_block(errno)) return {};
  fail(errno, "send");
}

std::size_t tcp_stream::read_some(std::span<std::byte> to, const place& at) {
  for (;;) {
    if (const auto n = try_read(to)) return *n;
    if (!wait_ready(*self_, descriptor(), readiness::input, nullptr, at)) return 0;
  }
}

void tcp_stream::write_all(std::span<const std::byte> from, const place& at) {
  while (!from.empty()) {
    if (const auto n = try_write(from)) {
      from = from.subspan(*n);
    } else if (!wait_ready(*self_, descriptor(), readiness::output, nullptr, at)) {
      return;
    }
  }
}

void tcp_stream::reset() {
  // Lingers for no time: what is not sent is thrown away, and the other end told.
  constexpr linger at_once{.l_onoff = 1, .l_linger = 0};
  ::setsockopt(descriptor(), SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
  socket_.close();
}

tcp_listener::tcp_listener() try {
  os::listening made = os::listen_on_loopback(SOMAXCONN, SOCK_NONBLOCK);
  socket_ = std::move(made.socket);
  port_ = made.port;
} catch (const std::system_error& refused) {
  throw std::runtime_error("no server can be opened on 127.0.0.1: " + std::string(refused.what()) +
                           "; allow IPv4 loopback");
}

std::optional<tcp_stream> tcp_listener::try_accept() {
  const int accepted = ::accept4(descriptor(), nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
  if (accepted >= 0) return tcp_stream(os::descriptor(accepted));
  if (would_block(errno) || errno == ECONNABORTED) return {};
  fail(errno, "accept4");
}

}  // namespace interleave::sync
