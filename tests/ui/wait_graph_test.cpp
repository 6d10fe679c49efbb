#include "tests/ui/sample.h"
#include "ui/models/session.h"
#include "ui/models/wait_graph_model.h"

#include <gtest/gtest.h>

#include <cmath>
#include <map>

namespace interleave::ui {
namespace {

class WaitGraph : public testing::Test {
 protected:
  WaitGraph() { lab.show(recorded(sample.t)); }

  void go(trace::nanoseconds at) {
    lab.setPlayhead(static_cast<double>(at));
    lab.flush();
  }
  // "t2>o2 waits", in order.
  QStringList edges(const QString& kind) {
    QStringList found;
    for (int i = 0; i < lab.graph()->edges()->count(); ++i) {
      const QVariantMap edge = lab.graph()->edges()->get(i);
      if (edge.value("kind") != kind) continue;
      found.push_back(edge.value("from").toString() + ">" + edge.value("to").toString());
    }
    found.sort();
    return found;
  }
  std::map<QString, std::pair<double, double>> places() {
    std::map<QString, std::pair<double, double>> found;
    for (int i = 0; i < lab.graph()->nodes()->count(); ++i) {
      const QVariantMap node = lab.graph()->nodes()->get(i);
      found[node.value("id").toString()] = {node.value("x").toDouble(), node.value("y").toDouble()};
    }
    return found;
  }

  three_philosophers sample;
  session lab;
};

TEST_F(WaitGraph, ShowsTheCycleOnceItHasClosed) {
  EXPECT_TRUE(lab.graph()->hasCycle());
  EXPECT_EQ(edges("owns"), (QStringList{"o1>t2", "o2>t3", "o3>t4"}));
  EXPECT_EQ(edges("waits"), (QStringList{"t2>o2", "t3>o3", "t4>o1"}));
  EXPECT_EQ(edges("closing"), QStringList());
  for (int i = 0; i < 6; ++i) EXPECT_TRUE(lab.graph()->edges()->get(i).value("inCycle").toBool()) << i;
  EXPECT_TRUE(lab.graph()->cycleText().contains("philosopher 2 for fork 3, philosopher 3 for fork 1"))
      << qPrintable(lab.graph()->cycleText());
}

TEST_F(WaitGraph, ShowsTheClosingEdgeBeforeItCloses) {
  go(sample.one_left);
  EXPECT_FALSE(lab.graph()->hasCycle());
  EXPECT_EQ(lab.graph()->cycleText(), "");
  EXPECT_EQ(edges("waits"), (QStringList{"t2>o2", "t3>o3"}));
  EXPECT_EQ(edges("closing"), QStringList{"t4>o1"});
}

TEST_F(WaitGraph, GivesItsEdgesToBeDrawn) {
  go(sample.one_left);
  const std::vector<graph_edge> drawn = lab.graph()->drawn_edges();
  ASSERT_EQ(drawn.size(), 6u);
  const auto places_now = places();
  std::map<edge_kind, int> kinds;
  for (const graph_edge& each : drawn) {
    ++kinds[each.kind];
    EXPECT_FALSE(each.in_cycle);
    if (each.kind != edge_kind::closing) continue;
    EXPECT_EQ(each.from, QPointF(places_now.at("t4").first, places_now.at("t4").second));
    EXPECT_EQ(each.to, QPointF(places_now.at("o1").first, places_now.at("o1").second));
  }
  EXPECT_EQ(kinds,
            (std::map<edge_kind, int>{{edge_kind::owns, 3}, {edge_kind::waits, 2}, {edge_kind::closing, 1}}));
  go(sample.closed);
  for (const graph_edge& each : lab.graph()->drawn_edges()) EXPECT_TRUE(each.in_cycle);
}

TEST_F(WaitGraph, LeavesNodesWhereTheyAre) {
  go(sample.before_any);
  const auto before = places();
  const int revision = lab.graph()->revision();
  go(sample.before_any);
  EXPECT_EQ(lab.graph()->revision(), revision);
  go(sample.one_left);
  EXPECT_GT(lab.graph()->revision(), revision);
  EXPECT_EQ(places(), before);
}

// Around the middle, in the order of the cycle, always onwards the same way: what is drawn is a ring.
TEST(GraphLayout, TurnsAnyCycleIntoARing) {
  const std::vector<graph_node> nodes{{true, 1},  {true, 2},  {true, 3},  {true, 4},
                                      {false, 1}, {false, 2}, {false, 3}, {false, 4}};
  for (const auto& cycle :
       {std::vector<analysis::wait_edge>{{1, 3, 4, 0, 0}, {4, 1, 2, 0, 0}, {2, 4, 1, 0, 0}},
        std::vector<analysis::wait_edge>{{3, 1, 1, 0, 0}, {1, 3, 3, 0, 0}}}) {
    const std::vector<placed_node> placed = lay_out(nodes, cycle);
    const auto angle = [&](graph_node of) {
      for (const placed_node& each : placed) {
        if (each.node == of) return std::atan2(each.y - 0.5, each.x - 0.5);
      }
      return 0.0;
    };
    std::vector<double> ring;
    for (const analysis::wait_edge& each : cycle) {
      ring.push_back(angle({true, each.thread}));
      ring.push_back(angle({false, each.object}));
    }
    double clockwise = 0;
    double counter = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
      const double turn = std::remainder(ring[(i + 1) % ring.size()] - ring[i], 2 * M_PI);
      const double onwards = turn < 0 ? turn + 2 * M_PI : turn;
      clockwise += onwards;
      counter += 2 * M_PI - onwards;
    }
    EXPECT_NEAR(std::min(clockwise, counter), 2 * M_PI, 1e-9);  // once around
  }
}

TEST(GraphLayout, PutsNoNodeOntoAnother) {
  for (std::uint32_t threads = 1; threads < 9; ++threads) {
    std::vector<graph_node> nodes;
    for (std::uint32_t i = 1; i <= threads; ++i) nodes.push_back({true, i});
    for (std::uint32_t i = 1; i <= 5; ++i) nodes.push_back({false, i});
    const auto placed = lay_out(nodes, {});
    for (std::size_t a = 0; a < placed.size(); ++a) {
      for (std::size_t b = 0; b < a; ++b) {
        EXPECT_GT(std::hypot(placed[a].x - placed[b].x, placed[a].y - placed[b].y), 0.2) << threads;
      }
    }
  }
}

TEST_F(WaitGraph, LeavesOutWhoOnlyStartsAndJoinsOthers) {
  const auto shown = places();
  EXPECT_FALSE(shown.contains("t1"));
  EXPECT_TRUE(shown.contains("t2"));
}

TEST(GraphLayout, MovesNobodyWithoutNeed) {
  const std::vector<graph_node> nodes{{true, 1}, {true, 2}, {true, 3}, {false, 1}, {false, 2}, {false, 3}};
  const auto before = lay_out(nodes, {});
  const auto after = lay_out(nodes, {{1, 2, 2, 0, 0}, {2, 3, 3, 0, 0}, {3, 1, 1, 0, 0}});
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    EXPECT_DOUBLE_EQ(before[i].x, after[i].x) << i;
    EXPECT_DOUBLE_EQ(before[i].y, after[i].y) << i;
  }
}

}  // namespace
}  // namespace interleave::ui
