#include "core/trace/spare_memory.h"

#include <new>

#if defined(__linux__)
#include <sys/mman.h>
#endif

namespace interleave::trace {

namespace {
constexpr std::align_val_t alignment{spare_memory::piece};
}

spare_memory& spare_memory::of_process() {
  static spare_memory& all = *new spare_memory;  // never destroyed: a trace may live as long as the process
  return all;
}

spare_memory::~spare_memory() {
  for (void* const each : all_) ::operator delete(each, alignment);
}

void* spare_memory::take() {
  {
    const std::scoped_lock lock(mutex_);
    all_.reserve(most_kept);  // so that giving back cannot fail
    if (!all_.empty()) {
      void* const last = all_.back();
      all_.pop_back();
      return last;
    }
  }
  void* const made = ::operator new(piece, alignment);
#if defined(__linux__)
  static_cast<void>(madvise(made, piece, MADV_HUGEPAGE));  // a refusal costs speed only
#endif
  return made;
}

void spare_memory::give(void* taken) noexcept {
  {
    const std::scoped_lock lock(mutex_);
    if (all_.size() < most_kept) {
#if defined(__linux__)
      static_cast<void>(madvise(taken, piece, MADV_FREE));
#endif
      all_.push_back(taken);
      return;
    }
  }
  ::operator delete(taken, alignment);
}

std::size_t spare_memory::kept() const {
  const std::scoped_lock lock(mutex_);
  return all_.size();
}

}  // namespace interleave::trace
