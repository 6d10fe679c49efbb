#include "ui/models/table_model.h"

#include "ui/models/words.h"

#include <gtest/gtest.h>

namespace interleave::ui {
namespace {

struct heard {
  int row;
  QList<int> roles;
};

class TableModel : public testing::Test {
 protected:
  TableModel() {
    QObject::connect(&model, &QAbstractItemModel::dataChanged,
                     [this](const QModelIndex& at, const QModelIndex&, const QList<int>& roles) {
                       changes.push_back({at.row(), roles});
                     });
    QObject::connect(&model, &QAbstractItemModel::rowsInserted, [this] { ++inserted; });
    QObject::connect(&model, &QAbstractItemModel::rowsRemoved, [this] { ++removed; });
    QObject::connect(&model, &QAbstractItemModel::modelReset, [this] { ++resets; });
    model.assign({{1, "main", 3}, {2, "Plato", 4}});
    inserted = 0;
  }

  table_model model{{"id", "name", "line"}};
  std::vector<heard> changes;
  int inserted = 0;
  int removed = 0;
  int resets = 0;
};

TEST_F(TableModel, TellsOnlyOfRowsAndRolesThatDiffer) {
  model.assign({{1, "main", 3}, {2, "Plato", 5}});
  ASSERT_EQ(changes.size(), 1u);
  EXPECT_EQ(changes[0].row, 1);
  EXPECT_EQ(changes[0].roles, QList<int>{Qt::UserRole + 2});
  EXPECT_EQ(model.value(1, "line"), 5);
}

TEST_F(TableModel, SaysNothingWhenNothingChanged) {
  model.assign({{1, "main", 3}, {2, "Plato", 4}});
  model.set(0, 2, 3);
  EXPECT_TRUE(changes.empty());
  EXPECT_EQ(inserted + removed + resets, 0);
}

TEST_F(TableModel, KeepsRowsWhoseKeysStay) {
  model.assign({{1, "main", 3}, {2, "Plato", 4}, {3, "Kant", 0}});
  EXPECT_EQ(inserted, 1);
  model.assign({{1, "main", 3}});
  EXPECT_EQ(removed, 1);
  EXPECT_TRUE(changes.empty());
  EXPECT_EQ(resets, 0);
  EXPECT_EQ(model.count(), 1);
}

TEST_F(TableModel, AnswersOutsideWithNothing) {
  EXPECT_FALSE(model.value(7, "name").isValid());
  EXPECT_FALSE(model.value(0, "colour").isValid());
  EXPECT_TRUE(model.get(-1).isEmpty());
  EXPECT_EQ(model.get(0).value("name"), "main");
}

TEST(Words, ATallyIsToldInOneAndInMany) {
  EXPECT_EQ(tallied(0, "meals"), "0 meals");
  EXPECT_EQ(tallied(1, "meals"), "1 meal");
  EXPECT_EQ(tallied(1234, "lost_updates"), "1,234 lost updates");
  EXPECT_EQ(tallied(-1, "cars"), "-1 car");
}

}  // namespace
}  // namespace interleave::ui
