#pragma once

#include "core/explore/explorer.h"
#include "ui/models/turn_strip.h"

#include <QByteArray>
#include <QString>

#include <cstdint>
#include <vector>

namespace interleave::ui {

// A failure that a search has found and reduced; see explore::failure.
struct found_failure {
  struct turn {
    std::uint64_t step = 0;  // from 1
    QString text;
    bool preempts = false;
  };
  QString kind;
  QString text;
  QString by;
  QString schedule;
  QString passing;  // empty if none is known
  QString flip;     // see explore::explanation::flip_text
  std::uint64_t at_schedule = 0;
  std::uint64_t steps = 0;
  std::uint64_t preemptions = 0;
  bool fewest = false;
  bool reduced = true;  // false: as it was found; what it needs is still looked for
  std::vector<turn> decisive;
  turn_strip strip;
};

// What a search in another process has told of itself, line by line (`explore --progress`).
struct search_report {
  explore::search_result numbers;  // its `found` stays empty
  std::vector<found_failure> found;
  std::uint64_t changes = 0;  // of what was found
  QString verdict;            // empty until it is over
  QString fault;              // why there is no verdict; empty otherwise

  // False, and nothing is changed, for what is no such line.
  bool add(const QByteArray& line);
};

}  // namespace interleave::ui
