#pragma once

#include "core/schedule/fiber_annotations.h"
#include "core/schedule/strands.h"
#include "core/schedule/worker.h"
#include "core/trace/producer.h"

#include <boost/context/fiber.hpp>
#include <boost/context/protected_fixedsize_stack.hpp>

#include <memory>
#include <utility>
#include <vector>

namespace interleave::schedule {

// Strands that are fibers of the calling thread; see make_fibers. Seen by the engine as what it is, because
// each function that a switch finds on the stack is returned from with a wrong prediction (the processor
// remembers the calls of the other stack), which costs as much as all else in a switch: inlined there is
// none.
class fiber_strands final : public strands {
 public:
  fiber_strands();
  ~fiber_strands() override;
  fiber_strands(const fiber_strands&) = delete;
  fiber_strands& operator=(const fiber_strands&) = delete;

  void begin() override;
  index take(task what) override;
  void give_back(index which) override { free_.push_back(which); }
  void switch_to(index from, index to) override { switch_inline(from, to); }

  // The same as switch_to.
  [[gnu::always_inline]] void switch_inline(index from, index to) {
    strand& self = *all_[from];
    self.own = {this_worker, trace::this_producer, *exceptions_};
    previous_ = from;
    strand& next = *all_[to];
    self.annotation.leave(next.annotation);
    boost::context::fiber before = std::move(next.context).resume();
    strand& other = *all_[previous_];
    self.annotation.arrive(other.annotation);
    other.context = std::move(before);
    this_worker = self.own.self;
    trace::this_producer = self.own.events;
    *exceptions_ = self.own.thrown;
    this_fiber = from == 0 ? nullptr : &self;
  }

 private:
  // What the C++ library keeps for each thread of the system (Itanium C++ ABI, exception handling, 2.2.2):
  // the exceptions caught, and how many are in flight. A fiber may stop while it unwinds.
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
  struct strand {
    strands::task what;
    boost::context::fiber context;  // while it does not run
    thread_locals own;
    fiber_annotation annotation;
  };

  boost::context::fiber live(index which, boost::context::fiber&& before);

  // Generous: pages that are never touched cost nothing.
  boost::context::protected_fixedsize_stack memory_{std::size_t{256} << 10};
  std::vector<std::unique_ptr<strand>> all_;
  std::vector<index> free_;
  index previous_ = 0;
  exceptions* exceptions_ = nullptr;
  bool quits_ = false;
};

}  // namespace interleave::schedule
