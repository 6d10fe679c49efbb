#include "core/scenario/registry.h"
#include "tests/ui/window_fixture.h"
#include "ui/models/words.h"

#include <string>
#include <vector>

namespace interleave::ui {
namespace {

struct lesson {
  const scenario::descriptor* scenario;
  const scenario::variant* variant;
};

void PrintTo(const lesson& of, std::ostream* out) {
  *out << of.scenario->id << ' ' << of.variant->id;
}

std::vector<lesson> lessons() {
  std::vector<lesson> all;
  for (const scenario::descriptor& each : scenario::catalogue()) {
    for (const scenario::variant& variant : each.variants) all.push_back({&each, &variant});
  }
  return all;
}

class ClickVariants : public window_test, public testing::WithParamInterface<lesson> {
 protected:
  QString wanted() { return from(GetParam().variant->id); }

  bool is_going(const QString& variant) {
    return lab().variantId() == variant && lab().trace() != nullptr && lab().trace()->records().size() > 0 &&
           (lab().state() == "running" || lab().state() == "finished");
  }

  bool has_progress() {
    const QString counter = tallied(1, from(GetParam().scenario->progress)).section(QLatin1Char(' '), 1);
    for (int i = 0; i < lab().threads()->count(); ++i) {
      if (lab().threads()->value(i, "tallies").toString().contains(counter)) return true;
    }
    return false;
  }
};

TEST_P(ClickVariants, RunAndComeToWhatIsExpected) {
  const auto [scenario, variant] = GetParam();
  ASSERT_NO_FATAL_FAILURE(choose(scenario->id));

  // So long between the forks that all hold one: the circle closes for certain.
  const bool deadlocks = variant->expect == scenario::expectation::deadlock;
  if (deadlocks && scenario->find_knob("pause_ms") != nullptr) {
    set_knob("pause_ms", "300");
    const table_model& knobs = *lab().knobs();
    bool is_set = false;
    for (int i = 0; i < knobs.count(); ++i) {
      if (knobs.value(i, "knobId") == "pause_ms") is_set = knobs.value(i, "value") == 300.0;
    }
    EXPECT_TRUE(is_set);
  }

  // A window so wide that the rare race is not rare.
  if (const scenario::knob* const window = scenario->find_knob("window_us")) {
    set_knob("window_us", std::to_string(static_cast<int>(window->max)).c_str());
  }

  click("variant:" + wanted());
  ASSERT_TRUE(wait([&] { return is_going(wanted()); })) << qPrintable(lab().errorText());

  if (variant->expect == scenario::expectation::completed) {
    const std::size_t first = lab().trace()->records().size();
    ASSERT_TRUE(wait([&] { return lab().state() == "finished" || lab().trace()->records().size() > first; }));
    EXPECT_TRUE(scenario->progress.empty() || wait([&] { return has_progress(); }));
    EXPECT_FALSE(has_finding("deadlock"));
    EXPECT_FALSE(has_finding("violation"));
    return;
  }
  EXPECT_TRUE(wait([&] { return has_finding(from(scenario::word_for(variant->expect))); }));
  EXPECT_TRUE(wait([&] { return is_seen("banner"); }));
  EXPECT_FALSE(lab().bannerTitle().isEmpty());
  // Where nobody holds what they wait for (a lost wake-up), there is no circle.
  if (deadlocks && !lab().frame()->deadlock->cycle.empty()) {
    EXPECT_TRUE(wait([&] { return lab().bannerText().contains("waits for"); }))
        << qPrintable(lab().bannerText());
    EXPECT_TRUE(lab().graph()->property("hasCycle").toBool());
  }
}

TEST_P(ClickVariants, AreChosenByTheirNumberKeys) {
  const auto [scenario, variant] = GetParam();
  ASSERT_NO_FATAL_FAILURE(choose(scenario->id));
  const auto number = static_cast<std::size_t>(variant - scenario->variants.data());
  ASSERT_LT(number, 9u) << "there are nine number keys";
  const auto other = (number + 1) % scenario->variants.size();
  const auto key = [](std::size_t of) { return static_cast<Qt::Key>(Qt::Key_1 + of); };

  press(key(other));
  ASSERT_TRUE(wait([&] { return is_going(from(scenario->variants[other].id)); }));
  const auto before = lab().trace();
  press(key(number));
  ASSERT_TRUE(wait([&] { return is_going(wanted()) && lab().trace() != before; }));
}

std::string name_of(const testing::TestParamInfo<lesson>& of) {
  std::string name(of.param.scenario->id);
  name += '_';
  name += of.param.variant->id;
  for (char& each : name) {
    if (each == '-') each = '_';
  }
  return name;
}

INSTANTIATE_TEST_SUITE_P(Catalogue, ClickVariants, testing::ValuesIn(lessons()), name_of);

}  // namespace
}  // namespace interleave::ui
