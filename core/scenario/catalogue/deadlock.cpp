// Money between accounts: a transfer needs two locks, that of the account it takes from and that of the one
// it pays into. Locks that are taken in different orders can close a circle in which each waits for the next.

#include "core/scenario/catalogue/catalogue.h"
#include "core/scenario/settings.h"
#include "core/sync/sync.h"

#include <algorithm>
#include <atomic>
#include <deque>
#include <functional>
#include <string>

namespace interleave::scenario {
namespace {

using namespace std::chrono_literals;

// The accounts, and the tellers who serve customers until they have made so many transfers.
class bank {
 public:
  using transfer = std::function<void(int from, int to)>;

  enum class locks { one_an_account, one_for_all };

  explicit bank(const settings& knobs, locks how_many = locks::one_an_account)
      : accounts(knobs.integer("accounts")), knobs_(knobs) {
    for (int i = 1; i <= accounts; ++i) {
      if (how_many == locks::one_an_account) account_.emplace_back("account " + std::to_string(i));
      balance_.emplace_back("balance " + std::to_string(i), opening_balance);
    }
    if (how_many == locks::one_for_all) account_.emplace_back("bank");
    audit();
  }

  const int accounts;

  sync::mutex& account(int number) { return account_[static_cast<std::size_t>(number)]; }
  sync::mutex& the_only_lock() { return account_.front(); }

  // Tellers whose customers come with any two accounts; an auditor looks in now and then.
  void open(const transfer& how) {
    std::atomic<bool> is_open = true;
    sync::thread auditor("auditor", [&] {
      while (is_open) {
        sync::phase("auditing");
        audit();
        sync::phase("between audits");
        sync::this_thread::sleep_for(50ms);
      }
    });
    serve(how);
    is_open = false;
    auditor.join();
    audit();
  }

  // The same without an auditor: where the tellers may get stuck, nobody else is to get stuck with them.
  void open_unaudited(const transfer& how) {
    serve(how);
    audit();
  }

  // One teller an account, who only ever passes money on to the account after it. They begin one by one.
  void open_as_ring(const transfer& how) {
    std::deque<sync::thread> tellers;
    for (int i = 0; i < accounts; ++i) {
      tellers.push_back(sync::thread("teller " + std::to_string(i + 1), [this, i, &how] {
        work(how, [this, i] { return order{i, (i + 1) % accounts}; });
      }));
      sync::this_thread::sleep_for(knobs_.milliseconds("pause_ms") * 2);
    }
    tellers.clear();
    audit();
  }

  // Between the first lock and the second: the longer, the likelier that somebody else takes it meanwhile.
  void pause() { sync::this_thread::sleep_for(knobs_.milliseconds("pause_ms")); }

  // How long to wait for a lock before giving up.
  std::chrono::nanoseconds patience() { return knobs_.milliseconds("pause_ms") + 1ms; }

  // Between two customers, and before another try: a random while.
  void rest() { sync::this_thread::sleep_for(knobs_.milliseconds("pause_ms") * sync::choose(11) / 10); }

  // To be called with both accounts locked.
  void move(int from, int to) {
    sync::phase("paying");
    const int amount = std::min(balance(from).load(relaxed), 1 + any_of(50));
    balance(from).store(balance(from).load(relaxed) - amount, relaxed);
    balance(to).store(balance(to).load(relaxed) + amount, relaxed);
  }

 private:
  static constexpr int opening_balance = 100;
  static constexpr auto relaxed = std::memory_order_relaxed;  // the accounts' locks give the order

  struct order {
    int from;
    int to;
  };

  static int any_of(int count) { return static_cast<int>(sync::choose(static_cast<std::uint32_t>(count))); }
  sync::atomic<int>& balance(int number) { return balance_[static_cast<std::size_t>(number)]; }

  void serve(const transfer& how) {
    const int count = knobs_.integer("threads");
    std::deque<sync::thread> tellers;
    for (int i = 1; i <= count; ++i) {
      tellers.push_back(sync::thread("teller " + std::to_string(i), [this, &how] {
        work(how, [this] {
          const int from = any_of(accounts);
          return order{from, (from + 1 + any_of(accounts - 1)) % accounts};
        });
      }));
    }
  }

  void work(const transfer& how, const std::function<order()>& next_customer) {
    const int transfers = knobs_.integer("transfers");
    for (int made = 0; transfers == 0 || made < transfers; ++made) {
      sync::phase("next customer");
      rest();
      const auto [from, to] = next_customer();
      sync::note("from", from + 1);
      sync::note("to", to + 1);
      sync::phase("transferring");
      how(from, to);
      sync::count("transfers");
    }
    sync::phase("done");
  }

  // Counts all the money, at a moment when nobody moves any: every lock is taken, in order.
  void audit() {
    std::deque<sync::unique_lock<sync::mutex>> all;
    for (sync::mutex& each : account_) all.push_back(sync::unique_lock(each));
    int total = 0;
    for (const sync::atomic<int>& each : balance_) total += each.load(relaxed);
    const int error = total - accounts * opening_balance;
    sync::require(error == 0, "no money is made or lost", error);
    sync::count("total_money_error", error);
  }

  const settings& knobs_;
  std::deque<sync::mutex> account_;
  std::deque<sync::atomic<int>> balance_;  // each guarded by its account's lock, or all by the only one
};

// Locks the account that pays, then the one that is paid. Two customers who pay each other, or three in a
// circle, and each teller holds what the next one waits for.
void transfer_naive(const settings& knobs) {
  bank town(knobs);
  town.open_unaudited([&](int from, int to) {
    sync::lock_guard payer(town.account(from));
    town.pause();
    sync::lock_guard payee(town.account(to));
    town.move(from, to);
  });
}

// Whichever way the money goes, the account with the lower number is locked first: no circle can close.
void transfer_ordered(const settings& knobs) {
  bank town(knobs);
  town.open([&](int from, int to) {
    sync::lock_guard first(town.account(std::min(from, to)));
    town.pause();
    sync::lock_guard second(town.account(std::max(from, to)));
    town.move(from, to);
  });
}

// std::scoped_lock takes both locks or none: it never holds one while it waits for the other.
void transfer_scoped_lock(const settings& knobs) {
  bank town(knobs);
  town.open([&](int from, int to) {
    sync::scoped_lock both(town.account(from), town.account(to));
    town.pause();
    town.move(from, to);
  });
}

// Who does not get the second lock in time gives the first one back too, rests for a random while, and tries
// again: what was a deadlock is now a delay.
void transfer_try_lock_timeout(const settings& knobs) {
  bank town(knobs);
  town.open([&](int from, int to) {
    for (;;) {
      {
        sync::lock_guard payer(town.account(from));
        town.pause();
        if (town.account(to).try_lock_for(town.patience())) {
          sync::lock_guard payee(town.account(to), std::adopt_lock);
          return town.move(from, to);
        }
      }
      sync::count("given_up");
      sync::phase("backing off");
      town.rest();
      sync::phase("transferring");
    }
  });
}

// One lock for the whole bank: nobody ever needs a second one, and only one transfer is made at a time.
void transfer_one_big_lock(const settings& knobs) {
  bank town(knobs, bank::locks::one_for_all);
  town.open([&](int from, int to) {
    sync::lock_guard whole_bank(town.the_only_lock());
    town.pause();
    town.move(from, to);
  });
}

// As many tellers as accounts, each with one account to take from and the next one to pay into: the circle
// that they close goes through every one of them.
void ring(const settings& knobs) {
  bank town(knobs);
  town.open_as_ring([&](int from, int to) {
    sync::lock_guard own(town.account(from));
    town.pause();
    sync::lock_guard next(town.account(to));
    town.move(from, to);
  });
}

}  // namespace

descriptor deadlock() {
  using enum expectation;
  using enum analysis::condition;
  return {
      .id = "deadlock",
      .title = "Deadlock at the bank",
      .chapter = 4,
      .explanation =
          "Tellers transfer money between accounts, each of which has a lock. A transfer needs two of them. "
          "Where each teller locks the paying account first, two opposite transfers can each hold what the "
          "other one needs, and both wait for ever. Four conditions make it possible (Coffman 1971): locks "
          "exclude, are held while waiting for more, are not taken away, and the waits form a circle. "
          "Breaking any one of them is enough.",
      .source = "core/scenario/catalogue/deadlock.cpp",
      .progress = "transfers",
      .advice =
          "Try 'transfer-ordered': if all lock the account with the lower number first, the circle "
          "cannot close.",
      .variants =
          {
              {"transfer-naive", "Payer first",
               "Locks the paying account, then the paid one: opposite transfers block each other.", deadlock,
               transfer_naive},
              {"transfer-ordered", "Lower number first",
               "Locks are taken in one global order: breaks the circle of waits.", completed,
               transfer_ordered},
              {"transfer-scoped-lock", "Both at once",
               "std::scoped_lock takes both or none: nobody holds one while waiting for the other.",
               completed, transfer_scoped_lock},
              {"transfer-try-lock-timeout", "Give up in time",
               "Who does not get the second lock in time gives the first one back and tries again.",
               completed, transfer_try_lock_timeout},
              {"transfer-one-big-lock", "One lock for all",
               "A single lock for the whole bank: right, but only one transfer is made at a time.", completed,
               transfer_one_big_lock},
              {"ring", "A ring of locks",
               "One teller an account, each passing money on to the next: all of them get stuck at once.",
               deadlock, ring},
          },
      .knobs =
          {
              {"accounts", "Accounts", "", 2, 64, 6, 1, false},
              {"threads", "Tellers (not of the ring)", "", 2, 64, 4, 1, false},
              {"transfers", "Transfers each (0: endless)", "", 0, 10000, 0, 1, false},
              {"pause_ms", "Pause between the locks", "ms", 0, 2000, 30, 1, true},
          },
      .explore_with = {{"accounts", 2}, {"threads", 2}, {"transfers", 2}},
      .remedies =
          {
              {mutual_exclusion, "transfer-one-big-lock",
               "Money is not to be moved by two at once: exclusion stays. The nearest is one lock for the "
               "whole bank, so that nobody competes for an account."},
              {hold_and_wait, "transfer-scoped-lock",
               "Both accounts or neither: nobody waits with one of them locked."},
              {no_preemption, "transfer-try-lock-timeout",
               "Whoever does not get the second account in time gives the first one back."},
              {circular_wait, "transfer-ordered",
               "The lower number first: waits lead to ever higher accounts, and never back."},
          },
  };
}

}  // namespace interleave::scenario
