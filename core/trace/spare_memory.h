#pragma once

#include <cstddef>
#include <mutex>
#include <vector>

namespace interleave::trace {

// Memory for records in pieces of 2 MiB, each aligned to its size, so that the system can give a huge page.
// What is given back is kept for the next trace: a first touch of fresh memory costs more than storing
// records in it does. Meanwhile the system may take it for others (MADV_FREE). All functions are for any
// thread.
//
//   void* const piece = spare_memory::of_process().take();  …
//   spare_memory::of_process().give(piece);
class spare_memory {
 public:
  static constexpr std::size_t piece = std::size_t{2} << 20;
  // More than that goes back to the system at once.
  static constexpr std::size_t most_kept = 256;

  static spare_memory& of_process();

  spare_memory() = default;
  ~spare_memory();
  spare_memory(const spare_memory&) = delete;
  spare_memory& operator=(const spare_memory&) = delete;

  // Of any content. Throws std::bad_alloc.
  [[nodiscard]] void* take();
  void give(void* taken) noexcept;
  [[nodiscard]] std::size_t kept() const;

 private:
  mutable std::mutex mutex_;
  std::vector<void*> all_;  // guarded by mutex_
};

}  // namespace interleave::trace
