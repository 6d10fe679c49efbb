#include "core/trace/collector.h"

#include "core/os/futex.h"
#include "core/os/process_barrier.h"
#include "core/trace/clock.h"
#include "core/trace/consumer.h"
#include "core/trace/merge.h"
#include "core/trace/resting_chunks.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <thread>

#if defined(__linux__)
#include <sys/prctl.h>
#endif

namespace interleave::trace {

struct collector::impl {
  impl(recorder& queues, sink to, options options_)
      : from(queues),
        deliver(std::move(to)),
        how(options_),
        rest(queues.chunks()),
        merge(clock, [this](std::span<const record> batch) { pass_on(batch); }),
        previous_read(now_ordered()) {
    clock.sample();
    thread = std::thread([this] { loop(); });
  }

  // The collector's thread.
  void loop();
  ticks sweep(bool everything);
  ticks read_clock();
  void find_producers();
  ticks observe(ticks clock_read);
  void read_extra(ticks clock_read);
  void pass_on(std::span<const record> batch);
  void pass_on_extra(nanoseconds before);
  void give_back();

  recorder& from;
  sink deliver;
  const options how;
  os::process_barrier barrier;
  clock_mapping clock;

  std::vector<std::unique_ptr<consumer>> by_place;
  std::vector<event_stream*> streams;
  std::vector<chunk*> retired;
  resting_chunks rest;
  merger merge;

  std::vector<record> extra;  // in order, not delivered yet
  std::size_t extra_first = 0;
  std::vector<record> mixed;
  ticks previous_read;

  // Shared with other threads.
  std::atomic<nanoseconds> watermark{0};
  std::atomic<std::uint64_t> late{0};
  std::atomic<std::uint32_t> calls{0};  // changed and woken when a sweep is wanted at once
  std::mutex mutex;
  std::condition_variable swept;
  ticks delivered = 0;    // guarded by mutex: everything before it has been handed on
  ticks wanted = 0;       // guarded by mutex: what flush waits for
  bool stopping = false;  // guarded by mutex
  std::thread thread;
};

namespace {
constexpr std::chrono::microseconds retry_interval{50};
constexpr ticks forever = std::numeric_limits<ticks>::max();
// How long the last sweeps wait for a thread that is in the middle of writing an event.
constexpr std::chrono::seconds patience{1};
}  // namespace

void collector::impl::loop() {
#if defined(__linux__)
  // The kernel may prolong a sleep by 50 µs unless told otherwise.
  if (how.interval < std::chrono::microseconds(500)) prctl(PR_SET_TIMERSLACK, 1000UL, 0UL, 0UL, 0UL);
#endif
  std::unique_lock lock(mutex);
  while (!stopping) {
    const std::uint32_t seen = calls.load(std::memory_order_acquire);  // acquire: what was wanted before
    const bool behind = wanted > delivered;
    lock.unlock();
    // Who waits for a preempted producer must not keep the core from it.
    const auto pause = behind ? std::min(how.interval, retry_interval) : how.interval;
    os::futex_wait_until(calls, seen, std::chrono::steady_clock::now() + pause);
    const ticks reached = sweep(false);
    lock.lock();
    delivered = reached;
    swept.notify_all();
  }
  lock.unlock();

  const auto give_up = std::chrono::steady_clock::now() + patience;
  const ticks end = now_ordered();
  while (sweep(false) <= end && std::chrono::steady_clock::now() < give_up) {
    std::this_thread::sleep_for(retry_interval);
  }
  sweep(true);
}

ticks collector::impl::read_clock() {
  for (;;) {
    const ticks at = now_ordered();
    const bool across = from.has_children();
    barrier(across);
    // A first child that joined after the clock was read may have been missed by the barrier.
    if (from.has_children() == across) return at;
  }
}

void collector::impl::find_producers() {
  auto& places = from.producers();
  const std::uint32_t used = places.used();
  if (by_place.size() < used) by_place.resize(used);
  for (std::uint32_t i = 0; i < used; ++i) {
    auto& place = places.at(i);
    // acquire: the producer is there
    if (by_place[i] != nullptr || place.live.load(std::memory_order_acquire) == 0) continue;
    by_place[i] = std::make_unique<consumer>(place, retired);
  }
  for (const recorder::abandoned& dead : from.take_abandoned()) {
    for (auto& one : by_place) {
      if (one != nullptr && one->place().owner()->process() == dead.process) one->abandon(dead.as);
    }
  }
}

ticks collector::impl::observe(ticks clock_read) {
  ticks bound = clock_read;
  streams.clear();
  for (auto& one : by_place) {
    if (one == nullptr) continue;
    bound = std::min(bound, one->observe(clock_read));
    streams.push_back(one.get());
  }
  return bound;
}

ticks collector::impl::sweep(bool everything) {
  const ticks clock_read = read_clock();
  find_producers();
  ticks bound = observe(clock_read);
  clock.sample();
  if (how.extra != nullptr) {
    read_extra(everything ? clock_read : previous_read);
    if (!everything) bound = std::min(bound, previous_read);
    previous_read = clock_read;
  }
  if (everything) bound = forever;

  merge.run(streams, bound);
  const nanoseconds reached = everything ? max_time : clock.to_ns(bound);
  pass_on_extra(reached);
  // release: who reads it finds everything before it delivered
  watermark.store(everything ? clock.to_ns(clock_read) : reached, std::memory_order_release);
  late.store(merge.late(), std::memory_order_relaxed);  // relaxed: a count on its own
  clock.forget_before(bound);
  give_back();
  from.chunks().prefault();
  return bound;
}

void collector::impl::read_extra(ticks clock_read) {
  extra.erase(extra.begin(), extra.begin() + static_cast<std::ptrdiff_t>(extra_first));
  extra_first = 0;
  how.extra->read(clock.to_monotonic(clock.to_ns(clock_read)), clock.to_monotonic(0), extra);
}

void collector::impl::pass_on(std::span<const record> batch) {
  const auto first = extra.begin() + static_cast<std::ptrdiff_t>(extra_first);
  const auto last = std::upper_bound(first, extra.end(), batch.back().time,
                                     [](nanoseconds at, const record& one) { return at < one.time; });
  if (first == last) {
    deliver(batch);
  } else {
    const auto earlier = [](const record& a, const record& b) { return a.time < b.time; };
    mixed.clear();
    std::merge(first, last, batch.begin(), batch.end(), std::back_inserter(mixed), earlier);
    extra_first += static_cast<std::size_t>(last - first);
    deliver(mixed);
  }
  rest.add(retired);
}

void collector::impl::pass_on_extra(nanoseconds before) {
  const auto first = extra.begin() + static_cast<std::ptrdiff_t>(extra_first);
  const auto last = std::lower_bound(first, extra.end(), before,
                                     [](const record& one, nanoseconds at) { return one.time < at; });
  if (first == last) return;
  deliver({first, last});
  extra_first += static_cast<std::size_t>(last - first);
}

void collector::impl::give_back() {
  for (auto& one : by_place) {
    if (one == nullptr || !one->is_drained()) continue;
    one->retire();
    from.producers().give(one->place());
    one.reset();
  }
  rest.add(retired);
}

collector::collector(recorder& from, sink deliver, options how)
    : impl_(std::make_unique<impl>(from, std::move(deliver), how)) {}

collector::~collector() {
  {
    const std::scoped_lock lock(impl_->mutex);
    impl_->stopping = true;
    impl_->calls.fetch_add(1, std::memory_order_release);  // release: pairs with the loop's acquire
  }
  os::futex_wake_one(impl_->calls);
  impl_->thread.join();
}

void collector::flush() {
  std::unique_lock lock(impl_->mutex);
  const ticks until = now_ordered();
  impl_->wanted = std::max(impl_->wanted, until);
  impl_->calls.fetch_add(1, std::memory_order_release);  // release: pairs with the loop's acquire
  os::futex_wake_one(impl_->calls);
  impl_->swept.wait(lock, [&] { return impl_->delivered > until; });
}

nanoseconds collector::watermark() const noexcept {
  return impl_->watermark.load(std::memory_order_acquire);  // acquire: see its store
}

std::uint64_t collector::late() const noexcept {
  return impl_->late.load(std::memory_order_relaxed);  // relaxed: a count on its own
}

nanoseconds collector::now_ns() const noexcept {
  return impl_->clock.from_monotonic(monotonic_ns());
}

}  // namespace interleave::trace
