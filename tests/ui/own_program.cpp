#include "ui/models/own_program.h"

// What a window starts is the program of the same build.
namespace interleave::ui {
namespace {

[[maybe_unused]] const bool is_set = [] {
  set_own_program(INTERLEAVE_PROGRAM);
  return true;
}();

}  // namespace
}  // namespace interleave::ui
