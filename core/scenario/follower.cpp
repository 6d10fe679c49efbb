#include "core/scenario/follower.h"

#include <algorithm>
#include <utility>

namespace interleave::scenario {

follower::follower(std::function<void(std::size_t count)> take, std::size_t piece, std::size_t most_behind)
    : take_(std::move(take)), piece_(std::max<std::size_t>(piece, 1)), most_behind_(most_behind) {}

follower::~follower() {
  if (!thread_.joinable()) return;
  {
    const std::scoped_lock lock(mutex_);
    ending_ = true;
  }
  handed_.notify_one();
  thread_.join();
}

bool follower::is_idle() const {
  const std::scoped_lock lock(mutex_);
  return given_ == taken_;
}

void follower::hand_over(std::size_t count) {
  if (!thread_.joinable()) thread_ = std::thread([this] { work(); });
  bool wake = false;
  {
    std::unique_lock lock(mutex_);
    if (given_ - taken_ > most_behind_) {
      // Until half of it is done, so that the two do not go in step.
      ++waiting_;
      caught_up_.wait(lock, [this] { return given_ - taken_ <= most_behind_ / 2; });
      --waiting_;
    }
    given_ += count;
    wake = sleeping_;
  }
  if (wake) handed_.notify_one();
}

void follower::wait() const {
  std::unique_lock lock(mutex_);
  const std::uint64_t until = given_;
  ++waiting_;
  caught_up_.wait(lock, [&] { return taken_ >= until; });
  --waiting_;
}

void follower::work() {
  std::unique_lock lock(mutex_);
  for (;;) {
    sleeping_ = true;
    handed_.wait(lock, [this] { return given_ != taken_ || ending_; });
    sleeping_ = false;
    if (given_ == taken_) return;
    const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(given_ - taken_, piece_));
    lock.unlock();
    take_(count);
    lock.lock();
    taken_ += count;
    if (waiting_ != 0) caught_up_.notify_all();
  }
}

}  // namespace interleave::scenario
