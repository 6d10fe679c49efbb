#pragma once

#include "core/schedule/controller.h"
#include "core/schedule/step.h"
#include "core/schedule/worker.h"
#include "core/trace/producer.h"

#include <condition_variable>
#include <cstdint>
#include <map>
#include <mutex>
#include <set>
#include <vector>

namespace interleave::test {

// The smallest controller that does the seam justice: real threads, of which one runs at a time; at each step
// the next number of the script (threads are numbered from 0 in order of appearance) says who goes on, and
// past its end each enabled thread in turn. A timeout comes when nothing else can happen. Models mutexes,
// semaphores, condition variables, barriers, latches and joins.
//
//   one_at_a_time decides({0, 0, 1, 2});
//   recorded_run run(&decides);
//   run.start(body);  decides.wait_until_over();   // ended, or nobody can go on
class one_at_a_time final : public schedule::controller {
 public:
  explicit one_at_a_time(std::vector<int> script = {}) : script_(std::move(script)) {}

  schedule::verdict announce(schedule::worker& by, const schedule::step& next) override;
  std::uint32_t choose(schedule::worker& by, std::uint32_t alternatives) override;
  void enter(schedule::worker& who) override;
  void leave(schedule::worker& who) override;
  void cancel() override;

  void wait_until_over();
  [[nodiscard]] bool is_stuck();
  // Who was let go on at each step: a script that repeats this run.
  std::vector<int> choices();
  // Steps of the script that could not be followed.
  int strayed();

 private:
  struct thread {
    int number = 0;
    schedule::step next{};
    bool notified = false;  // of a reacquire
    bool times_out = false;
    bool passed = false;  // of an await
    bool waits = false;   // and the trace says so
    trace::producer* events = nullptr;
    bool inside = true;
  };
  struct owned {
    thread* writer = nullptr;
    int readers = 0;
  };

  thread& of(const schedule::worker& who) { return *threads_.at(&who); }
  bool is_enabled(thread& who);
  void learn(const schedule::step& next);
  void carry_out(thread& who);
  void hand_on(std::unique_lock<std::mutex>& lock);
  void tell_waits();
  thread* pick();
  bool wait_for_turn(std::unique_lock<std::mutex>& lock, thread& me);

  const std::vector<int> script_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::map<const schedule::worker*, thread*> threads_;
  std::map<int, thread> by_number_;
  std::map<trace::object_id, owned> locks_;
  std::map<trace::object_id, std::uint64_t> levels_;
  std::set<trace::object_id> finished_;
  std::vector<int> choices_;
  thread* running_ = nullptr;
  int to_come_ = 0;  // started, but not there yet
  int strayed_ = 0;
  std::uint32_t chosen_ = 0;
  bool stopped_ = false;
  bool over_ = false;
  bool stuck_ = false;
};

}  // namespace interleave::test
