#include "ui/models/ide_files.h"

#include <QString>

namespace interleave::ui {

namespace {

constexpr const char* main_text = R"(#include "clock.h"

#include <iostream>

// Type here while the project is being saved: Ctrl+S.
int main() {
  clock_face wall;
  for (int hour = 1; hour <= 12; ++hour) {
    wall.turn_to(hour);
    std::cout << wall.text() << '\n';
  }
}
)";

constexpr const char* clock_text = R"(#pragma once

#include <string>

// A clock that only knows full hours.
class clock_face {
 public:
  void turn_to(int hour) { hour_ = hour; }
  std::string text() const { return std::to_string(hour_) + " o'clock"; }

 private:
  int hour_ = 12;
};
)";

constexpr const char* notes_text = R"(Things to try

1. Save on the UI thread, and go on typing.
   The letters come all at once when the disk is done.
2. Save on a worker, or asynchronously.
   Every letter comes at once. The strip below stays flat.
3. Put all on one core. It still does.
)";

}  // namespace

std::vector<table_model::row> ide_files() {
  const auto file = [](const char* path, const char* name, const char* text, int depth) -> table_model::row {
    return {QString::fromUtf8(path), QString::fromUtf8(name), QString::fromUtf8(text), depth, false};
  };
  return {{QStringLiteral("src"), QStringLiteral("src"), QString(), 0, true},
          file("src/main.cpp", "main.cpp", main_text, 1),
          file("src/clock.h", "clock.h", clock_text, 1),
          file("notes.txt", "notes.txt", notes_text, 0)};
}

}  // namespace interleave::ui
