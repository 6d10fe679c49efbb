#include "core/timeline/lanes.h"

#include <algorithm>

namespace interleave::timeline {

interval_list& lanes::table::make(lane_id id) {
  if (id.number < dense_limit && id.number >= dense.size()) {
    dense.resize(std::max<std::size_t>(id.number + 1, dense.size() * 2));
  }
  interval_list*& list = id.number < dense_limit ? dense[id.number] : sparse[id.number];
  if (list == nullptr) {
    using subjects = interval_list::subjects;
    all.push_back({id, interval_list(id.kind == lane_kind::core ? subjects::kept : subjects::ignored)});
    list = &all.back().list;
  }
  return *list;
}

const interval_list* lanes::table::find(std::uint32_t number) const {
  if (number < dense.size()) return dense[number];
  const auto found = sparse.find(number);
  return found != sparse.end() ? found->second : nullptr;
}

std::size_t lanes::table::bytes() const {
  std::size_t total = dense.capacity() * sizeof(dense[0]) + sparse.size() * sizeof(*sparse.begin());
  for (const lane& each : all) {
    total += sizeof(each.id) + each.list.bytes();
  }
  return total;
}

const interval_list* lanes::find(lane_id id) const {
  switch (id.kind) {
    case lane_kind::thread:
      return threads_.find(id.number);
    case lane_kind::core:
      return cores_.find(id.number);
    case lane_kind::lock:
      return locks_.find(id.number);
  }
  return nullptr;
}

std::size_t lanes::bytes() const {
  return threads_.bytes() + cores_.bytes() + locks_.bytes();
}

}  // namespace interleave::timeline
