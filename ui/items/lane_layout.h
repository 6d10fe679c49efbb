#pragma once

#include "core/analysis/state.h"
#include "core/timeline/lanes.h"

#include <QString>
#include <QVariantList>

#include <vector>

namespace interleave::ui {

// One lane's strip: where it lies below the top of the first one, and what it is called.
struct lane_strip {
  timeline::lane_id id;
  QString name;
  double y = 0;
  double height = 0;

  bool operator==(const lane_strip&) const = default;
};

// The lanes in the order in which they are shown: cores, threads, locks, each by number, with a little room
// between the kinds. Pure.
std::vector<lane_strip> lay_out_lanes(const timeline::lanes& all, const analysis::names& names,
                                      double lane_height);

// Down to the end of the last one.
double height_of(const std::vector<lane_strip>& strips);

// Index of the strip at `y`, -1 for none.
int strip_at(const std::vector<lane_strip>& strips, double y);

// "core", "thread" or "lock".
QString word_for(timeline::lane_kind kind);

// For QML: name, kind, y (from the item's top, `offset` below it, unscrolled), height, number.
QVariantList for_qml(const std::vector<lane_strip>& strips, double offset);

}  // namespace interleave::ui
