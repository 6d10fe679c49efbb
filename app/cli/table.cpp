#include "app/cli/table.h"

#include <algorithm>
#include <ostream>

namespace interleave::app {

std::size_t columns_of(std::string_view text) {
  std::size_t columns = 0;
  bool in_escape = false;
  for (const char each : text) {
    if (each == '\x1b') {
      in_escape = true;
    } else if (in_escape) {
      in_escape = each != 'm';
    } else if ((static_cast<unsigned char>(each) & 0xc0U) != 0x80U) {  // not the rest of a code point
      ++columns;
    }
  }
  return columns;
}

table::table(std::vector<std::string> headings) {
  for (std::string& each : headings) {
    const bool marked = each.ends_with('<');
    left_.push_back(left_.empty() || marked);
    if (marked) each.pop_back();
  }
  rows_.push_back(std::move(headings));
}

void table::add(std::vector<std::string> cells) {
  cells.resize(left_.size());
  rows_.push_back(std::move(cells));
}

void table::print(std::ostream& out) const {
  std::vector<std::size_t> widths(left_.size());
  for (const auto& row : rows_) {
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], columns_of(row[i]));
  }
  for (const auto& row : rows_) {
    std::string line = "  ";
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::string space(widths[i] - columns_of(row[i]), ' ');
      line += (i == 0 ? "" : "  ") + (left_[i] ? row[i] + space : space + row[i]);
    }
    line.erase(line.find_last_not_of(' ') + 1);
    out << line << '\n';
  }
}

}  // namespace interleave::app
