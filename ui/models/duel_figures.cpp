#include "ui/models/duel_figures.h"

#include "core/analysis/performance.h"
#include "core/scenario/registry.h"
#include "ui/models/words.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>

namespace interleave::ui {

namespace {

using analysis::finding;
using analysis::performance;

// Closer than this share they are alike: two runs are never quite the same.
constexpr double alike = 0.03;

QString figure(double value) {
  if (value >= 100) return counted(static_cast<std::uint64_t>(std::llround(value)));
  return QString::number(value, 'f', value >= 10 ? 1 : 2);
}

const finding* worst_of(const snapshot& at) {
  const finding* worst = nullptr;
  for (const finding& each : *at.findings) {
    const bool counts = analysis::rank(each.kind) <= analysis::rank(analysis::finding_kind::starvation);
    if (!counts || each.at > at.playhead) continue;
    if (worst == nullptr || analysis::ranks_before(each, *worst)) worst = &each;
  }
  return worst;
}

enum class order : std::uint8_t { more_is_better, less_is_better };

// "left", "right" or neither.
QString better(std::optional<double> left, std::optional<double> right, order by) {
  if (!left || !right) return {};
  if (std::abs(*left - *right) <= alike * std::max(std::abs(*left), std::abs(*right))) return {};
  return (*left > *right) == (by == order::more_is_better) ? QStringLiteral("left") : QStringLiteral("right");
}

struct side {
  const snapshot& at;
  performance measured;
  const finding* worst;

  [[nodiscard]] QString outcome() const {
    return worst == nullptr ? QStringLiteral("all well")
                            : QString::fromLatin1(analysis::name_of(worst->kind));
  }
  [[nodiscard]] QString when() const {
    return worst == nullptr ? QString() : QStringLiteral("after %1").arg(duration(worst->at));
  }
  [[nodiscard]] QString throughput() const {
    return measured.per_second ? figure(*measured.per_second) + QStringLiteral("/s") : QStringLiteral("–");
  }
  [[nodiscard]] QString done(const QString& counter) const {
    if (!measured.per_second) return {};
    return tallied(std::max<std::int64_t>(0, measured.done), counter);
  }
  [[nodiscard]] QString waiter() const {
    return measured.waiter == 0 ? QString() : QString::fromStdString(at.names->thread(measured.waiter));
  }
  // Of nothing there are no fair shares.
  [[nodiscard]] std::optional<double> shares() const {
    return measured.per_second ? measured.fairness : std::nullopt;
  }
  [[nodiscard]] QString fairness() const {
    return shares() ? QString::number(*shares(), 'f', 2) : QStringLiteral("–");
  }
  [[nodiscard]] QString switches() const {
    return measured.switches ? counted(static_cast<std::uint64_t>(*measured.switches)) : QStringLiteral("–");
  }
  [[nodiscard]] QString switches_each() const {
    return measured.switches_each ? QStringLiteral("%1 each").arg(figure(*measured.switches_each))
                                  : QString();
  }
};

}  // namespace

duel_figures::duel_figures()
    : rows_({"metric", "hint", "left", "right", "leftMore", "rightMore", "better", "word"}) {}

void duel_figures::show(session& left, session& right) {
  const scenario::descriptor* const about = scenario::find(left.scenarioId().toStdString());
  if (about == nullptr || !left.frame() || !right.frame()) return clear();
  const QString counter = from(about->progress);
  const auto counts_in = [&](session& of) -> analysis::tells_progress {
    return [&of, &counter](analysis::literal_id id) {
      return !counter.isEmpty() && of.words()->text(id) == counter;
    };
  };
  const snapshot& a = *left.frame();
  const snapshot& b = *right.frame();
  std::set<std::string> groups = analysis::groups_with_progress(*a.state, *a.names, counts_in(left));
  groups.merge(analysis::groups_with_progress(*b.state, *b.names, counts_in(right)));
  const auto side_of = [&](session& of, const snapshot& at) -> side {
    return {at, analysis::performance_of(*at.state, *at.names, counts_in(of), groups, at.playhead),
            worst_of(at)};
  };
  const side one = side_of(left, a);
  const side two = side_of(right, b);
  const bool one_fails = one.worst != nullptr;
  const bool two_fails = two.worst != nullptr;

  using std::optional;
  const auto as_number = [](analysis::nanoseconds ns) { return optional(static_cast<double>(ns)); };
  rows_.assign({
      {QStringLiteral("Outcome"), QStringLiteral("The worst that was found up to the playhead"),
       one.outcome(), two.outcome(), one.when(), two.when(),
       one_fails == two_fails ? QString()
       : one_fails            ? QStringLiteral("right")
                              : QStringLiteral("left"),
       QStringLiteral("sound")},
      {QStringLiteral("Throughput"), QStringLiteral("What was done, by the time since the run began"),
       one.throughput(), two.throughput(), one.done(counter), two.done(counter),
       better(one.measured.per_second, two.measured.per_second, order::more_is_better),
       QStringLiteral("faster")},
      {QStringLiteral("Longest wait"),
       QStringLiteral("The longest that one of them was blocked at a stretch; sleeping, and trying again and "
                      "again, is no wait"),
       duration(one.measured.longest_wait), duration(two.measured.longest_wait), one.waiter(), two.waiter(),
       better(as_number(one.measured.longest_wait), as_number(two.measured.longest_wait),
              order::less_is_better),
       QStringLiteral("shorter")},
      {QStringLiteral("Fairness"),
       QStringLiteral("Jain's index of what each has had: 1 is all alike, 1/n is one has everything"),
       one.fairness(), two.fairness(), QString(), QString(),
       better(one.shares(), two.shares(), order::more_is_better), QStringLiteral("fairer")},
      {QStringLiteral("Context switches"),
       one.measured.switches && two.measured.switches
           ? QStringLiteral("Of all threads, on and off the cores; fewer for each thing done is better")
           : QStringLiteral("Only told where the system grants exact switch records"),
       one.switches(), two.switches(), one.switches_each(), two.switches_each(),
       better(one.measured.switches_each, two.measured.switches_each, order::less_is_better),
       QStringLiteral("fewer each")},
  });
}

}  // namespace interleave::ui
