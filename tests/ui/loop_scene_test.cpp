#include "ui/models/loop_scene.h"

#include "core/trace/callback.h"
#include "tests/ui/sample.h"

#include <gtest/gtest.h>

namespace interleave::ui {
namespace {

using trace::callback_kind;

// A loop that runs one callback for 30 ms while another waits and a timer is armed.
struct busy_loop {
  analysis::trace_builder t;
  trace::object_id loop;

  busy_loop() {
    t.thread(1, "main");
    loop = t.object(trace::object_kind::event_loop, "loop");
    queue(1, callback_kind::posted);
    queue(2, callback_kind::posted);
    queue(3, callback_kind::timer, 50'000'000);
    tell(trace::kind::turned, 0, 1);
    tell(trace::kind::began, 1, trace::argument_of({eating, callback_kind::posted, 0}));
    t.pass(30'000'000);
    t.phase(1, eating);
  }

  void tell(trace::kind what, std::uint32_t number, std::uint64_t argument) {
    t.add(what, 1, loop, argument).sequence = number;
  }
  void queue(std::uint32_t number, callback_kind kind, trace::nanoseconds delay = 0) {
    tell(trace::kind::queued, number, trace::argument_of({eating, kind, delay}));
  }
};

TEST(LoopScene, TellsWhatRunsWhatWaitsAndWhatIsArmed) {
  busy_loop sample;
  session lab;
  lab.show(recorded(sample.t));
  loop_scene scene;
  scene.setName("loop");
  scene.setSource(&lab);
  EXPECT_EQ(scene.current()["name"], "eating");
  EXPECT_EQ(scene.current()["kind"], "posted");
  EXPECT_GE(scene.current()["runs"].toDouble(), 3e7);
  ASSERT_EQ(scene.queue()->count(), 1);
  EXPECT_EQ(scene.queue()->value(0, "number"), 2);
  EXPECT_GE(scene.queue()->value(0, "waited").toDouble(), 3e7);
  ASSERT_EQ(scene.timers()->count(), 1);
  EXPECT_LE(scene.timers()->value(0, "left").toDouble(), 2e7);
  EXPECT_GE(scene.longestLatency(), 3e7);
  ASSERT_EQ(scene.latencies().size(), loop_scene::slotCount());
  EXPECT_GE(scene.latencies().back().toDouble(), 3e7);
}

TEST(LoopScene, IsEmptyWithoutSuchALoop) {
  busy_loop sample;
  session lab;
  lab.show(recorded(sample.t));
  loop_scene scene;
  scene.setName("another");
  scene.setSource(&lab);
  EXPECT_TRUE(scene.current().isEmpty());
  EXPECT_EQ(scene.queue()->count(), 0);
  EXPECT_TRUE(scene.latencies().isEmpty());
}

}  // namespace
}  // namespace interleave::ui
