#pragma once

#include "ui/models/snapshot.h"
#include "ui/models/syntax.h"
#include "ui/models/table_model.h"
#include "ui/models/vocabulary.h"

#include <QString>
#include <QStringList>
#include <QVariantMap>

#include <vector>

namespace interleave::ui {

// A scenario's source, a row a line, with a marker for each thread that is on it. The line that is current is
// the selected thread's, else that of the thread of the last event.
class code_model : public table_model {
  Q_OBJECT
  QML_ANONYMOUS
  Q_PROPERTY(int longest READ longest NOTIFY longestChanged)

 public:
  explicit code_model(QObject* parent = nullptr);

  void show(const QString& file, const QString& text);
  [[nodiscard]] int longest() const { return longest_; }  // line, in characters
  // "#rrggbb" or colour by token name; what is missing has no colour of its own.
  void set_colours(const QVariantMap& by_name);
  void mark(const snapshot& at, vocabulary& words, analysis::thread_id selected);
  void unmark();

  [[nodiscard]] const QString& file() const { return file_; }
  [[nodiscard]] int current_line() const { return current_; }  // 0: none

 Q_SIGNALS:
  void longestChanged();

 private:
  void fill();
  void set_current(int line);
  void set_markers(std::vector<QVariantList> by_line);

  QString file_;
  QStringList lines_;
  QStringList colours_;
  std::vector<int> marked_;  // lines that have markers
  int longest_ = 0;
  int current_ = 0;
};

}  // namespace interleave::ui
