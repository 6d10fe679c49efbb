#include "core/os/shared_region.h"

#include <cerrno>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <system_error>
#include <utility>

#if defined(__unix__) || defined(__APPLE__)
#define INTERLEAVE_OS_HAS_MMAP 1
#include <sys/mman.h>
#include <unistd.h>
#else
#include <cstdlib>
#endif

namespace interleave::os {

namespace {

#if defined(INTERLEAVE_OS_HAS_MMAP)

#if !defined(MAP_NORESERVE)
#define MAP_NORESERVE 0
#endif

std::byte* reserve(std::size_t bytes, bool shared) {
  const int sharing = shared ? MAP_SHARED : MAP_PRIVATE;
  void* const memory =
      mmap(nullptr, bytes, PROT_READ | PROT_WRITE, sharing | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (memory == MAP_FAILED) return nullptr;
#if defined(MADV_DONTFORK)
  // Or the first write to each page after a fork would copy it. A refusal costs that only.
  if (!shared) static_cast<void>(madvise(memory, bytes, MADV_DONTFORK));
#endif
  return static_cast<std::byte*>(memory);
}

// Errno of the attempt; EINVAL where the kernel does not know how (before Linux 5.14).
int populate(std::byte* first, std::size_t length) {
#if defined(__linux__)
#if !defined(MADV_POPULATE_WRITE)
  constexpr int MADV_POPULATE_WRITE = 23;
#endif
  for (;;) {
    if (madvise(first, length, MADV_POPULATE_WRITE) == 0) return 0;
    if (errno != EINTR && errno != EAGAIN) return errno;
  }
#else
  static_cast<void>(first);
  static_cast<void>(length);
  return EINVAL;
#endif
}

void touch(std::byte* first, std::size_t length, std::size_t page) {
  for (std::size_t at = 0; at < length; at += page) {
    auto* const byte = reinterpret_cast<unsigned char*>(first + at);
    unsigned char value = __atomic_load_n(byte, __ATOMIC_RELAXED);  // relaxed: only a guess for the exchange
    // Exchanges the value for itself: a write for the page table, none for the contents, whoever else writes.
    // relaxed: it publishes nothing.
    while (!__atomic_compare_exchange_n(byte, &value, value, true, __ATOMIC_RELAXED, __ATOMIC_RELAXED)) {
    }
  }
}

#else

std::byte* reserve(std::size_t bytes, bool /*shared*/) {
  return static_cast<std::byte*>(std::calloc(bytes, 1));
}

#endif

}  // namespace

shared_region::shared_region(std::size_t bytes, with whom) : size_(bytes) {
  if (bytes == 0) throw std::invalid_argument("shared region: the size is 0 bytes; at least 1 is needed");
  data_ = reserve(bytes, whom == with::children);
  if (data_ == nullptr) {
    throw std::system_error(errno, std::generic_category(),
                            "shared region: the system refused " + std::to_string(bytes) +
                                " bytes of address space (see ulimit -v and vm.overcommit_memory)");
  }
}

shared_region::~shared_region() {
  release();
}

shared_region::shared_region(shared_region&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}

shared_region& shared_region::operator=(shared_region&& other) noexcept {
  if (this != &other) {
    release();
    data_ = std::exchange(other.data_, nullptr);
    size_ = std::exchange(other.size_, 0);
  }
  return *this;
}

void shared_region::release() noexcept {
  if (data_ == nullptr) return;
#if defined(INTERLEAVE_OS_HAS_MMAP)
  munmap(data_, size_);
#else
  std::free(data_);
#endif
}

void shared_region::prefault(std::size_t offset, std::size_t length) {
  if (offset > size_ || length > size_ - offset) {
    throw std::out_of_range("shared region: " + std::to_string(length) + " bytes from " +
                            std::to_string(offset) + " are to be prefaulted; the region has " +
                            std::to_string(size_));
  }
  if (length == 0) return;
#if defined(INTERLEAVE_OS_HAS_MMAP)
  const auto page = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
  const std::size_t into_page = offset % page;
  std::byte* const first = data_ + (offset - into_page);
  const int error = populate(first, length + into_page);
  if (error == EINVAL || error == ENOSYS) {
    touch(first, length + into_page, page);
  } else if (error != 0) {
    throw std::system_error(error, std::generic_category(),
                            "shared region: no memory for " + std::to_string(length) + " bytes");
  }
#endif
}

}  // namespace interleave::os
