#include "core/explore/portfolio.h"

#include "core/explore/dpor.h"
#include "core/explore/pct.h"
#include "core/explore/pos.h"
#include "core/explore/preemption_bounding.h"
#include "core/explore/random_walk.h"
#include "core/explore/surw.h"

#include <algorithm>
#include <utility>

namespace interleave::explore {

portfolio::portfolio(std::vector<share> shares) : shares_(std::move(shares)), turn_(shares_.size() - 1) {
  taken_ = shares_.back().turns;
}

std::unique_ptr<portfolio> portfolio::usual(std::uint64_t seed, unsigned budget) {
  std::vector<share> shares;
  shares.push_back({std::make_unique<dpor>(budget), 4});
  shares.push_back({std::make_unique<surw>(seed + 3, budget), 2, 1});
  shares.push_back({std::make_unique<pos>(seed, budget), 1, 8});
  shares.push_back({std::make_unique<preemption_bounding>(budget), 1});
  shares.push_back({std::make_unique<pct>(seed + 1, 2, 5, budget), 1, 1});
  shares.push_back({std::make_unique<random_walk>(seed + 2, budget), 1, 2});
  return std::make_unique<portfolio>(std::move(shares));
}

void portfolio::look_at_progress() {
  bool tells = false;
  bool moves = false;
  for (share& each : shares_) {
    const double before = std::exchange(each.done, each.of->done());
    tells = tells || each.done >= 0;
    moves = moves || (each.done >= 0 && each.done - before >= hardly);
  }
  if (!tells || moves) return;
  for (share& each : shares_) {
    each.rests = each.later == 0;
    each.turns = std::max(1u, each.later);
  }
}

void portfolio::next_turn() {
  taken_ = 0;
  if (++turn_ < shares_.size()) return;
  turn_ = 0;
  ++round_;
}

bool portfolio::begin() {
  if (complete_) return false;
  if (++spent_ >= patience) {
    spent_ = 0;
    look_at_progress();
  }
  // As many rounds as it takes to come to who rests, should the others have nothing left.
  for (std::size_t tried = 0; tried <= rest * shares_.size(); ++tried) {
    if (taken_ >= shares_[turn_].turns) next_turn();
    const bool rests = shares_[turn_].rests && round_ % rest != 0;
    if (!rests && shares_[turn_].of->begin()) {
      ++taken_;
      return true;
    }
    taken_ = shares_[turn_].turns;
  }
  return false;
}

void portfolio::end(const schedule::model& now, run_end how) {
  strategy& its = *shares_[turn_].of;
  its.end(now, how);
  if (how == run_end::cut) spent_ += a_cut_one - 1;
  complete_ = its.is_complete();
}

double portfolio::done() const {
  double most = -1;
  for (const share& each : shares_) {
    const double part = each.of->done();
    if (part < 1 || each.of->is_complete()) most = std::max(most, part);  // else something was left out
  }
  return most;
}

}  // namespace interleave::explore
