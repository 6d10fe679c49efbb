#pragma once

#include "core/trace/event.h"

#include <cstdint>
#include <iosfwd>
#include <string>
#include <string_view>

namespace interleave::exports {

// A text as a JSON string, quotes included; bytes that are not UTF-8 are replaced.
std::string json_quoted(std::string_view text);

// Where something is drawn: a track of a process, both as numbers of our own.
struct track {
  std::uint32_t process = 0;
  std::uint32_t number = 0;
};

// Writes one file in the Chrome JSON trace event format, event by event, keeping nothing but a small buffer.
// Times are written as microseconds with three decimals, so to the ns. `name` and `arguments` are JSON that
// is already written (see json_quoted); begin and end nest, slices of one track must not overlap. Source:
// "Trace Event Format" (Google, 2016), the part that Perfetto imports.
//
//   chrome_events file(out, R"({"scenario":"race"})");
//   file.slice({1, 3}, 1'000, 5'000, json_quoted("blocked"));
//   file.finish();
class chrome_events {
 public:
  chrome_events(std::ostream& out, std::string_view about);

  void name_process(std::uint32_t process, std::string_view name, int order);
  void name_track(track at, std::string_view name, std::uint32_t order);

  void slice(track at, trace::nanoseconds begin, trace::nanoseconds end, std::string_view name,
             std::string_view arguments = {});
  void begin(track at, trace::nanoseconds time, std::string_view name);
  void end(track at, trace::nanoseconds time);
  // Of the track, or across all of them where its number is 0.
  void instant(track at, trace::nanoseconds time, std::string_view name, std::string_view arguments);
  void counter(std::uint32_t process, trace::nanoseconds time, std::string_view name, std::int64_t value);
  // From the slice around `departs` to the one around `arrives`.
  void arrow(track from, trace::nanoseconds departs, track to, trace::nanoseconds arrives,
             std::string_view name);

  // The closing brackets; nothing follows.
  void finish();

 private:
  void open(char phase, track at);
  void time(std::string_view key, trace::nanoseconds ns);
  void text(std::string_view raw) { buffer_ += raw; }
  void number(std::uint64_t value);
  void close();
  void flush();

  std::ostream& out_;
  std::string buffer_;
  std::uint64_t arrows_ = 0;
  bool first_ = true;
};

}  // namespace interleave::exports
