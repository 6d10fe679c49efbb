// Semaphores (Dijkstra 1965) as a car park: as many permits as places. A car takes a permit at the entrance,
// or waits for one, and gives it back when it leaves.

#include "core/scenario/catalogue/catalogue.h"
#include "core/scenario/settings.h"
#include "core/sync/sync.h"

#include <algorithm>
#include <deque>
#include <random>
#include <string>
#include <vector>

namespace interleave::scenario {
namespace {

class car_park {
 public:
  explicit car_park(const settings& knobs) : places(knobs.integer("permits")), knobs_(knobs) {
    for (int place = places; place >= 1; --place) free_.push_back(place);
    for (int place = 1; place <= places; ++place) place_.emplace_back("place " + std::to_string(place));
  }

  const int places;

  // One thread a car: drives about, parks, and so on.
  template <class Park>
  void everybody(Park park) {
    const int visits = knobs_.integer("visits");
    std::deque<sync::thread> cars;
    for (int car = 1; car <= knobs_.integer("threads"); ++car) {
      cars.push_back(sync::thread("car " + std::to_string(car), [this, car, visits, park] {
        std::minstd_rand dice(static_cast<unsigned>(car) * 1450);
        for (int visit = 0; visits == 0 || visit < visits; ++visit) {
          sync::phase("driving");
          a_while(dice, "away_ms");
          sync::phase("waiting at the barrier");
          park(dice);
        }
        sync::phase("at home");
      }));
    }
  }

  // Who has a permit finds a free place. The attendant keeps the list of them.
  void park_anywhere(std::minstd_rand& dice) {
    const int place = drive_in();
    stay(place, dice);
    sync::lock_guard lock(attendant_);
    free_.push_back(place);
    --parked_;
  }

  // Who has the permit for a place finds it empty.
  void park_at(int place, std::minstd_rand& dice) {
    {
      sync::lock_guard lock(attendant_);
      one_more();
    }
    stay(place, dice);
    sync::lock_guard lock(attendant_);
    --parked_;
  }

 private:
  int drive_in() {
    sync::lock_guard lock(attendant_);
    one_more();
    const int place = free_.back();
    free_.pop_back();
    return place;
  }

  void one_more() {
    ++parked_;
    sync::require(parked_ <= places, "never more cars than permits", parked_);
    if (parked_ > high_water_) {
      high_water_ = parked_;
      sync::count("high_water");
    }
  }

  void stay(int place, std::minstd_rand& dice) {
    sync::resource& here = place_[static_cast<std::size_t>(place - 1)];
    here.take();
    sync::count("parked");
    sync::phase("parked");
    a_while(dice, "stay_ms");
    here.put();
    sync::phase("leaving");
  }

  void a_while(std::minstd_rand& dice, const char* knob) {
    sync::this_thread::sleep_for(knobs_.milliseconds(knob) * (50 + dice() % 101) / 100);
  }

  const settings& knobs_;
  std::deque<sync::resource> place_;
  sync::mutex attendant_{"attendant"};
  std::vector<int> free_;
  int parked_ = 0;
  int high_water_ = 0;
};

// One counter for all places: who gets in takes whatever place is free.
void counting(const settings& knobs) {
  car_park park(knobs);
  sync::counting_semaphore permits("permits", static_cast<std::uint32_t>(park.places));
  park.everybody([&](std::minstd_rand& dice) {
    permits.acquire();
    park.park_anywhere(dice);
    permits.release();
  });
}

// A semaphore of one permit for each place, as a lock: a driver waits for one certain place, though another
// one may be empty.
void binary(const settings& knobs) {
  car_park park(knobs);
  std::deque<sync::counting_semaphore> permit;
  for (int place = 1; place <= park.places; ++place)
    permit.emplace_back("permit " + std::to_string(place), 1, 1);
  park.everybody([&](std::minstd_rand& dice) {
    const auto favourite = dice() % permit.size();
    permit[favourite].acquire();
    park.park_at(static_cast<int>(favourite) + 1, dice);
    permit[favourite].release();
  });
}

// Now and then somebody forgets to give the permit back: the place is empty, but nobody may have it any more.
// When the last permit is lost, everybody waits at the barrier of an empty car park.
void leaky(const settings& knobs) {
  car_park park(knobs);
  sync::counting_semaphore permits("permits", static_cast<std::uint32_t>(park.places));
  const auto one_in = static_cast<std::uint32_t>(knobs.integer("leak"));
  park.everybody([&](std::minstd_rand& dice) {
    permits.acquire();
    park.park_anywhere(dice);
    if (sync::choose(one_in) == 0) return sync::count("lost_permits");
    permits.release();
  });
}

}  // namespace

descriptor semaphore_scenario() {
  using enum expectation;
  return {
      .id = "semaphore",
      .title = "Semaphore: a car park",
      .chapter = 2,
      .explanation =
          "A semaphore counts permits: acquiring takes one or waits for one, releasing gives one back. As "
          "many permits as places, and there are never more cars inside than places; nobody checks "
          "who gives a permit back, so one that is forgotten is lost for good.",
      .source = "core/scenario/catalogue/semaphore.cpp",
      .progress = "parked",
      .advice = "Try 'counting': every permit that is taken is given back.",
      .variants =
          {
              {"counting", "One counter for all places", "Who gets a permit takes any free place.", completed,
               counting},
              {"binary", "One permit for each place",
               "A driver waits for one certain place, even while others are empty.", completed, binary},
              {"leaky", "A permit is lost",
               "Now and then somebody leaves without giving the permit back, until there is none.", deadlock,
               leaky},
          },
      .knobs =
          {
              {"permits", "Permits", "", 1, 64, 4, 1, false},
              {"threads", "Cars", "", 1, 64, 10, 1, false},
              {"stay_ms", "Stay", "ms", 0, 2000, 50, 1, true},
              {"away_ms", "Away", "ms", 0, 2000, 60, 1, true},
              {"leak", "One permit lost in", "visits", 2, 100, 5, 1, false},
              {"visits", "Visits each (0: endless)", "", 0, 10000, 0, 1, false},
          },
      .explore_with = {{"permits", 1}, {"threads", 2}, {"visits", 1}},
  };
}

}  // namespace interleave::scenario
