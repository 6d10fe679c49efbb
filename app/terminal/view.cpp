#include "app/terminal/view.h"

#include "app/cli/table.h"
#include "core/export/words.h"
#include "core/timeline/ticks.h"

#include <algorithm>

namespace interleave::app {

namespace {

using analysis::activity;

struct look {
  const char* symbol;
  const char* plain;  // where there is no Unicode
  const char* colour;
};

// A state is told by word and symbol; the colour only helps.
look look_of(activity doing) {
  switch (doing) {
    case activity::running:
      return {"▶", ">", "32"};
    case activity::ready:
      return {"▷", "-", "33"};
    case activity::blocked:
      return {"■", "#", "31"};
    case activity::sleeping:
      return {"z", "z", "34"};
    case activity::held:
      return {"‖", "=", "35"};
    case activity::ended:
      return {"✓", ".", "90"};
    case activity::absent:
      break;
  }
  return {"·", ".", "90"};
}

struct widths {
  std::size_t name = 0;
  std::size_t phase = 0;
  std::size_t counters = 0;
};

class painter {
 public:
  explicit painter(const terminal_style& style) : style_(style) {}

  [[nodiscard]] std::string colour(const std::string& text, const char* code) const {
    return style_.colours ? "\x1b[" + std::string(code) + 'm' + text + "\x1b[0m" : text;
  }
  [[nodiscard]] std::string thread(const moment::thread& of, const widths& wide) const;
  [[nodiscard]] std::string lock(const moment::lock& of, std::size_t name_width) const;
  [[nodiscard]] std::string alarm(const std::string& text) const {
    return colour((style_.unicode ? "██ " : "!! ") + text, "1;31");
  }

 private:
  static std::string padded(const std::string& text, std::size_t width) {
    const std::size_t columns = columns_of(text);
    return columns < width ? text + std::string(width - columns, ' ') : text;
  }

  const terminal_style& style_;
};

std::string painter::thread(const moment::thread& of, const widths& wide) const {
  const look as = look_of(of.doing);
  const std::string state =
      std::string(style_.unicode ? as.symbol : as.plain) + ' ' + std::string(exports::word_for(of.doing));
  std::string line = padded(of.name, wide.name) + "  " + colour(padded(state, 10), as.colour);
  if (wide.phase != 0) line += "  " + padded(of.phase, wide.phase);
  if (wide.counters != 0) line += "  " + padded(of.counters, wide.counters);
  if (!of.holds.empty()) line += "  has " + of.holds;
  if (!of.waits.empty()) line += (of.holds.empty() ? "  waits for " : "; waits for ") + of.waits;
  return line;
}

std::string painter::lock(const moment::lock& of, std::size_t name_width) const {
  std::string line = padded(of.name, name_width) + "  ";
  line += of.holders.empty() ? "free" : "held by " + of.holders;
  if (!of.waiters.empty()) line += colour("  wanted by " + of.waiters, "33");
  return line;
}

std::vector<std::string> banner(const moment& now, const scenario::descriptor& of, const painter& paint) {
  std::vector<std::string> lines;
  if (now.deadlocked) {
    lines.push_back(paint.alarm("DEADLOCK: none of these can ever go on."));
    for (const std::string& each : now.cycle) lines.push_back(paint.alarm("  " + each));
  } else if (!now.findings.empty()) {
    lines.push_back(paint.alarm(now.findings.back()));
  }
  if (now.deadlocked && !of.advice.empty()) lines.push_back(paint.alarm(std::string(of.advice)));
  return lines;
}

template <class All>
std::size_t widest_name(const All& all) {
  std::size_t width = 0;
  for (const auto& each : all) width = std::max(width, columns_of(each.name));
  return width;
}

// Not narrower than most are, so that the columns do not move about while a run goes on.
widths widths_of(const moment& now) {
  widths wide{widest_name(now.threads), 0, 0};
  for (const moment::thread& each : now.threads) {
    if (!each.phase.empty()) wide.phase = std::max({wide.phase, std::size_t{8}, columns_of(each.phase)});
    if (!each.counters.empty())
      wide.counters = std::max({wide.counters, std::size_t{8}, columns_of(each.counters)});
  }
  return wide;
}

// Into as many rows as there are: broken between words while there is room for that, else without empty
// lines, else cut.
std::vector<std::string> fitted(const std::vector<std::string>& lines, const terminal_style& style) {
  const auto fits = [&](const auto& those) { return style.rows == 0 || those.size() <= style.rows; };
  std::vector<std::string> broken;
  for (const std::string& each : lines)
    for (std::string& part : wrapped(each, style.columns)) broken.push_back(std::move(part));
  const auto without_empty = [](std::vector<std::string> from) {
    std::erase(from, std::string());
    return from;
  };
  if (fits(broken)) return broken;
  if (broken = without_empty(std::move(broken)); fits(broken)) return broken;
  std::vector<std::string> cut = lines;
  if (!fits(cut)) cut = without_empty(std::move(cut));
  if (!fits(cut)) {
    const std::size_t hidden = cut.size() - style.rows + 1;
    cut.resize(style.rows - 1);
    cut.push_back(std::string(style.unicode ? "…" : "...") + " and " + std::to_string(hidden) +
                  " more lines: a taller terminal shows them");
  }
  for (std::string& each : cut) each = cropped(each, style.columns);
  return cut;
}

}  // namespace

std::vector<std::string> wrapped(const std::string& line, std::size_t columns) {
  constexpr std::size_t indent = 4;
  if (columns <= 2 * indent || columns_of(line) <= columns) return {cropped(line, columns)};
  std::vector<std::string> parts{{}};
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t word = std::min(line.find_first_not_of(' ', at), line.size());
    const std::size_t end = std::min(line.find(' ', word), line.size());
    const std::size_t used = columns_of(parts.back());
    if (used > indent && used + columns_of(line.substr(at, end - at)) > columns) {
      parts.emplace_back(indent, ' ');
    } else {
      parts.back().append(line, at, word - at);
    }
    parts.back() = cropped(parts.back() + line.substr(word, end - word), columns);
    at = end;
  }
  return parts;
}

std::string cropped(const std::string& line, std::size_t columns) {
  if (columns_of(line) <= columns) return line;
  std::string out;
  std::size_t used = 0;
  bool in_escape = false;
  bool coloured = false;
  for (const char each : line) {
    const bool starts_character =
        !in_escape && each != '\x1b' && (static_cast<unsigned char>(each) & 0xc0U) != 0x80U;
    if (starts_character && ++used > columns) break;
    if (each == '\x1b') in_escape = coloured = true;
    out += each;
    if (in_escape && each == 'm') in_escape = false;
  }
  return coloured ? out + "\x1b[0m" : out;
}

std::vector<std::string> draw(const moment& now, const scenario::descriptor& of,
                              const scenario::variant& chosen, const terminal_style& style) {
  const painter paint(style);
  std::vector<std::string> lines;
  lines.push_back(paint.colour(std::string(of.title) + ": " + std::string(chosen.title), "1"));
  lines.push_back(timeline::format_duration(now.time) + ", " + std::to_string(now.events) + " events" +
                  (now.total.empty() ? "" : ", " + now.total));
  for (std::string& each : banner(now, of, paint)) lines.push_back(std::move(each));
  lines.emplace_back();
  const widths wide = widths_of(now);
  for (const moment::thread& each : now.threads) lines.push_back(paint.thread(each, wide));
  lines.emplace_back();
  for (const moment::lock& each : now.locks) lines.push_back(paint.lock(each, widest_name(now.locks)));
  return fitted(lines, style);
}

}  // namespace interleave::app
