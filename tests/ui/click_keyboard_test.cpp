#include "core/bench/experiment.h"
#include "core/scenario/registry.h"
#include "tests/ui/window_fixture.h"
#include "ui/models/words.h"

#include <QSet>

#include <algorithm>
#include <string>
#include <vector>

namespace interleave::ui {
namespace {

constexpr int most_tabs = 300;

// No mouse: everything is reached and driven by keys.
class ClickKeyboard : public window_test, public testing::WithParamInterface<const scenario::descriptor*> {
 protected:
  QString id() { return from(GetParam()->id); }

  // Search, down into the list, Return.
  void choose_by_keys(const QString& wanted) {
    press(Qt::Key_F, Qt::ControlModifier);
    type(qPrintable(wanted));
    const QString entry = "scenario:" + wanted;
    ASSERT_TRUE(wait([&] { return is_seen(entry); })) << qPrintable(wanted);
    press(Qt::Key_Down);
    ASSERT_TRUE(wait([&] {
      if (find(window().contentItem(), entry)->hasActiveFocus()) return true;
      press(Qt::Key_Down);
      return false;
    })) << "the arrow keys do not come to "
        << qPrintable(wanted);
    press(Qt::Key_Return);
    ASSERT_TRUE(wait([&] { return lab().scenarioId() == wanted; }));
  }

  // What shows that the keyboard is there: a ring, or in a field the border and the cursor.
  static bool has_ring(const QQuickItem& of) {
    if (of.inherits("QQuickTextInput") || of.inherits("QQuickTextEdit")) return true;
    if (QString::fromUtf8(of.metaObject()->className()).startsWith("FocusRing")) return of.isVisible();
    for (const QQuickItem* const each : of.childItems()) {
      if (each->isVisible() && has_ring(*each)) return true;
    }
    return false;
  }

  // A list has its ring beside it, or in the row that the keyboard is at.
  static bool shows_focus(const QQuickItem& of) {
    if (has_ring(of)) return true;
    for (const QQuickItem* at = &of; at != nullptr; at = at->parentItem()) {
      if (at->inherits("QQuickFlickable")) return at->parentItem() != nullptr && has_ring(*at->parentItem());
    }
    return false;
  }

  static QString name_of(const QQuickItem& of) {
    QStringList path;
    for (const QQuickItem* at = &of; at != nullptr; at = at->parentItem()) {
      path.push_front(at->objectName().isEmpty() ? QString::fromUtf8(at->metaObject()->className())
                                                 : at->objectName());
    }
    return path.mid(path.size() - std::min<qsizetype>(4, path.size())).join('/');
  }

  static void stops_in(QQuickItem& below, QSet<QQuickItem*>& into) {
    if (!below.isVisible() || !below.isEnabled()) return;
    if (below.activeFocusOnTab()) into.insert(&below);
    for (QQuickItem* const each : below.childItems()) stops_in(*each, into);
  }

  // Tab from where the keyboard is until it is there again.
  void expect_tab_reaches_everything(const QString& where) {
    QSet<QQuickItem*> reached;
    press(Qt::Key_Tab);
    for (int i = 0; i < most_tabs; ++i) {
      QQuickItem* const at = window().activeFocusItem();
      ASSERT_NE(at, nullptr) << qPrintable(where);
      if (reached.contains(at)) break;
      reached.insert(at);
      EXPECT_TRUE(wait([&] { return shows_focus(*at) || !at->isVisible(); }))
          << qPrintable(where) << ": nothing shows that the keyboard is at " << qPrintable(name_of(*at));
      // Tab is a letter to an editor: Escape leaves it.
      press(at->inherits("QQuickTextEdit") ? Qt::Key_Escape : Qt::Key_Tab);
    }
    QSet<QQuickItem*> there;
    stops_in(*window().contentItem(), there);
    for (QQuickItem* const each : there) {
      bool is_reached = false;  // itself, or what it hands the keyboard to
      for (QQuickItem* const other : reached) is_reached |= each == other || each->isAncestorOf(other);
      EXPECT_TRUE(is_reached) << qPrintable(where) << ": Tab does not come to " << qPrintable(name_of(*each));
    }
    EXPECT_GT(reached.size(), 8) << qPrintable(where);
  }

  bool is_going() { return lab().trace() != nullptr && lab().trace()->records().size() > 0; }
};

TEST_P(ClickKeyboard, ChoosesRunsPausesStepsAndStops) {
  ASSERT_NO_FATAL_FAILURE(choose_by_keys(id()));
  for (std::size_t i = 0; i < GetParam()->variants.size(); ++i) {
    const auto before = lab().trace();
    press(static_cast<Qt::Key>(Qt::Key_1 + static_cast<int>(i)));
    ASSERT_TRUE(wait([&] {
      return lab().variantId() == from(GetParam()->variants[i].id) && lab().trace() != before && is_going();
    })) << i;
  }
  const auto before = lab().trace();
  press(Qt::Key_R);
  ASSERT_TRUE(wait([&] { return lab().trace() != before && is_going(); }));
  if (lab().state() == "running") {
    press(Qt::Key_Space);
    ASSERT_TRUE(wait([&] { return lab().state() == "paused" || lab().state() == "finished"; }));
  }
  press(Qt::Key_S);
  ASSERT_TRUE(wait([&] { return lab().state() == "finished"; })) << qPrintable(lab().state());
  lab().flush();
  press(Qt::Key_Left);
  ASSERT_TRUE(wait([&] { return !lab().live(); }));
  press(Qt::Key_End);
  EXPECT_TRUE(wait([&] { return lab().live(); }));
}

TEST_P(ClickKeyboard, TabComesToEveryControl) {
  ASSERT_NO_FATAL_FAILURE(choose_by_keys(id()));
  expect_tab_reaches_everything(id());
}

std::vector<const scenario::descriptor*> all() {
  std::vector<const scenario::descriptor*> found;
  for (const scenario::descriptor& each : scenario::catalogue()) found.push_back(&each);
  return found;
}

std::string name_of(const testing::TestParamInfo<const scenario::descriptor*>& of) {
  std::string name(of.param->id);
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Catalogue, ClickKeyboard, testing::ValuesIn(all()), name_of);

class ClickKeyboardElsewhere : public ClickKeyboard {};
INSTANTIATE_TEST_SUITE_P(First, ClickKeyboardElsewhere, testing::Values(all().front()), name_of);

TEST_P(ClickKeyboardElsewhere, DuelTourAndBenchmark) {
  press(Qt::Key_D);
  ASSERT_TRUE(wait([&] { return is_seen("duelArea"); }));
  expect_tab_reaches_everything("duel");
  press(Qt::Key_Escape);
  ASSERT_TRUE(wait([&] { return !is_seen("duelArea"); }));
  press(Qt::Key_T);
  ASSERT_TRUE(wait([&] { return is_seen("tourCard"); }));
  expect_tab_reaches_everything("tour");
  ASSERT_NO_FATAL_FAILURE(choose_by_keys("lock-cost"));
  ASSERT_TRUE(wait([&] { return is_seen("bench"); }));
  expect_tab_reaches_everything("benchmark");
}

}  // namespace
}  // namespace interleave::ui
