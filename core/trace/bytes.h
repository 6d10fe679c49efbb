#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace interleave::trace {

// Numbers and texts as bytes, and back. Numbers are LEB128: seven bits a byte, the lowest first, so that
// small ones are short and byte order is no matter; texts are their length and their bytes.
//
//   byte_writer out;  out.number(300);  out.text("fork 1");
//   byte_reader in(out.bytes());  in.number() == 300;  in.text() == "fork 1";  in.is_whole() == true;
class byte_writer {
 public:
  void number(std::uint64_t value) {
    while (value >= 0x80) {
      bytes_.push_back(static_cast<std::uint8_t>(value | 0x80));
      value >>= 7;
    }
    bytes_.push_back(static_cast<std::uint8_t>(value));
  }
  void text(std::string_view value) {
    number(value.size());
    bytes_.insert(bytes_.end(), value.begin(), value.end());
  }
  void clear() { bytes_.clear(); }

  [[nodiscard]] std::span<const std::uint8_t> bytes() const { return bytes_; }

 private:
  std::vector<std::uint8_t> bytes_;
};

// Reads past the end, and numbers past 64 bits or past `most`, give 0 or nothing, and is_whole is false from
// then on.
class byte_reader {
 public:
  explicit byte_reader(std::span<const std::uint8_t> from)
      : at_(from.data()), end_(from.data() + from.size()) {}

  std::uint64_t number(std::uint64_t most = ~std::uint64_t{0}) {
    std::uint64_t value = 0;
    for (unsigned shift = 0; at_ != end_ && shift < 64; shift += 7) {
      const std::uint8_t byte = *at_++;
      if (shift == 63 && byte > 1) break;
      value |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
      if (byte < 0x80) return value <= most ? value : fail();
    }
    return fail();
  }
  std::string text() {
    const std::uint64_t length = number(static_cast<std::uint64_t>(end_ - at_));
    std::string value(reinterpret_cast<const char*>(at_), static_cast<std::size_t>(length));
    at_ += length;
    return value;
  }

  // All that was read was there.
  [[nodiscard]] bool is_whole() const { return whole_; }
  [[nodiscard]] bool at_end() const { return at_ == end_; }

 private:
  std::uint64_t fail() {
    whole_ = false;
    at_ = end_;
    return 0;
  }

  const std::uint8_t* at_;
  const std::uint8_t* end_;
  bool whole_ = true;
};

}  // namespace interleave::trace
