#include "core/schedule/engine.h"

#include "core/schedule/control.h"
#ifdef INTERLEAVE_FIBERS
#include "core/schedule/fiber_strands.h"
#endif
#include "core/schedule/schedule_string.h"
#include "core/schedule/standstill.h"
#include "core/trace/producer.h"

#include <algorithm>
#include <exception>
#include <utility>

namespace interleave::schedule {

namespace {

using trace::wait_result;

constexpr actor nobody = model::nobody;
constexpr actor the_main_thread = model::main_thread;
constexpr trace::object_id main_object = 1;

verdict verdict_for(std::uint16_t how) {
  if (how == decision::timed_out) return verdict::timed_out;
  return how == decision::spurious ? verdict::spurious : verdict::granted;
}

// Not steps by themselves: others need no turn at each of them.
constexpr op_set quiet{op::phase, op::sleep, op::yield, op::io};

bool may_throw() {
  return std::uncaught_exceptions() == 0;
}

}  // namespace

std::string_view word_for(ending how) noexcept {
  switch (how) {
    case ending::completed:
      return "completed";
    case ending::deadlock:
      return "deadlock";
    case ending::stuck:
      return "stuck";
    case ending::violation:
      return "violation";
    case ending::exception:
      return "exception";
    case ending::cut:
      return "cut";
    case ending::abandoned:
      return "abandoned";
    case ending::stopped:
      return "stopped";
    case ending::not_explorable:
      return "not explorable";
    case ending::livelock:
      return "livelock";
    case ending::starvation:
      return "starvation";
  }
  return "";
}

engine::engine(options how)
    : max_steps_(how.max_steps),
      strands_(std::move(how.on)),
#ifdef INTERLEAVE_FIBERS
      fibers_(dynamic_cast<fiber_strands*>(strands_.get())),
#endif
      holds_(how.holds),
      keeps_names_(how.keeps_names) {
}

[[gnu::always_inline]] inline void engine::switch_to(actor from, actor to) {
  const strands::index here = threads_[from]->on;
  const strands::index there = threads_[to]->on;
#ifdef INTERLEAVE_FIBERS
  if (fibers_ != nullptr) [[likely]] {
    fibers_->switch_inline(here, there);
    running_ = from;
    return;
  }
#endif
  strands_->switch_to(here, there);
  running_ = from;
}

engine::thread& engine::add(strands::task entry, trace::object_id object) {
  const std::size_t number = model_.threads();
  if (number == threads_.size()) threads_.push_back(std::make_unique<thread>());
  thread& added = *threads_[number];
  added = thread{.of = this, .object = object, .number = static_cast<actor>(number)};
  if (entry.run != nullptr) added.on = strands_->take({entry.run, &added});
  model_.add_thread(object);
  ++inside_;
  return added;
}

void engine::begin(control& run, decider& by) {
  control_ = &run;
  recorded_ = run.recording() != nullptr;
  model_.clear();
  log_.clear();
  names_.clear();
  inside_ = finishing_ = 0;
  last_object_ = main_object;
  ending_ = ending::completed;
  ended_ = false;
  text_.clear();
  run.begin_again();
  if (holds_) {
    const std::scoped_lock lock(mutex_);
    decider_ = &by;
    over_ = false;
    cancelled_ = run.is_cancelled();
  } else {
    decider_ = &by;
  }
  strands_->begin();
  add({}, main_object).begun = true;
  model_.carry_out({the_main_thread, 0});
  running_ = the_main_thread;
  if (keeps_names_) names_.assign(main_object + 1, "main");
}

std::uint64_t engine::hash() const {
  step_check all;
  for (const performed& each : log_)
    all.add({.what = each.what, .object = each.object, .second = each.second}, {each.who, each.how});
  all.mix(static_cast<std::uint64_t>(ending_));
  for (std::size_t who = 0; who < model_.threads(); ++who) {
    const auto each = static_cast<actor>(who);
    if (model_.is_inside(each)) all.mix(who << 8 | static_cast<std::uint64_t>(model_.next(each).what));
  }
  return all.value();
}

const std::string& engine::name_of(trace::object_id object) const {
  static const std::string unknown;
  return object < names_.size() ? names_[object] : unknown;
}

bool engine::is_over() {
  const std::scoped_lock lock(mutex_);
  return over_;
}

void engine::wait_until_over() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return over_; });
}

void engine::cancel() {
  const std::scoped_lock lock(mutex_);
  cancelled_ = true;
  if (holds_ && decider_ != nullptr) decider_->cancel();
  changed_.notify_all();
}

[[gnu::always_inline]] inline actor engine::pick() {
  if (control_->is_cancelled() || log_.size() >= max_steps_ || !model_.can_go_on()) [[unlikely]] {
    if (!goes_on()) return nobody;
  }
  const choice decided = decider_->decide(model_);
  if (!decided) [[unlikely]] {
    end_as(control_->is_cancelled() ? ending::stopped : ending::abandoned);
    return nobody;
  }
  const decision next = *decided;
  if (recorded_) [[unlikely]]
    tell_decision(next);
  const step& taken = model_.next(next.who);
  log_.push_back({.object = taken.object,
                  .second = taken.second,
                  .at = taken.at,
                  .who = next.who,
                  .how = next.how,
                  .what = taken.what});
  threads_[next.who]->how = next.how;
  model_.carry_out(next);
  if (recorded_) [[unlikely]]
    tell_waits(next.who);
  return next.who;
}

[[gnu::always_inline]] inline actor engine::pick_living() {
  for (;;) {
    const actor next = pick();
    if (next == nobody || threads_[next]->inside) [[likely]]
      return next;
    model_.leave(next);
    --finishing_;
    if (--inside_ == 0) return the_main_thread;
  }
}

verdict engine::announce(worker& by, const step& next) {
  return quiet.has(next.what) ? pass(by, next) : take(by, next);
}

verdict engine::pass(worker& by, const step& next) {
  if (ended_) return unwind(*threads_[by.number()], next);
  if (next.what == op::io) {
    found_in_ = by.number();
    found_at_ = next.at;
    end_as(ending::not_explorable);
    return unwind(*threads_[by.number()], next);
  }
  if (by.passes(gives_way(next.what, next.amount))) return verdict::proceed;
  by.passes(true);
  return take(by, {.what = op::yield, .at = next.at});
}

verdict engine::take(worker& by, const step& next) {
  thread& self = *threads_[by.number()];
  if (ended_) [[unlikely]]
    return unwind(self, next);
  model_.announce(self.number, next, by.begin_step());
  const actor first = pick_living();
  if (first != self.number && first != nobody) switch_to(self.number, first);
  if (ended_) [[unlikely]]
    return unwind(self, next);
  const verdict how = verdict_for(self.how);
  if (self.waits) [[unlikely]]
    tell_end_of_wait(self, next, how == verdict::timed_out ? wait_result::timed_out : wait_result::woken);
  return how;
}

verdict engine::unwind(thread& self, const step& next) {
  hold();
  if (self.waits) tell_end_of_wait(self, next, wait_result::cancelled);
  if (!gives_back(next.what) && may_throw()) throw cancelled{};
  return verdict::proceed;
}

bool engine::goes_on() {
  if (control_->is_cancelled()) {
    end_as(ending::stopped);
  } else if (log_.size() >= max_steps_) {
    end_as(ending::cut);
  } else if (!model_.can_go_on()) {
    const auto is_timeout = [](decision each) { return each.how == decision::timed_out; };
    if (std::ranges::any_of(model_.extras(), is_timeout)) return true;
    if (recorded_) tell_waits(nobody);
    end_as(circle_in(waits_of(model_, log_)).empty() ? ending::stuck : ending::deadlock);
  }
  return !ended_;
}

void engine::end_as(ending how) {
  if (ended_) return;
  ended_ = true;
  ending_ = how;
  inside_ -= std::exchange(finishing_, 0);
  if (!holds_) control_->end_controlled();
}

void engine::hold() {
  if (!holds_) return;
  std::unique_lock lock(mutex_);
  over_ = true;
  changed_.notify_all();
  changed_.wait(lock, [this] { return cancelled_; });
}

std::uint32_t engine::choose(worker& by, std::uint32_t alternatives) {
  constexpr std::uint32_t most = decision::spurious;
  control_->point(by, {.what = op::choose, .amount = std::min(alternatives, most)});
  return ended_ || control_->is_cancelled() ? 0 : threads_[by.number()]->how;
}

actor engine::spawn(worker& by, trace::object_id object, void (*body)(void*), void* with) {
  thread& added = add({&live, nullptr}, object);
  added.body = body;
  added.with = with;
  added.made_at = model_.next(by.number()).at;
  return added.number;
}

strands::index engine::live(void* self) {
  auto& own = *static_cast<thread*>(self);
  own.begun = true;
  own.of->running_ = own.number;
  own.body(own.with);
  return own.of->depart(own.number);
}

void engine::enter(worker& who) {
  who.set_number(running_);
  who.let_pass_unheard(!holds_ && !recorded_);
  threads_[running_]->events = trace::this_producer;
}

// Those that were spawned go in depart, once nothing of theirs runs any more.
void engine::leave(worker& who) {
  if (who.number() != the_main_thread) {
    threads_[who.number()]->yielded = who.begin_step();
    return;
  }
  threads_[the_main_thread]->inside = false;
  --inside_;
  if (!ended_) {
    model_.leave(the_main_thread);
    if (inside_ > 0) {
      const actor next = pick_living();
      if (next == nobody) {
        hold();
      } else if (next != the_main_thread) {
        switch_to(the_main_thread, next);
      }
    }
  }
  while (inside_ > 0) {
    const actor next = next_to_unwind(nobody);
    if (next != the_main_thread) switch_to(the_main_thread, next);
  }
  if (!holds_) return;
  const std::scoped_lock lock(mutex_);
  over_ = true;
  changed_.notify_all();
}

strands::index engine::depart(actor who) {
  thread& self = *threads_[who];
  self.inside = false;
  strands_->give_back(self.on);
  if (!ended_ && !recorded_) {
    model_.announce(who, {.what = op::finish, .object = self.object, .at = self.made_at}, self.yielded);
    ++finishing_;
  } else {
    --inside_;
    if (!ended_) model_.leave(who);
  }
  if (!ended_) {
    const actor next = inside_ > 0 ? pick_living() : the_main_thread;
    if (next != nobody) return threads_[next]->on;
    hold();
  }
  return threads_[next_to_unwind(who)]->on;
}

void engine::discard(thread& unbegun) {
  unbegun.inside = false;
  --inside_;
  strands_->give_back(unbegun.on);
}

actor engine::next_to_unwind(actor after) {
  if (after != nobody && threads_[after]->awaited_by != nobody) return threads_[after]->awaited_by;
  for (std::size_t who = 0; who < model_.threads(); ++who) {
    thread& each = *threads_[who];
    if (each.inside && !each.begun) discard(each);
    if (each.inside && each.awaits == nobody) return each.number;
  }
  return the_main_thread;
}

void engine::join(worker& by, actor who) {
  if (!threads_[who]->inside) return;
  if (control_->is_cancelled()) end_as(ending::stopped);
  if (!threads_[who]->begun) return discard(*threads_[who]);
  thread& self = *threads_[by.number()];
  threads_[who]->awaited_by = self.number;
  self.awaits = who;
  actor next = who;
  while (threads_[next]->awaits != nobody) next = threads_[next]->awaits;
  switch_to(self.number, next);
  self.awaits = nobody;
}

trace::object_id engine::new_object(std::string_view name) {
  ++last_object_;
  if (keeps_names_) names_.emplace_back(name);
  return last_object_;
}

void engine::violated(worker& by, std::string_view rule, trace::location_id at) {
  if (ended_) return;
  text_ = rule;
  found_in_ = by.number();
  found_at_ = at;
  end_as(ending::violation);
}

void engine::fault(std::string_view text) {
  if (ended_) return;
  text_ = text;
  found_in_ = running_;
  found_at_ = 0;
  end_as(ending::exception);
}

}  // namespace interleave::schedule
