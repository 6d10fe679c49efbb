#pragma once

#include "core/trace/store.h"
#include "ui/models/vocabulary.h"

#include <QHash>

#include <cstddef>
#include <vector>

namespace interleave::ui {

// How long each thread was in phases whose names begin alike ("hungry", "waiting …") at the longest, up to
// any moment of the trace. Reads the phase records once, in order, as many as the caller has time for; the
// answer is exact for moments that it has come to. For the window's thread.
//
//   hunger_index hunger("hungry");
//   hunger.catch_up(records, words, 1'000'000);
//   hunger.longest(3, playhead);
class hunger_index {
 public:
  explicit hunger_index(QString phase) : phase_(std::move(phase)) {}

  void clear();
  // Looks at `most` further records at the most. True when there are none left.
  bool catch_up(const trace::store& records, vocabulary& words, std::size_t most);

  // The longest time in the phase that lay before `at`, one that goes on then included.
  [[nodiscard]] trace::nanoseconds longest(trace::thread_id thread, trace::nanoseconds at) const;

 private:
  struct spell {
    trace::nanoseconds begin = 0;
    trace::nanoseconds end = 0;      // trace::max_time while it goes on
    trace::nanoseconds longest = 0;  // of those before this one
  };

  QString phase_;
  std::size_t next_ = 0;
  QHash<trace::literal_id, bool> is_phase_;
  std::vector<std::vector<spell>> by_thread_;
};

}  // namespace interleave::ui
