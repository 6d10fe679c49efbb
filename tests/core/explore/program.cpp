#include "tests/core/explore/program.h"

#include "core/schedule/dependence.h"

#include <algorithm>

namespace interleave::test {

using explore::run_end;
using schedule::actor;
using schedule::happening;

namespace {

constexpr std::uint64_t mixed(std::uint64_t so_far, std::uint64_t value) {
  so_far = (so_far ^ value) * 0x9e3779b97f4a7c15u;
  return so_far ^ (so_far >> 29);
}

constexpr std::size_t most_objects = 128;

}  // namespace

// Goes on from a line to the next that is a step.
void interpreter::announce(actor who) {
  state& self = threads_[who];
  const body& lines = what_.threads[who];
  if (self.back) {
    const line& now = lines[self.at];
    now_.announce(who, {op::reacquire, now.object, 0, now.second, 0, now.timed});
    return;
  }
  while (self.at < lines.size() && lines[self.at].check) {
    result_.violated = result_.violated || self.value != lines[self.at].value;
    ++self.at;
  }
  if (self.at == lines.size()) return now_.leave(who);
  const line& next = lines[self.at];
  std::uint64_t level = 0;
  if (next.object < memory_.size()) level = static_cast<std::uint64_t>(memory_[next.object]);
  if (next.what == op::await && self.value == 0) level = 0;  // the phase was over when it arrived
  now_.announce(who, {next.what, next.object, 0, next.second, next.amount, next.timed, level});
}

void interpreter::carry_out(decision next) {
  state& self = threads_[next.who];
  const line& now = what_.threads[next.who][self.at];
  const bool has = now_.would_have(next.who) && next.how != decision::timed_out;
  now_.carry_out(next);
  if (now.what == op::wait && !self.back) {
    self.back = true;
    return announce(next.who);
  }
  self.back = false;
  int& memory = memory_[now.object];
  switch (now.what) {
    case op::load:
      self.value = memory;
      break;
    case op::store:
      memory = now.value + (now.adds ? self.value : 0);
      break;
    case op::exchange:
      if (now.compares) {
        const bool same = memory == self.value;
        if (same) memory = now.value;
        self.value = same ? 1 : 0;
      } else {
        self.value = memory;
        memory += now.value;
      }
      break;
    case op::try_lock:
    case op::try_lock_shared:
      self.value = has ? 1 : 0;
      break;
    case op::lock:
      if (now.timed) self.value = has ? 1 : 0;
      break;
    case op::wait:
      if (now.timed) self.value = has ? 1 : 0;
      break;
    case op::acquire:
    case op::try_acquire:
      if (has) --memory;
      if (now.timed || now.what == op::try_acquire) self.value = has ? 1 : 0;
      break;
    case op::release:
      memory += static_cast<int>(now.amount);
      break;
    case op::arrive:
      self.value = memory = std::max(0, memory - static_cast<int>(now.amount));
      if (memory == 0) memory = expected_[now.object];
      break;
    case op::start:
      now_.add_thread();
      break;
    case op::choose:
      self.value = next.how;
      break;
    default:
      break;
  }
  self.at += now.jumps && self.value != now.unless ? static_cast<std::size_t>(now.jump) : 1;
  announce(next.who);
}

const execution& interpreter::run(explore::strategy& search, std::size_t most_steps) {
  result_.how = run_end::finished;
  result_.violated = false;
  result_.decisions.clear();
  happened_.clear();
  notifier_.clear();
  memory_.assign(most_objects, 0);
  for (const auto& [object, value] : what_.initial) memory_[object] = value;
  expected_ = memory_;
  threads_.assign(what_.threads.size(), {});
  notified_by_.assign(what_.threads.size(), -1);
  now_.clear();
  past_.clear();
  // A program without starts has all its threads from the beginning.
  const auto starts = [](const line& each) { return each.what == op::start && !each.check; };
  const bool has_main = std::any_of(what_.threads[0].begin(), what_.threads[0].end(), starts);
  for (std::size_t i = 0; i < (has_main ? 1 : what_.threads.size()); ++i) {
    const actor who = now_.add_thread();
    threads_[who].begun = true;
    announce(who);
  }
  while (now_.can_go_on() || !now_.extras().empty()) {
    if (!now_.can_go_on() && std::none_of(now_.extras().begin(), now_.extras().end(),
                                          [](decision each) { return each.how == decision::timed_out; }))
      break;
    if (result_.decisions.size() == most_steps) {
      result_.how = run_end::cut;
      break;
    }
    const auto next = search.decide(now_);
    if (!next) {
      result_.how = run_end::abandoned;
      break;
    }
    result_.decisions.push_back(*next);
    if (!quick_) {
      while (past_.threads() < now_.threads()) past_.add_thread();
      const happening what = schedule::what_happens(now_, *next);
      if (!schedule::is_local(what.what)) past_.add(what, [](std::size_t, const std::uint32_t*) {});
      if (naive_) {
        if (what.what == op::notify_one && what.first == schedule::touch::writes)
          notified_by_[now_.chosen_by(*next)] = static_cast<int>(happened_.size());
        if (what.what == op::notify_all) {
          for (std::size_t i = 0; i < now_.threads(); ++i) {
            const auto& its = now_.next(static_cast<actor>(i));
            if (its.what == op::reacquire && its.object == what.object &&
                !now_.is_notified(static_cast<actor>(i)))
              notified_by_[i] = static_cast<int>(happened_.size());
          }
        }
        notifier_.push_back(what.what == op::reacquire && what.how == 0 ? notified_by_[what.who] : -1);
        happened_.push_back(what);
      }
    }
    const actor who = next.who();
    if (!threads_[who].begun) {
      threads_[who].begun = true;
      now_.carry_out(*next);
      announce(who);
    } else {
      carry_out(*next);
    }
  }
  if (result_.how == run_end::finished) {
    for (std::size_t i = 0; i < now_.threads(); ++i) {
      if (now_.is_inside(static_cast<actor>(i))) result_.how = run_end::stuck;
    }
  }
  if (!quick_) {
    result_.state = hash();
    result_.the_class = past_.class_hash();
    if (naive_) result_.naive_class = naive_hash();
  }
  search.end(now_, result_.how);
  return result_;
}

std::uint64_t interpreter::hash() const {
  std::uint64_t result = static_cast<std::uint64_t>(result_.violated);
  for (const int each : memory_) result = mixed(result, static_cast<std::uint64_t>(each));
  for (const state& each : threads_)
    result =
        mixed(result, each.at << 32 | static_cast<std::uint32_t>(each.value) << 1 | (each.back ? 1u : 0u));
  return result;
}

// The order that remains of an execution: each step's predecessors by transitive closure over all pairs.
std::uint64_t interpreter::naive_hash() const {
  const std::size_t n = happened_.size();
  std::vector<std::vector<bool>> before(n, std::vector<bool>(n, false));
  std::vector<int> local(n, 0);
  std::uint64_t sum = 0;
  for (std::size_t j = 0; j < n; ++j) {
    for (std::size_t i = 0; i < j; ++i) {
      const bool same = happened_[i].who == happened_[j].who;
      if (same) local[j] = local[i] + 1;
      if (!same && !schedule::depend(happened_[i], happened_[j]) && notifier_[j] != static_cast<int>(i))
        continue;
      before[j][i] = true;
      for (std::size_t k = 0; k < i; ++k) before[j][k] = before[j][k] || before[i][k];
    }
    std::uint64_t each =
        mixed(mixed(17, happened_[j].who), static_cast<std::uint64_t>(local[j]) << 16 | happened_[j].how);
    each = mixed(each, static_cast<std::uint64_t>(happened_[j].first));
    std::uint64_t set = 0;
    for (std::size_t i = 0; i < j; ++i) {
      if (before[j][i]) set += mixed(mixed(17, happened_[i].who), static_cast<std::uint64_t>(local[i]));
    }
    sum += mixed(each, set);
  }
  return sum;
}

program philosophers(int n, bool ordered) {
  program result;
  body main;
  const auto fork = [](int i) { return static_cast<trace::object_id>(1 + i); };
  const auto thread = [&](int i) { return static_cast<trace::object_id>(1 + n + i); };
  for (int i = 0; i < n; ++i) main.push_back(step(op::start, thread(i)));
  for (int i = n - 1; i >= 0; --i) main.push_back(step(op::join, thread(i)));
  result.threads.push_back(main);
  for (int i = 0; i < n; ++i) {
    int first = i;
    int second = (i + 1) % n;
    if (ordered && second < first) std::swap(first, second);
    result.threads.push_back({lock(fork(first)), lock(fork(second)), unlock(fork(second)),
                              unlock(fork(first)), step(op::finish, thread(i))});
  }
  return result;
}

}  // namespace interleave::test
