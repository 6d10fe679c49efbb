#pragma once

#include <cstddef>

namespace interleave::os {

// Address space that children of fork share with their parent: the same pages at the same address, all zero
// at first. Pages take memory when they are first touched, so a region may be far larger than what will be
// used.
//
// Or that this process keeps to itself, with nothing at that address in children of fork: where the system
// has huge pages such memory can be had by them, which shared memory seldom can.
//
// Move-only; a moved-from region is empty (nullptr, 0). The destructor unmaps it here, not in the children.
// The constructor throws std::invalid_argument for 0 bytes and std::system_error if the space is refused.
// Systems without mmap (and so without fork): zeroed memory of this process alone.
//
//   os::shared_region slab(std::size_t{1} << 30);
//   slab.prefault(0, 4 << 20);  // the first 4 MiB cost no page fault later
//   if (fork() == 0) { slab.data()[0] = std::byte{1}; _exit(0); }
class shared_region {
 public:
  enum class with : bool { children, nobody };
  explicit shared_region(std::size_t bytes, with whom = with::children);
  ~shared_region();
  shared_region(shared_region&& other) noexcept;
  shared_region& operator=(shared_region&& other) noexcept;
  shared_region(const shared_region&) = delete;
  shared_region& operator=(const shared_region&) = delete;

  [[nodiscard]] std::byte* data() const { return data_; }
  [[nodiscard]] std::size_t size() const { return size_; }

  // Brings the pages that hold [offset, offset + length) in, writable, and keeps what is in them, also while
  // other threads write there. Page tables are each process's own: a child of fork that wants no faults
  // either calls it again. Throws std::out_of_range past the end, std::system_error if memory is short.
  void prefault(std::size_t offset, std::size_t length);

 private:
  void release() noexcept;

  std::byte* data_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace interleave::os
