#include "core/schedule/fiber_strands.h"

#include <cxxabi.h>

namespace interleave::schedule {

using boost::context::fiber;

fiber_strands::fiber_strands() {
  all_.push_back(std::make_unique<strand>());
}

fiber_strands::~fiber_strands() {
  quits_ = true;
  for (index each = 1; each < all_.size(); ++each) {
    if (all_[each]->context) switch_to(0, each);
  }
}

void fiber_strands::begin() {
  // The library's own record is larger in no known implementation; its beginning is what the ABI fixes.
  exceptions_ = reinterpret_cast<exceptions*>(abi::__cxa_get_globals());
  all_.front()->annotation.is_caller();
}

strands::index fiber_strands::take(task what) {
  if (free_.empty()) {
    free_.push_back(static_cast<index>(all_.size()));
    all_.push_back(std::make_unique<strand>());
  }
  const index which = free_.back();
  free_.pop_back();
  strand& self = *all_[which];
  self.what = what;
  if (!self.context) {
    const auto memory = memory_.allocate();
    self.annotation.is_at(memory.sp, memory.size);
    self.context = fiber(std::allocator_arg, boost::context::preallocated(memory.sp, memory.size, memory),
                         memory_, [this, which](fiber&& before) { return live(which, std::move(before)); });
  }
  return which;
}

// On the fiber: one task after the other.
fiber fiber_strands::live(index which, fiber&& before) {
  strand& self = *all_[which];
  self.annotation.arrive(all_[previous_]->annotation);
  all_[previous_]->context = std::move(before);
  this_worker = nullptr;
  trace::this_producer = nullptr;
  *exceptions_ = {};
  this_fiber = &self;
  while (!quits_) switch_inline(which, self.what.run(self.what.with));
  previous_ = which;
  self.annotation.leave(all_.front()->annotation);
  return std::move(all_.front()->context);
}

std::unique_ptr<strands> make_fibers() {
  return std::make_unique<fiber_strands>();
}

const char* why_no_fibers() noexcept {
  return "";
}

}  // namespace interleave::schedule
