#include "core/scenario/run.h"

#include "core/scenario/switch_feed.h"
#include "core/trace/collector.h"
#include "core/trace/recorder.h"

#include <algorithm>
#include <utility>

namespace interleave::scenario {

// The machinery of one run. The runner thread opens the switch records (they cover the threads that descend
// from it), becomes the scenario's main thread, and in the end lets the collector deliver the rest.
struct run::engine {
  explicit engine(const options& how)
      : under(how.under), conducts(conductor_for(how)), control(&recorder, conducts.get()) {
    control.listen(dynamic_cast<schedule::count_listener*>(under.get()));
    control.set_seed(how.seed);
    control.set_pace(how.pace);
    if (how.paused) control.pause();
  }

  static std::unique_ptr<schedule::engine> conductor_for(const options& how) {
    if (how.under == nullptr) return nullptr;
    return std::make_unique<schedule::engine>(
        schedule::engine::options{.on = schedule::make_threads(false), .holds = true});
  }
  void main_thread(const variant& of, const settings& values, std::unique_ptr<os::switch_source> guests);
  void body(const variant& of, const settings& values);
  void finish();

  trace::recorder recorder;
  std::shared_ptr<recording> into;
  const std::shared_ptr<schedule::decider> under;
  const std::unique_ptr<schedule::engine> conducts;  // null in the live modes
  schedule::control control;
  std::unique_ptr<switch_feed> switches;

  std::mutex mutex;
  std::condition_variable changed;
  std::unique_ptr<trace::collector> collector;  // guarded by mutex; gone once finished
  bool may_begin = false;                       // guarded by mutex
  bool body_ended = false;                      // guarded by mutex
  bool finished = false;                        // guarded by mutex
  bool stopped = false;                         // guarded by mutex

  std::thread runner;
};

void run::engine::main_thread(const variant& of, const settings& values,
                              std::unique_ptr<os::switch_source> guests) {
  {
    auto opened = std::make_unique<switch_feed>(std::move(guests));
    std::unique_lock lock(mutex);
    switches = std::move(opened);
    changed.notify_all();
    changed.wait(lock, [this] { return may_begin; });
  }
  body(of, values);
  finish();
}

void run::engine::body(const variant& of, const settings& values) {
  if (conducts != nullptr) conducts->begin(control, *under);
  trace::attachment here(recorder, "main");
  const schedule::membership member(control, here.thread());
  try {
    of.body(values);
  } catch (const schedule::cancelled&) {
    here.ends_as(trace::how_ended::cancelled);
  } catch (const std::exception& fault) {
    here.ends_as(trace::how_ended::exception);
    control.report_fault(fault.what());
  }
}

void run::engine::finish() {
  std::unique_ptr<trace::collector> last;
  {
    const std::scoped_lock lock(mutex);
    body_ended = true;
    last = std::move(collector);
  }
  last.reset();  // delivers what is left
  into->settle();
  {
    const std::scoped_lock lock(mutex);
    finished = true;
  }
  changed.notify_all();
}

run::run(const descriptor& of, std::string_view variant_id, const settings& values, options how)
    : of_(of), values_(values) {
  const variant* const chosen = of.find_variant(variant_id);
  if (chosen == nullptr) {
    std::string allowed;
    for (const variant& each : of.variants) allowed += (allowed.empty() ? "" : ", ") + std::string(each.id);
    throw bad_setting("unknown variant '" + std::string(variant_id) + "' of " + std::string(of.id) +
                      "; it has: " + allowed);
  }
  engine_ = std::make_unique<engine>(how);
  engine& with = *engine_;
  // The window's thread, which is this one, takes part in the run that it is host of.
  std::unique_ptr<os::switch_source> guests;
  if (values_.from_window() != nullptr) guests = os::switch_source::open(os::switch_scope::this_thread);
  with.runner = std::thread([this, &with, chosen, opened = std::move(guests)]() mutable {
    with.main_thread(*chosen, values_, std::move(opened));
  });

  std::unique_lock lock(with.mutex);
  with.changed.wait(lock, [&] { return with.switches != nullptr; });
  about_run about{.scenario = std::string(of.id),
                  .variant = std::string(chosen->id),
                  .knobs = values_.all(),
                  .mode = how.under != nullptr   ? how.mode
                          : how.pace.count() > 0 ? "paced"
                                                 : "free",
                  .schedule = how.schedule,
                  .seed = how.seed,
                  .switch_source = with.switches->precision(),
                  .switch_reason = with.switches->why()};
  recording_ = std::make_shared<recording>(std::move(about), trace::dictionary::of_this_program(),
                                           how.cap_records, recording::feeding::behind);
  with.into = recording_;
  // The collector is this thread's child, not the runner's: its own switches are none of the run's.
  with.collector = std::make_unique<trace::collector>(
      with.recorder, [to = recording_](std::span<const trace::record> batch) { to->append(batch); },
      trace::collector::options{.extra = with.switches.get()});
  with.may_begin = true;
  lock.unlock();
  with.changed.notify_all();
}

run::~run() {
  stop();
}

void run::pause() {
  engine_->control.pause();
}

void run::resume() {
  engine_->control.resume();
}

void run::set_pace(std::chrono::nanoseconds each_step) {
  engine_->control.set_pace(each_step);
}

void run::change(std::string_view knob_id, double value) {
  values_.set(knob_id, value);
}

void run::stop() {
  {
    const std::scoped_lock lock(engine_->mutex);
    if (!engine_->body_ended) engine_->stopped = true;
  }
  engine_->control.cancel();
  std::unique_lock lock(engine_->mutex);
  engine_->changed.wait(lock, [this] { return engine_->finished; });
  if (engine_->runner.joinable()) engine_->runner.join();
}

void run::refresh() {
  const std::scoped_lock lock(engine_->mutex);
  if (engine_->collector != nullptr) recording_->time_passes(engine_->collector->watermark());
}

bool run::is_paused() const {
  return engine_->control.is_paused();
}

bool run::is_finished() const {
  const std::scoped_lock lock(engine_->mutex);
  return engine_->finished;
}

bool run::wait_until(std::chrono::steady_clock::time_point deadline) const {
  std::unique_lock lock(engine_->mutex);
  return engine_->changed.wait_until(lock, deadline, [this] { return engine_->finished; });
}

bool run::is_over() const {
  return engine_->conducts != nullptr && engine_->conducts->is_over();
}

const schedule::engine* run::conductor() const {
  return engine_->conducts.get();
}

bool run::was_stopped() const {
  const std::scoped_lock lock(engine_->mutex);
  return engine_->stopped;
}

std::string run::fault() const {
  return engine_->control.fault();
}

expectation outcome_of(const analysis::analyser& analysis) {
  using analysis::finding_kind;
  constexpr std::pair<finding_kind, expectation> ranked[] = {
      {finding_kind::deadlock, expectation::deadlock},
      {finding_kind::violation, expectation::violation},
      {finding_kind::livelock, expectation::livelock},
      {finding_kind::starvation, expectation::starvation}};
  for (const auto& [kind, outcome] : ranked) {
    for (const auto& each : analysis.findings()) {
      if (each.kind == kind) return outcome;
    }
  }
  return expectation::completed;
}

}  // namespace interleave::scenario
