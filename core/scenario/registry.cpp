#include "core/scenario/registry.h"

#include "core/scenario/catalogue/catalogue.h"

#include <algorithm>

namespace interleave::scenario {

const std::vector<descriptor>& catalogue() {
  static const std::vector<descriptor> all{
      time_slicing(),       ide_save(),         sync_vs_async(),
      event_loop(),         multiprocessing(),  thread_pool(),

      race_scenario(),      mutex_scenario(),   semaphore_scenario(),
      monitor_scenario(),   barrier_scenario(), dining_philosophers(),
      readers_writers(),    unisex_bathroom(),  sleeping_barber(),
      cigarette_smokers(),

      deadlock(),           livelock(),         starvation(),
      priority_inversion(), lock_contention(),  false_sharing(),
      heisenbug(),
  };
  return all;
}

const descriptor* find(std::string_view id) {
  const auto& all = catalogue();
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const descriptor& each) { return each.id == id; });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace interleave::scenario
