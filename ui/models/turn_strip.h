#pragma once

#include <QJsonArray>
#include <QString>
#include <QVariantMap>

#include <cstddef>
#include <vector>

namespace interleave::ui {

// A schedule as people draw it: a row a thread, and from left to right who takes the turn for how many steps.
struct turn_strip {
  struct lane {
    QString name;
    int colour = 0;  // as everywhere in the window: the thread's number in the trace
  };
  struct turn {
    int lane = 0;
    std::size_t from = 0;  // steps
    std::size_t length = 0;
    bool decisive = false;  // begins where the run leaves the default policy's way
    bool preempts = false;
    QString text;  // "philosopher 2 goes on instead of philosopher 1: begin, lock fork 2"
  };

  std::size_t steps = 0;
  std::vector<lane> lanes;  // of those that take a step, by number
  std::vector<turn> turns;

  // From the `turns` of `explore --progress`.
  [[nodiscard]] static turn_strip of(const QJsonArray& turns);
  // For QML: {steps, switches, lanes: [{name, colorIndex}], turns: [{lane, from, length, decisive, preempts,
  // text}]}; switches: how many are decisive, decisive: the how manieth it is, from 1, or 0.
  [[nodiscard]] QVariantMap as_map() const;
};

}  // namespace interleave::ui
