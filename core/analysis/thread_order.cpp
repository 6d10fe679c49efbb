#include "core/analysis/thread_order.h"

#include <algorithm>
#include <utility>

namespace interleave::analysis {

using trace::kind;
using trace::object_id;
using trace::thread_id;

namespace {

const std::shared_ptr<const thread_order::clock>& nothing() {
  static const auto none = std::make_shared<const thread_order::clock>();
  return none;
}

void raise(thread_order::clock& to, thread_id of, std::uint32_t segment) {
  if (to.size() <= of) to.resize(of + std::size_t{1});
  to[of] = std::max(to[of], segment);
}

}  // namespace

thread_order::thread* thread_order::at(thread_id id) {
  if (id == 0 || id >= most_threads) return nullptr;
  while (threads_.size() <= id) threads_.push_back({.past = nothing()});
  return &threads_[id];
}

thread_order::place thread_order::now(thread_id of) {
  const thread* const its = at(of);
  return its == nullptr ? place{} : place{of, its->segment, its->past};
}

void thread_order::create(thread_id by, object_id as) {
  thread* const self = at(by);
  if (self == nullptr || starting_.size() >= most_threads) return;
  clock past = *self->past;
  raise(past, by, self->segment);
  starting_[as] = std::make_shared<const clock>(std::move(past));
  ++self->segment;
  ++self->changes;
}

void thread_order::join(thread_id by, object_id what) {
  const auto found = alive_.find(what);
  thread* const self = at(by);
  if (found == alive_.end() || self == nullptr) return;
  const thread_id other = found->second;
  const thread& its = threads_[other];
  clock past = *self->past;
  for (std::size_t i = 0; i < its.past->size(); ++i) raise(past, static_cast<thread_id>(i), (*its.past)[i]);
  raise(past, other, its.segment);
  self->past = std::make_shared<const clock>(std::move(past));
  ++self->changes;
  alive_.erase(found);
}

void thread_order::take(const trace::record& next) {
  const auto by = static_cast<thread_id>(next.thread);
  switch (next.what) {
    case kind::object_created:
      if (static_cast<trace::object_kind>(next.argument & 0xff) == trace::object_kind::thread)
        create(by, next.object);
      return;
    case kind::thread_started:
      if (thread* const self = at(by)) {
        alive_[next.object] = by;
        const auto found = starting_.find(next.object);
        if (found == starting_.end()) return;
        self->past = std::move(found->second);
        starting_.erase(found);
      }
      return;
    case kind::wait_end:
      if (next.argument == static_cast<std::uint64_t>(trace::wait_result::woken)) join(by, next.object);
      return;
    default:
      // A thread as an object goes only once it has been joined.
      starting_.erase(next.object);
      join(by, next.object);
      return;
  }
}

std::size_t thread_order::bytes() const {
  std::size_t all = threads_.size() * sizeof(thread);
  for (const thread& each : threads_) all += each.past->size() * sizeof(std::uint32_t);
  return all + (starting_.size() + alive_.size()) * 4 * sizeof(void*);
}

}  // namespace interleave::analysis
