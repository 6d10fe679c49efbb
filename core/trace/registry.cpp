#include "core/trace/registry.h"

namespace interleave::trace {

registry::registry()
    : region_(offset_of_places + capacity * sizeof(place)),
      counters_(new (region_.data()) counters{}),
      places_(reinterpret_cast<place*>(region_.data() + offset_of_places)) {}

registry::place* registry::take() noexcept {
  std::uint32_t number = 0;
  const auto link_of = [this](std::uint32_t n) -> free_stack::link& { return places_[n].next_free; };
  if (!counters_->free.pop(number, link_of)) {
    // relaxed: only the number matters, the place has never been anybody's
    number = counters_->places_used.load(std::memory_order_relaxed);
    do {
      if (number >= capacity) return nullptr;
      // seq_cst: a collector whose barrier comes later counts the place
    } while (!counters_->places_used.compare_exchange_weak(number, number + 1, std::memory_order_seq_cst,
                                                           std::memory_order_relaxed));
  }
  return &places_[number];
}

void registry::publish(place& taken) noexcept {
  // release: who sees it live sees the producer. Its first mark is a later store, so that a collector whose
  // barrier lets it see neither reads the clock before the first event does.
  taken.live.store(1, std::memory_order_release);
  std::atomic_signal_fence(std::memory_order_seq_cst);
}

void registry::give(place& drained) noexcept {
  drained.live.store(0, std::memory_order_relaxed);  // relaxed: only the collector, which is here, looks
  counters_->free.push(static_cast<std::uint32_t>(&drained - places_), drained.next_free);
}

std::uint32_t registry::used() const noexcept {
  return counters_->places_used.load(std::memory_order_acquire);  // acquire: pairs with take
}

}  // namespace interleave::trace
