#pragma once

#include "core/analysis/coffman.h"
#include "ui/models/scene_part.h"

#include <cstddef>
#include <optional>

namespace interleave::ui {

// The four conditions of a deadlock at the playhead, each as a lamp, with the variant that takes it away. For
// scenarios that deadlock is the matter of; `shown` is false, and there are no rows, for all others.
//
//   Lamps { id: lamps; session: root.session }
//   Repeater { model: lamps.rows; delegate: … }
//
// Rows, always in the same order: key (number of the condition), title ("Hold and wait"), lit, text (who
// makes it so, or why it does not hold), brief (the same in a word or two), remedyId and remedyTitle (of the
// variant), remedyHow, remedyCurrent (it is the one that is chosen)
class lamps : public interleave::ui::scene_part {
  Q_OBJECT
  QML_NAMED_ELEMENT(Lamps)
  Q_PROPERTY(interleave::ui::table_model* rows READ rows CONSTANT)
  Q_PROPERTY(bool shown READ shown NOTIFY changed)
  Q_PROPERTY(int litCount READ litCount NOTIFY changed)

 public:
  explicit lamps(QObject* parent = nullptr);

  [[nodiscard]] table_model* rows() { return &rows_; }
  [[nodiscard]] bool shown() const { return rows_.count() > 0; }
  [[nodiscard]] int litCount() const { return lit_; }

 Q_SIGNALS:
  void changed();

 protected:
  void show(const snapshot& at, vocabulary& words) override;
  void clear() override;
  void forget() override;

 private:
  [[nodiscard]] const scenario::descriptor* about() const;
  void light(const analysis::coffman_state& now, const analysis::names& names);

  table_model rows_;
  int lit_ = 0;
  std::optional<std::size_t> position_;  // that the rows tell
  QString variant_;
};

}  // namespace interleave::ui
