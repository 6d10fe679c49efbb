#include "core/sync/thread.h"

#include "core/schedule/control.h"
#include "core/sync/object.h"
#include "core/sync/wait_queue.h"
#include "core/trace/recorder.h"
#include "core/trace/source.h"

#include <mutex>
#include <optional>
#include <string>
#include <system_error>
#include <thread>

namespace interleave::sync {

using schedule::op;
using trace::kind;
using trace::wait_result;

struct thread::state {
  state(std::string_view called, std::function<void()> what, const std::source_location& at)
      : self(trace::object_kind::thread, called, 0, at),
        name(called),
        body(std::move(what)),
        made_at(trace::id_of(at)) {}

  void run_in(schedule::control& in, trace::thread_id as);
  static void run_controlled(void* self);
  trace::how_ended run_body(schedule::control& in) const;

  object self;
  const std::string name;
  const std::function<void()> body;
  const trace::location_id made_at;
  wait_queue joiners;
  bool done = false;  // guarded by the queue's lock
  std::thread system;
  // Under control:
  schedule::control* run = nullptr;
  trace::thread_id thread = 0;
  schedule::actor number = 0;
};

trace::how_ended thread::state::run_body(schedule::control& in) const {
  try {
    body();
    return trace::how_ended::returned;
  } catch (const schedule::cancelled&) {
    return trace::how_ended::cancelled;
  } catch (const std::exception& fault) {
    in.report_fault(name + ": " + fault.what());
  } catch (...) {
    in.report_fault(name + ": an exception that is not a std::exception");
  }
  return trace::how_ended::exception;
}

void thread::state::run_in(schedule::control& in, trace::thread_id as) {
  std::optional<trace::attachment> recorded;
  if (in.recording() != nullptr) recorded.emplace(*in.recording(), name, self.id(), as);
  // The trace ends before the membership: under control the next thread runs from there on.
  const schedule::membership member(in, recorded ? recorded->thread() : trace::thread_id{0});
  const trace::how_ended how = run_body(in);
  // Without a trace that has to tell it, the controller takes the last step in this thread's name: nothing of
  // it need go on once more for that.
  if (!in.is_controlled() || recorded) schedule::announce({op::finish, self.id(), made_at});
  if (!in.is_controlled()) {
    wait_queue::batch chosen;
    {
      const std::scoped_lock hold(joiners.lock());
      done = true;
      chosen = joiners.pop_all();
    }
    chosen.wake(self.id(), made_at);
  }
  if (recorded) recorded->ends_as(how);
  recorded.reset();
}

void thread::state::run_controlled(void* self) {
  auto& own = *static_cast<state*>(self);
  own.run_in(*own.run, own.thread);
}

thread::thread(std::string_view name, std::function<void()> body, const std::source_location& at) {
  schedule::control* const run = schedule::this_worker != nullptr ? schedule::this_worker->run() : nullptr;
  auto made = std::make_unique<state>(name, std::move(body), at);
  if (run == nullptr) {
    made->system = std::thread([own = made.get()] { own->body(); });
  } else {
    schedule::announce({op::start, made->self.id(), made->made_at});
    const trace::thread_id as =
        run->recording() != nullptr ? run->recording()->new_thread() : trace::thread_id{0};
    if (run->is_controlled()) {
      made->run = run;
      made->thread = as;
      made->number =
          run->decider()->spawn(*schedule::this_worker, made->self.id(), &state::run_controlled, made.get());
    } else {
      made->system = std::thread([own = made.get(), run, as] { own->run_in(*run, as); });
    }
  }
  state_ = std::move(made);
}

thread::thread() noexcept = default;
thread::thread(thread&&) noexcept = default;

thread& thread::operator=(thread&& other) noexcept {
  if (this != &other) {
    finish_uncancellably();
    state_ = std::move(other.state_);
  }
  return *this;
}

thread::~thread() {
  finish_uncancellably();
}

trace::object_id thread::id() const noexcept {
  return state_ != nullptr ? state_->self.id() : trace::object_id{0};
}

void thread::join(std::source_location at) {
  if (state_ == nullptr)
    throw std::system_error(std::make_error_code(std::errc::invalid_argument),
                            "this thread cannot be joined");
  const trace::location_id here = trace::id_of(at);
  const trace::object_id object = id();
  schedule::announce({op::join, object, here});
  if (state_->run != nullptr) return join_controlled();
  wait_queue::waiter self(schedule::this_thread_worker());
  // Outside a run nobody is woken from the queue and nothing can cancel: the system's join is enough.
  bool waits = self.who->run() != nullptr;
  if (waits) {
    const std::scoped_lock hold(state_->joiners.lock());
    waits = !state_->done;
    if (waits) {
      trace::emit(kind::wait_begin, object, here);
      state_->joiners.push_back(self);
    }
  }
  if (waits) {
    const auto ended = state_->joiners.sleep(self, nullptr, [] {});
    if (ended.cancelled && !ended.chosen) {
      trace::emit(kind::wait_end, object, here, static_cast<std::uint64_t>(wait_result::cancelled));
      unwind_if_possible();
      waits = false;
    }
  }
  state_->system.join();
  if (waits)
    trace::emit_ordered(kind::wait_end, object, here, static_cast<std::uint64_t>(wait_result::woken));
  state_.reset();
}

// The controller lets nobody past op::join before the other has ended, and writes the wait.
void thread::join_controlled() noexcept {
  state_->run->decider()->join(*schedule::this_worker, state_->number);
  state_.reset();
}

void thread::finish_uncancellably() noexcept {
  if (state_ == nullptr) return;
  const trace::object_id object = id();
  const trace::location_id here = state_->made_at;
  try {
    schedule::announce({op::join, object, here});
  } catch (const schedule::cancelled&) {
    // The stop ends the other thread too, and this one at its next sync point.
  }
  if (state_->run != nullptr) return join_controlled();
  bool waits = false;
  {
    const std::scoped_lock hold(state_->joiners.lock());
    waits = !state_->done;
  }
  if (waits) trace::emit(kind::wait_begin, object, here);
  state_->system.join();
  if (waits)
    trace::emit_ordered(kind::wait_end, object, here, static_cast<std::uint64_t>(wait_result::woken));
  state_.reset();
}

}  // namespace interleave::sync
