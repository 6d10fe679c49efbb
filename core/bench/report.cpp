#include "core/bench/report.h"

#include <algorithm>

namespace interleave::bench {

const point_report* row_report::at(double where) const {
  const auto found =
      std::find_if(points.begin(), points.end(), [&](const point_report& each) { return each.at == where; });
  return found == points.end() ? nullptr : &*found;
}

const row_report* report::find(std::string_view row_id) const {
  const auto found =
      std::find_if(rows.begin(), rows.end(), [&](const row_report& each) { return each.of->id == row_id; });
  return found == rows.end() ? nullptr : &*found;
}

bool report::is_right() const {
  return std::all_of(rows.begin(), rows.end(), [](const row_report& each) {
    return std::all_of(each.points.begin(), each.points.end(),
                       [](const point_report& point) { return point.wrong.empty(); });
  });
}

std::optional<summary> report::ratio_of(std::string_view row_id, std::string_view versus,
                                        std::string_view figure, double at) const {
  const std::size_t index = of->index_of_figure(figure);
  const row_report* const one = find(row_id);
  const row_report* const other = find(versus);
  if (index == of->figures.size() || one == nullptr || other == nullptr) return std::nullopt;
  const point_report* const here = one->at(at);
  const point_report* const there = other->at(other->of->swept ? at : 0);
  if (here == nullptr || there == nullptr) return std::nullopt;
  const summary found = ratio(here->samples[index], there->samples[index]);
  if (found.count == 0) return std::nullopt;
  return found;
}

}  // namespace interleave::bench
