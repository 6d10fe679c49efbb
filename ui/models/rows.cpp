#include "ui/models/rows.h"

#include "ui/models/words.h"

#include <algorithm>
#include <numeric>

namespace interleave::ui {

namespace {

QString tallies_of(const analysis::thread_state& of, vocabulary& words) {
  QString text;
  for (const analysis::tally& each : of.tallies) {
    if (!text.isEmpty()) text += QStringLiteral(", ");
    text += tallied(each.value, words.text(each.name));
  }
  return text;
}

}  // namespace

QStringList held_by(const analysis::thread_state& of, const analysis::names& names) {
  QStringList held;
  for (const analysis::object_id id : of.holds) held.push_back(QString::fromStdString(names.object(id)));
  return held;
}

double blocked_share(const analysis::thread_state& of, analysis::nanoseconds playhead) {
  const analysis::nanoseconds end = of.doing == analysis::activity::ended ? of.ended : playhead;
  if (end <= of.started) return 0;
  analysis::nanoseconds blocked = of.blocked_ns;
  if (of.doing == analysis::activity::blocked && playhead > of.waiting_since) {
    blocked += playhead - of.waiting_since;
  }
  return std::min(1.0, static_cast<double>(blocked) / static_cast<double>(end - of.started));
}

std::vector<QByteArray> thread_roles() {
  return {"threadId", "name",  "stateWord", "stateKey", "phase",      "waitsFor",    "waitText",
          "line",     "holds", "tallies",   "cpu",      "colorIndex", "blockedShare"};
}

std::vector<table_model::row> thread_rows(const snapshot& at, vocabulary& words, const QString& file) {
  std::vector<table_model::row> rows;
  const auto& threads = at.state->threads;
  for (std::size_t id = 1; id < threads.size(); ++id) {
    const analysis::thread_state& each = threads[id];
    if (each.doing == analysis::activity::absent) continue;
    QString waits_for;
    QString wait_text;
    if (each.doing == analysis::activity::blocked && each.waits_for != 0) {
      waits_for = QString::fromStdString(at.names->object(each.waits_for));
      const analysis::nanoseconds since =
          at.playhead > each.waiting_since ? at.playhead - each.waiting_since : 0;
      wait_text = QStringLiteral("waits for %1, %2").arg(waits_for, duration(since));
    }
    const vocabulary::spot& spot = words.place(each.location);
    const auto number = static_cast<analysis::thread_id>(id);
    rows.push_back({static_cast<int>(id), QString::fromStdString(at.names->thread(number)),
                    word_for(each.doing), static_cast<int>(each.doing), words.text(each.phase), waits_for,
                    wait_text, spot.file == file ? spot.line : 0, held_by(each, *at.names),
                    tallies_of(each, words), static_cast<int>(each.cpu), static_cast<int>(id),
                    blocked_share(each, at.playhead)});
  }
  return rows;
}

std::vector<QByteArray> object_roles() {
  return {"objectId",     "name",      "kind",    "owner",   "waiters",
          "acquisitions", "contended", "waitP50", "waitMax", "value"};
}

std::vector<table_model::row> object_rows(const snapshot& at) {
  std::vector<table_model::row> rows;
  const auto& objects = at.state->objects;
  for (std::size_t id = 1; id < objects.size(); ++id) {
    const analysis::object_state& each = objects[id];
    if (!each.alive || each.kind == trace::object_kind::thread) continue;
    QStringList owners;
    for (const analysis::thread_id holder : each.holders) {
      owners.push_back(QString::fromStdString(at.names->thread(holder)));
    }
    QStringList waiters;
    for (const analysis::thread_id waiter : each.waiters) {
      waiters.push_back(QString::fromStdString(at.names->thread(waiter)));
    }
    const wait_figures waits = id < at.waits->size() ? (*at.waits)[id] : wait_figures{};
    rows.push_back({static_cast<int>(id),
                    QString::fromStdString(at.names->object(static_cast<analysis::object_id>(id))),
                    word_for(each.kind), owners.join(QStringLiteral(", ")), waiters,
                    static_cast<double>(each.acquisitions), static_cast<double>(each.contended),
                    waits.max > 0 ? duration(waits.p50) : QString(),
                    waits.max > 0 ? duration(waits.max) : QString(), static_cast<double>(each.value)});
  }
  return rows;
}

std::vector<QByteArray> finding_roles() {
  return {"findingId", "kind", "text", "timeText", "at", "severity"};
}

std::vector<table_model::row> finding_rows(const snapshot& at) {
  const std::vector<analysis::finding>& found = *at.findings;
  std::vector<std::size_t> worst_first(found.size());
  std::iota(worst_first.begin(), worst_first.end(), std::size_t{0});
  std::stable_sort(worst_first.begin(), worst_first.end(),
                   [&](std::size_t a, std::size_t b) { return analysis::ranks_before(found[a], found[b]); });
  std::vector<table_model::row> rows;
  for (const std::size_t index : worst_first) {
    const analysis::finding& each = found[index];
    rows.push_back({static_cast<int>(index), from(analysis::name_of(each.kind)),
                    QString::fromStdString(each.text), moment(each.at, false), static_cast<double>(each.at),
                    analysis::rank(each.kind)});
  }
  return rows;
}

}  // namespace interleave::ui
