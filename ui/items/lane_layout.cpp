#include "ui/items/lane_layout.h"

#include <algorithm>

namespace interleave::ui {

namespace {

constexpr double room_between_kinds = 6;

QString name_of(timeline::lane_id id, const analysis::names& names) {
  switch (id.kind) {
    case timeline::lane_kind::core:
      return QStringLiteral("core %1").arg(id.number);
    case timeline::lane_kind::thread:
      return QString::fromStdString(names.thread(static_cast<analysis::thread_id>(id.number)));
    case timeline::lane_kind::lock:
      return QString::fromStdString(names.object(id.number));
  }
  return {};
}

}  // namespace

std::vector<lane_strip> lay_out_lanes(const timeline::lanes& all, const analysis::names& names,
                                      double lane_height) {
  std::vector<lane_strip> strips;
  double y = 0;
  for (const auto* const kind : {&all.cores(), &all.threads(), &all.locks()}) {
    std::vector<timeline::lane_id> ids;
    for (const timeline::lane& each : *kind) ids.push_back(each.id);
    std::sort(ids.begin(), ids.end());
    if (!strips.empty() && !ids.empty()) y += room_between_kinds;
    for (const timeline::lane_id id : ids) {
      strips.push_back({id, name_of(id, names), y, lane_height});
      y += lane_height;
    }
  }
  return strips;
}

double height_of(const std::vector<lane_strip>& strips) {
  return strips.empty() ? 0 : strips.back().y + strips.back().height;
}

int strip_at(const std::vector<lane_strip>& strips, double y) {
  const auto found = std::find_if(strips.begin(), strips.end(), [&](const lane_strip& each) {
    return y >= each.y && y < each.y + each.height;
  });
  return found == strips.end() ? -1 : static_cast<int>(found - strips.begin());
}

QString word_for(timeline::lane_kind kind) {
  switch (kind) {
    case timeline::lane_kind::core:
      return QStringLiteral("core");
    case timeline::lane_kind::thread:
      return QStringLiteral("thread");
    case timeline::lane_kind::lock:
      return QStringLiteral("lock");
  }
  return {};
}

QVariantList for_qml(const std::vector<lane_strip>& strips, double offset) {
  QVariantList list;
  for (const lane_strip& each : strips) {
    list.push_back(QVariantMap{{QStringLiteral("name"), each.name},
                               {QStringLiteral("kind"), word_for(each.id.kind)},
                               {QStringLiteral("y"), each.y + offset},
                               {QStringLiteral("height"), each.height},
                               {QStringLiteral("number"), each.id.number}});
  }
  return list;
}

}  // namespace interleave::ui
