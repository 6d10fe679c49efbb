#pragma once

#include "core/analysis/lock_ranks.h"
#include "core/analysis/state.h"
#include "core/analysis/thread_order.h"

#include <array>
#include <cstdint>
#include <set>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace interleave::analysis {

// Which locks are asked for while which are held, over a whole run: a circle in it is a deadlock that could
// have happened, though this run got through. After the GoodLock algorithm (Havelund 2000, "Using runtime
// analysis to guide model checking of Java programs"), with any number of threads.
//
// In layers, each of which takes out what cannot be. A circle counts if every link is another thread's; no
// gate rules it out (a lock that two of them hold, or a semaphore with fewer permits than threads that hold
// one); no lock in it is only shared on both sides; and no link comes before another because of starts and
// joins (thread_order). Attempts (try_lock, and waits that end by themselves) ask for nothing. What is left
// is a prediction: whether a run can get there is for a search to find out (explore::confirm).
//
// A semaphore made with one permit is a lock as long as whoever took the permit gives it back: a link counts
// once it has. Once another thread has given it back it is a signal, its links count no more, and what was
// predicted by them falls. Who waits for a condition variable and keeps a lock asks, with that lock in its
// hand, to be notified; who notifies it while it holds locks had to ask for these first. The two can meet in
// a circle like any others.
//
// Sparse: memory and time go with the different (thread, locks held, lock asked for), at most max_situations
// of them; a situation that was seen before costs one hash. As long as the locks can be ranked, no circle is
// looked for; after that the search for each new situation is cut off at max_steps.
class lock_order {
 public:
  enum class act : std::uint8_t {
    takes,     // `thread` holds `held` and asks for `asked`
    waits,     // `thread` holds `held` and waits for the condition variable `asked`
    notifies,  // `thread` asks for `asked` before it notifies the condition variable `held`
  };
  struct link {
    thread_id thread = 0;
    object_id held = 0;
    object_id asked = 0;
    location_id location = 0;
    act what = act::takes;
  };
  using circle = std::vector<link>;  // each asks for what the next holds

  // Each record, with the state before it. Returns a circle as ask does: where a semaphore is given back.
  circle before(const trace::record& next, const state& at) {
    order_.see(next);
    if (next.what != trace::kind::released || !is_binary_semaphore(at, next.object)) [[likely]]
      return {};
    return give_back(at, static_cast<thread_id>(next.thread), next.object);
  }
  // `by` has just begun to wait for `asked` or got it (`at` is the state after that). Returns the circle that
  // this makes possible; empty if there is none or all its locks were in a circle returned before.
  circle ask(const state& at, thread_id by, object_id asked, bool shared, location_id location);
  // How many semaphores have turned out to be no locks; circles with them count no more.
  [[nodiscard]] std::size_t signals() const { return signals_.size(); }
  // `by` has begun to wait for a condition variable; it keeps what `at` says that it holds.
  circle wait(const state& at, thread_id by, object_id condition, location_id location);
  // `by` has notified a condition variable.
  circle notify(const state& at, thread_id by, object_id condition, location_id location);
  // As ask, by try_lock, successful or not.
  void attempt(const state& at, thread_id by, object_id asked);
  // A circle that is known already, as a deadlock that did happen.
  void know(std::vector<object_id> locks);

  // Whether `thread` may ask for `object` while it holds `held`, judged by its past: true if it has done so,
  // or has never done anything else with `held` in its hand.
  [[nodiscard]] bool may_ask(thread_id thread, object_id held, object_id object) const;

  [[nodiscard]] std::size_t bytes() const;

  static constexpr std::size_t max_situations = std::size_t{1} << 14;
  static constexpr std::size_t max_circles = 32;
  static constexpr int max_steps = 4000;

 private:
  struct gate {
    object_id object;
    std::uint32_t capacity;  // 1 for a lock
    bool shared;
  };
  struct edge {
    link of;
    bool held_shared;
    bool asked_shared;
    std::vector<gate> gates;
    thread_order::place when;
  };
  struct search;

  bool is_new(const state& at, thread_id by, object_id asked, unsigned mode);
  void remember(thread_id by, object_id held, object_id asked, bool asks);
  static bool is_binary_semaphore(const state& at, object_id object) {
    return object < at.objects.size() && at.objects[object].kind == trace::object_kind::semaphore &&
           at.objects[object].initial == 1;
  }
  [[nodiscard]] bool may_be_lock(const state& at, object_id object) const;
  // What `by` holds beside `held` and `asked`, of its first `count` holds.
  [[nodiscard]] static std::vector<gate> gates_of(const state& at, thread_id by, std::size_t count,
                                                  object_id held, object_id asked);
  circle give_back(const state& at, thread_id by, object_id semaphore);
  // A link that counts from now on.
  circle add(edge made, bool looks_for_circle);

  std::array<std::uint64_t, 4096> recent_{};  // keeps the usual case off the set
  std::unordered_set<std::uint64_t> situations_;
  std::unordered_map<object_id, std::vector<edge>> from_;
  lock_ranks ranks_;
  std::unordered_set<std::uint64_t> pairs_;  // held, asked for: of any thread
  bool ranked_ = true;                       // every pair agrees with the ranks
  std::unordered_set<std::uint64_t> asked_;  // thread, held, object
  std::unordered_set<std::uint64_t> moved_;  // thread, held: did something else while it held it
  std::set<std::vector<object_id>> known_;
  std::size_t edges_ = 0;
  thread_order order_;
  std::unordered_map<object_id, std::vector<edge>> unproved_;  // held: a semaphore not given back yet
  std::unordered_set<object_id> signals_;                      // semaphores that are no locks
};

}  // namespace interleave::analysis
