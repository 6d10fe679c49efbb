#include "ui/models/narration.h"

#include "core/trace/callback.h"
#include "ui/models/words.h"

#include <utility>

namespace interleave::ui {

namespace {

constexpr std::size_t farthest = 4000;  // records that are looked through for sentences

QString how(trace::how_ended ending) {
  switch (ending) {
    case trace::how_ended::returned:
      return QStringLiteral("ends");
    case trace::how_ended::cancelled:
      return QStringLiteral("is stopped");
    case trace::how_ended::exception:
      return QStringLiteral("ends by an exception");
    case trace::how_ended::crashed:
      return QStringLiteral("crashes");
  }
  return QStringLiteral("ends");
}

}  // namespace

QString sentence_for(const trace::record& what, const analysis::names& names, vocabulary& words) {
  using trace::kind;
  const auto object = [&] { return QString::fromStdString(names.object(what.object)); };
  const auto literal = [&](std::uint64_t id) { return words.text(static_cast<trace::literal_id>(id)); };
  const auto value = [&] { return QString::number(static_cast<qint64>(what.argument)); };
  const auto callback = [&] { return literal(trace::callback_from(what.argument).name); };
  switch (what.what) {
    case kind::thread_started:
      return QStringLiteral("starts");
    case kind::thread_ended:
      return how(static_cast<trace::how_ended>(what.argument));
    case kind::wait_begin:
      return QStringLiteral("waits for %1").arg(object());
    case kind::wait_end:
      return static_cast<trace::wait_result>(what.argument) == trace::wait_result::timed_out
                 ? QStringLiteral("gives up waiting for %1").arg(object())
                 : QStringLiteral("waits no longer for %1").arg(object());
    case kind::acquired:
      return what.has(trace::flag::contended) ? QStringLiteral("gets %1 after a wait").arg(object())
                                              : QStringLiteral("takes %1").arg(object());
    case kind::released:
      return QStringLiteral("releases %1").arg(object());
    case kind::try_failed:
      return QStringLiteral("tries %1 in vain").arg(object());
    case kind::woke:
      return QStringLiteral("wakes %1")
          .arg(QString::fromStdString(names.thread(static_cast<trace::thread_id>(what.argument))));
    case kind::notified:
      return QStringLiteral("notifies %1: %2 woken").arg(object(), value());
    case kind::arrived:
      return QStringLiteral("arrives at %1: %2 missing").arg(object(), value());
    case kind::sleep_begin:
      return QStringLiteral("sleeps for %1").arg(duration(static_cast<analysis::nanoseconds>(what.argument)));
    case kind::sleep_end:
      return QStringLiteral("wakes up");
    case kind::loaded:
      return QStringLiteral("reads %1 from %2").arg(value(), object());
    case kind::stored:
      return QStringLiteral("writes %1 to %2").arg(value(), object());
    case kind::exchanged:
      return QStringLiteral("changes %2 to %1 at one go").arg(value(), object());
    case kind::phase:
      return QStringLiteral("begins %1").arg(literal(what.argument));
    case kind::violated:
      return QStringLiteral("breaks a rule: %1").arg(literal(what.object));
    case kind::queued:
      return QStringLiteral("queues %1").arg(callback());
    case kind::began:
      return QStringLiteral("begins %1").arg(callback());
    case kind::finished:
      return QStringLiteral("has done %1").arg(callback());
    case kind::gap:
      return QStringLiteral("%1 events are missing here").arg(value());
    default:
      return {};
  }
}

narration::narration(QObject* parent) : scene_part(parent), rows_({"key", "time", "thread", "text"}) {}

void narration::setActive(bool yes) {
  if (yes == active_) return;
  active_ = yes;
  position_.reset();
  refresh();
  Q_EMIT activeChanged();
}

void narration::show(const snapshot& at, vocabulary& words) {
  if (!active_ || source()->trace() == nullptr || position_ == at.state->position) return;
  position_ = at.state->position;
  const trace::store& records = source()->trace()->records();
  std::vector<table_model::row> rows;
  const std::size_t from = *position_ > farthest ? *position_ - farthest : 0;
  for (std::size_t i = *position_; i > from && rows.size() < most; --i) {
    const trace::record& each = records[i - 1];
    const QString text = sentence_for(each, *at.names, words);
    if (text.isEmpty()) continue;
    rows.push_back({static_cast<qulonglong>(i), moment(static_cast<analysis::nanoseconds>(each.time), true),
                    QString::fromStdString(at.names->thread(static_cast<trace::thread_id>(each.thread))),
                    text});
  }
  rows_.overwrite(std::move(rows));
}

void narration::clear() {
  rows_.assign({});
}

void narration::forget() {
  position_.reset();
}

}  // namespace interleave::ui
