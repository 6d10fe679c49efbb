#pragma once

#include "ui/models/session.h"
#include "ui/models/table_model.h"

#include <QObject>
#include <QPointer>
#include <QString>
#include <QStringList>
#include <QVariantMap>
#include <QtQml/qqmlregistration.h>

#include <cstdint>
#include <string>
#include <vector>

namespace interleave::ui {

// A part of a scene: follows the session's frames and shows what one frame says. A scene's QML holds such
// parts and lays out what they list; it keeps nothing itself, so rewinding shows what was there. For the
// window's thread.
class scene_part : public QObject {
  Q_OBJECT
  QML_ANONYMOUS
  Q_PROPERTY(interleave::ui::session* session READ source WRITE setSource NOTIFY sourceChanged)

 public:
  explicit scene_part(QObject* parent = nullptr) : QObject(parent) {}

  [[nodiscard]] session* source() const { return source_; }
  void setSource(session* next);

 Q_SIGNALS:
  void sourceChanged();

 protected:
  // What the current frame says; `clear` when there is none.
  virtual void show(const snapshot& at, vocabulary& words) = 0;
  virtual void clear() = 0;
  // Another recording: what was worked out of the former is worth nothing.
  virtual void forget() {}

  void refresh();

 private:
  QPointer<session> source_;
};

// Something with a name that ends with a number ("reader 3"): its group is what comes before it.
struct numbered {
  std::uint32_t id = 0;
  int number = 0;  // 0: none
  QString name;
  QString group;
};

// Those of `all` whose group is one of `groups`, by group as listed, then by number; all of them as they came
// if it is empty.
std::vector<numbered> in_order(std::vector<numbered> all, const QStringList& groups);
numbered as_numbered(std::uint32_t id, const std::string& name);

// Counters or notes by name.
QVariantMap by_name(const std::vector<analysis::tally>& tallies, vocabulary& words);

}  // namespace interleave::ui
