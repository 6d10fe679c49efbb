#pragma once

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <thread>

namespace interleave::scenario {

// Does the second half of a line of work on a thread of its own: one thread has items ready in order and
// hands them over by their number alone; the follower takes them in the same order, in pieces. The thread is
// made at the first hand-over and sleeps while there is nothing to do.
//
// hand_over, is_idle: one thread's, the one that has the items. wait: any thread's but the follower's, and
// without what `take` locks. The destructor takes what is left.
//
//   follower understands([&](std::size_t count) { take_next(count); });
//   put_ready(items);  understands.hand_over(items.size());
//   understands.wait();  // all of them are taken
class follower {
 public:
  // `take` is called on the follower's thread with at most `piece` items.
  follower(std::function<void(std::size_t count)> take, std::size_t piece, std::size_t most_behind);
  ~follower();
  follower(const follower&) = delete;
  follower& operator=(const follower&) = delete;

  // Nothing that was handed over is left: the caller may do the next items itself.
  [[nodiscard]] bool is_idle() const;
  // Waits first, if more than `most_behind` items are left.
  void hand_over(std::size_t count);
  // Returns when everything that was handed over before the call is taken.
  void wait() const;

 private:
  void work();

  const std::function<void(std::size_t count)> take_;
  const std::size_t piece_;
  const std::uint64_t most_behind_;

  mutable std::mutex mutex_;
  std::condition_variable handed_;
  mutable std::condition_variable caught_up_;
  std::uint64_t given_ = 0;  // guarded by mutex_, as all below
  std::uint64_t taken_ = 0;
  bool sleeping_ = false;         // the follower waits for handed_
  mutable unsigned waiting_ = 0;  // for caught_up_
  bool ending_ = false;
  std::thread thread_;  // the handing thread's, and the destructor's
};

}  // namespace interleave::scenario
