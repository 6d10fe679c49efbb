#include "core/scenario/recording.h"

#include "core/scenario/registry.h"
#include "core/trace/file.h"

#include <algorithm>
#include <cstdlib>
#include <string>

namespace interleave::scenario {

namespace {

analysis::analyser::options options_for(const about_run& about) {
  analysis::analyser::options options;
  if (const descriptor* const of = find(about.scenario)) {
    options.progress = of->progress;
    options.closed_world = !of->fed_by_window;
  }
  options.steps_decided = about.mode != "free" && about.mode != "paced";
  return options;
}

// What a file says of the events past the cap, which are in none of its records.
constexpr const char* lost_key = "lost_events";
constexpr const char* lost_until_key = "lost_until_ns";

std::uint64_t number_in(const trace::properties& from, const char* key) {
  const auto found = from.find(key);
  return found == from.end() ? 0 : std::strtoull(found->second.c_str(), nullptr, 10);
}

// Records that are understood under one lock: a fraction of a millisecond.
constexpr std::size_t piece = 4096;

}  // namespace

recording::recording(about_run about, trace::dictionary names, std::size_t cap_records, feeding how)
    : about_(std::move(about)),
      names_(std::move(names)),
      records_(cap_records),
      analysis_(std::make_unique<analysis::analyser>(records_, names_, options_for(about_))),
      feed_(lanes_, about_.switch_source == "exact"),
      how_(how),
      understands_(
          [this](std::size_t staged) {
            const auto lock = in_turn();
            take_in(staged);
          },
          piece, most_behind) {}

recording::~recording() = default;

void recording::append(std::span<const trace::record> batch) {
  using trace::kind;
  // Most batches hold nothing to be attributed and need no copy.
  const bool as_it_is = std::ranges::none_of(batch, [](const trace::record& each) {
    return each.what == kind::switched_in || each.what == kind::switched_out ||
           each.what == kind::thread_started;
  });
  if (!as_it_is) {
    attribute_switches(batch);
    batch = batch_;
  }
  const std::size_t room = records_.room();
  if (batch.size() > room) settle();  // the gap comes after the last record, and so does its finding
  const std::size_t staged = records_.stage(batch);
  const bool large = how_ == feeding::behind && staged >= large_batch;
  if (batch.size() <= room && (large || !understands_.is_idle())) {
    understands_.hand_over(staged);
    return;
  }
  const auto lock = in_turn();
  take_in(staged);
  if (staged < batch.size()) lose(batch.subspan(staged));
}

// The store is full: one gap for all threads, from the last record it holds.
void recording::lose(std::span<const trace::record> without_room) {
  if (gaps_.empty() || gaps_.back().thread != 0) gaps_.push_back({0, records_.end_time(), 0, 0});
  gaps_.back().end = without_room.back().time;
  gaps_.back().lost += without_room.size();
  // release: pairs with now()
  now_.store(std::max<trace::nanoseconds>(without_room.back().time, now()), std::memory_order_release);
}

void recording::had_lost(std::uint64_t count, trace::nanoseconds until) {
  const auto lock = in_turn();
  records_.lose(count);
  analysis_->catch_up();
  until = std::clamp(until, now(), std::max(now(), trace::max_time));
  gaps_.push_back({0, records_.end_time(), until, count});
  now_.store(until, std::memory_order_release);  // release: pairs with now()
}

void recording::take_in(std::size_t staged) {
  records_.publish(staged);
  analysis_->catch_up([this](const trace::record& what, const analysis::state& after) {
    if (what.what == trace::kind::gap) note_gap(what);
    if (last_seen_.size() <= what.thread) last_seen_.resize(what.thread + 1u);
    last_seen_[what.thread] = what.time;
    feed_.apply(what, after);
  });
  const trace::nanoseconds end = std::max<trace::nanoseconds>(records_.end_time(), now());
  now_.store(end, std::memory_order_release);  // release: pairs with now()
}

void recording::note_gap(const trace::record& found) {
  const auto begin = found.thread < last_seen_.size() ? last_seen_[found.thread] : 0;
  gaps_.push_back({static_cast<trace::thread_id>(found.thread), begin, found.time, found.argument});
}

void recording::learn_thread(const trace::record& started) {
  by_os_thread_[started.argument] = static_cast<trace::thread_id>(started.thread);
  const auto early = early_switch_.find(started.argument);
  if (early == early_switch_.end()) return;
  trace::record on = early->second;
  early_switch_.erase(early);
  on.time = started.time;  // it has been on since before: its lane begins here
  on.thread = started.thread;
  on.argument = 0;
  batch_.push_back(on);
}

void recording::attribute_switches(std::span<const trace::record> batch) {
  batch_.clear();
  for (trace::record each : batch) {
    const bool in = each.what == trace::kind::switched_in;
    if ((in || each.what == trace::kind::switched_out) && each.thread == 0) {
      const auto known = by_os_thread_.find(each.argument);
      if (known == by_os_thread_.end()) {
        if (in) {
          early_switch_[each.argument] = each;
        } else {
          early_switch_.erase(each.argument);
        }
        continue;
      }
      each.thread = known->second;
      each.argument = 0;
    }
    batch_.push_back(each);
    if (each.what == trace::kind::thread_started) learn_thread(each);
  }
}

void recording::time_passes(trace::nanoseconds now_ns) {
  if (now_ns <= now()) return;
  settle();
  const auto lock = in_turn();
  analysis_->time_passes(now_ns);
  now_.store(std::max(now_ns, now()), std::memory_order_release);  // release: pairs with now()
}

std::uint64_t recording::lost() const {
  const auto lock = in_turn();
  std::uint64_t sum = 0;
  for (const gap& each : gaps_) sum += each.lost;
  return sum;
}

std::size_t recording::bytes() const {
  const auto lock = in_turn();
  return records_.bytes() + analysis_->bytes() + lanes_.bytes();
}

void recording::save(const std::filesystem::path& to) const {
  trace::properties about = properties_of(about_);
  {
    const auto lock = in_turn();
    if (!gaps_.empty() && gaps_.back().thread == 0) {
      about.emplace(lost_key, std::to_string(gaps_.back().lost));
      about.emplace(lost_until_key, std::to_string(gaps_.back().end));
    }
  }
  trace::save(to, records_, names_, about);
}

std::shared_ptr<recording> recording::open(const std::filesystem::path& from) {
  return of(trace::open(from));
}

std::shared_ptr<recording> recording::of(trace::loaded file) {
  auto opened =
      std::make_shared<recording>(about_from(file.about), std::move(file.names), file.records->size());
  std::vector<trace::record> batch;
  for (std::size_t i = 0; i < file.records->size(); i += trace::store::block_records) {
    batch.clear();
    const std::size_t end = std::min(i + trace::store::block_records, file.records->size());
    for (std::size_t k = i; k < end; ++k) batch.push_back((*file.records)[k]);
    const auto lock = opened->in_turn();
    opened->take_in(opened->records_.stage(batch));
  }
  if (const std::uint64_t lost = number_in(file.about, lost_key); lost != 0)
    opened->had_lost(lost, number_in(file.about, lost_until_key));
  return opened;
}

}  // namespace interleave::scenario
