#pragma once

#include "ui/models/scene_part.h"

namespace interleave::ui {

// The figures that a scenario's descriptor reads out of a whole trace, by name; those that the trace cannot
// tell are left out. Worked out once a run has ended (or a file was opened); empty before.
//
//   Measured { id: measured; session: root.session }
//   text: measured.values["longest_slice_us"] ?? "–"
class measured : public interleave::ui::scene_part {
  Q_OBJECT
  QML_NAMED_ELEMENT(Measured)
  Q_PROPERTY(QVariantMap values READ values NOTIFY changed)

 public:
  using scene_part::scene_part;

  [[nodiscard]] const QVariantMap& values() const { return values_; }

 Q_SIGNALS:
  void changed();

 protected:
  void show(const snapshot& at, vocabulary& words) override;
  void clear() override;
  void forget() override;

 private:
  QVariantMap values_;
  bool known_ = false;
};

}  // namespace interleave::ui
