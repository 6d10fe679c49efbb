#include "ui/models/scene_part.h"

#include "ui/models/words.h"

#include <algorithm>
#include <utility>

namespace interleave::ui {

void scene_part::setSource(session* next) {
  if (next == source_) return;
  if (source_) source_->disconnect(this);
  source_ = next;
  forget();
  if (source_) {
    connect(source_, &session::frameChanged, this, &scene_part::refresh);
    connect(source_, &session::traceChanged, this, [this] { forget(); });
  }
  Q_EMIT sourceChanged();
  refresh();
}

void scene_part::refresh() {
  if (source_ && source_->frame() && source_->words() != nullptr) {
    show(*source_->frame(), *source_->words());
  } else {
    clear();
  }
}

numbered as_numbered(std::uint32_t id, const std::string& name) {
  const int number = number_at_end(name);
  const QString whole = QString::fromStdString(name);
  QString group = whole;
  if (number > 0) {
    const qsizetype space = whole.lastIndexOf(QLatin1Char(' '));
    if (space > 0) group = whole.left(space);
  }
  return {id, number, whole, group};
}

std::vector<numbered> in_order(std::vector<numbered> all, const QStringList& groups) {
  if (groups.isEmpty()) return all;
  std::erase_if(all, [&](const numbered& each) { return !groups.contains(each.group); });
  std::stable_sort(all.begin(), all.end(), [&](const numbered& a, const numbered& b) {
    const auto rank = [&](const numbered& of) { return groups.indexOf(of.group); };
    return std::pair(rank(a), a.number) < std::pair(rank(b), b.number);
  });
  return all;
}

QVariantMap by_name(const std::vector<analysis::tally>& tallies, vocabulary& words) {
  QVariantMap named;
  for (const analysis::tally& each : tallies) {
    named.insert(words.text(each.name), static_cast<double>(each.value));
  }
  return named;
}

}  // namespace interleave::ui
