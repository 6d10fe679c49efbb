#include "core/export/chrome_events.h"

#include <nlohmann/json.hpp>

#include <array>
#include <charconv>
#include <ostream>

namespace interleave::exports {

namespace {
constexpr std::size_t flush_at = std::size_t{1} << 16;
}

std::string json_quoted(std::string_view text) {
  return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

chrome_events::chrome_events(std::ostream& out, std::string_view about) : out_(out) {
  buffer_.reserve(flush_at + 1024);
  text(R"({"displayTimeUnit":"ns","otherData":)");
  text(about);
  text(",\"traceEvents\":[\n");
}

void chrome_events::number(std::uint64_t value) {
  std::array<char, 20> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  buffer_.append(digits.data(), end);
}

void chrome_events::time(std::string_view key, trace::nanoseconds ns) {
  text(",\"");
  text(key);
  text("\":");
  number(ns / 1000);
  const auto rest = static_cast<unsigned>(ns % 1000);
  const std::array<char, 4> decimals{'.', static_cast<char>('0' + rest / 100),
                                     static_cast<char>('0' + rest / 10 % 10),
                                     static_cast<char>('0' + rest % 10)};
  buffer_.append(decimals.data(), decimals.size());
}

void chrome_events::open(char phase, track at) {
  text(first_ ? "{\"ph\":\"" : ",\n{\"ph\":\"");
  first_ = false;
  buffer_ += phase;
  text("\",\"pid\":");
  number(at.process);
  text(",\"tid\":");
  number(at.number);
}

void chrome_events::close() {
  buffer_ += '}';
  if (buffer_.size() >= flush_at) flush();
}

void chrome_events::flush() {
  out_.write(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
  buffer_.clear();
}

void chrome_events::name_process(std::uint32_t process, std::string_view name, int order) {
  open('M', {process, 0});
  text(R"(,"name":"process_name","args":{"name":)");
  text(json_quoted(name));
  text("}");
  close();
  open('M', {process, 0});
  text(R"(,"name":"process_sort_index","args":{"sort_index":)");
  text(std::to_string(order));
  text("}");
  close();
}

void chrome_events::name_track(track at, std::string_view name, std::uint32_t order) {
  open('M', at);
  text(R"(,"name":"thread_name","args":{"name":)");
  text(json_quoted(name));
  text("}");
  close();
  open('M', at);
  text(R"(,"name":"thread_sort_index","args":{"sort_index":)");
  number(order);
  text("}");
  close();
}

void chrome_events::slice(track at, trace::nanoseconds begin, trace::nanoseconds end, std::string_view name,
                          std::string_view arguments) {
  open('X', at);
  time("ts", begin);
  time("dur", end - begin);
  text(",\"name\":");
  text(name);
  if (!arguments.empty()) {
    text(",\"args\":");
    text(arguments);
  }
  close();
}

void chrome_events::begin(track at, trace::nanoseconds when, std::string_view name) {
  open('B', at);
  time("ts", when);
  text(",\"name\":");
  text(name);
  close();
}

void chrome_events::end(track at, trace::nanoseconds when) {
  open('E', at);
  time("ts", when);
  close();
}

void chrome_events::instant(track at, trace::nanoseconds when, std::string_view name,
                            std::string_view arguments) {
  open('i', at);
  time("ts", when);
  text(at.number == 0 ? R"(,"s":"g","name":)" : R"(,"s":"t","name":)");
  text(name);
  text(",\"args\":");
  text(arguments);
  close();
}

void chrome_events::counter(std::uint32_t process, trace::nanoseconds when, std::string_view name,
                            std::int64_t value) {
  open('C', {process, 0});
  time("ts", when);
  text(",\"name\":");
  text(name);
  text(",\"args\":{");
  text(name);
  text(":");
  text(std::to_string(value));
  text("}");
  close();
}

void chrome_events::arrow(track from, trace::nanoseconds departs, track to, trace::nanoseconds arrives,
                          std::string_view name) {
  ++arrows_;
  const auto end_of_arrow = [&](char phase, track at, trace::nanoseconds when) {
    open(phase, at);
    time("ts", when);
    text(",\"cat\":\"wake\",\"id\":");
    number(arrows_);
    text(",\"name\":");
    text(name);
    if (phase == 'f') text(",\"bp\":\"e\"");  // binds to the slice around it, not to the next one
    close();
  };
  end_of_arrow('s', from, departs);
  end_of_arrow('f', to, arrives);
}

void chrome_events::finish() {
  text("\n]}\n");
  flush();
}

}  // namespace interleave::exports
