#include "core/trace/slab.h"

#include <algorithm>
#include <new>

#if defined(__linux__)
#include <sys/mman.h>
#endif

namespace interleave::trace {

namespace {
// 4 MiB, what two busy cores fill in about one millisecond.
constexpr std::uint32_t least_ahead = 64;
constexpr std::uint32_t most_ahead = 256;
constexpr std::size_t most_chunks = 0xfffffffe;
}  // namespace

slab::slab(std::size_t bytes)
    : own_(bytes, os::shared_region::with::nobody), shared_(bytes, os::shared_region::with::children) {
  own_.prefault();
}

slab::zone::zone(std::size_t bytes, os::shared_region::with whom)
    : count_(static_cast<std::uint32_t>(std::clamp<std::size_t>(bytes / sizeof(chunk), 1, most_chunks))),
      region_(huge_page + sizeof(head) + count_ * sizeof(chunk), whom),
      offset_of_chunks_(
          sizeof(head) +
          (huge_page - (reinterpret_cast<std::uintptr_t>(region_.data()) + sizeof(head)) % huge_page) %
              huge_page),
      head_(new (region_.data()) head{}) {
#if defined(__linux__)
  // Where the system gives them, one first touch in 512 is left. A refusal costs speed only.
  static_cast<void>(madvise(region_.data() + offset_of_chunks_, count_ * sizeof(chunk), MADV_HUGEPAGE));
#endif
}

chunk* slab::zone::at(std::uint32_t number) const noexcept {
  // No object is made here: the region is zero at first, which is an empty chunk, and stays what it was made.
  return reinterpret_cast<chunk*>(region_.data() + offset_of_chunks_ + number * sizeof(chunk));
}

chunk* slab::zone::take() noexcept {
  std::uint32_t number = 0;
  const auto link_of = [this](std::uint32_t n) -> free_stack::link& { return at(n)->next_free; };
  if (!head_->free.pop(number, link_of)) {
    // relaxed, here and below: only the number matters, the chunk has never been anybody's
    number = head_->never_used.load(std::memory_order_relaxed);
    do {
      if (number >= count_) return nullptr;
    } while (!head_->never_used.compare_exchange_weak(number, number + 1, std::memory_order_relaxed));
  }
  head_->in_use.fetch_add(1, std::memory_order_relaxed);  // relaxed: a statistic
  chunk* const taken = at(number);
  taken->next.store(nullptr, std::memory_order_relaxed);  // relaxed: published with the chunk
  return taken;
}

void slab::zone::give(chunk* returned) noexcept {
  const auto number = static_cast<std::uint32_t>(returned - at(0));
  head_->in_use.fetch_sub(1, std::memory_order_relaxed);  // relaxed: a statistic
  head_->free.push(number, returned->next_free);
}

void slab::zone::prefault() {
  // relaxed: an estimate
  const std::uint32_t used = std::min(head_->never_used.load(std::memory_order_relaxed), count_);
  // Twice what was taken for the first time since the last call, but no more than a few milliseconds' work:
  // while the collector touches memory it collects nothing, and what it does not give back is taken anew.
  const std::uint32_t ahead = std::clamp(2 * (used - used_before_), least_ahead, most_ahead);
  used_before_ = used;
  const std::uint32_t until = used + std::min(ahead, count_ - used);
  const std::uint32_t from = std::max(prefaulted_, used);
  // In steps, so that a quiet sweep makes no call.
  if (until <= from || (until - from < ahead / 4 && until != count_)) return;
  region_.prefault(offset_of_chunks_ + from * sizeof(chunk), (until - from) * sizeof(chunk));
  prefaulted_ = until;
}

bool slab::zone::has(const chunk* one) const noexcept {
  return one >= at(0) && one < at(0) + count_;
}

std::size_t slab::zone::in_use() const noexcept {
  return head_->in_use.load(std::memory_order_relaxed);  // relaxed: a statistic
}

}  // namespace interleave::trace
