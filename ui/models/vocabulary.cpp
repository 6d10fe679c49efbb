#include "ui/models/vocabulary.h"

namespace interleave::ui {

const QString& vocabulary::text(trace::literal_id id) {
  auto found = texts_.find(id);
  if (found == texts_.end()) {
    found = texts_.insert(id, id == 0 ? QString() : QString::fromStdString(of_.text(id)));
  }
  return *found;
}

const vocabulary::spot& vocabulary::place(trace::location_id id) {
  auto found = places_.find(id);
  if (found == places_.end()) {
    spot there;
    if (id != 0) {
      const trace::place known = of_.location(id);
      there = {QString::fromStdString(known.file), static_cast<int>(known.line)};
    }
    found = places_.insert(id, there);
  }
  return *found;
}

}  // namespace interleave::ui
