#include "ui/models/step_words.h"

namespace interleave::ui {

using schedule::decision;
using schedule::op;

QString word_for(op what, trace::location_id at) {
  switch (what) {
    case op::lock:
      return QStringLiteral("lock");
    case op::try_lock:
      return QStringLiteral("try to lock");
    case op::unlock:
      return QStringLiteral("unlock");
    case op::lock_shared:
      return QStringLiteral("share");
    case op::try_lock_shared:
      return QStringLiteral("try to share");
    case op::unlock_shared:
      return QStringLiteral("leave");
    case op::acquire:
      return QStringLiteral("acquire");
    case op::try_acquire:
      return QStringLiteral("try to acquire");
    case op::release:
      return QStringLiteral("release");
    case op::wait:
      return QStringLiteral("wait at");
    case op::reacquire:
      return QStringLiteral("come back from");
    case op::notify_one:
      return QStringLiteral("notify one at");
    case op::notify_all:
      return QStringLiteral("notify all at");
    case op::arrive:
      return QStringLiteral("arrive at");
    case op::await:
      return QStringLiteral("pass");
    case op::sleep:
      return QStringLiteral("sleep");
    case op::load:
      return QStringLiteral("load");
    case op::store:
      return QStringLiteral("store");
    case op::exchange:
      return QStringLiteral("change at once");
    case op::start:
      return QStringLiteral("start");
    case op::join:
      return QStringLiteral("join");
    case op::finish:
      return QStringLiteral("end");
    case op::take:
      return QStringLiteral("take");
    case op::put:
      return QStringLiteral("put back");
    case op::choose:
      return QStringLiteral("choose");
    case op::yield:
      return at == 0 ? QStringLiteral("begin") : QStringLiteral("go on");
    case op::phase:
      return QStringLiteral("go on");
    case op::io:
      return QStringLiteral("wait outside");
  }
  return {};
}

QString outcome_of(op what, std::uint16_t how) {
  if (how == decision::timed_out) return QStringLiteral("its time is over");
  if (how == decision::spurious) return QStringLiteral("wakes for no reason");
  return what == op::choose ? QStringLiteral("number %1").arg(how) : QString();
}

}  // namespace interleave::ui
