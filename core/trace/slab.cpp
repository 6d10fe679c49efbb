#include "core/trace/slab.h"

#include <algorithm>
#include <new>

namespace interleave::trace {

namespace {
// 4 MiB, what two busy cores fill in about two milliseconds.
constexpr std::uint32_t least_ahead = 64;
constexpr std::size_t most_chunks = 0xfffffffe;
}  // namespace

slab::slab(std::size_t bytes)
    : count_(static_cast<std::uint32_t>(std::clamp<std::size_t>(bytes / sizeof(chunk), 1, most_chunks))),
      region_(offset_of_chunks + count_ * sizeof(chunk)),
      state_(new (region_.data()) shared_state{}) {
  prefault();
}

chunk* slab::at(std::uint32_t number) const noexcept {
  // No object is made here: the region is zero at first, which is an empty chunk, and stays what it was made.
  return reinterpret_cast<chunk*>(region_.data() + offset_of_chunks + number * sizeof(chunk));
}

chunk* slab::take() noexcept {
  std::uint32_t number = 0;
  const auto link_of = [this](std::uint32_t n) -> free_stack::link& { return at(n)->next_free; };
  if (!state_->free.pop(number, link_of)) {
    // relaxed, here and below: only the number matters, the chunk has never been anybody's
    number = state_->never_used.load(std::memory_order_relaxed);
    do {
      if (number >= count_) return nullptr;
    } while (!state_->never_used.compare_exchange_weak(number, number + 1, std::memory_order_relaxed));
  }
  state_->in_use.fetch_add(1, std::memory_order_relaxed);  // relaxed: a statistic
  chunk* const taken = at(number);
  taken->next.store(nullptr, std::memory_order_relaxed);  // relaxed: published with the chunk
  return taken;
}

void slab::give(chunk* returned) noexcept {
  const auto distance = reinterpret_cast<std::byte*>(returned) - region_.data();
  const auto number = static_cast<std::uint32_t>(static_cast<std::size_t>(distance) / sizeof(chunk) - 1);
  state_->in_use.fetch_sub(1, std::memory_order_relaxed);  // relaxed: a statistic
  state_->free.push(number, returned->next_free);
}

void slab::prefault() {
  // relaxed: an estimate
  const std::uint32_t used = state_->never_used.load(std::memory_order_relaxed);
  const std::uint32_t ahead = std::max(least_ahead, used / 4);
  const std::uint32_t until = ahead < count_ - std::min(used, count_) ? used + ahead : count_;
  // In steps of half of what is wanted, so that a busy sweep makes one call, a quiet one none.
  if (until < prefaulted_ + (prefaulted_ == 0 || until == count_ ? 1 : ahead / 2)) return;
  const std::uint32_t from = std::max(prefaulted_, used);
  if (from < until) region_.prefault(offset_of_chunks + from * sizeof(chunk), (until - from) * sizeof(chunk));
  prefaulted_ = until;
}

std::size_t slab::chunks_in_use() const noexcept {
  return state_->in_use.load(std::memory_order_relaxed);  // relaxed: a statistic
}

}  // namespace interleave::trace
