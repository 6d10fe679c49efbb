#include "core/trace/store.h"

#include "core/trace/spare_memory.h"

#include <algorithm>
#include <cstring>
#include <new>

namespace interleave::trace {

store::store(std::size_t cap_records)
    : cap_(cap_records),
      directory_(std::make_unique<std::atomic<block*>[]>((cap_records + block_records - 1) / block_records)) {
}

store::~store() {
  const std::size_t blocks = (staged_ + block_records - 1) / block_records;
  for (std::size_t i = 0; i < blocks; ++i) {
    // relaxed: whoever destroys the store has made sure that it is alone
    block* const first = directory_[i].load(std::memory_order_relaxed);
    if (i < blocks_together) {
      ::operator delete(first);
    } else if (i % blocks_together == 0) {
      spare_memory::of_process().give(first);
    }
  }
}

// Raw memory, since every record is copied over; new would write zeros to all of it first.
void store::make_block(std::size_t number) {
  // relaxed, here and below: published by size_
  if (number < blocks_together) {  // most runs are short
    directory_[number].store(static_cast<block*>(::operator new(sizeof(block))), std::memory_order_relaxed);
    return;
  }
  static_assert(blocks_together * sizeof(block) == spare_memory::piece);
  if (number % blocks_together != 0) {
    block* const former = directory_[number - 1].load(std::memory_order_relaxed);
    directory_[number].store(former + 1, std::memory_order_relaxed);
    return;
  }
  directory_[number].store(static_cast<block*>(spare_memory::of_process().take()), std::memory_order_relaxed);
}

std::size_t store::stage(std::span<const record> batch) {
  const std::size_t kept = std::min(batch.size(), room());
  // relaxed: a count on its own
  if (kept < batch.size()) lost_.fetch_add(batch.size() - kept, std::memory_order_relaxed);
  for (std::size_t done = 0; done < kept;) {
    const std::size_t into = staged_ % block_records;
    const std::size_t number = staged_ / block_records;
    if (into == 0) make_block(number);
    const std::size_t count = std::min(kept - done, block_records - into);
    // relaxed: this thread's own
    std::memcpy(directory_[number].load(std::memory_order_relaxed)->records + into, batch.data() + done,
                count * sizeof(record));
    done += count;
    staged_ += count;
  }
  return kept;
}

template <class Before>
std::size_t store::partition(Before goes_before) const noexcept {
  const std::size_t count = size();
  const auto search = [&](std::size_t low, std::size_t high, std::size_t stride) {
    while (low < high) {
      const std::size_t middle = low + (high - low) / 2;
      if (goes_before((*this)[middle * stride])) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  };
  // First the block, by the blocks' first records; then within it.
  const std::size_t block_after = search(0, (count + block_records - 1) / block_records, block_records);
  if (block_after == 0) return 0;
  return search((block_after - 1) * block_records, std::min(count, block_after * block_records), 1);
}

std::size_t store::lower_bound(nanoseconds at) const noexcept {
  return partition([at](const record& one) { return one.time < at; });
}

std::size_t store::upper_bound(nanoseconds at) const noexcept {
  return partition([at](const record& one) { return one.time <= at; });
}

nanoseconds store::end_time() const noexcept {
  const std::size_t count = size();
  return count == 0 ? 0 : (*this)[count - 1].time;
}

std::uint64_t store::lost() const noexcept {
  return lost_.load(std::memory_order_relaxed);  // relaxed: a count on its own
}

std::size_t store::bytes() const noexcept {
  std::size_t blocks = (size() + block_records - 1) / block_records;
  if (blocks > blocks_together) blocks = (blocks + blocks_together - 1) / blocks_together * blocks_together;
  return blocks * sizeof(block) + (cap_ + block_records - 1) / block_records * sizeof(std::atomic<block*>);
}

}  // namespace interleave::trace
