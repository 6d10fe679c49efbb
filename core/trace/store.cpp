#include "core/trace/store.h"

#include <algorithm>
#include <cstring>
#include <new>

namespace interleave::trace {

store::store(std::size_t cap_records)
    : cap_(cap_records),
      directory_(std::make_unique<std::atomic<block*>[]>((cap_records + block_records - 1) / block_records)) {
}

store::~store() {
  // relaxed: whoever destroys the store has made sure that it is alone
  const std::size_t blocks = (size_.load(std::memory_order_relaxed) + block_records - 1) / block_records;
  for (std::size_t i = 0; i < blocks; ++i) ::operator delete(directory_[i].load(std::memory_order_relaxed));
}

std::size_t store::append(std::span<const record> batch) {
  std::size_t size = size_.load(std::memory_order_relaxed);  // relaxed: only this thread changes it
  const std::size_t kept = std::min(batch.size(), cap_ - size);
  // relaxed: a count on its own
  if (kept < batch.size()) lost_.fetch_add(batch.size() - kept, std::memory_order_relaxed);
  for (std::size_t done = 0; done < kept;) {
    const std::size_t into = size % block_records;
    auto& entry = directory_[size / block_records];
    // Raw, since every record is copied over; new would write zeros to all of it first.
    // relaxed: published by size_
    if (into == 0) entry.store(static_cast<block*>(::operator new(sizeof(block))), std::memory_order_relaxed);
    const std::size_t count = std::min(kept - done, block_records - into);
    std::memcpy(entry.load(std::memory_order_relaxed)->records + into, batch.data() + done,
                count * sizeof(record));
    done += count;
    size += count;
    size_.store(size, std::memory_order_release);  // release: who sees the size sees the records
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
  const std::size_t blocks = (size() + block_records - 1) / block_records;
  return blocks * sizeof(block) + (cap_ + block_records - 1) / block_records * sizeof(std::atomic<block*>);
}

}  // namespace interleave::trace
