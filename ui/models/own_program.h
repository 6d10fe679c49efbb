#pragma once

#include <string>

namespace interleave::ui {

// The file of the program whose window this is: what may crash is run by another one of its kind. Empty until
// it is set, before there is a window.
[[nodiscard]] std::string own_program();
void set_own_program(std::string file);

}  // namespace interleave::ui
