#include "core/scenario/sampled_times.h"

#include <utility>
#include <vector>

namespace interleave::scenario {

sampled_times::sampled_times(const recording& of) : of_(of), needed_(of.about().switch_source == "sampled") {}

void sampled_times::poll() {
  const auto now = std::chrono::steady_clock::now();
  if (!needed_ || now < next_) return;
  next_ = now + interval;
  const auto alive = of_.read([](const recording::view& at) {
    std::vector<std::pair<trace::thread_id, std::int32_t>> threads;
    const auto& all = at.analysis.head().threads;
    for (std::size_t id = 1; id < all.size(); ++id) {
      const bool lives =
          all[id].doing != analysis::activity::absent && all[id].doing != analysis::activity::ended;
      if (lives) threads.emplace_back(id, static_cast<std::int32_t>(all[id].os_thread));
    }
    return threads;
  });
  for (const auto& [id, os_thread] : alive) {
    const os::thread_times seen = os::times_of_thread(os_thread);
    os::thread_times& kept = times_[id];
    // All zero when it has just ended; a number given to another thread meanwhile cannot have run longer.
    if (seen.run_ns + seen.ready_ns >= kept.run_ns + kept.ready_ns &&
        seen.voluntary_switches >= kept.voluntary_switches) {
      kept = seen;
    }
  }
}

}  // namespace interleave::scenario
