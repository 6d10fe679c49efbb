#pragma once

#include "core/os/descriptor.h"
#include "core/sync/io.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <source_location>
#include <span>
#include <string_view>

namespace interleave::sync {

// TCP within this machine, on 127.0.0.1. Sockets never block by themselves: the try_ calls return at once,
// the others wait in the kernel, recorded on the connection, and end with the run. Each is used by one thread
// at a time. What the other end or the system refuses is a std::system_error (connection_reset, …).

// One end of a connection. Movable.
//
//   tcp_stream to = tcp_stream::connect(port, "request 1");
//   to.write_all(question);                                    // blocks
//   while (const std::size_t n = to.read_some(buffer)) …       // blocks; 0: the other end is done
class tcp_stream {
 public:
  using place = std::source_location;

  // Begins to connect and returns: the stream can be written once it is connected. Named, it is an object of
  // the run.
  static tcp_stream connect(std::uint16_t port, std::string_view name, const place& at = place::current());
  // What a listener accepted. Without a name, and so only for the try_ calls.
  explicit tcp_stream(os::descriptor accepted) : socket_(std::move(accepted)) {}

  // For who polls: as many bytes as can be moved now; nothing if it would block. 0 read: the other end is
  // done. Until connect has come to its end the first call tells how it ended.
  std::optional<std::size_t> try_read(std::span<std::byte> to);
  std::optional<std::size_t> try_write(std::span<const std::byte> from);

  std::size_t read_some(std::span<std::byte> to, const place& at = place::current());
  void write_all(std::span<const std::byte> from, const place& at = place::current());

  // Ends the connection so that the other end sees a reset, not an end.
  void reset();
  [[nodiscard]] int descriptor() const noexcept { return socket_.number(); }

 private:
  tcp_stream(os::descriptor socket, std::string_view name, const place& at);

  std::unique_ptr<io_object> self_;
  os::descriptor socket_;
};

// Takes connections at a port that the system chooses.
//
//   tcp_listener door;
//   loop.watch(door.descriptor(), readiness::input, "connection", [&] { while (auto each = door.try_accept())
//   … });
class tcp_listener {
 public:
  // Throws std::runtime_error, in one line, where the system does not allow it.
  tcp_listener();

  [[nodiscard]] std::uint16_t port() const noexcept { return port_; }
  [[nodiscard]] int descriptor() const noexcept { return socket_.number(); }
  std::optional<tcp_stream> try_accept();

 private:
  os::descriptor socket_;
  std::uint16_t port_ = 0;
};

}  // namespace interleave::sync
