#include "core/schedule/fiber_annotations.h"
#include "core/schedule/strands.h"
#include "core/schedule/worker.h"
#include "core/trace/producer.h"

#include <boost/context/fiber.hpp>
#include <boost/context/protected_fixedsize_stack.hpp>

#include <cxxabi.h>
#include <memory>
#include <utility>
#include <vector>

namespace interleave::schedule {

namespace {

using boost::context::fiber;

// What the C++ library keeps for each thread of the system (Itanium C++ ABI, exception handling, 2.2.2): the
// exceptions caught, and how many are in flight. A fiber may stop while it unwinds.
struct exceptions {
  void* caught = nullptr;
  unsigned int in_flight = 0;
};

// All that is one a thread of the system and has to be one a fiber.
struct thread_locals {
  worker* self = nullptr;
  trace::producer* events = nullptr;
  exceptions thrown;
};

class fiber_strands final : public strands {
 public:
  fiber_strands() { all_.push_back(std::make_unique<strand>()); }
  ~fiber_strands() override {
    quits_ = true;
    for (index each = 1; each < all_.size(); ++each) {
      if (all_[each]->context) switch_to(0, each);
    }
  }
  fiber_strands(const fiber_strands&) = delete;
  fiber_strands& operator=(const fiber_strands&) = delete;

  void begin() override {
    // The library's own record is larger in no known implementation; its beginning is what the ABI fixes.
    exceptions_ = reinterpret_cast<exceptions*>(abi::__cxa_get_globals());
    all_.front()->annotation.is_caller();
  }

  index take(task what) override {
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

  void give_back(index which) override { free_.push_back(which); }

  void switch_to(index from, index to) override {
    strand& self = *all_[from];
    self.own = {this_worker, trace::this_producer, *exceptions_};
    previous_ = from;
    strand& next = *all_[to];
    self.annotation.leave(next.annotation);
    fiber before = std::move(next.context).resume();
    strand& other = *all_[previous_];
    self.annotation.arrive(other.annotation);
    other.context = std::move(before);
    this_worker = self.own.self;
    trace::this_producer = self.own.events;
    *exceptions_ = self.own.thrown;
    this_fiber = from == 0 ? nullptr : &self;
  }

 private:
  struct strand {
    strands::task what;
    fiber context;  // while it does not run
    thread_locals own;
    fiber_annotation annotation;
  };

  // On the fiber: one task after the other.
  fiber live(index which, fiber&& before) {
    strand& self = *all_[which];
    self.annotation.arrive(all_[previous_]->annotation);
    all_[previous_]->context = std::move(before);
    this_worker = nullptr;
    trace::this_producer = nullptr;
    *exceptions_ = {};
    this_fiber = &self;
    while (!quits_) switch_to(which, self.what.run(self.what.with));
    previous_ = which;
    self.annotation.leave(all_.front()->annotation);
    return std::move(all_.front()->context);
  }

  // Generous: pages that are never touched cost nothing.
  boost::context::protected_fixedsize_stack memory_{std::size_t{256} << 10};
  std::vector<std::unique_ptr<strand>> all_;
  std::vector<index> free_;
  index previous_ = 0;
  exceptions* exceptions_ = nullptr;
  bool quits_ = false;
};

}  // namespace

std::unique_ptr<strands> make_fibers() {
  return std::make_unique<fiber_strands>();
}

const char* why_no_fibers() noexcept {
  return "";
}

}  // namespace interleave::schedule
