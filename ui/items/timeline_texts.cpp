#include "ui/items/timeline_item.h"
#include "ui/models/words.h"

#include <QStringList>

#include <algorithm>
#include <cmath>

// What the timeline says of what is under the cursor or selected.
namespace interleave::ui {

namespace {

using timeline::lane_kind;
using timeline::lane_state;

constexpr double near_switch = 6;  // pixels

QString wait_of(const analysis::thread_state& of, const analysis::names& names) {
  return of.waits_for == 0
             ? QString()
             : QStringLiteral(", waits for %1").arg(QString::fromStdString(names.object(of.waits_for)));
}

QString holders_of(const analysis::object_state& of, const analysis::names& names) {
  QStringList holders;
  for (const analysis::thread_id each : of.holders) {
    holders.push_back(QString::fromStdString(names.thread(each)));
  }
  QString text;
  if (!holders.empty()) text += QStringLiteral(", held by ") + holders.join(QStringLiteral(", "));
  if (!of.waiters.empty()) text += QStringLiteral(", %1 waiting").arg(of.waiters.size());
  return text;
}

QString shares(const timeline::state_times& times) {
  double total = 0;
  std::vector<std::pair<double, lane_state>> parts;
  for (std::size_t i = 0; i < times.size(); ++i) {
    const auto state = static_cast<lane_state>(i);
    if (state == lane_state::absent || times[i] == 0) continue;
    parts.emplace_back(static_cast<double>(times[i]), state);
    total += static_cast<double>(times[i]);
  }
  std::sort(parts.begin(), parts.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  QStringList words;
  for (const auto& [time, state] : parts) {
    const double percent = 100 * time / total;
    const QString number =
        percent > 0 && percent < 1 ? QStringLiteral("<1") : QString::number(std::lround(percent));
    words.push_back(QStringLiteral("%1 %2 %").arg(from(timeline::name_of(state)), number));
  }
  return words.join(QStringLiteral(" · "));
}

}  // namespace

QString timeline_item::describe(const lane_strip& strip, trace::nanoseconds at) const {
  return source_->trace()->read([&](const scenario::recording::view& now) -> QString {
    const timeline::interval_list* const list = now.lanes.find(strip.id);
    const std::size_t index = list == nullptr ? timeline::interval_list::npos : list->find(at);
    const auto end = static_cast<trace::nanoseconds>(end_);
    if (index == timeline::interval_list::npos || at > end) return {};
    const timeline::interval in = list->at(index, std::max(end, list->last_begin()));
    QString text = QStringLiteral("%1: %2 for %3")
                       .arg(strip.name, from(timeline::name_of(in.state)), duration(in.end - in.begin));
    if (strip.id.kind == lane_kind::core) {
      if (in.state != lane_state::busy || in.subject == 0) return text;
      return QStringLiteral("%1: %2 for %3")
          .arg(strip.name, QString::fromStdString(names_->thread(in.subject)), duration(in.end - in.begin));
    }
    const bool telling =
        in.state == lane_state::blocked || in.state == lane_state::owned || in.state == lane_state::contended;
    if (!telling) return text;
    const std::size_t position = std::min(now.records.upper_bound(at), now.analysis.head().position);
    const analysis::state then = now.analysis.at(position);
    if (strip.id.kind == lane_kind::thread && strip.id.number < then.threads.size()) {
      text += wait_of(then.threads[strip.id.number], *names_);
    } else if (strip.id.kind == lane_kind::lock && strip.id.number < then.objects.size()) {
      text += holders_of(then.objects[strip.id.number], *names_);
    }
    return text;
  });
}

// "philosopher 1 is preempted here by philosopher 2: decisive switch 1 of 2"; empty where there is no mark.
QString timeline_item::switch_at(double x, const lane_strip& strip) const {
  if (strip.id.kind != lane_kind::thread) return {};
  std::size_t number = 0;
  for (const decisive_switch& each : switches_.all()) {
    ++number;
    const bool on_lane = strip.id.number == each.from || strip.id.number == each.to;
    if (!on_lane || std::abs(xOf(static_cast<double>(each.at)) - x) > near_switch) continue;
    const QString from_name = QString::fromStdString(names_->thread(each.from));
    const QString to_name = QString::fromStdString(names_->thread(each.to));
    const QString what = each.preempts ? QStringLiteral("%1 is preempted here by %2").arg(from_name, to_name)
                         : each.from == each.to
                             ? QStringLiteral("%1's step comes out another way here").arg(to_name)
                             : QStringLiteral("%2 goes on here instead of %1").arg(from_name, to_name);
    return QStringLiteral("%1: decisive switch %2 of %3")
        .arg(what)
        .arg(number)
        .arg(std::max(switches_to_come_, switches_.all().size()));
  }
  return {};
}

QString timeline_item::textAt(double x, double y) const {
  const int lane = laneAt(y);
  const double at = timeAt(x);
  if (lane < 0 || at < 0 || !source_ || !source_->trace() || !names_) return {};
  const lane_strip& strip = strips_[static_cast<std::size_t>(lane)];
  const QString decisive = switch_at(x, strip);
  return decisive.isEmpty() ? describe(strip, static_cast<trace::nanoseconds>(at)) : decisive;
}

void timeline_item::set_hover(QPointF at) {
  since_hover_.start();
  const QString text = textAt(at.x(), at.y());
  const int lane = laneAt(at.y());
  if (at == hover_ && text == hover_text_ && lane == hover_lane_) return;
  hover_ = at;
  hover_text_ = text;
  hover_lane_ = lane;
  Q_EMIT hoverChanged();
}

void timeline_item::selectRange(double begin, double end, int lane) {
  selection_begin_ = std::clamp(std::min(begin, end), 0.0, end_);
  selection_end_ = std::clamp(std::max(begin, end), 0.0, end_);
  selection_lane_ = lane;
  refresh_selection();
}

void timeline_item::clearSelection() {
  if (selection_end_ <= selection_begin_ && selection_text_.isEmpty()) return;
  selection_begin_ = selection_end_ = 0;
  selection_lane_ = -1;
  selection_text_.clear();
  update();
  Q_EMIT selectionChanged();
}

void timeline_item::refresh_selection() {
  const auto begin = static_cast<trace::nanoseconds>(selection_begin_);
  const auto end = static_cast<trace::nanoseconds>(selection_end_);
  QString text = duration(end - begin);
  if (selection_lane_ >= 0 && static_cast<std::size_t>(selection_lane_) < strips_.size() && source_ &&
      source_->trace()) {
    const lane_strip& strip = strips_[static_cast<std::size_t>(selection_lane_)];
    const auto times = source_->trace()->read([&](const scenario::recording::view& now) {
      const timeline::interval_list* const list = now.lanes.find(strip.id);
      return list == nullptr ? timeline::state_times{}
                             : list->over(begin, end, static_cast<trace::nanoseconds>(end_)).time;
    });
    text = QStringLiteral("%1, %2: %3").arg(strip.name, text, shares(times));
  }
  selection_text_ = text;
  update();
  Q_EMIT selectionChanged();
}

}  // namespace interleave::ui
