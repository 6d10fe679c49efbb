#include "core/explore/execution.h"

#include "core/scenario/descriptor.h"
#include "core/scenario/settings.h"
#include "core/schedule/following.h"
#include "core/schedule/standstill.h"
#include "core/schedule/strands.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <stdexcept>
#include <utility>

namespace interleave::explore {

namespace {

using schedule::actor;
using schedule::ending;

std::unique_ptr<schedule::strands> strands_for(const executor::options& how) {
  if (how.on == backend::threads) return schedule::make_threads(how.pinned);
  auto fibers = schedule::make_fibers();
  if (fibers == nullptr) throw std::runtime_error(schedule::why_no_fibers());
  return fibers;
}

std::string name_of(const schedule::engine& in, trace::object_id object, const char* kind, unsigned number) {
  const std::string& known = in.name_of(object);
  return known.empty() ? kind + (" " + std::to_string(number)) : known;
}

std::string name_of_thread(const schedule::engine& in, actor who) {
  return name_of(in, in.object_of(who), "thread", who);
}

std::string name_of_object(const schedule::engine& in, trace::object_id object) {
  return name_of(in, object, "object", object);
}

// "philosopher 1 waits for fork 2 (philosopher 2), …"
std::string told(const schedule::engine& in, const std::vector<schedule::wait_link>& waits) {
  std::string all;
  for (const auto& each : waits) {
    all += (all.empty() ? "" : ", ") + name_of_thread(in, each.who) + " waits for " +
           name_of_object(in, each.waits_at.object);
    if (each.for_whom != schedule::model::nobody && each.waits_at.what != schedule::op::join)
      all += " (" + name_of_thread(in, each.for_whom) + ")";
  }
  return all;
}

}  // namespace

program program_of(const scenario::variant& of, const scenario::settings& values) {
  return [&of, &values] { of.body(values); };
}

executor::executor(options how)
    : conducts_({.on = strands_for(how), .max_steps = how.max_steps}),
      rules_(nullptr, &conducts_),
      watch_(how.progress, std::move(how.stop)),
      progress_(how.progress) {
  rules_.listen(&watch_);
}

ending executor::run(const program& what, schedule::decider& by) {
  watch_.begin(by);
  conducts_.begin(rules_, watch_);
  {
    const schedule::membership main(rules_, 0);
    try {
      what();
    } catch (const schedule::cancelled&) {
      // Its ending is known.
    } catch (const std::exception& fault) {
      rules_.report_fault(std::string("main: ") + fault.what());
    } catch (...) {
      rules_.report_fault("main: an exception that is not a std::exception");
    }
  }
  return how();
}

ending executor::how() const {
  if (watch_.was_stopped()) return ending::stopped;
  return watch_.found().value_or(conducts_.how());
}

std::vector<schedule::decision> executor::decisions() const {
  std::vector<schedule::decision> all;
  all.reserve(steps());
  for (const auto& each : log()) all.push_back({each.who, each.how});
  return all;
}

std::string executor::text() const {
  const auto waits = [this] { return schedule::waits_of(conducts_.state(), conducts_.log()); };
  switch (how()) {
    case ending::deadlock:
      return "deadlock: " + told(conducts_, schedule::circle_in(waits()));
    case ending::stuck:
      return "nobody can go on: " + told(conducts_, waits());
    case ending::violation:
      return name_of_thread(conducts_, conducts_.found_in()) + " breaks the rule: " + conducts_.text();
    case ending::exception:
      return "an exception escaped from " + conducts_.text();
    case ending::livelock:
    case ending::starvation:
      return progress_text();
    case ending::cut:
      return "cut after " + std::to_string(steps()) + " steps: it may go on for ever";
    case ending::not_explorable:
      return name_of_thread(conducts_, conducts_.found_in()) +
             " waits for something outside the run, which no schedule can tell the end of";
    case ending::completed:
    case ending::abandoned:
    case ending::stopped:
      break;
  }
  return std::string(word_for(how()));
}

std::string executor::name_of(schedule::actor who) const {
  return name_of_thread(conducts_, who);
}

run_end end_of(ending how) {
  switch (how) {
    case ending::completed:
      return run_end::finished;
    case ending::deadlock:
    case ending::stuck:
      return run_end::stuck;
    case ending::abandoned:
      return run_end::abandoned;
    default:
      return run_end::cut;
  }
}

bool is_failure(ending how) {
  return how == ending::deadlock || how == ending::stuck || how == ending::violation ||
         how == ending::exception || how == ending::livelock || how == ending::starvation;
}

std::string executor::progress_text() const {
  const std::string counter = '"' + std::string(progress_) + '"';
  if (how() == ending::starvation) {
    return "starvation: " + name_of(watch_.starved()) + " waits for " +
           name_of_object(conducts_, watch_.starved_at()) + ", while others have had " + counter + ' ' +
           std::to_string(watch::overtaken) + " times each";
  }
  std::vector<bool> busy(conducts_.state().threads());
  const auto steps = std::min<std::size_t>(watch_.steps_without(), log().size());
  for (auto each = log().end() - static_cast<std::ptrdiff_t>(steps / 2); each != log().end(); ++each)
    busy[each->who] = true;
  std::string who;
  for (std::size_t n = 0; n < busy.size(); ++n) {
    if (busy[n]) who += (who.empty() ? "" : ", ") + name_of(static_cast<schedule::actor>(n));
  }
  return "livelock: " + who + " take the same steps again and again, " + std::to_string(steps) + " without " +
         counter;
}

retold retell(executor& on, const program& what, std::span<const schedule::decision> decisions) {
  schedule::following again({decisions.begin(), decisions.end()});
  on.keep_names(true);
  retold result;
  schedule::noting kept(again);
  result.how = on.run(what, kept);
  result.text = on.text();
  result.hash = on.hash();
  result.decisions = on.decisions();
  result.deviations = kept.deviations();
  result.divergence = again.divergence();
  on.keep_names(false);
  return result;
}

schedule::schedule_string string_for(const scenario::descriptor& of, const scenario::variant& as,
                                     const scenario::settings& values, const retold& what) {
  schedule::schedule_string result;
  result.scenario = of.id;
  if (as.id != of.variants.front().id) result.variant = as.id;
  const scenario::settings own(of);
  const scenario::settings small = scenario::small_settings(of, as);
  const auto others_than = [&](const scenario::settings& those) {
    return std::ranges::count_if(of.knobs, [&](const scenario::knob& each) {
      return values.number(each.id) != those.number(each.id);
    });
  };
  result.small = others_than(small) < others_than(own);
  for (const scenario::knob& each : of.knobs) {
    const double value = values.number(each.id);
    if (value == (result.small ? small : own).number(each.id)) continue;
    char text[32];
    const auto end = std::to_chars(std::begin(text), std::end(text), value).ptr;
    result.knobs.emplace_back(each.id, std::string(text, end));
  }
  result.deviations = what.deviations;
  result.check = schedule::schedule_string::check_of(what.hash);
  return result;
}

}  // namespace interleave::explore
