#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <memory>
#include <type_traits>
#include <vector>

namespace interleave::timeline {

// An append-only array in pages of `page_size` elements. A vector that doubles would waste up to half of its
// memory and copy everything while the run goes on; here only the first page doubles (most lanes are short),
// and no later element ever moves. Not thread-safe.
//
//   paged<std::uint32_t, 1024> sums;
//   sums.push_back(7);
//   sums[0];  // 7
template <class T, std::size_t page_size>
class paged {
  static_assert(std::has_single_bit(page_size) && std::is_trivially_copyable_v<T>);

 public:
  void push_back(const T& value) {
    if (size_ == capacity_) {
      grow();
    }
    pages_[size_ / page_size][size_ % page_size] = value;
    ++size_;
  }

  [[nodiscard]] const T& operator[](std::size_t index) const {
    return pages_[index / page_size][index % page_size];
  }
  [[nodiscard]] T& back() { return pages_.back()[(size_ - 1) % page_size]; }
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] std::size_t bytes() const {
    return capacity_ * sizeof(T) + pages_.capacity() * sizeof(typename decltype(pages_)::value_type);
  }

 private:
  void grow() {
    if (capacity_ >= page_size) {
      pages_.push_back(std::make_unique_for_overwrite<T[]>(page_size));
      capacity_ += page_size;
      return;
    }
    const std::size_t wanted = std::min(page_size, std::max<std::size_t>(2, capacity_ * 2));
    auto page = std::make_unique_for_overwrite<T[]>(wanted);
    if (capacity_ == 0) {
      pages_.push_back(std::move(page));
    } else {
      std::copy_n(pages_[0].get(), size_, page.get());
      pages_[0] = std::move(page);
    }
    capacity_ = wanted;
  }

  std::vector<std::unique_ptr<T[]>> pages_;
  std::size_t size_ = 0;
  std::size_t capacity_ = 0;
};

}  // namespace interleave::timeline
