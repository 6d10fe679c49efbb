#include "core/analysis/progress_watch.h"

#include "tests/core/analysis/trace_builder.h"

#include <gtest/gtest.h>

#include <memory>

namespace interleave::analysis {
namespace {

using trace::kind;

constexpr literal_id meals = 40;
constexpr literal_id hungry = 41;
constexpr nanoseconds ms = 1'000'000;

struct watched {
  trace::store records;
  trace::dictionary texts = trace::dictionary::empty();
  std::unique_ptr<analyser> reads;

  explicit watched(const trace_builder& t, std::string progress = "meals") {
    texts.add(meals, "meals");
    texts.add(hungry, "hungry");
    reads = std::make_unique<analyser>(records, texts, analyser::options{.progress = std::move(progress)});
    records.append(t.records);
    reads->catch_up();
  }
  [[nodiscard]] int count(finding_kind kind) const {
    int all = 0;
    for (const auto& each : reads->findings()) all += each.kind == kind ? 1 : 0;
    return all;
  }
};

// Both take what they can and put it down again, for that long.
void dance(trace_builder& t, object_id lock, nanoseconds how_long) {
  for (const nanoseconds end = t.now + how_long; t.now < end; t.pass(10 * ms)) {
    for (const thread_id by : {thread_id{1}, thread_id{2}}) {
      t.lock(by, lock);
      t.unlock(by, lock);
    }
  }
}

TEST(Livelock, IsStepsWithoutProgress) {
  trace_builder t;
  t.threads(2);
  const auto m = t.mutex();
  dance(t, m, 1000 * ms);
  EXPECT_EQ(watched(t).count(finding_kind::livelock), 0);
  dance(t, m, 1000 * ms);
  const watched w(t);
  ASSERT_EQ(w.count(finding_kind::livelock), 1);
  EXPECT_NE(w.reads->findings()[0].text.find("thread 1 and thread 2 took"), std::string::npos);
  EXPECT_NE(w.reads->findings()[0].text.find("“meals” did not rise"), std::string::npos);
  EXPECT_EQ(watched(t, "").count(finding_kind::livelock), 0) << "no progress was to be expected";
}

TEST(Livelock, IsNotWhereThereIsProgressOrAPause) {
  trace_builder t;
  t.threads(2);
  const auto m = t.mutex();
  dance(t, m, 1000 * ms);
  t.pass(60'000 * ms);  // paused
  dance(t, m, 200 * ms);
  t.counts(2, meals);
  dance(t, m, 1000 * ms);
  EXPECT_EQ(watched(t).count(finding_kind::livelock), 0);
  t.counts(2, 99);  // something else
  dance(t, m, 1000 * ms);
  EXPECT_EQ(watched(t).count(finding_kind::livelock), 1);
}

TEST(Livelock, IsNotWhereSomebodyIsBlocked) {
  trace_builder t;
  t.threads(3);
  const auto m = t.mutex();
  const auto other = t.mutex();
  t.lock(1, other);
  t.waits(3, other);
  dance(t, m, 3000 * ms);
  EXPECT_EQ(watched(t).count(finding_kind::livelock), 0);
}

TEST(Starvation, IsToWaitWhileOthersAreServed) {
  trace_builder t;
  t.thread(1, "one");
  t.thread(2, "two");
  t.thread(3, "three");
  const auto m = t.mutex("the lock");
  t.lock(1, m);
  t.waits(3, m);
  t.unlock(1, m);
  dance(t, m, 1800 * ms);
  EXPECT_EQ(watched(t, "").count(finding_kind::starvation), 0);
  dance(t, m, 1000 * ms);
  const watched w(t, "");
  ASSERT_EQ(w.count(finding_kind::starvation), 1);
  EXPECT_EQ(w.reads->findings()[0].thread, 3);
  EXPECT_EQ(w.reads->findings()[0].object, m);
  EXPECT_NE(w.reads->findings()[0].text.find("three has waited for the lock for 2."), std::string::npos)
      << w.reads->findings()[0].text;
}

TEST(Starvation, IsToGoHungryWhileOthersEat) {
  trace_builder t;
  t.threads(3);
  t.phase(3, hungry);
  for (int i = 0; i < 100; ++i) {
    t.counts(1, meals);
    t.counts(2, meals);
    t.pass(30 * ms);
  }
  const watched w(t);
  ASSERT_EQ(w.count(finding_kind::starvation), 1);
  EXPECT_EQ(w.reads->findings()[0].thread, 3);

  trace_builder fair;
  fair.threads(3);
  for (int i = 0; i < 100; ++i) {
    for (thread_id by = 1; by <= 3; ++by) {
      fair.phase(by, hungry);
      fair.counts(by, meals);
    }
    fair.pass(30 * ms);
  }
  EXPECT_TRUE(watched(fair).reads->findings().empty());
}

TEST(Starvation, IsNotToWaitForWork) {
  trace_builder t;
  t.threads(3);
  const auto m = t.mutex();
  const auto cv = t.object(trace::object_kind::condition_variable);
  t.waits(3, cv);
  dance(t, m, 5000 * ms);
  EXPECT_EQ(watched(t, "").count(finding_kind::starvation), 0);
}

}  // namespace
}  // namespace interleave::analysis
