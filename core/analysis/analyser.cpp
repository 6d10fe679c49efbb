#include "core/analysis/analyser.h"

#include "core/analysis/deadlock_watch.h"
#include "core/analysis/key_frames.h"
#include "core/analysis/lock_order.h"
#include "core/analysis/name_book.h"
#include "core/analysis/progress_watch.h"
#include "core/analysis/reducer.h"
#include "core/analysis/sentences.h"
#include "core/analysis/wait_for_graph.h"

#include <algorithm>
#include <map>
#include <utility>

namespace interleave::analysis {

using trace::kind;
using trace::record;
namespace flag = trace::flag;

namespace {
// A trace that is one long row of findings is not worth more.
constexpr std::size_t max_findings = 1000;
}  // namespace

struct analyser::impl {
  impl(const trace::store& of, const trace::dictionary& dictionary, const options& how)
      : records(of),
        texts(dictionary),
        frames(how.key_frame_every),
        deadlocks({how.standstill_after, how.closed_world}),
        progress(dictionary, known,
                 {how.starved_after, how.livelock_after, how.progress,
                  how.progress_expected || !how.progress.empty()}) {
    head.steps_decided = how.steps_decided;
  }

  void take(const record& next);
  void note(const record& last);
  void note_order(const record& last);
  void note_condition(const record& last);
  void note_circle(lock_order::circle possible, const record& last);
  void withdraw(object_id no_lock);
  void note_deadlock(deadlock closed);
  void note_violation(const record& last);
  void note_gap(const record& last);
  void look(nanoseconds now);
  void note_lost_at_cap();
  finding* add(finding found);

  [[nodiscard]] bool is_condition(object_id object) const {
    return object < head.objects.size() &&
           head.objects[object].kind == trace::object_kind::condition_variable;
  }

  const trace::store& records;
  const trace::dictionary& texts;
  state head;
  names known;
  key_frames frames;
  statistics_collector statistics;
  lock_order order;
  deadlock_watch deadlocks;
  progress_watch progress;

  std::vector<finding> findings;
  std::vector<finding> ripe;
  std::vector<lock_order::circle> circles;  // of the lock-order warnings, in order
  std::optional<deadlock> first;
  struct breaches {
    std::uint64_t times = 0;
    std::size_t first = 0;  // record
  };
  std::map<literal_id, breaches> broken;  // by rule
  std::map<thread_id, std::uint64_t> gaps;
  bool cap_noted = false;
};

finding* analyser::impl::add(finding found) {
  if (findings.size() >= max_findings) return nullptr;
  const auto place = std::ranges::upper_bound(findings, found.at, {}, &finding::at);
  return &*findings.insert(place, std::move(found));
}

void analyser::impl::note_deadlock(deadlock closed) {
  std::vector<object_id> locks;
  for (const auto& each : closed.cycle) locks.push_back(each.object);
  order.know(std::move(locks));
  finding found{.kind = finding_kind::deadlock,
                .at = closed.closed_at,
                .position = closed.position,
                .thread = closed.cycle.empty() ? closed.stuck.front() : closed.cycle.front().thread,
                .object = closed.cycle.empty() ? object_id{0} : closed.cycle.front().object,
                .text = sentence_for(closed, head, known)};
  add(std::move(found));
  if (!first) first = std::move(closed);
}

void analyser::impl::note_violation(const record& last) {
  breaches& of_rule = broken[last.object];
  if (++of_rule.times > 1) {
    const auto same_rule = [&](const finding& each) {
      return each.kind == finding_kind::violation && each.position == of_rule.first;
    };
    if (const auto found = std::ranges::find_if(findings, same_rule); found != findings.end())
      found->count = of_rule.times;
    return;
  }
  of_rule.first = head.position - 1;
  std::string rule = texts.text(last.object);
  if (rule.empty()) rule = "a rule of the scenario";
  const auto explains = static_cast<std::int64_t>(last.argument);
  const std::string value = explains == 0 ? std::string() : " (value " + std::to_string(explains) + ")";
  add({.kind = finding_kind::violation,
       .at = last.time,
       .position = head.position - 1,
       .thread = static_cast<thread_id>(last.thread),
       .text = known.thread(static_cast<thread_id>(last.thread)) + " broke a rule: " + rule + value + "."});
}

void analyser::impl::note_gap(const record& last) {
  const auto thread = static_cast<thread_id>(last.thread);
  const std::uint64_t former = gaps[thread];
  gaps[thread] = former + last.argument < former ? ~std::uint64_t{0} : former + last.argument;
  const auto same = [&](const finding& each) {
    return each.kind == finding_kind::lost_events && each.thread == thread;
  };
  if (const auto found = std::ranges::find_if(findings, same); former != 0 && found != findings.end()) {
    found->count = gaps[thread];
    return;
  }
  add({.kind = finding_kind::lost_events,
       .at = last.time,
       .position = head.position - 1,
       .thread = thread,
       .object = 0,
       .text = "Events of " + known.thread(thread) + " are missing here: the memory for the trace was full.",
       .count = last.argument});
}

void analyser::impl::note_lost_at_cap() {
  if (cap_noted || records.lost() == 0) return;
  cap_noted = true;
  add({.kind = finding_kind::lost_events,
       .at = head.now,
       .position = head.position == 0 ? 0 : head.position - 1,
       .thread = 0,
       .object = 0,
       .text = "The trace ends here, though the run went on: the memory for the trace is full.",
       .count = records.lost()});
}

void analyser::impl::note_order(const record& last) {
  const auto thread = static_cast<thread_id>(last.thread);
  if (thread == 0) return;
  // With nothing else in its hand it is in no order.
  const auto& holds = head.threads[thread].holds;
  if (holds.empty() || (holds.size() == 1 && holds.front() == last.object)) return;
  if (last.what == kind::try_failed || last.has(flag::attempt) || last.has(flag::timed)) {
    order.attempt(head, thread, last.object);
    return;
  }
  note_circle(order.ask(head, thread, last.object, last.has(flag::shared), last.location), last);
}

void analyser::impl::note_condition(const record& last) {
  const auto thread = static_cast<thread_id>(last.thread);
  if (thread == 0 || last.has(flag::timed) || head.threads[thread].holds.empty()) return;
  note_circle(last.what == kind::notified ? order.notify(head, thread, last.object, last.location)
                                          : order.wait(head, thread, last.object, last.location),
              last);
}

void analyser::impl::note_circle(lock_order::circle possible, const record& last) {
  if (possible.empty()) return;
  const auto* const added = add({.kind = finding_kind::lock_order,
                                 .at = last.time,
                                 .position = head.position - 1,
                                 .thread = static_cast<thread_id>(last.thread),
                                 .object = last.object,
                                 .text = sentence_for(possible, known),
                                 .how_sure = certainty::predicted});
  if (added != nullptr) circles.push_back(std::move(possible));
}

// Warnings come in order of time, and so do their circles.
void analyser::impl::withdraw(object_id no_lock) {
  auto circle = circles.begin();
  std::erase_if(findings, [&](const finding& each) {
    if (each.kind != finding_kind::lock_order) return false;
    const bool falls =
        std::ranges::any_of(*circle, [&](const lock_order::link& of) { return of.held == no_lock; });
    circle = falls ? circles.erase(circle) : circle + 1;
    return falls;
  });
}

void analyser::impl::note(const record& last) {
  switch (last.what) {
    case kind::wait_begin:
    case kind::thread_ended:
      // First: a deadlock that is there needs no warning that it could be.
      if (auto closed = deadlocks.after(last, head)) note_deadlock(std::move(*closed));
      if (last.what == kind::wait_begin) is_condition(last.object) ? note_condition(last) : note_order(last);
      break;
    case kind::notified:
      if (is_condition(last.object)) note_condition(last);
      break;
    case kind::released:
      if (head.going != 0) break;
      if (auto closed = deadlocks.after(last, head)) note_deadlock(std::move(*closed));
      break;
    case kind::acquired:
    case kind::try_failed:
      note_order(last);
      break;
    case kind::thread_text:
      note_name(known, last);
      break;
    case kind::object_text:
      if (last.object < head.objects.size()) note_name(known, last);
      break;
    case kind::violated:
      note_violation(last);
      break;
    case kind::gap:
      if (last.thread != 0) note_gap(last);
      break;
    default:
      break;
  }
  if (last.thread != 0) progress.see(last, head);
}

void analyser::impl::look(nanoseconds now) {
  ripe.clear();
  progress.look(now, head, ripe);
  for (auto& each : ripe) add(std::move(each));
}

void analyser::impl::take(const record& next) {
  if (auto ripened = deadlocks.before(next, head)) note_deadlock(std::move(*ripened));
  look(next.time);
  statistics.see(next, head);
  const std::size_t signals = order.signals();
  auto possible = order.before(next, head);
  if (order.signals() != signals) withdraw(next.object);
  apply(head, next);
  note(next);
  note_circle(std::move(possible), next);
  frames.offer(head);
}

analyser::analyser(const trace::store& records, const trace::dictionary& dictionary, options how)
    : impl_(std::make_unique<impl>(records, dictionary, how)) {}

analyser::~analyser() = default;

std::span<const record> analyser::next_row() {
  const auto row = impl_->records.row(impl_->head.position);
  if (row.empty()) impl_->note_lost_at_cap();
  return row;
}

void analyser::take(const record& next) {
  impl_->take(next);
}

void analyser::time_passes(nanoseconds now) {
  if (auto ripened = impl_->deadlocks.time_passes(now, impl_->head))
    impl_->note_deadlock(std::move(*ripened));
  impl_->look(now);
}

const state& analyser::head() const {
  return impl_->head;
}

state analyser::at(std::size_t position) const {
  if (position >= impl_->head.position) return impl_->head;
  state result;
  result.steps_decided = impl_->head.steps_decided;
  impl_->frames.move(result, position, impl_->records);
  return result;
}

void analyser::move(state& from, std::size_t position) const {
  if (position >= impl_->head.position) {
    from = impl_->head;
  } else {
    from.steps_decided = impl_->head.steps_decided;
    impl_->frames.move(from, position, impl_->records);
  }
}

const names& analyser::known_names() const {
  return impl_->known;
}

const std::vector<finding>& analyser::findings() const {
  return impl_->findings;
}

const std::optional<deadlock>& analyser::first_deadlock() const {
  return impl_->first;
}

const std::vector<lock_order::circle>& analyser::possible_deadlocks() const {
  return impl_->circles;
}

const object_statistics& analyser::statistics(object_id object) const {
  return impl_->statistics.of(object);
}

std::vector<wait_edge> analyser::closing_edges(const state& then) const {
  return analysis::closing_edges(then, [&](thread_id thread, object_id held, object_id object) {
    return impl_->order.may_ask(thread, held, object);
  });
}

std::size_t analyser::bytes() const {
  return impl_->frames.bytes() + bytes_of(impl_->head) + impl_->statistics.bytes() + impl_->order.bytes();
}

}  // namespace interleave::analysis
