#pragma once

// What the sanitizers have to be told when one thread of the system changes stacks; nothing without them.

#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/asan_interface.h>
#include <sanitizer/common_interface_defs.h>
#endif
#if defined(__SANITIZE_THREAD__)
#include <sanitizer/tsan_interface.h>
#endif

#include <cstddef>

namespace interleave::schedule {

// One for each stack.
//
//   from.leave(to);  …switch…  from.arrive(previous);      // on `from`, when it goes on
class fiber_annotation {
 public:
  fiber_annotation() = default;
  fiber_annotation(const fiber_annotation&) = delete;
  fiber_annotation& operator=(const fiber_annotation&) = delete;

#if defined(__SANITIZE_ADDRESS__)
  // What frames have marked as out of scope would else be held against whatever is mapped there next.
  ~fiber_annotation() {
    if (owned_) __asan_unpoison_memory_region(bottom_, size_);
  }
  void leave(fiber_annotation& to) {
    __sanitizer_start_switch_fiber(&fake_stack_, to.bottom_, to.size_);
  }
  // Learns where the stack of the one before is: nobody told it of the caller's own.
  void arrive(fiber_annotation& previous) {
    __sanitizer_finish_switch_fiber(fake_stack_, &previous.bottom_, &previous.size_);
  }
  void is_caller() {}
  void is_at(void* top, std::size_t size) {
    bottom_ = static_cast<char*>(top) - size;
    size_ = size;
    owned_ = true;
  }

 private:
  void* fake_stack_ = nullptr;
  const void* bottom_ = nullptr;
  std::size_t size_ = 0;
  bool owned_ = false;
#elif defined(__SANITIZE_THREAD__)
  ~fiber_annotation() {
    if (owned_) __tsan_destroy_fiber(fiber_);
  }
  void leave(fiber_annotation& to) {
    if (to.fiber_ == nullptr) {
      to.fiber_ = __tsan_create_fiber(0);
      to.owned_ = true;
    }
    __tsan_switch_to_fiber(to.fiber_, 0);
  }
  void arrive(fiber_annotation& /*previous*/) {}
  void is_caller() {
    fiber_ = __tsan_get_current_fiber();
  }
  void is_at(void* /*top*/, std::size_t /*size*/) {}

 private:
  void* fiber_ = nullptr;
  bool owned_ = false;
#else
  void leave(fiber_annotation& /*to*/) {}
  void arrive(fiber_annotation& /*previous*/) {}
  void is_caller() {}
  void is_at(void* /*top*/, std::size_t /*size*/) {}
#endif
};

}  // namespace interleave::schedule
