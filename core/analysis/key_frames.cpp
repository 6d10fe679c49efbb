#include "core/analysis/key_frames.h"

#include "core/analysis/reducer.h"

#include <algorithm>
#include <utility>

namespace interleave::analysis {

void key_frames::keep(const state& head) {
  if (next_ == 0) {  // the beginning is empty and needs no copy
    next_ = every_;
    if (head.position < next_) return;
  }
  frames_.push_back(head);
  const std::size_t size = sizes_.emplace_back(bytes_of(frames_.back()));
  bytes_ += size;
  while (bytes_ > std::max(max_bytes, 4 * head.position) && frames_.size() > 1) thin_out();
  next_ = head.position + std::max(every_, std::min(2 * size, max_distance)) * stretch_;
}

// Of each pair the earlier one goes.
void key_frames::thin_out() {
  std::size_t kept = 0;
  bytes_ = 0;
  for (std::size_t i = (frames_.size() - 1) % 2; i < frames_.size(); i += 2, ++kept) {
    if (i != kept) frames_[kept] = std::move(frames_[i]);
    sizes_[kept] = sizes_[i];
    bytes_ += sizes_[i];
  }
  frames_.resize(kept);
  sizes_.resize(kept);
  stretch_ *= 2;
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
