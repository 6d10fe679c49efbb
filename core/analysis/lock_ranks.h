#pragma once

#include "core/trace/event.h"

#include <cstdint>
#include <unordered_map>
#include <vector>

namespace interleave::analysis {

// Ranks the locks so that whoever is asked for while another is held comes after it, for as long as there is
// such a ranking: a program that takes its locks in one order never needs a search for circles. After Pearce
// and Kelly 2006, "A dynamic topological sort algorithm for directed acyclic graphs": a pair that agrees with
// the ranks costs nothing, others only the locks ranked between the two.
class lock_ranks {
 public:
  // `after` was asked for while `before` was held. False if that contradicts what is known: the pair closes a
  // circle, and is not kept.
  bool add(trace::object_id before, trace::object_id after);

 private:
  struct node {
    std::uint32_t rank = 0;
    bool seen = false;
    std::vector<trace::object_id> before;
    std::vector<trace::object_id> after;
  };
  node& of(trace::object_id lock);
  void collect(trace::object_id from, std::vector<trace::object_id> node::*direction, std::uint32_t lowest,
               std::uint32_t highest, std::vector<trace::object_id>& found);

  std::unordered_map<trace::object_id, node> nodes_;
};

}  // namespace interleave::analysis
