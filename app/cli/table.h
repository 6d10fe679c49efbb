#pragma once

#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

namespace interleave::app {

// How many columns of a terminal a text takes: its code points (no wide or combining ones are used here),
// escape sequences left out.
std::size_t columns_of(std::string_view text);

// Text in columns as wide as their widest cell: the first one to the left, the others to the right, or to the
// left where the heading ends in '<' (which is not shown).
//
//   table threads({"Threads", "ran", "phase<"});
//   threads.add({"philosopher 1", "12 ms", "eating"});
//   threads.print(std::cout);
class table {
 public:
  explicit table(std::vector<std::string> headings);

  // As many cells as headings.
  void add(std::vector<std::string> cells);
  [[nodiscard]] bool empty() const { return rows_.size() == 1; }
  void print(std::ostream& out) const;

 private:
  std::vector<bool> left_;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace interleave::app
