#pragma once

#include "ui/models/scene_part.h"

#include <QString>

#include <optional>

namespace interleave::ui {

// What has just happened at the playhead, in sentences, the newest first: for who reads rather than watches,
// and for screen readers. What does not tell a story (names, switches between cores, holds) is left out.
// Nothing is worked out while it is not `active`.
// - rows: key, time ("3.218450 s"), thread, text ("waits for fork 2", "begins eating")
//
//   Narration { session: lab; active: pane.visible }
class narration : public interleave::ui::scene_part {  // in full: moc does not find it otherwise
  Q_OBJECT
  QML_NAMED_ELEMENT(Narration)
  Q_PROPERTY(interleave::ui::table_model* rows READ rows CONSTANT)
  Q_PROPERTY(bool active READ active WRITE setActive NOTIFY activeChanged)

 public:
  static constexpr std::size_t most = 40;

  explicit narration(QObject* parent = nullptr);

  [[nodiscard]] table_model* rows() { return &rows_; }
  [[nodiscard]] bool active() const { return active_; }
  void setActive(bool yes);

 Q_SIGNALS:
  void activeChanged();

 protected:
  void show(const snapshot& at, vocabulary& words) override;
  void clear() override;
  void forget() override;

 private:
  table_model rows_;
  bool active_ = false;
  std::optional<std::size_t> position_;
};

// What a record says of its thread, as the rest of a sentence; empty for what tells no story.
QString sentence_for(const trace::record& what, const analysis::names& names, vocabulary& words);

}  // namespace interleave::ui
