#include "ui/models/banner.h"

#include "ui/models/words.h"

#include <QStringList>

namespace interleave::ui {

namespace {

constexpr std::size_t most_links = 6;

QString title_of(const analysis::finding& worst, const snapshot& at) {
  switch (worst.kind) {
    case analysis::finding_kind::deadlock: {
      const std::size_t circle = at.deadlock->cycle.size();
      if (circle > 1)
        return QStringLiteral("Deadlock: %1 threads wait for each other in a circle").arg(circle);
      const std::size_t stuck = at.deadlock->stuck.size();
      if (stuck == 0) return QStringLiteral("Deadlock");
      return QStringLiteral("Deadlock: %1 threads can never go on").arg(stuck);
    }
    case analysis::finding_kind::violation:
      return QStringLiteral("A rule was broken");
    case analysis::finding_kind::livelock:
      return QStringLiteral("Livelock: everybody moves, nobody gets on");
    case analysis::finding_kind::starvation:
      return QStringLiteral("Starvation: one waits while the others go by");
    default:
      return {};
  }
}

// The title has said which kind it is: "Deadlock: all 5 threads wait…" only tells the rest.
QString without_kind(const QString& text) {
  for (const QLatin1String kind :
       {QLatin1String("Deadlock: "), QLatin1String("Livelock: "), QLatin1String("Starvation: ")}) {
    if (text.startsWith(kind)) return text.mid(kind.size());
  }
  return text;
}

}  // namespace

QString cycle_in_words(const std::vector<analysis::wait_edge>& cycle, const analysis::names& names) {
  const auto thread = [&](trace::thread_id id) { return QString::fromStdString(names.thread(id)); };
  const auto object = [&](trace::object_id id) { return QString::fromStdString(names.object(id)); };
  QStringList links;
  if (cycle.size() <= 2) {
    for (const analysis::wait_edge& each : cycle) {
      links.push_back(QStringLiteral("%1 waits for %2, which %3 holds")
                          .arg(thread(each.thread), object(each.object), thread(each.held_by)));
    }
    return as_sentence(links.join(QStringLiteral("; ")));
  }
  for (std::size_t i = 0; i < cycle.size(); ++i) {
    if (cycle.size() > most_links && i == most_links - 1) {
      links.push_back(QStringLiteral("and so on for %1 more").arg(cycle.size() - most_links));
      i = cycle.size() - 1;
    }
    links.push_back(QStringLiteral("%1 for %2").arg(thread(cycle[i].thread), object(cycle[i].object)));
  }
  return QStringLiteral("Each waits for what the next one holds: ") + links.join(QStringLiteral(", "));
}

banner banner_at(const snapshot& at, const QString& advice) {
  const analysis::finding* worst = nullptr;
  for (const analysis::finding& each : *at.findings) {
    if (each.at > at.playhead ||
        analysis::rank(each.kind) > analysis::rank(analysis::finding_kind::starvation))
      continue;
    if (worst == nullptr || analysis::rank(each.kind) < analysis::rank(worst->kind)) worst = &each;
  }
  if (worst == nullptr) return {};
  banner shown;
  shown.visible = true;
  shown.severity = analysis::rank(worst->kind);
  shown.finding = static_cast<int>(worst - at.findings->data());
  shown.title = title_of(*worst, at);
  shown.advice = advice;
  const bool circle = worst->kind == analysis::finding_kind::deadlock && !at.deadlock->cycle.empty();
  if (circle) {
    shown.text = cycle_in_words(at.deadlock->cycle, *at.names) + QLatin1Char('.');
  } else {
    shown.text = as_sentence(without_kind(QString::fromStdString(worst->text)));
  }
  return shown;
}

}  // namespace interleave::ui
