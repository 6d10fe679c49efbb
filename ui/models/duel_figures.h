#pragma once

#include "ui/models/session.h"
#include "ui/models/table_model.h"

namespace interleave::ui {

// What two runs have come to at their playheads, side by side: outcome, throughput, longest wait, fairness,
// context switches. Each is a row: metric (its title), hint (what it means), left and right (the values),
// leftMore and rightMore (who or how many each; may be empty), better ("left", "right" or "" where they are
// alike or cannot be told), word (why: "faster", "shorter", …). For the window's thread.
class duel_figures {
 public:
  duel_figures();

  void show(session& left, session& right);
  void clear() { rows_.assign({}); }
  [[nodiscard]] table_model* rows() { return &rows_; }

 private:
  table_model rows_;
};

}  // namespace interleave::ui
