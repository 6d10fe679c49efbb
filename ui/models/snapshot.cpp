#include "ui/models/snapshot.h"

#include <algorithm>
#include <utility>

namespace interleave::ui {

snapshot_source::snapshot_source(std::shared_ptr<const scenario::recording> of) : of_(std::move(of)) {
  last_.state = std::make_shared<const analysis::state>();
  last_.names = std::make_shared<const analysis::names>();
  last_.findings = std::make_shared<const std::vector<analysis::finding>>();
  last_.deadlock = std::make_shared<const analysis::deadlock>();
  last_.waits = std::make_shared<const std::vector<wait_figures>>();
}

std::shared_ptr<const snapshot> snapshot_source::take(const playhead& where) {
  of_->read([&](const scenario::recording::view& now) {
    const analysis::state& head = now.analysis.head();
    const std::size_t position = std::min(where.position(now.records), head.position);
    refresh_state(now, position);
    const analysis::names& known = now.analysis.known_names();
    if (known.threads != last_.names->threads || known.objects != last_.names->objects) {
      last_.names = std::make_shared<const analysis::names>(known);
    }
    refresh_findings(now);
    refresh_waits(now, head.objects.size());
    last_.records = now.records.size();
  });
  last_.lost = of_->lost();
  last_.end = std::max(of_->now(), of_->records().end_time());
  last_.live = where.is_live();
  last_.playhead = last_.live ? last_.end : std::min(where.time(), last_.end);
  return std::make_shared<const snapshot>(last_);
}

void snapshot_source::refresh_state(const scenario::recording::view& now, std::size_t position) {
  if (last_.state->position == position && position != 0) return;
  const analysis::state& head = now.analysis.head();
  if (position == head.position) {
    last_.state = std::make_shared<const analysis::state>(head);
  } else {
    auto moved = std::make_shared<analysis::state>(*last_.state);
    now.analysis.move(*moved, position);
    last_.state = std::move(moved);
  }
  last_.closing = now.analysis.closing_edges(*last_.state);
}

void snapshot_source::refresh_findings(const scenario::recording::view& now) {
  const auto happened = [](const std::vector<analysis::finding>& all) {
    std::uint64_t sum = 0;
    for (const analysis::finding& each : all) sum += each.count;
    return sum;
  };
  const std::vector<analysis::finding>& found = now.analysis.findings();
  if (found.size() != last_.findings->size() || happened(found) != happened(*last_.findings)) {
    last_.findings = std::make_shared<const std::vector<analysis::finding>>(found);
  }
  if (const auto& first = now.analysis.first_deadlock(); first && last_.deadlock->stuck.empty()) {
    last_.deadlock = std::make_shared<const analysis::deadlock>(*first);
  }
}

void snapshot_source::refresh_waits(const scenario::recording::view& now, std::size_t objects) {
  counts_.resize(objects, 0);
  std::shared_ptr<std::vector<wait_figures>> next;
  for (std::size_t id = 1; id < objects; ++id) {
    const analysis::histogram& waits = now.analysis.statistics(static_cast<analysis::object_id>(id)).wait_ns;
    if (waits.count() == counts_[id]) continue;
    // A percentile walks the histogram; a twentieth more waits cannot move it much.
    if (counts_[id] != 0 && waits.count() - counts_[id] < counts_[id] / 20 &&
        waits.max() == (*last_.waits)[id].max) {
      continue;
    }
    if (!next) {
      next = std::make_shared<std::vector<wait_figures>>(*last_.waits);
      next->resize(objects);
    }
    (*next)[id] = {waits.percentile(0.5), waits.max()};
    counts_[id] = waits.count();
  }
  if (next) last_.waits = std::move(next);
}

}  // namespace interleave::ui
