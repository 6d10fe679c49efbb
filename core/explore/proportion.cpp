#include "core/explore/proportion.h"

#include <algorithm>
#include <cmath>

namespace interleave::explore {

bounds wilson_95(unsigned hits, unsigned tries) {
  if (tries == 0) return {};
  constexpr double z = 1.959963984540054;  // of the normal distribution: 2.5 % lie beyond it
  const double n = tries;
  const double share = hits / n;
  const double middle = (share + z * z / (2 * n)) / (1 + z * z / n);
  const double half = z / (1 + z * z / n) * std::sqrt(share * (1 - share) / n + z * z / (4 * n * n));
  // At 0 and 1 the bound is exact, whatever is lost by rounding.
  return {.low = hits == 0 ? 0.0 : std::max(0.0, middle - half),
          .high = hits == tries ? 1.0 : std::min(1.0, middle + half)};
}

}  // namespace interleave::explore
