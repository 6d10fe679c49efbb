#include "core/sync/priority_mutex.h"

#include "core/schedule/control.h"
#include "core/trace/producer.h"
#include "core/trace/source.h"

#include <system_error>

namespace interleave::sync {

namespace {

void check(int error, const char* what) {
  if (error != 0) throw std::system_error(error, std::generic_category(), what);
}

}  // namespace

priority_mutex::priority_mutex(std::string_view name, protocol of, const std::source_location& at)
    : self_(trace::object_kind::mutex, name, 0, at) {
  // Priorities are the system's: nobody could tell who goes on.
  if (schedule::is_controlled()) schedule::announce({schedule::op::io, id(), trace::id_of(at)});
  pthread_mutexattr_t how;
  check(::pthread_mutexattr_init(&how), "pthread_mutexattr_init");
  const int wanted = of == protocol::inherit ? PTHREAD_PRIO_INHERIT : PTHREAD_PRIO_NONE;
  int error = ::pthread_mutexattr_setprotocol(&how, wanted);
  if (error == 0) error = ::pthread_mutex_init(&mutex_, &how);
  ::pthread_mutexattr_destroy(&how);
  check(error, "a mutex with priority inheritance");
}

priority_mutex::~priority_mutex() {
  ::pthread_mutex_destroy(&mutex_);
}

void priority_mutex::lock(std::source_location at) {
  const trace::location_id here = trace::id_of(at);
  schedule::announce({schedule::op::lock, id(), here});
  std::uint8_t flags = 0;
  if (::pthread_mutex_trylock(&mutex_) != 0) {
    trace::emit(trace::kind::wait_begin, id(), here);
    check(::pthread_mutex_lock(&mutex_), "pthread_mutex_lock");
    flags = trace::flag::contended;
  }
  trace::emit_ordered(trace::kind::acquired, id(), here, 0, ++sequence_, flags);
}

void priority_mutex::unlock(std::source_location at) {
  const trace::location_id here = trace::id_of(at);
  schedule::announce({schedule::op::unlock, id(), here});
  trace::emit(trace::kind::released, id(), here, 0, sequence_);
  ::pthread_mutex_unlock(&mutex_);
}

}  // namespace interleave::sync
