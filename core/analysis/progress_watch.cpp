#include "core/analysis/progress_watch.h"

#include "core/analysis/reducer.h"
#include "core/analysis/sentences.h"

#include <algorithm>
#include <utility>

namespace interleave::analysis {

using trace::kind;
using trace::object_kind;

namespace {

template <class Judge>
bool remembered(std::vector<std::pair<literal_id, bool>>& known, literal_id id, Judge&& judge) {
  for (const auto& [each, verdict] : known) {
    if (each == id) return verdict;
  }
  const bool verdict = judge();
  if (known.size() < 256) known.emplace_back(id, verdict);
  return verdict;
}

bool waits_for_turn(const state& at, const thread_state& who) {
  if (who.waits_for == 0) return false;
  const auto kind = at.objects[who.waits_for].kind;
  return is_lock(kind) || kind == object_kind::semaphore || kind == object_kind::resource;
}

std::uint64_t value_at(const std::vector<std::uint64_t>& of, std::size_t index) {
  return index < of.size() ? of[index] : 0;
}

}  // namespace

progress_watch::progress_watch(const trace::dictionary& texts, const names& known, options how)
    : texts_(texts),
      known_(known),
      how_(std::move(how)),
      slot_length_(std::max<nanoseconds>(1, std::min(how_.starved_after, how_.livelock_after) / slots)),
      slot_end_(slot_length_) {}

bool progress_watch::is_progress(literal_id counter) {
  return remembered(counters_, counter,
                    [&] { return how_.progress.empty() || texts_.text(counter) == how_.progress; });
}

bool progress_watch::is_hunger(literal_id phase) {
  return phase != 0 && remembered(phases_, phase, [&] {
           const std::string text = texts_.text(phase);
           return text.starts_with("hungry") || text.starts_with("waiting");
         });
}

void progress_watch::step(std::size_t thread) {
  follower& who = of(thread);
  if (who.epoch != epoch_) {
    who.epoch = epoch_;
    who.steps = 0;
  }
  ++who.steps;
  if (who.slot != slot_) {
    who.slot = slot_;
    ++steppers_;
  }
}

void progress_watch::see(const trace::record& last, const state& after) {
  const auto thread = static_cast<std::size_t>(last.thread);
  switch (last.what) {
    case kind::acquired:
    case kind::released:
    case kind::try_failed:
    case kind::phase:
      step(thread);
      break;
    case kind::wait_begin:
      if (last.object < after.objects.size())
        of(thread).object_acquisitions = after.objects[last.object].acquisitions;
      break;
    case kind::counted:
      if (static_cast<std::int64_t>(last.argument) <= 0 || !is_progress(last.object)) break;
      ++of(thread).progress;
      ++epoch_;
      active_ = 0;
      livelocked_ = false;
      break;
    default:
      break;
  }
}

void progress_watch::end_slot(nanoseconds now, const state& at, std::vector<finding>& found) {
  if (steppers_ >= 2) active_ += slot_length_;
  steppers_ = 0;
  ++slot_;
  slot_end_ = now - now % slot_length_ + slot_length_;

  if (how_.progress_expected && !livelocked_ && active_ >= how_.livelock_after) {
    if (auto now_found = livelock(now, at)) {
      livelocked_ = true;
      found.push_back(std::move(*now_found));
    }
  }
  while (history_.size() > 1 && history_[1].at + how_.starved_after <= now) history_.pop_front();
  if (!history_.empty()) {
    for (std::size_t id = 1; id < at.threads.size(); ++id) {
      if (auto now_found = starvation(static_cast<thread_id>(id), now, at)) {
        of(id).starved = true;
        found.push_back(std::move(*now_found));
      }
    }
  }
  snapshot taken{now, {}, {}};
  for (std::size_t id = 0; id < at.threads.size(); ++id) {
    taken.progress.push_back(id < followers_.size() ? followers_[id].progress : 0);
    taken.acquisitions.push_back(at.threads[id].acquisitions);
  }
  history_.push_back(std::move(taken));
}

std::optional<finding> progress_watch::livelock(nanoseconds now, const state& at) {
  for (const auto& who : at.threads) {
    if (waits_for_turn(at, who) && !who.wait_is_timed && who.waiting_since + how_.livelock_after / 2 < now)
      return {};
  }
  std::vector<std::string> busy;
  std::uint64_t steps = 0;
  std::size_t busiest = 0;
  for (std::size_t id = 1; id < followers_.size(); ++id) {
    const auto& who = followers_[id];
    if (who.epoch != epoch_ || who.steps < many) continue;
    busy.push_back(known_.thread(static_cast<thread_id>(id)));
    steps += who.steps;
    if (busiest == 0 || who.steps > followers_[busiest].steps) busiest = id;
  }
  if (busy.size() < 2) return {};
  const std::string what =
      how_.progress.empty() ? std::string("nothing was counted") : "“" + how_.progress + "” did not rise";
  return finding{.kind = finding_kind::livelock,
                 .at = now,
                 .position = at.position == 0 ? 0 : at.position - 1,
                 .thread = static_cast<thread_id>(busiest),
                 .object = 0,
                 .text = "Livelock: " + enumerate(busy) + " took " + std::to_string(steps) + " steps in " +
                         duration_text(active_) + ", but " + what + "."};
}

std::vector<std::string> progress_watch::served(thread_id but, const state& at, bool by_progress) const {
  const snapshot& then = history_.front();
  std::vector<std::string> result;
  for (std::size_t id = 1; id < at.threads.size(); ++id) {
    if (id == but) continue;
    const std::uint64_t before = value_at(by_progress ? then.progress : then.acquisitions, id);
    const std::uint64_t after =
        by_progress ? (id < followers_.size() ? followers_[id].progress : 0) : at.threads[id].acquisitions;
    if (after >= before + many) result.push_back(known_.thread(static_cast<thread_id>(id)));
  }
  return result;
}

std::optional<finding> progress_watch::starvation(thread_id thread, nanoseconds now, const state& at) {
  const auto& who = at.threads[thread];
  if (who.doing == activity::absent || who.doing == activity::ended || of(thread).starved) return {};
  finding result{.kind = finding_kind::starvation,
                 .at = now,
                 .position = at.position == 0 ? 0 : at.position - 1,
                 .thread = thread,
                 .object = who.waits_for,
                 .text = "Starvation: " + known_.thread(thread)};
  const auto long_ago = [&](nanoseconds since) { return now > since && now - since >= how_.starved_after; };
  std::vector<std::string> others;
  if (waits_for_turn(at, who) && long_ago(who.waiting_since) &&
      at.objects[who.waits_for].acquisitions >= of(thread).object_acquisitions + 2 * many) {
    others = served(thread, at, false);
    result.text +=
        " has waited for " + known_.object(who.waits_for) + " for " + duration_text(now - who.waiting_since);
  }
  if (others.size() < 2 && is_hunger(who.phase) && long_ago(who.phase_since)) {
    others = served(thread, at, true);
    result.text = "Starvation: " + known_.thread(thread) + " has been “" + texts_.text(who.phase) + "” for " +
                  duration_text(now - who.phase_since);
  }
  if (others.size() < 2) return {};
  result.text += ", while " + enumerate(others, 3) + " had their turn again and again.";
  return result;
}

}  // namespace interleave::analysis
