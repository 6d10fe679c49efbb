#include "core/schedule/control.h"

#include "core/trace/producer.h"

#include <algorithm>
#include <csignal>

namespace interleave::schedule {

namespace {
// In attention(), beside `stopped`: a controller's run has ended by itself, nobody has stopped it.
constexpr std::uint32_t unwinding = 16;
}  // namespace

control::control(trace::recorder* recording, controller* decides)
    : recorder_(recording), controller_(decides) {
  if (decides != nullptr)
    attention_.store(controlled, std::memory_order_relaxed);  // relaxed: no thread is there yet
}

void control::pause() {
  const std::scoped_lock lock(mutex_);
  attention_.fetch_or(paused, std::memory_order_relaxed);  // relaxed: as attention()
  for (const int child : children_) ::kill(child, SIGSTOP);
}

void control::resume() {
  {
    const std::scoped_lock lock(mutex_);
    attention_.fetch_and(~paused, std::memory_order_relaxed);  // relaxed: as attention()
    for (const int child : children_) ::kill(child, SIGCONT);
  }
  changed_.notify_all();
}

void control::add_child(int process) {
  const std::scoped_lock lock(mutex_);
  children_.push_back(process);
  if (is_paused()) ::kill(process, SIGSTOP);
}

void control::remove_child(int process) {
  const std::scoped_lock lock(mutex_);
  std::erase(children_, process);
}

std::chrono::nanoseconds control::pace() const {
  const std::scoped_lock lock(mutex_);
  return (attention() & paced) != 0 ? pace_ : std::chrono::nanoseconds(0);
}

void control::set_pace(std::chrono::nanoseconds each_step) {
  {
    const std::scoped_lock lock(mutex_);
    pace_ = each_step;
    if (each_step > each_step.zero()) {
      attention_.fetch_or(paced, std::memory_order_relaxed);  // relaxed: as attention()
    } else {
      attention_.fetch_and(~paced, std::memory_order_relaxed);  // relaxed: as attention()
    }
  }
  changed_.notify_all();
}

void control::cancel() {
  {
    const std::scoped_lock lock(mutex_);
    attention_.fetch_or(stopped, std::memory_order_relaxed);  // relaxed: as attention()
    for (worker* each : workers_) each->cancel();
  }
  stop_flag_.raise();
  changed_.notify_all();
  if (controller_ != nullptr) controller_->cancel();
}

void control::end_controlled() {
  attention_.fetch_or(stopped | unwinding, std::memory_order_relaxed);  // relaxed: as attention()
}

// Pace and pause stay; and who has been stopped before the beginning does not begin.
void control::begin_again() {
  if ((attention() & unwinding) != 0)
    attention_.fetch_and(~(stopped | unwinding), std::memory_order_relaxed);  // relaxed: no thread is there
  if (!fault_.empty()) fault_.clear();
}

void control::enter(worker& who) {
  if (controller_ != nullptr) return controller_->enter(who);
  const std::scoped_lock lock(mutex_);
  workers_.push_back(&who);
  if (is_cancelled()) who.cancel();
}

void control::leave(worker& who) {
  if (controller_ != nullptr) return controller_->leave(who);
  const std::scoped_lock lock(mutex_);
  std::erase(workers_, &who);
}

void control::report_fault(const std::string& text) {
  {
    const std::scoped_lock lock(mutex_);
    if (fault_.empty()) fault_ = text;
  }
  if (controller_ != nullptr) controller_->fault(text);
}

std::string control::fault() const {
  const std::scoped_lock lock(mutex_);
  return fault_;
}

verdict control::point(worker& by, const step& next) {
  const std::uint32_t seen = attention();
  if (seen == controlled) [[likely]]
    return controller_->announce(by, next);
  if ((seen & stopped) != 0) {
    if (!gives_back(next.what) && std::uncaught_exceptions() == 0) throw cancelled{};
    return verdict::proceed;
  }
  if ((seen & (paced | paused)) != 0) [[unlikely]]
    hold(by, next, seen);
  return (seen & controlled) != 0 ? controller_->announce(by, next) : verdict::proceed;
}

void control::hold(worker& by, const step& next, std::uint32_t seen) {
  trace::emit(trace::kind::held_begin, next.object, next.at);
  {
    std::unique_lock lock(mutex_);
    if ((seen & paced) != 0) {
      const auto until = std::chrono::steady_clock::now() + pace_;
      changed_.wait_until(lock, until, [this] { return (attention() & (stopped | paced)) != paced; });
    }
    changed_.wait(lock, [this] { return (attention() & (stopped | paused)) != paused; });
  }
  trace::emit(trace::kind::held_end, next.object, next.at);
  if (is_cancelled()) point(by, next);
}

void report_violation(std::string_view rule, trace::location_id at) {
  if (is_controlled()) this_worker->run()->decider()->violated(*this_worker, rule, at);
}

void report_count(std::string_view counter, std::int64_t n) {
  const worker& self = *this_worker;
  if (count_listener* const to = self.run()->listener()) to->counted(self.number(), counter, n);
}

std::uint32_t choose(std::uint32_t alternatives) {
  if (alternatives < 2) return 0;
  if (is_controlled()) return this_worker->run()->decider()->choose(*this_worker, alternatives);
  return this_thread_worker().random() % alternatives;
}

membership::membership(control& run, trace::thread_id as) : self_(&run), former_(this_worker) {
  self_.set_thread(as);
  self_.seed(run.seed() * 0x9e3779b97f4a7c15u + as);
  this_worker = &self_;
  run.enter(self_);
}

membership::~membership() {
  self_.run()->leave(self_);
  this_worker = former_;
}

}  // namespace interleave::schedule
