#pragma once

#include "ui/models/snapshot.h"

#include <QString>

namespace interleave::ui {

// What is said across the window once something went wrong: the worst finding that has happened by the
// playhead, so that rewinding before it takes the banner away.
struct banner {
  bool visible = false;
  QString title;
  QString text;
  QString advice;
  int severity = 0;
  int finding = -1;  // which of the snapshot's it tells of

  bool operator==(const banner&) const = default;
};

// Pure. `advice` is the scenario's.
banner banner_at(const snapshot& at, const QString& advice);

// "Philosopher 1 waits for fork 2, which philosopher 2 holds; …", shortened in the middle when long.
QString cycle_in_words(const std::vector<analysis::wait_edge>& cycle, const analysis::names& names);

}  // namespace interleave::ui
