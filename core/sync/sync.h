#pragma once

// Everything that a scenario is written with.

#include "core/sync/annotate.h"
#include "core/sync/async.h"
#include "core/sync/atomic.h"
#include "core/sync/barrier.h"
#include "core/sync/compute.h"
#include "core/sync/condition_variable.h"
#include "core/sync/coroutine.h"
#include "core/sync/cpu_meter.h"
#include "core/sync/event_loop.h"
#include "core/sync/io.h"
#include "core/sync/latch.h"
#include "core/sync/locks.h"
#include "core/sync/mutex.h"
#include "core/sync/priority_mutex.h"
#include "core/sync/process.h"
#include "core/sync/recursive_mutex.h"
#include "core/sync/resource.h"
#include "core/sync/semaphore.h"
#include "core/sync/shared_mutex.h"
#include "core/sync/tcp.h"
#include "core/sync/this_thread.h"
#include "core/sync/thread.h"

namespace interleave::sync {

// A scenario's own randomness: the controlled modes decide it, the live ones draw it from the run's seed.
using schedule::choose;

}  // namespace interleave::sync
