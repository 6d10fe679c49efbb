#include "ui/models/own_program.h"

#include <utility>

namespace interleave::ui {

namespace {

std::string& file() {
  static std::string known;
  return known;
}

}  // namespace

std::string own_program() {
  return file();
}

void set_own_program(std::string known) {
  file() = std::move(known);
}

}  // namespace interleave::ui
