#include "ui/models/step_words.h"

#include "core/schedule/step_words.h"
#include "ui/models/words.h"

namespace interleave::ui {

using schedule::decision;
using schedule::op;

QString word_for(op what, trace::location_id at) {
  return from(schedule::word_for(what, at));
}

QString outcome_of(op what, std::uint16_t how) {
  if (how == decision::timed_out) return QStringLiteral("its time is over");
  if (how == decision::spurious) return QStringLiteral("wakes for no reason");
  return what == op::choose ? QStringLiteral("number %1").arg(how) : QString();
}

}  // namespace interleave::ui
