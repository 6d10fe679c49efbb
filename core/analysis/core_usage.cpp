#include "core/analysis/core_usage.h"

#include "core/analysis/reducer.h"

#include <algorithm>

namespace interleave::analysis {

using trace::kind;
using trace::nanoseconds;
using trace::thread_id;

namespace {
constexpr thread_id main_thread = 1;
}

core_usage::core& core_usage::on(std::uint16_t cpu) {
  if (cpu >= cores_.size()) cores_.resize(cpu + std::size_t{1});
  return cores_[cpu];
}

void core_usage::take_off(thread_id thread, nanoseconds at) {
  for (core& each : cores_) {
    if (each.thread != thread) continue;
    const nanoseconds slice = at > each.since ? at - each.since : 0;
    longest_ = std::max(longest_, slice);
    total_ += slice;
    ++slices_;
    --running_;
    each.thread = 0;
  }
}

void core_usage::put_on(const trace::record& in) {
  const auto thread = static_cast<thread_id>(in.thread);
  take_off(thread, in.time);
  if (in.cpu >= max_cores) return;
  core& here = on(in.cpu);
  if (here.thread != 0) take_off(here.thread, in.time);
  if (thread <= main_thread) return;
  here = {thread, in.time};
  most_ = std::max(most_, ++running_);
}

void core_usage::see(const trace::record& next) {
  const auto thread = static_cast<thread_id>(next.thread);
  if (next.what == kind::switched_in) {
    exact_ = true;
    put_on(next);
    return;
  }
  if (next.what == kind::thread_ended) {
    if (thread >= ended_.size()) ended_.resize(thread + std::size_t{1});
    ended_[thread] = true;
    return;
  }
  if (next.what != kind::switched_out) return;
  exact_ = true;
  if (thread <= main_thread) return;
  take_off(thread, next.time);
  const bool is_over = thread < ended_.size() && ended_[thread];
  if (!is_over) ++(next.has(trace::flag::preempted) ? preempted_ : blocked_);
}

measures core_measures(const trace::store& of) {
  core_usage usage;
  for (std::size_t i = 0; i < of.size(); ++i) usage.see(of[i]);
  const auto known = [&](auto value) {
    return usage.exact() ? std::optional<double>(static_cast<double>(value)) : std::nullopt;
  };
  return {{"max_running_at_once", known(usage.max_running_at_once())},
          {"switches", known(usage.switches())},
          {"preempted", known(usage.preempted())},
          {"blocked", known(usage.blocked())},
          {"longest_slice_us", known(in_us(usage.longest_slice()))},
          {"mean_slice_us", known(in_us(usage.mean_slice()))}};
}

}  // namespace interleave::analysis
