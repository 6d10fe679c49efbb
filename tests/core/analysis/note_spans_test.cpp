#include "core/analysis/note_spans.h"

#include "tests/core/analysis/trace_builder.h"

#include <gtest/gtest.h>

namespace interleave::analysis {
namespace {

class NoteSpans : public ::testing::Test {
 protected:
  NoteSpans() {
    names.add(queued, "queued");
    names.add(also_queued, "queued");  // the same word in another place of the program
    names.add(done, "done");
  }
  void note(literal_id what, std::int64_t value, thread_id by = 1) {
    writes.add(trace::kind::noted, by, what, static_cast<std::uint64_t>(value));
  }
  const trace::store& written() {
    trace.append(std::span(writes.records).subspan(trace.size()));
    return trace;
  }

  static constexpr literal_id queued = 10;
  static constexpr literal_id also_queued = 11;
  static constexpr literal_id done = 12;
  trace_builder writes;
  trace::store trace;
  trace::dictionary names = trace::dictionary::empty();
};

TEST_F(NoteSpans, PairNotesOfTheSameValue) {
  note(queued, 1);       // 1 µs
  note(also_queued, 2);  // 2 µs
  note(done, 2, 2);      // 3 µs
  note(done, 1, 3);      // 4 µs
  note(done, 1, 3);      // has no beginning
  note(queued, 3);       // has no end
  const spans found = spans_between(written(), names, "queued", "done");
  EXPECT_EQ(found.count, 2u);
  EXPECT_EQ(found.total, 4000u);
  EXPECT_EQ(found.mean(), 2000u);
  EXPECT_EQ(found.longest, 3000u);
}

TEST_F(NoteSpans, TellTheHighestNote) {
  EXPECT_FALSE(highest_note(written(), names, "queued").has_value());
  note(queued, -5);
  EXPECT_EQ(highest_note(written(), names, "queued"), -5.0);
  note(also_queued, 7);
  note(queued, 3);
  EXPECT_EQ(highest_note(written(), names, "queued"), 7.0);
}

TEST_F(NoteSpans, MeasureTheMakingOfThreads) {
  writes.thread(1, "");
  const auto made = writes.object(trace::object_kind::thread);
  writes.object(trace::object_kind::mutex);
  writes.add(trace::kind::thread_started, 2, made);
  const spans found = creation_spans(written());
  EXPECT_EQ(found.count, 1u);
  EXPECT_EQ(found.total, 2000u);
}

}  // namespace
}  // namespace interleave::analysis
