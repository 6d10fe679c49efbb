#include "core/trace/recorder.h"

#include "core/os/process_barrier.h"

#include <algorithm>
#include <cstring>
#include <utility>

#if defined(__unix__) || defined(__APPLE__)
#include <unistd.h>
#endif

namespace interleave::trace {

namespace {

std::uint64_t this_process() noexcept {
#if defined(__unix__) || defined(__APPLE__)
  return static_cast<std::uint64_t>(getpid());
#else
  return 1;
#endif
}

// A name, 8 bytes an event.
void write_text(kind what, object_id object, std::string_view text) noexcept {
  std::uint32_t piece = 0;
  while (!text.empty()) {
    std::uint64_t bytes = 0;
    const std::size_t length = std::min(text.size(), sizeof bytes);
    std::memcpy(&bytes, text.data(), length);
    emit(what, object, 0, bytes, piece++);
    text.remove_prefix(length);
  }
}

void describe(object_id object, object_kind of, std::string_view name, std::uint64_t initial,
              location_id at) noexcept {
  emit(kind::object_created, object, at, static_cast<std::uint64_t>(of) | initial << 8);
  write_text(kind::object_text, object, name);
}

}  // namespace

recorder::recorder(std::size_t cap_bytes)
    : slab_(cap_bytes), fenced_(!os::process_barrier().available()), process_(this_process()) {}

object_id recorder::next_object() noexcept {
  // relaxed: only uniqueness matters
  return registry_.shared().last_object.fetch_add(1, std::memory_order_relaxed) + 1;
}

object_id recorder::new_object(object_kind of, std::string_view name, std::uint64_t initial,
                               location_id at) noexcept {
  const object_id made = next_object();
  describe(made, of, name, initial, at);
  return made;
}

void recorder::end_object(object_id object, location_id at) noexcept {
  emit(kind::object_destroyed, object, at);
}

bool recorder::after_fork_in_child() noexcept {
  this_producer = nullptr;
  process_ = this_process();
  slab_.after_fork_in_child();
  const bool reached = fenced_ || os::process_barrier::register_this_process();
  // seq_cst: before any event of this process; a collector that does not see it has read its clock before
  registry_.shared().children.fetch_add(1, std::memory_order_seq_cst);
  return reached;
}

bool recorder::has_children() const noexcept {
  return registry_.shared().children.load(std::memory_order_seq_cst) != 0;  // seq_cst: see above
}

void recorder::abandon(std::uint64_t process, how_ended as) {
  const std::scoped_lock lock(mutex_);
  abandoned_.push_back({process, as});
  any_abandoned_.store(true, std::memory_order_relaxed);  // relaxed: a hint, the mutex orders the rest
}

std::vector<recorder::abandoned> recorder::take_abandoned() {
  if (!any_abandoned_.load(std::memory_order_relaxed)) return {};  // relaxed: seen late is seen next sweep
  const std::scoped_lock lock(mutex_);
  any_abandoned_.store(false, std::memory_order_relaxed);
  return std::exchange(abandoned_, {});
}

std::uint64_t recorder::lost() const noexcept {
  return registry_.shared().lost.load(std::memory_order_relaxed);  // relaxed: a count on its own
}

thread_id recorder::new_thread() noexcept {
  auto& last_thread = registry_.shared().last_thread;
  // relaxed, thrice: only uniqueness matters
  std::uint32_t last = last_thread.load(std::memory_order_relaxed);
  do {
    if (last == 0xffff) return 0;
  } while (!last_thread.compare_exchange_weak(last, last + 1, std::memory_order_relaxed,
                                              std::memory_order_relaxed));
  return static_cast<thread_id>(last + 1);
}

producer* recorder::attach(thread_id as) noexcept {
  auto& shared = registry_.shared();
  registry::place* const place = as != 0 ? registry_.take() : nullptr;
  if (place == nullptr) {
    shared.lost.fetch_add(1, std::memory_order_relaxed);  // relaxed: a count on its own
    return nullptr;
  }
  producer* const made = new (place->memory) producer({.chunks = &slab_,
                                                       .lost = &shared.lost,
                                                       .started = now_ordered(),
                                                       .process = process_,
                                                       .thread = as,
                                                       .fenced = fenced_});
  registry_.publish(*place);
  return made;
}

attachment::attachment(recorder& to, std::string_view name, object_id as_object, thread_id as)
    : recorder_(&to), producer_(to.attach(as)), former_(this_producer), as_object_(as_object) {
  this_producer = producer_;
  if (as_object_ == 0) as_object_ = to.next_object();
  emit(kind::thread_started, as_object_, 0, os::this_thread_os_id());
  write_text(kind::thread_text, 0, name);
  if (as_object == 0) describe(as_object_, object_kind::thread, name, 0, 0);
}

attachment::~attachment() {
  // A copy in a child of fork is not its thread's.
  if (producer_ != nullptr && producer_->process() == recorder_->process_) {
    this_producer = producer_;
    emit(kind::thread_ended, as_object_, 0, static_cast<std::uint64_t>(how_));
    producer_->finish();
  }
  this_producer = former_;
}

}  // namespace interleave::trace
