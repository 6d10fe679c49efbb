#pragma once

namespace interleave::explore {

// Bounds of a share, 0 … 1.
struct bounds {
  double low = 0;
  double high = 1;
};

// Where the true share lies, in 95 % of all such series, if `hits` of `tries` came out so: by Wilson's score
// interval (E. B. Wilson, "Probable inference, the law of succession, and statistical inference", 1927),
// which keeps what it promises for few tries and for shares near 0 and 1, too. Without a try: 0 … 1.
//
//   wilson_95(8, 10)   // 0.49 … 0.94
[[nodiscard]] bounds wilson_95(unsigned hits, unsigned tries);

}  // namespace interleave::explore
