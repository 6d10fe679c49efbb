#include "tests/core/explore/random_program.h"

#include "core/sync/sync.h"

#include <chrono>
#include <deque>
#include <stdexcept>
#include <string>

namespace interleave::test {

namespace {

using namespace std::chrono_literals;

// What the threads of a program share.
struct things {
  sync::mutex a{"a"};
  sync::mutex b{"b"};
  sync::shared_mutex table{"table"};
  sync::recursive_mutex again{"again"};
  sync::condition_variable changed{"changed"};
  sync::counting_semaphore permits{"permits", 1};
  sync::barrier round{"round", 2};
  sync::atomic<int> sum{"sum", 0};
  sync::resource spoon{"spoon"};
};

void lock_both(sync::mutex& first, sync::mutex& second, sync::atomic<int>& sum) {
  const sync::lock_guard one(first);
  const sync::lock_guard other(second);
  sum.fetch_add(1);
}

void act(things& with, unsigned what) {
  switch (what % 19) {
    case 0:
      return lock_both(with.a, with.b, with.sum);
    case 1:
      return lock_both(with.b, with.a, with.sum);
    case 2: {
      const sync::scoped_lock both(with.a, with.b);
      return;
    }
    case 3:
      return with.sum.store(with.sum.load() + 1);
    case 4:
      with.permits.acquire();
      sync::this_thread::yield();
      return with.permits.release();
    case 5: {
      sync::unique_lock lock(with.a);
      return with.changed.wait(lock);
    }
    case 6: {
      sync::unique_lock lock(with.a);
      with.changed.wait_for(lock, 5ms);
      return;
    }
    case 7:
      return with.changed.notify_one();
    case 8:
      return with.changed.notify_all();
    case 9: {
      const sync::shared_lock reading(with.table);
      return sync::phase("reading");
    }
    case 10: {
      const sync::unique_lock writing(with.table);
      return sync::this_thread::sleep_for(1ms);
    }
    case 11:
      if (with.b.try_lock()) with.b.unlock();
      return;
    case 12:
      if (with.a.try_lock_for(1ms)) with.a.unlock();
      return;
    case 13:
      with.spoon.take();
      return with.spoon.put();
    case 14: {
      const sync::lock_guard outer(with.again);
      const sync::lock_guard inner(with.again);
      return;
    }
    case 15:
      if (sync::choose(3) == 2) sync::this_thread::sleep_for(1ms);
      return;
    case 16:
      if (with.sum.load() > 1 && what % 3 == 0) throw std::runtime_error("too much");
      return;
    case 17: {
      const sync::thread child("child", [&with] { with.sum.fetch_add(10); });
      return;
    }
    default:
      return what % 3 == 0 ? with.round.arrive_and_wait() : static_cast<void>(with.permits.try_acquire());
  }
}

}  // namespace

explore::program random_program(std::uint32_t number) {
  return [number] {
    things all;
    std::minstd_rand random(number % 2147483646u + 1);
    random.discard(3);
    std::deque<sync::thread> team;
    const auto threads = 2 + random() % 2;
    for (unsigned i = 0; i < threads; ++i) {
      const auto seed = random();
      const auto acts = 1 + random() % 4;
      team.push_back(sync::thread("member " + std::to_string(i + 1), [&all, seed, acts] {
        std::minstd_rand own(static_cast<std::minstd_rand::result_type>(seed));
        for (unsigned k = 0; k < acts; ++k) act(all, static_cast<unsigned>(own()));
      }));
    }
  };
}

schedule::choice at_random::decide(const schedule::model& now) {
  const auto options = now.options();
  const auto extras = now.extras();
  if (!extras.empty() && (options.empty() || random_() % 8 == 0)) return extras[random_() % extras.size()];
  return options[random_() % options.size()];
}

}  // namespace interleave::test
