// Millions of events from many threads through the queues and the merge; tells how many were lost and how
// many came out of order: with the exact watermark, and with the variants that take "a while ago" for one.
//
//   order_stress [events in millions = 75] [threads = 64]

#include "core/os/process_barrier.h"
#include "core/trace/collector.h"
#include "core/trace/consumer.h"
#include "core/trace/merge.h"
#include "core/trace/recorder.h"

#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <stop_token>
#include <thread>
#include <vector>

namespace {

using namespace interleave::trace;

constexpr std::size_t objects = 64;
constexpr std::size_t cap_bytes = std::size_t{6} << 30;

// A lock that is only tried, with the number of its holders so far.
struct alignas(64) lock_word {
  std::atomic<bool> held{false};
  std::uint32_t sequence = 0;
};

// Three events a round: one of its own, and a lock taken and released.
void work(recorder& to, unsigned number, std::uint64_t rounds, std::vector<lock_word>& locks) {
  attachment here(to, "worker");
  std::size_t next = number % objects;
  for (std::uint64_t i = 0; i < rounds; ++i) {
    emit(kind::noted, 0, 0, i);
    // acquire: the sequence number is the last holder's
    while (locks[next].held.exchange(true, std::memory_order_acquire)) next = (next + 1) % objects;
    lock_word& mine = locks[next];
    emit_ordered(kind::acquired, static_cast<object_id>(next + 1), 0, i, ++mine.sequence);
    emit(kind::released, static_cast<object_id>(next + 1), 0, i, mine.sequence);
    mine.held.store(false, std::memory_order_release);  // release: the sequence number
    next = (next + 7) % objects;
  }
}

// What a right order has.
class checker {
 public:
  explicit checker(unsigned threads) : next_note_(threads + 2), holder_(objects + 1) {}

  void take(std::span<const record> batch) {
    for (const record& one : batch) {
      ++events_;
      disorder_ += one.time < last_ ? 1 : 0;
      last_ = one.time;
      if (one.what == kind::noted) {
        disorder_ += one.argument != next_note_[one.thread]++ ? 1 : 0;
      } else if (one.what == kind::acquired) {
        auto& lock = holder_[one.object];
        locks_ += lock.held || one.sequence != lock.sequence + 1 ? 1 : 0;
        lock = {one.sequence, true};
      } else if (one.what == kind::released) {
        auto& lock = holder_[one.object];
        locks_ += !lock.held || one.sequence != lock.sequence ? 1 : 0;
        lock.held = false;
      }
    }
  }

  void print(const char* name, std::uint64_t lost, std::uint64_t late, double seconds) const {
    std::printf("%-28s events %llu  lost %llu  out of order: time %llu, thread %llu, lock %llu  %.1f M/s\n",
                name, static_cast<unsigned long long>(events_), static_cast<unsigned long long>(lost),
                static_cast<unsigned long long>(late), static_cast<unsigned long long>(disorder_),
                static_cast<unsigned long long>(locks_), static_cast<double>(events_) / seconds / 1e6);
    std::fflush(stdout);
  }

 private:
  std::uint64_t events_ = 0;
  std::uint64_t disorder_ = 0;
  std::uint64_t locks_ = 0;
  nanoseconds last_ = 0;
  std::vector<std::uint64_t> next_note_;
  struct state {
    std::uint32_t sequence = 0;
    bool held = false;
  };
  std::vector<state> holder_;
};

double run_workers(recorder& to, unsigned threads, std::uint64_t events) {
  std::vector<lock_word> locks(objects);
  const auto begin = std::chrono::steady_clock::now();
  std::vector<std::jthread> workers;
  for (unsigned i = 0; i < threads; ++i) {
    workers.emplace_back([&, i] { work(to, i, events / 3 / threads, locks); });
  }
  workers.clear();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

void exact(unsigned threads, std::uint64_t events) {
  recorder to(cap_bytes);
  checker check(threads);
  const auto begin = std::chrono::steady_clock::now();
  collector collects(to, [&](std::span<const record> batch) { check.take(batch); });
  run_workers(to, threads, events);
  collects.flush();
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  check.print("exact watermark", to.lost(), collects.late(), seconds);
}

// The collector without the mark: what is older than `grace` is taken for complete.
void graceful(unsigned threads, std::uint64_t events, std::chrono::nanoseconds grace) {
  recorder to(cap_bytes);
  checker check(threads);
  clock_mapping clock;
  std::vector<chunk*> retired;
  std::vector<std::unique_ptr<consumer>> readers;
  std::vector<event_stream*> streams;
  merger merge(clock, [&](std::span<const record> batch) {
    check.take(batch);
    for (chunk* const one : retired) to.chunks().give(one);
    retired.clear();
  });
  const interleave::os::process_barrier barrier;
  const auto sweep = [&](bool last) {
    const ticks before = now_ordered();
    barrier(false);
    for (std::uint32_t i = static_cast<std::uint32_t>(readers.size()); i < to.producers().used(); ++i) {
      auto& place = to.producers().at(i);
      if (place.live.load(std::memory_order_acquire) == 0) break;  // acquire: the producer is there
      readers.push_back(std::make_unique<consumer>(place, retired));
      streams.push_back(readers.back().get());
    }
    for (auto& one : readers) one->observe(before);
    clock.sample();
    const auto grace_ticks =
        static_cast<ticks>(static_cast<double>(grace.count()) * 65536.0 /
                           static_cast<double>(clock.to_ns(before + 65536) - clock.to_ns(before)));
    merge.run(streams, last ? consumer::unbounded : before - grace_ticks);
    to.chunks().prefault();
  };
  const auto begin = std::chrono::steady_clock::now();
  std::jthread thread([&](const std::stop_token& stop) {
    while (!stop.stop_requested()) {
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
      sweep(false);
    }
    sweep(true);
  });
  run_workers(to, threads, events);
  thread.request_stop();
  thread.join();
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  char name[64];
  std::snprintf(name, sizeof name, "no mark, %lld us of grace", static_cast<long long>(grace.count() / 1000));
  check.print(name, to.lost(), merge.late(), seconds);
}

}  // namespace

int main(int count, char** arguments) {
  const std::uint64_t events = (count > 1 ? std::strtoull(arguments[1], nullptr, 10) : 75) * 1'000'000;
  const auto threads = static_cast<unsigned>(count > 2 ? std::strtoul(arguments[2], nullptr, 10) : 64);
  if (events == 0 || threads == 0 || threads > 1000) {
    std::fprintf(stderr, "order_stress: wants millions of events (1 or more) and threads (1 to 1000)\n");
    return 2;
  }
  using namespace std::chrono_literals;
  exact(threads, events);
  graceful(threads, events, 0us);
  graceful(threads, events, 5us);
  graceful(threads, events, 1ms);
}
