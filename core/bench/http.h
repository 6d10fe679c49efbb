#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace interleave::bench {

// As much of HTTP/1.1 (RFC 9112) as a benchmark needs: GET requests of a number, kept-alive connections,
// answers with a Content-Length. Real enough for any HTTP client.

// "GET /17 HTTP/1.1 …"
[[nodiscard]] std::string request_for(int number);
// What a right server answers to it, byte by byte; `work` is how many thousand steps it computes for that.
[[nodiscard]] std::string body_for(int number, int work);

// The server's side of one connection. Holds what was read and not answered yet; allocates nothing, so that
// it may be used in a child after fork. Requests of more than its size end the connection.
class http_connection {
 public:
  enum class after : std::uint8_t { open, closed };

  // Reads what is there, answers each complete request. `block`: waits for some to come; otherwise returns at
  // once if none is there.
  after serve(int socket, int work, bool block) noexcept;

 private:
  bool answer_all(int socket, int work) noexcept;

  std::array<char, 2048> bytes_{};
  std::size_t used_ = 0;
};

// The client's side: puts an answer together as its parts arrive.
class http_answer {
 public:
  enum class state : std::uint8_t { incomplete, right, wrong };

  explicit http_answer(std::string expected_body = {}) : expected_(std::move(expected_body)) {}
  state add(std::string_view more);

 private:
  std::string expected_;
  std::string got_;
};

}  // namespace interleave::bench
