#include "core/os/real_time.h"

#include <pthread.h>
#include <sched.h>

namespace interleave::os {

bool run_in_real_time(int priority) {
  sched_param wanted{};
  wanted.sched_priority = priority;
  return ::pthread_setschedparam(::pthread_self(), SCHED_FIFO, &wanted) == 0;
}

bool real_time_is_permitted(int priority) {
  int policy = 0;
  sched_param before{};
  if (::pthread_getschedparam(::pthread_self(), &policy, &before) != 0) return false;
  if (!run_in_real_time(priority)) return false;
  return ::pthread_setschedparam(::pthread_self(), policy, &before) == 0;
}

}  // namespace interleave::os
