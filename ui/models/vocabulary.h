#pragma once

#include "core/trace/source.h"

#include <QHash>
#include <QString>

namespace interleave::ui {

// A recording's texts and places as the window needs them, each looked up once. Lives no longer than the
// recording. For the window's thread.
class vocabulary {
 public:
  struct spot {
    QString file;
    int line = 0;
  };

  explicit vocabulary(const trace::dictionary& of) : of_(of) {}

  // Empty for 0 and what is unknown.
  const QString& text(trace::literal_id id);
  const spot& place(trace::location_id id);

 private:
  const trace::dictionary& of_;
  QHash<trace::literal_id, QString> texts_;
  QHash<trace::location_id, spot> places_;
};

}  // namespace interleave::ui
