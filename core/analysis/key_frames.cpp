#include "core/analysis/key_frames.h"

#include "core/analysis/reducer.h"

#include <algorithm>

namespace interleave::analysis {

void key_frames::keep(const state& head) {
  if (next_ == 0) {  // the beginning is empty and needs no copy
    next_ = every_;
    if (head.position < next_) return;
  }
  frames_.push_back(head);
  const std::size_t size = bytes_of(frames_.back());
  bytes_ += size;
  next_ = head.position + std::max(every_, std::min(2 * size, max_distance));
}

void key_frames::move(state& from, std::size_t position, const trace::store& records) const {
  const auto after = std::ranges::upper_bound(frames_, position, {}, &state::position);
  const state* const nearest = after == frames_.begin() ? nullptr : &*std::prev(after);
  const std::size_t start = nearest == nullptr ? 0 : nearest->position;
  if (from.position > position || from.position < start) {
    if (nearest != nullptr) {
      from = *nearest;
    } else {
      const bool decided = from.steps_decided;
      from = state{};
      from.steps_decided = decided;
    }
  }
  while (from.position < position) apply(from, records[from.position]);
}

}  // namespace interleave::analysis
