#include "app/cli/suggest.h"

#include <algorithm>

namespace interleave::app {

namespace {

std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::vector<std::size_t>> steps(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) steps[i][0] = i;
  for (std::size_t j = 0; j <= b.size(); ++j) steps[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = steps[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      steps[i][j] = std::min({steps[i - 1][j] + 1, steps[i][j - 1] + 1, change});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        steps[i][j] = std::min(steps[i][j], steps[i - 2][j - 2] + 1);
      }
    }
  }
  return steps[a.size()][b.size()];
}

}  // namespace

std::string nearest(std::string_view given, const std::vector<std::string>& known) {
  const std::string* best = nullptr;
  std::size_t least = std::max<std::size_t>(1, given.size() / 3) + 1;
  for (const std::string& each : known) {
    const bool begins = given.size() >= 3 && each.starts_with(given);
    const std::size_t apart = begins ? 1 : distance(given.substr(0, 100), each);
    if (apart < least) {
      least = apart;
      best = &each;
    }
  }
  return best == nullptr ? std::string() : *best;
}

std::string unknown(std::string_view what, std::string_view given, const std::vector<std::string>& known,
                    std::string_view of) {
  std::string line = "unknown " + std::string(what) + " '" + std::string(given) + "'" + std::string(of);
  const std::string meant = nearest(given, known);
  line += meant.empty() ? "; there is: " : ", did you mean '" + meant + "'? There is: ";
  for (std::size_t i = 0; i < known.size(); ++i) line += (i == 0 ? "" : ", ") + known[i];
  return line;
}

}  // namespace interleave::app
