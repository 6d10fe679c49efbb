#include "core/analysis/finding.h"

#include <tuple>

namespace interleave::analysis {

const char* name_of(finding_kind kind) {
  switch (kind) {
    case finding_kind::deadlock:
      return "deadlock";
    case finding_kind::violation:
      return "violation";
    case finding_kind::livelock:
      return "livelock";
    case finding_kind::starvation:
      return "starvation";
    case finding_kind::lock_order:
      return "lock_order";
    case finding_kind::lost_events:
      return "lost_events";
  }
  return "unknown";
}

const char* name_of(certainty how_sure) {
  switch (how_sure) {
    case certainty::observed:
      return "observed";
    case certainty::predicted:
      return "predicted";
    case certainty::confirmed:
      return "confirmed";
    case certainty::infeasible:
      return "infeasible within the bound";
  }
  return "unknown";
}

int rank(finding_kind kind) {
  return static_cast<int>(kind);
}

bool ranks_before(const finding& a, const finding& b) {
  return std::tuple(rank(a.kind), a.at, a.position) < std::tuple(rank(b.kind), b.at, b.position);
}

}  // namespace interleave::analysis
