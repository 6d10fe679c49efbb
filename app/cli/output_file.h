#pragma once

#include <exception>
#include <filesystem>
#include <string_view>

namespace interleave::app {

// Before a run or minutes of measuring, not after them: throws usage_error where the file that `option` names
// could not be written: its folder is not there or may not be written, or it is no file. No name: nothing to
// check.
//
//   check_can_be_written("--trace", with.trace);
void check_can_be_written(std::string_view option, const std::filesystem::path& file);

// A file is written before the report, as whoever reads that may have gone (a pipe); but if it cannot be, the
// report is not lost with it.
//
//   const unsaved failure([&] { trace.save(file); });
//   std::cout << report;
//   failure.rethrow();
class unsaved {
 public:
  template <class F>
  explicit unsaved(F&& save) {
    try {
      save();
    } catch (...) {
      why_ = std::current_exception();
    }
  }
  void rethrow() const {
    if (why_) std::rethrow_exception(why_);
  }

 private:
  std::exception_ptr why_;
};

}  // namespace interleave::app
