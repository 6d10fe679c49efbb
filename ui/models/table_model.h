#pragma once

#include <QAbstractListModel>
#include <QByteArray>
#include <QVariant>
#include <QtQml/qqmlregistration.h>

#include <vector>

namespace interleave::ui {

// A list for QML whose rows are plain values, one a role. Whoever owns it says what the rows should be now;
// the model works out the least that has to be told to the views: rows are known by their first value, rows
// whose keys stay keep their delegates, and only roles whose value differs are announced. For the window's
// thread.
//
//   table_model threads({"threadId", "name"});
//   threads.assign({{1, "main"}, {2, "philosopher 1"}});
//   threads.assign({{1, "main"}, {2, "philosopher one"}});  // dataChanged for row 1, role name
class table_model : public QAbstractListModel {
  Q_OBJECT
  QML_ANONYMOUS
  Q_PROPERTY(int count READ count NOTIFY countChanged)

 public:
  using row = std::vector<QVariant>;

  explicit table_model(std::vector<QByteArray> roles, QObject* parent = nullptr);

  void assign(std::vector<row> rows);
  // The same by place: a row that is there becomes whatever comes in its place, so that no item is made anew
  // while the number of rows stays. For rows that come and go all the time.
  void overwrite(std::vector<row> rows);
  // One value of one row.
  void set(int line, int column, QVariant value);

  [[nodiscard]] int count() const { return static_cast<int>(rows_.size()); }
  [[nodiscard]] const QVariant& at(int line, int column) const {
    return rows_[static_cast<std::size_t>(line)][static_cast<std::size_t>(column)];
  }

  // For QML and tests; null outside the table.
  Q_INVOKABLE QVariant value(int line, const QString& role) const;
  Q_INVOKABLE QVariantMap get(int line) const;

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

 Q_SIGNALS:
  void countChanged();

 private:
  // Makes the first `kept` rows the given ones in place, and the others by removal and insertion.
  void settle(std::vector<row> rows, std::size_t kept);

  std::vector<QByteArray> roles_;
  std::vector<row> rows_;
};

}  // namespace interleave::ui
