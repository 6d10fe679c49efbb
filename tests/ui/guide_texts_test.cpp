#include "tests/ui/guide_texts.h"

#include "core/export/summary.h"
#include "core/scenario/registry.h"
#include "core/scenario/run.h"
#include "ui/models/tour_stop.h"
#include "ui/models/words.h"

#include <algorithm>
#include <chrono>
#include <set>
#include <vector>

namespace interleave::ui {
namespace {

using namespace std::chrono_literals;

std::vector<tour_stop> all_stops() {
  std::vector<tour_stop> all;
  for (const QVariant& each : guide_text("Tour", "stops").toList()) all.push_back(read_stop(each.toMap()));
  return all;
}

std::string name_of(const tour_stop& of) {
  return of.id.toStdString();
}

int words_in(const QString& text) {
  return static_cast<int>(text.split(' ', Qt::SkipEmptyParts).size());
}

scenario::settings settings_at(const tour_stop& of) {
  scenario::settings values(*scenario::find(of.scenario.toStdString()));
  for (const auto& [knob, value] : of.knobs) values.set(knob, value);
  return values;
}

// Runs what the stop runs until it can be judged.
claim::json run_of(const tour_stop& at) {
  scenario::run running(*scenario::find(at.scenario.toStdString()), at.variant.toStdString(), settings_at(at),
                        {});
  claim::json told;
  const auto deadline = std::chrono::steady_clock::now() + 60s;
  for (bool ended = false; !ended;) {
    ended = running.wait_until(std::chrono::steady_clock::now() + 50ms);
    running.refresh();
    told = exports::summary(*running.trace());
    if (is_decided(at, told) || std::chrono::steady_clock::now() > deadline) break;
  }
  running.stop();
  EXPECT_EQ(running.fault(), "");
  EXPECT_TRUE(at.decided.holds(told)) << name_of(at) << " was not decided";
  return told;
}

TEST(GuideTexts, StopsNameWhatThereIs) {
  const auto stops = all_stops();
  EXPECT_GE(stops.size(), 18u);
  EXPECT_LE(stops.size(), 24u);
  std::set<QString> ids;
  for (const tour_stop& each : stops) {
    SCOPED_TRACE(name_of(each));
    EXPECT_TRUE(ids.insert(each.id).second);
    const scenario::descriptor* const found = scenario::find(each.scenario.toStdString());
    ASSERT_NE(found, nullptr);
    EXPECT_NE(found->find_variant(each.variant.toStdString()), nullptr);
    EXPECT_NO_THROW(settings_at(each));
    EXPECT_GE(words_in(each.text), 40);
    EXPECT_LE(words_in(each.text), 90);
  }
}

// What is to be done names knobs in quotation marks, as they begin in the window.
TEST(GuideTexts, WhatIsToBeDoneNamesKnobsByTheirTitles) {
  const std::set<QString> others = {"Save", "Findings"};
  for (const tour_stop& each : all_stops()) {
    for (qsizetype at = each.todo.indexOf(u'“'); at >= 0; at = each.todo.indexOf(u'“', at + 1)) {
      const QString title = each.todo.mid(at + 1, each.todo.indexOf(u'”', at) - at - 1);
      const auto& knobs = scenario::find(each.scenario.toStdString())->knobs;
      const bool is_known = std::any_of(knobs.begin(), knobs.end(), [&](const scenario::knob& knob) {
        return from(knob.title).startsWith(title);
      });
      EXPECT_TRUE(is_known || others.contains(title)) << name_of(each) << ": " << qPrintable(title);
    }
  }
}

// Chance may be against a claim once, as when something else takes the cores, but not three times.
TEST(GuideTexts, RunsDoWhatStopsSay) {
  for (const tour_stop& each : all_stops()) {
    SCOPED_TRACE(name_of(each));
    verdict found;
    for (int attempt = 0; attempt < 3; ++attempt) {
      const claim::json told = run_of(each);
      found = judge(each, told);
      EXPECT_FALSE(found.ran.isEmpty() || found.ran.contains('{')) << qPrintable(found.ran);
      EXPECT_FALSE(found.ran.contains('?')) << qPrintable(found.ran);
      const bool cannot_tell = each.unless && each.unless->holds(told);
      EXPECT_EQ(found.answer.has_value(), !cannot_tell) << qPrintable(found.ran);
      if (!each.truth || cannot_tell || found.answer == each.truth) break;
      if (each.id == "throughput") break;  // more threads get more done only where a core is free for them
      EXPECT_LT(attempt, 2) << "the run " << qPrintable(found.ran);
    }
  }
}

TEST(GuideTexts, EveryScenarioHasNotes) {
  const QVariantMap all = guide_text("Notes", "all").toMap();
  for (const scenario::descriptor& each : scenario::catalogue()) {
    SCOPED_TRACE(each.id);
    const QVariantMap notes = all.value(from(each.id)).toMap();
    const auto count = [&](const char* part) { return notes.value(part).toStringList().size(); };
    EXPECT_TRUE(count("look") >= 2 && count("look") <= 4) << count("look");
    EXPECT_TRUE(count("work") >= 2 && count("work") <= 3) << count("work");
    EXPECT_TRUE(count("present") >= 3 && count("present") <= 5) << count("present");
  }
  EXPECT_EQ(all.size(), static_cast<qsizetype>(scenario::catalogue().size())) << "notes on what there is not";
}

}  // namespace
}  // namespace interleave::ui
