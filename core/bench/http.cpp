#include "core/bench/http.h"

#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <sys/socket.h>

namespace interleave::bench {

namespace {

constexpr std::string_view end_of_head = "\r\n\r\n";

// What stands for the server's work: steps of a linear congruential generator (Knuth, TAOCP 2, 3.3.4).
std::uint64_t compute(int number, int thousand_steps) noexcept {
  auto value = static_cast<std::uint64_t>(number);
  for (int i = 0; i < thousand_steps * 1000; ++i) value = value * 6364136223846793005u + 1;
  return value;
}

// Without an allocation; returns how many characters.
std::size_t write_body(char* to, std::size_t size, int number, int work) noexcept {
  const int n = std::snprintf(to, size, "{\"number\": %d, \"value\": %llu}\n", number,
                              static_cast<unsigned long long>(compute(number, work)));
  return n < 0 ? 0 : static_cast<std::size_t>(n);
}

bool send_all(int socket, const char* data, std::size_t size) noexcept {
  while (size > 0) {
    const ssize_t n = ::send(socket, data, size, MSG_NOSIGNAL);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return false;
    data += n;
    size -= static_cast<std::size_t>(n);
  }
  return true;
}

bool answer(int socket, std::string_view head, int work) noexcept {
  constexpr std::string_view get = "GET /";
  int number = 0;
  const bool good =
      head.starts_with(get) &&
      std::from_chars(head.data() + get.size(), head.data() + head.size(), number).ec == std::errc{};
  std::array<char, 128> body{};
  const std::size_t length = good ? write_body(body.data(), body.size(), number, work) : 0;
  std::array<char, 256> text{};
  const int n =
      std::snprintf(text.data(), text.size(),
                    "HTTP/1.1 %s\r\nContent-Type: application/json\r\nContent-Length: %zu\r\n\r\n%.*s",
                    good ? "200 OK" : "404 Not Found", length, static_cast<int>(length), body.data());
  return n > 0 && send_all(socket, text.data(), static_cast<std::size_t>(n));
}

}  // namespace

std::string request_for(int number) {
  return "GET /" + std::to_string(number) + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
}

std::string body_for(int number, int work) {
  std::array<char, 128> body{};
  return {body.data(), write_body(body.data(), body.size(), number, work)};
}

http_connection::after http_connection::serve(int socket, int work, bool block) noexcept {
  if (used_ == bytes_.size()) return after::closed;
  const ssize_t n = ::recv(socket, bytes_.data() + used_, bytes_.size() - used_, block ? 0 : MSG_DONTWAIT);
  if (n < 0 && (errno == EINTR || errno == EAGAIN)) return after::open;
  if (n <= 0) return after::closed;
  used_ += static_cast<std::size_t>(n);
  return answer_all(socket, work) ? after::open : after::closed;
}

bool http_connection::answer_all(int socket, int work) noexcept {
  std::string_view all(bytes_.data(), used_);
  for (auto end = all.find(end_of_head); end != std::string_view::npos; end = all.find(end_of_head)) {
    if (!answer(socket, all.substr(0, end), work)) return false;
    all.remove_prefix(end + end_of_head.size());
  }
  std::char_traits<char>::move(bytes_.data(), all.data(), all.size());
  used_ = all.size();
  return true;
}

http_answer::state http_answer::add(std::string_view more) {
  got_ += more;
  const auto end = got_.find(end_of_head);
  if (end == std::string::npos) return state::incomplete;
  constexpr std::string_view length_field = "Content-Length: ";
  const auto length_at = got_.find(length_field);
  std::size_t length = 0;
  if (length_at == std::string::npos || length_at > end) return state::wrong;
  std::from_chars(got_.data() + length_at + length_field.size(), got_.data() + end, length);
  const std::string_view body = std::string_view(got_).substr(end + end_of_head.size());
  if (body.size() < length) return state::incomplete;
  return got_.starts_with("HTTP/1.1 200 ") && body == expected_ ? state::right : state::wrong;
}

}  // namespace interleave::bench
