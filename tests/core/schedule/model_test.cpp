#include "core/schedule/model.h"

#include <gtest/gtest.h>

#include <vector>

namespace interleave::schedule {
namespace {

constexpr auto timed_out = decision::timed_out;
constexpr auto spurious = decision::spurious;

// A model of `n` threads, each past its beginning.
class driven {
 public:
  explicit driven(int n) {
    for (int i = 0; i < n; ++i) now.add_thread();
  }

  driven& at(actor who, op what, trace::object_id object = 0, trace::object_id second = 0) {
    now.announce(who, {what, object, 0, second, 1});
    return *this;
  }
  driven& at(actor who, const step& next) {
    now.announce(who, next);
    return *this;
  }
  // The thread's step, then the next one.
  driven& go(actor who, const step& then = {op::yield}, std::uint16_t how = 0) {
    now.carry_out({who, how});
    now.announce(who, then);
    return *this;
  }
  [[nodiscard]] std::vector<decision> options() const {
    std::vector<decision> one_by_one;
    for (std::size_t i = 0; i < now.option_count(); ++i) one_by_one.push_back(now.option(i));
    std::vector<decision> all(now.options().begin(), now.options().end());
    EXPECT_EQ(one_by_one, all);
    return all;
  }
  [[nodiscard]] std::vector<decision> extras() const { return {now.extras().begin(), now.extras().end()}; }

  model now;
};

using decisions = std::vector<decision>;

TEST(Choice, IsADecisionOrNone) {
  const choice none = std::nullopt;
  EXPECT_FALSE(none);
  EXPECT_EQ(*none, decision());
  for (const decision each : {decision{0, 0}, decision{2, 3}, decision{0xfffe, decision::timed_out}}) {
    const choice made = each;
    ASSERT_TRUE(made);
    EXPECT_EQ(*made, each);
    EXPECT_EQ(made.who(), each.who);
    EXPECT_EQ(made.how(), each.how);
    EXPECT_EQ(*choice(std::optional(each)), each);
  }
  EXPECT_FALSE(choice(std::optional<decision>()));
}

TEST(model, a_new_thread_is_parked_at_its_beginning) {
  driven it(2);
  EXPECT_EQ(it.options(), (decisions{{0, 0}, {1, 0}}));
  EXPECT_EQ(it.now.next(1).what, op::yield);
}

TEST(model, a_thread_that_runs_has_no_option) {
  driven it(2);
  it.now.carry_out({0, 0});
  EXPECT_EQ(it.options(), (decisions{{1, 0}}));
}

TEST(model, a_locked_mutex_blocks_until_it_is_unlocked) {
  driven it(2);
  it.at(0, op::lock, 7).at(1, op::lock, 7).go(0, {op::unlock, 7});
  EXPECT_FALSE(it.now.is_enabled(1));
  it.go(0);
  EXPECT_TRUE(it.now.is_enabled(1));
}

TEST(model, a_try_is_always_possible_and_succeeds_when_free) {
  driven it(2);
  it.at(0, op::try_lock, 7).at(1, op::try_lock, 7);
  EXPECT_TRUE(it.now.would_have(1));
  it.go(0, {op::unlock, 7});
  EXPECT_TRUE(it.now.is_enabled(1));
  EXPECT_FALSE(it.now.would_have(1));
  it.go(1, {op::lock, 7});  // failed: it owns nothing
  EXPECT_FALSE(it.now.is_enabled(1));
}

TEST(model, readers_share_and_keep_a_writer_out) {
  driven it(3);
  it.at(0, op::lock_shared, 7).at(1, op::lock_shared, 7).at(2, op::lock, 7);
  it.go(0, {op::unlock_shared, 7}).go(1, {op::unlock_shared, 7});
  EXPECT_FALSE(it.now.is_enabled(2));
  it.go(0);
  EXPECT_FALSE(it.now.is_enabled(2));
  it.go(1);
  EXPECT_TRUE(it.now.is_enabled(2));
  it.at(0, op::lock_shared, 7).go(2, {op::unlock, 7});
  EXPECT_FALSE(it.now.is_enabled(0));
}

TEST(model, a_semaphore_says_itself_what_it_has) {
  driven it(2);
  it.at(0, {op::acquire, 5, 0, 0, 1, false, 1}).at(1, {op::acquire, 5, 0, 0, 1, false, 1});
  it.go(0);
  EXPECT_FALSE(it.now.is_enabled(1));
  it.at(0, {op::release, 5, 0, 0, 2, false, 0}).go(0).go(1, {op::acquire, 5, 0, 0, 1, false, 1});
  EXPECT_TRUE(it.now.is_enabled(1));
}

TEST(model, notify_one_has_an_outcome_for_each_waiter_in_order_of_arrival) {
  driven it(3);
  for (const actor each : {actor{2}, actor{1}}) {
    it.at(each, op::lock, 1).go(each, {op::wait, 9, 0, 1}).go(each, {op::reacquire, 9, 0, 1});
  }
  it.at(0, op::notify_one, 9);
  EXPECT_EQ(it.options(), (decisions{{0, 0}, {0, 1}}));
  EXPECT_EQ(it.now.chosen_by({0, 0}), 2);
  EXPECT_EQ(it.now.chosen_by({0, 1}), 1);
  it.go(0, {op::yield}, 1);
  EXPECT_TRUE(it.now.is_enabled(1));
  EXPECT_FALSE(it.now.is_enabled(2));
}

TEST(model, a_notification_without_waiters_is_lost) {
  driven it(2);
  it.at(0, op::notify_one, 9).at(1, op::lock, 1).go(0);
  it.go(1, {op::wait, 9, 0, 1}).go(1, {op::reacquire, 9, 0, 1});
  EXPECT_FALSE(it.now.is_enabled(1));
  it.at(0, op::notify_all, 9).go(0);
  EXPECT_TRUE(it.now.is_enabled(1));
}

TEST(model, who_was_notified_still_needs_the_mutex) {
  driven it(2);
  it.at(1, op::lock, 1).go(1, {op::wait, 9, 0, 1}).go(1, {op::reacquire, 9, 0, 1});
  it.at(0, op::lock, 1).go(0, {op::notify_one, 9}).go(0, {op::unlock, 1});
  EXPECT_TRUE(it.now.is_notified(1));
  EXPECT_FALSE(it.now.is_enabled(1));
  it.go(0);
  EXPECT_TRUE(it.now.is_enabled(1));
  it.at(0, op::lock, 1).go(1);
  EXPECT_FALSE(it.now.is_enabled(0));
}

TEST(model, waits_can_end_by_themselves_only_when_asked_for) {
  driven it(2);
  const step back{op::reacquire, 9, 0, 1, 1000, true};
  it.at(1, op::lock, 1).go(1, {op::wait, 9, 0, 1, 1000, true}).go(1, back);
  EXPECT_EQ(it.extras(), (decisions{{1, spurious}, {1, timed_out}}));
  it.at(0, op::lock, 1).go(0, {op::notify_one, 9});
  EXPECT_TRUE(it.extras().empty());  // the mutex is taken
  it.go(0, {op::unlock, 1}).go(0);
  EXPECT_TRUE(it.extras().empty());  // it was notified
}

TEST(model, who_timed_out_is_no_waiter_any_more) {
  driven it(2);
  it.at(1, op::lock, 1).go(1, {op::wait, 9, 0, 1, 1000, true}).go(1, {op::reacquire, 9, 0, 1, 1000, true});
  it.now.carry_out({1, timed_out});
  it.now.announce(1, {op::unlock, 1});
  it.at(0, op::notify_one, 9);
  EXPECT_EQ(it.now.chosen_by({0, 0}), model::nobody);
  it.at(0, op::lock, 1);
  EXPECT_FALSE(it.now.is_enabled(0));
}

TEST(model, a_timed_lock_times_out_only_while_it_cannot_be_had) {
  driven it(2);
  it.at(0, op::lock, 1).at(1, {op::lock, 1, 0, 0, 1000, true});
  EXPECT_TRUE(it.extras().empty());
  it.go(0, {op::unlock, 1});
  EXPECT_EQ(it.extras(), (decisions{{1, timed_out}}));
  it.go(1, {op::yield}, timed_out).go(0);
  it.at(0, op::lock, 1);
  EXPECT_TRUE(it.now.is_enabled(0));
}

TEST(model, a_barrier_opens_with_the_last_arrival_and_closes_again) {
  driven it(2);
  for (int phase = 0; phase < 2; ++phase) {
    it.at(0, {op::arrive, 3, 0, 0, 1, false, 2}).go(0, {op::await, 3, 0, 0, 0, false, 1});
    it.at(1, {op::arrive, 3, 0, 0, 1, false, 1});
    EXPECT_FALSE(it.now.is_enabled(0));
    it.go(1, {op::await, 3, 0, 0, 0, false, 0});
    EXPECT_TRUE(it.now.is_enabled(0));
    EXPECT_TRUE(it.now.is_enabled(1));
    it.go(1).go(0);
  }
}

TEST(model, join_waits_for_finish) {
  driven it(2);
  it.at(0, op::join, 4).at(1, op::finish, 4);
  EXPECT_EQ(it.options(), (decisions{{1, 0}}));
  it.now.carry_out({1, 0});
  EXPECT_TRUE(it.now.is_enabled(0));
  it.now.leave(1);
  EXPECT_FALSE(it.now.is_inside(1));
  EXPECT_EQ(it.options(), (decisions{{0, 0}}));
}

TEST(model, choose_has_its_alternatives) {
  driven it(1);
  it.at(0, {op::choose, 0, 0, 0, 3});
  EXPECT_EQ(it.options(), (decisions{{0, 0}, {0, 1}, {0, 2}}));
}

TEST(model, more_threads_than_a_word_has_bits) {
  driven it(130);
  it.at(129, op::lock, 1).at(100, op::lock, 1).at(3, op::lock, 1).go(100, {op::unlock, 1});
  EXPECT_FALSE(it.now.is_enabled(129));
  EXPECT_FALSE(it.now.is_enabled(3));
  it.go(100);
  EXPECT_TRUE(it.now.is_enabled(129));
  EXPECT_TRUE(it.now.is_enabled(3));
}

TEST(model, clear_forgets_everything) {
  driven it(2);
  it.at(0, op::lock, 1).go(0);
  it.now.clear();
  EXPECT_EQ(it.now.threads(), 0u);
  EXPECT_FALSE(it.now.can_go_on());
  it.now.add_thread();
  it.at(0, op::lock, 1);
  EXPECT_TRUE(it.now.can_go_on());
}

TEST(model, fingerprints_tell_states_apart_and_know_them_again) {
  driven it(2);
  it.at(0, op::lock, 1).at(1, op::lock, 1);
  const auto before = it.now.fingerprint();
  it.go(0, {op::unlock, 1});
  EXPECT_NE(it.now.fingerprint(), before);
  it.now.carry_out({0, 0});
  it.at(0, op::lock, 1);
  EXPECT_EQ(it.now.fingerprint(), before);
}

}  // namespace
}  // namespace interleave::schedule
