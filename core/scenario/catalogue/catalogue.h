#pragma once

#include "core/scenario/descriptor.h"

// One function a scenario; registry.cpp lists them in the order of the catalogue.
namespace interleave::scenario {

// Threads: why.
descriptor time_slicing();
descriptor ide_save();
descriptor sync_vs_async();
descriptor event_loop();
descriptor multiprocessing();
descriptor thread_pool();

// Primitives.
descriptor race_scenario();
descriptor mutex_scenario();
descriptor semaphore_scenario();
descriptor monitor_scenario();
descriptor barrier_scenario();

// Classic problems.
descriptor dining_philosophers();
descriptor readers_writers();
descriptor unisex_bathroom();
descriptor sleeping_barber();
descriptor cigarette_smokers();

// Problems with threads.
descriptor deadlock();
descriptor livelock();
descriptor starvation();
descriptor priority_inversion();
descriptor lock_contention();
descriptor false_sharing();
descriptor heisenbug();

}  // namespace interleave::scenario
