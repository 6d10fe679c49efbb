#include "core/schedule/step_words.h"

namespace interleave::schedule {

std::string_view word_for(op what, trace::location_id at) noexcept {
  switch (what) {
    case op::lock:
      return "lock";
    case op::try_lock:
      return "try to lock";
    case op::unlock:
      return "unlock";
    case op::lock_shared:
      return "share";
    case op::try_lock_shared:
      return "try to share";
    case op::unlock_shared:
      return "leave";
    case op::acquire:
      return "acquire";
    case op::try_acquire:
      return "try to acquire";
    case op::release:
      return "release";
    case op::wait:
      return "wait at";
    case op::reacquire:
      return "come back from";
    case op::notify_one:
      return "notify one at";
    case op::notify_all:
      return "notify all at";
    case op::arrive:
      return "arrive at";
    case op::await:
      return "pass";
    case op::sleep:
      return "sleep";
    case op::load:
      return "load";
    case op::store:
      return "store";
    case op::exchange:
      return "change at once";
    case op::start:
      return "start";
    case op::join:
      return "join";
    case op::finish:
      return "end";
    case op::take:
      return "take";
    case op::put:
      return "put back";
    case op::choose:
      return "choose";
    case op::yield:
      return at == 0 ? "begin" : "go on";
    case op::phase:
      return "go on";
    case op::io:
      return "wait outside";
  }
  return {};
}

}  // namespace interleave::schedule
