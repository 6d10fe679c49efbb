#pragma once

#include "core/scenario/descriptor.h"
#include "ui/models/table_model.h"

#include <QString>
#include <QVariantList>

#include <optional>
#include <vector>

namespace interleave::ui {

// How well what is typed fits a text, more is better; nothing if it doesn't: all its letters must be there,
// in order, whatever the case. Letters that begin words or follow each other count most, and a short text
// more than a long one, so that "dp" finds "dining-philosophers" and "rw" finds "readers-writers".
std::optional<int> fit(const QString& typed, const QString& text);

// Everything that can be asked for, best first for what is typed: scenarios, their variants, and actions of
// the window. Nothing typed: the actions, then the scenarios.
// - key, kind ("action", "scenario", "variant"), id, owner (a variant's scenario), title, detail, shortcut
class command_list : public interleave::ui::table_model {
  Q_OBJECT
  QML_NAMED_ELEMENT(CommandList)
  Q_PROPERTY(QString typed READ typed WRITE setTyped NOTIFY typedChanged)
  // Of the window: { id, title, key }.
  Q_PROPERTY(QVariantList actions READ actions WRITE setActions NOTIFY actionsChanged)

 public:
  static constexpr std::size_t most = 60;

  explicit command_list(QObject* parent = nullptr);
  explicit command_list(const std::vector<scenario::descriptor>& all, QObject* parent = nullptr);

  [[nodiscard]] const QString& typed() const { return typed_; }
  void setTyped(const QString& text);
  [[nodiscard]] const QVariantList& actions() const { return actions_; }
  void setActions(const QVariantList& all);

 Q_SIGNALS:
  void typedChanged();
  void actionsChanged();

 private:
  void fill();

  const std::vector<scenario::descriptor>& all_;
  QString typed_;
  QVariantList actions_;
};

}  // namespace interleave::ui
