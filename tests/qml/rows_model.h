#pragma once

#include <QAbstractListModel>
#include <QStringList>
#include <QVariantList>
#include <QtQml/qqmlregistration.h>

namespace interleave::tests {

// A list model whose rows are given from QML as a list of objects, for sessions that are made up: the keys of
// the first row are the roles. Like the window's own models it tells only of rows that differ.
//   RowsModel { rows: [{name: "a", holds: [1, 2]}] }
class rows_model : public QAbstractListModel {
  Q_OBJECT
  Q_PROPERTY(QVariantList rows READ rows WRITE set_rows NOTIFY rowsChanged)
  Q_PROPERTY(int count READ count NOTIFY countChanged)
  Q_PROPERTY(QString filter MEMBER filter_ NOTIFY filterChanged)

 public:
  using QAbstractListModel::QAbstractListModel;

  [[nodiscard]] const QVariantList& rows() const { return rows_; }
  void set_rows(const QVariantList& rows);
  [[nodiscard]] int count() const { return static_cast<int>(rows_.size()); }
  Q_INVOKABLE QVariantMap get(int row) const { return rows_.value(row).toMap(); }

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

 Q_SIGNALS:
  void rowsChanged();
  void countChanged();
  void filterChanged();

 private:
  QVariantList rows_;
  QStringList roles_;
  QString filter_;
};

}  // namespace interleave::tests
