// The sleeping barber (Dijkstra 1965): a barber's shop has a waiting room with a few chairs. Without
// customers the barber sleeps; a customer wakes the barber, or waits on a chair, or goes away if none is
// free.

#include "core/scenario/catalogue/catalogue.h"
#include "core/scenario/settings.h"
#include "core/sync/sync.h"

#include <algorithm>
#include <atomic>
#include <deque>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace interleave::scenario {
namespace {

constexpr int nobody = -1;

std::size_t index(int number) {
  return static_cast<std::size_t>(number);
}

// As many of something as there are of somebody.
template <class T>
std::deque<T> one_each(const std::string& name, int how_many) {
  std::deque<T> all;
  for (int i = 1; i <= how_many; ++i) all.emplace_back(name + std::to_string(i));
  return all;
}
std::deque<sync::counting_semaphore> closed_semaphores(const std::string& name, int how_many) {
  std::deque<sync::counting_semaphore> all;
  for (int i = 1; i <= how_many; ++i) all.emplace_back(name + std::to_string(i), 0u);
  return all;
}

// A street with a barber's shop in it. What happens in the shop is its own affair:
//   visit(customer)  comes in, and returns with the hair cut (true) or turned away (false)
//   serve(barber)    sleeps until there is a customer, and cuts their hair; false once the shop is closed
//   close()          nobody comes any more
class street {
 public:
  explicit street(const settings& knobs)
      : barbers(knobs.integer("barbers")), customers(knobs.integer("customers")), knobs_(knobs) {
    for (const trace::literal each : {arrived, served, turned_away, lost}) {
      sync::count(each, 0);  // so that a run without any says so
    }
  }

  const int barbers;
  const int customers;

  // One thread a barber and one a customer, who comes again after a while.
  template <class Shop>
  void open(Shop& shop) {
    std::deque<sync::thread> staff;
    for (int i = 0; i < barbers; ++i) {
      staff.push_back(sync::thread("barber " + std::to_string(i + 1), [this, &shop, i] {
        do {
          sync::phase("asleep");
        } while (shop.serve(i));
        sync::phase("gone home");
      }));
    }
    std::deque<sync::thread> people;
    for (int i = 0; i < customers; ++i) {
      people.push_back(
          sync::thread("customer " + std::to_string(i + 1), [this, &shop, i] { live(shop, i); }));
    }
    for (sync::thread& each : people) each.join();
    shop.close();
    for (sync::thread& each : staff) each.join();
    // relaxed, as wherever these two are used: the joins have ordered everything
    const int missing = cuts_.load(std::memory_order_relaxed) - served_.load(std::memory_order_relaxed);
    sync::require(missing == 0, "as many cuts as customers with their hair cut", missing);
  }

  // Sat down, and will never be called.
  void lose_somebody() { sync::count(lost); }

  void cut_hair() {
    sync::phase("cutting");
    sync::this_thread::sleep_for(knobs_.milliseconds("cut_ms"));
    cuts_.fetch_add(1, std::memory_order_relaxed);
  }

  // From the door to the chair.
  void walk() { sync::this_thread::sleep_for(knobs_.milliseconds("walk_ms")); }

 private:
  static constexpr trace::literal arrived{"arrived"};
  static constexpr trace::literal served{"served"};
  static constexpr trace::literal turned_away{"turned_away"};
  static constexpr trace::literal lost{"lost"};

  template <class Shop>
  void live(Shop& shop, int customer) {
    std::minstd_rand mood(static_cast<unsigned>(customer + 1) * 1965);
    const int visits = knobs_.integer("visits");
    for (int visit = 0; visits == 0 || visit < visits; ++visit) {
      sync::phase("away");
      sync::this_thread::sleep_for(knobs_.milliseconds("away_ms") * (50 + mood() % 101) / 100);
      sync::phase("at the door");
      const bool has_hair_cut = shop.visit(customer);
      if (has_hair_cut) served_.fetch_add(1, std::memory_order_relaxed);
      sync::count(has_hair_cut ? served : turned_away);
      sync::count(arrived);  // only now that the outcome is known: so the three agree whenever it all stops
    }
    sync::phase("done");
  }

  const settings& knobs_;
  std::atomic<int> cuts_ = 0;    // as the barbers see it
  std::atomic<int> served_ = 0;  // as the customers see it
};

// The waiting room: chairs, one customer each. Sitting down where somebody sits already is a violation.
class waiting_room {
 public:
  explicit waiting_room(int chairs)
      : chairs_(one_each<sync::resource>("chair ", chairs)), taken_(index(chairs)) {}

  // Takes a free chair, if there is one. Under the shop's lock.
  std::optional<int> sit_down() {
    const auto free = std::find(taken_.begin(), taken_.end(), false);
    if (free == taken_.end()) return std::nullopt;
    *free = true;
    const int chair = static_cast<int>(free - taken_.begin());
    chairs_[index(chair)].take();
    return chair;
  }
  void get_up(int chair) {
    chairs_[index(chair)].put();
    taken_[index(chair)] = false;
  }

 private:
  std::deque<sync::resource> chairs_;
  std::vector<bool> taken_;
};

// Semaphores count what has been promised (Dijkstra 1965; the rendezvous of each cut after Downey 2016): how
// many customers wait for a barber, how many barbers for a customer.
class shop_of_semaphores {
 public:
  shop_of_semaphores(street& outside, int chairs) : street_(outside), room_(chairs) {}

  bool visit(int /*customer*/) {
    sync::unique_lock lock(mutex_);
    const auto chair = room_.sit_down();
    if (!chair) return false;
    lock.unlock();

    sync::phase("waiting on a chair");
    customer_waits_.release();
    barber_calls_.acquire();

    lock.lock();
    const std::size_t barber = free_barbers_.front();
    free_barbers_.pop_front();
    room_.get_up(*chair);
    lock.unlock();

    sync::phase("having a haircut");
    seated_[barber].release();
    finished_[barber].acquire();
    return true;
  }

  bool serve(int self) {
    const std::size_t barber = index(self);
    customer_waits_.acquire();  // asleep
    {
      sync::lock_guard lock(mutex_);
      if (closed_) return false;
      free_barbers_.push_back(barber);
    }
    barber_calls_.release();
    seated_[barber].acquire();
    street_.cut_hair();
    finished_[barber].release();
    return true;
  }

  void close() {
    sync::lock_guard lock(mutex_);
    closed_ = true;
    customer_waits_.release(static_cast<std::uint32_t>(street_.barbers));
  }

 private:
  street& street_;
  sync::mutex mutex_{"waiting room"};
  waiting_room room_;                     // guarded by mutex_
  std::deque<std::size_t> free_barbers_;  // that have called and nobody has come to yet; guarded by mutex_
  bool closed_ = false;                   // guarded by mutex_
  sync::counting_semaphore customer_waits_{"customers who wait", 0};
  sync::counting_semaphore barber_calls_{"barbers who call", 0};
  std::deque<sync::counting_semaphore> seated_ = closed_semaphores("seated at barber ", street_.barbers);
  std::deque<sync::counting_semaphore> finished_ = closed_semaphores("cut by barber ", street_.barbers);
};

void semaphores(const settings& knobs) {
  street outside(knobs);
  shop_of_semaphores shop(outside, knobs.integer("chairs"));
  outside.open(shop);
}

// A monitor keeps the queue, and how far each customer has got (after Andrews 1991): barber and customer wait
// for each other's next step.
class shop_monitor {
 public:
  shop_monitor(street& outside, int chairs)
      : street_(outside),
        room_(chairs),
        step_(index(outside.customers), step::outside),
        changed_(one_each<sync::condition_variable>("turn of customer ", outside.customers)) {}

  bool visit(int self) {
    const std::size_t customer = index(self);
    sync::unique_lock lock(mutex_);
    const auto chair = room_.sit_down();
    if (!chair) return false;
    sync::phase("waiting on a chair");
    step_[customer] = step::waits;
    queue_.push_back(customer);
    customer_came_.notify_one();
    until(customer, step::called, lock);

    room_.get_up(*chair);
    sync::phase("having a haircut");
    go_on(customer, step::seated);
    until(customer, step::finished, lock);
    return true;
  }

  bool serve(int /*barber*/) {
    sync::unique_lock lock(mutex_);
    customer_came_.wait(lock, [&] { return !queue_.empty() || closed_; });  // asleep
    if (queue_.empty()) return false;
    const std::size_t customer = queue_.front();
    queue_.pop_front();
    go_on(customer, step::called);
    until(customer, step::seated, lock);

    lock.unlock();
    street_.cut_hair();
    lock.lock();
    go_on(customer, step::finished);
    return true;
  }

  void close() {
    sync::lock_guard lock(mutex_);
    closed_ = true;
    customer_came_.notify_all();
  }

 private:
  enum class step { outside, waits, called, seated, finished };

  void go_on(std::size_t customer, step next) {
    step_[customer] = next;
    changed_[customer].notify_one();  // there is only one to notify: the barber or the customer
  }
  void until(std::size_t customer, step wanted, sync::unique_lock<sync::mutex>& lock) {
    changed_[customer].wait(lock, [&] { return step_[customer] == wanted; });
  }

  street& street_;
  sync::mutex mutex_{"monitor"};
  waiting_room room_;  // guarded by mutex_, as all that follows
  std::deque<std::size_t> queue_;
  std::vector<step> step_;  // of each customer
  std::deque<sync::condition_variable> changed_;
  sync::condition_variable customer_came_{"a customer came"};
  bool closed_ = false;
};

void monitor(const settings& knobs) {
  street outside(knobs);
  shop_monitor shop(outside, knobs.integer("chairs"));
  outside.open(shop);
}

// Look for a free chair, walk there, sit down: between the look and the sitting down somebody else may have
// done the same. Only one name stands at a chair, so the barber never hears of the other customer: lost.
class shop_without_a_lock {
 public:
  shop_without_a_lock(street& outside, int chairs)
      : street_(outside),
        chairs_(one_each<sync::resource>("chair ", chairs)),
        called_(closed_semaphores("call of customer ", outside.customers)),
        finished_(closed_semaphores("cut of customer ", outside.customers)) {
    for (int i = 1; i <= chairs; ++i) name_at_.emplace_back("name at chair " + std::to_string(i), nobody);
  }

  bool visit(int self) {
    // relaxed, as below: the steps are indivisible one by one, and nothing keeps them together
    const auto is_free = [](const auto& name) { return name.load(std::memory_order_relaxed) == nobody; };
    const auto free = std::find_if(name_at_.begin(), name_at_.end(), is_free);
    if (free == name_at_.end()) return false;
    const auto chair = static_cast<std::size_t>(free - name_at_.begin());
    street_.walk();
    // A store, that also tells what it has overwritten.
    const int overwritten = name_at_[chair].exchange(self, std::memory_order_relaxed);
    if (overwritten != nobody) street_.lose_somebody();
    sync::require(overwritten == nobody, "nobody sits down on a taken chair", overwritten + 1);

    chairs_[chair].take();
    sync::phase("waiting on a chair");
    customer_waits_.release();
    called_[index(self)].acquire();
    chairs_[chair].put();
    sync::phase("having a haircut");
    finished_[index(self)].acquire();
    return true;
  }

  bool serve(int /*barber*/) {
    customer_waits_.acquire();  // asleep
    if (closed_.load(std::memory_order_relaxed)) return false;
    for (auto& name : name_at_) {
      const int customer = name.exchange(nobody, std::memory_order_relaxed);
      if (customer == nobody) continue;
      called_[index(customer)].release();
      street_.cut_hair();
      finished_[index(customer)].release();
      break;
    }
    return true;
  }

  void close() {
    closed_.store(true, std::memory_order_relaxed);
    customer_waits_.release(static_cast<std::uint32_t>(street_.barbers));
  }

 private:
  street& street_;
  std::deque<sync::resource> chairs_;
  std::deque<sync::atomic<int>> name_at_;  // who sits there
  std::deque<sync::counting_semaphore> called_;
  std::deque<sync::counting_semaphore> finished_;
  sync::counting_semaphore customer_waits_{"customers who wait", 0};
  std::atomic<bool> closed_ = false;
};

void lost_customer(const settings& knobs) {
  street outside(knobs);
  shop_without_a_lock shop(outside, knobs.integer("chairs"));
  outside.open(shop);
}

}  // namespace

descriptor sleeping_barber() {
  using enum expectation;
  return {
      .id = "sleeping-barber",
      .title = "Sleeping barber",
      .chapter = 3,
      .explanation =
          "A barber's shop with a few chairs to wait on. A barber without customers sleeps; who comes in "
          "wakes "
          "one, or waits on a chair, or goes away if all are taken. Barbers and customers are threads that "
          "must meet: nobody may sleep while somebody waits, no customer may be forgotten, and everybody who "
          "arrives is either served or turned away.",
      .source = "core/scenario/catalogue/sleeping_barber.cpp",
      .progress = "served",
      .advice = "Try 'semaphores': to look for a chair and to sit down is one step under a lock.",
      .variants =
          {
              {"semaphores", "Semaphores",
               "Semaphores count customers who wait and barbers who call; a lock keeps the chairs.",
               completed, semaphores},
              {"monitor", "A monitor", "One lock, a queue, and a condition for each who waits.", completed,
               monitor},
              {"lost-customer", "Look, then sit down",
               "Two customers see the same free chair and both sit down: one of them is never called.",
               violation, lost_customer},
          },
      .knobs =
          {
              {"barbers", "Barbers", "", 1, 16, 1, 1, false},
              {"chairs", "Chairs", "", 1, 16, 3, 1, false},
              {"customers", "Customers", "", 1, 60, 8, 1, false},
              {"visits", "Visits each (0: endless)", "", 0, 1000, 0, 1, false},
              {"away_ms", "Until a customer comes again", "ms", 0, 5000, 160, 1, true},
              {"cut_ms", "Cutting", "ms", 0, 2000, 25, 1, true},
              {"walk_ms", "From the door to the chair (of lost-customer)", "ms", 0, 1000, 8, 1, true},
          },
      .explore_with = {{"chairs", 1}, {"customers", 2}, {"visits", 1}},
  };
}

}  // namespace interleave::scenario
