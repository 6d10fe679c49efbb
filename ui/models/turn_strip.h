#pragma once

#include "core/explore/execution.h"
#include "core/explore/minimise.h"

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

  // For QML: {steps, lanes: [{name, colorIndex}], turns: [{lane, from, length, decisive, preempts, text}]}
  [[nodiscard]] QVariantMap as_map() const;
};

// Runs it once more, for the names.
turn_strip strip_of(explore::executor& on, const explore::program& what, const explore::explanation& why);

}  // namespace interleave::ui
