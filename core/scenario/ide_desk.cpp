#include "core/scenario/ide_desk.h"

#include "core/sync/annotate.h"
#include "core/sync/guest.h"
#include "core/sync/io.h"
#include "core/sync/mailbox.h"

#include <utility>

namespace interleave::scenario {

template <class F>
bool ide_desk::visit(F&& what) {
  const std::scoped_lock lock(visits_);
  if (open_.ui == nullptr) return false;
  open_.ui->visit(std::forward<F>(what));
  return true;
}

void ide_desk::when_called(std::function<void()> ring) {
  const std::scoped_lock lock(mutex_);
  ring_ = std::move(ring);
}

bool ide_desk::is_open() const {
  const std::scoped_lock lock(visits_);
  return open_.ui != nullptr;
}

bool ide_desk::typed(std::chrono::nanoseconds latency) {
  return visit([&] { open_.acts.typed(latency); });
}

bool ide_desk::beat(std::chrono::nanoseconds late) {
  return visit([&] { open_.acts.beat(late); });
}

bool ide_desk::save(std::string text) {
  return visit([&] { open_.acts.save(std::move(text)); });
}

bool ide_desk::paints() {
  return visit([] { sync::phase("painting"); });
}

bool ide_desk::goes_idle() {
  return visit([this] {
    if (std::exchange(open_.idle, true)) return;
    constexpr trace::literal idle("idle");
    trace::emit(trace::kind::phase, 0, open_.at, idle.id());
    trace::emit(trace::kind::wait_begin, open_.events, open_.at, 0, 0, trace::flag::timed);
  });
}

bool ide_desk::wakes() {
  return visit([this] {
    if (!std::exchange(open_.idle, false)) return;
    trace::emit_ordered(trace::kind::wait_end, open_.events, open_.at,
                        static_cast<std::uint64_t>(trace::wait_result::woken));
  });
}

bool ide_desk::take_posts() {
  return visit([this] {
    std::vector<std::function<void()>> taken;
    {
      const std::scoped_lock lock(mutex_);
      taken.swap(posts_);
    }
    for (const auto& job : taken) job();
  });
}

std::vector<save_report> ide_desk::take_reports() {
  const std::scoped_lock lock(mutex_);
  return std::exchange(reports_, {});
}

void ide_desk::serve(ide_acts acts, const std::source_location& at) {
  const sync::io_object events(trace::object_kind::event_loop, "window's events", at);
  sync::mailbox<int> closing("window", at);
  sync::guest ui("ui");
  forget_posts();  // of threads that ended later than the last time it was open
  {
    const std::scoped_lock lock(visits_);
    open_ = {.ui = &ui, .acts = std::move(acts), .events = events.id(), .at = trace::id_of(at)};
  }
  struct closer {
    ide_desk& of;
    ~closer() { of.close(); }
  };
  const closer at_the_end{*this};
  ring();
  closing.take(at);  // nothing ever comes: the stop of the run ends it
}

void ide_desk::close() {
  wakes();
  {
    const std::scoped_lock lock(visits_);
    open_ = {};
  }
  progress(-1);
  forget_posts();
  ring();
}

void ide_desk::forget_posts() {
  const std::scoped_lock lock(mutex_);
  posts_.clear();
}

void ide_desk::post(std::function<void()> job) {
  {
    const std::scoped_lock lock(mutex_);
    posts_.push_back(std::move(job));
  }
  ring();
}

void ide_desk::ring() {
  const std::scoped_lock lock(mutex_);
  if (ring_) ring_();
}

void ide_desk::show(save_report how) {
  progress(-1);
  const std::scoped_lock lock(mutex_);
  reports_.push_back(std::move(how));
}

}  // namespace interleave::scenario
