#include "rows_model.h"

namespace interleave::tests {

void rows_model::set_rows(const QVariantList& rows) {
  const bool same_size = rows.size() == rows_.size() && !rows_.isEmpty();
  if (!same_size) {
    beginResetModel();
    rows_ = rows;
    if (!rows.isEmpty()) roles_ = rows.first().toMap().keys();
    endResetModel();
    Q_EMIT countChanged();
  } else {
    for (qsizetype i = 0; i < rows.size(); ++i) {
      if (rows[i] == rows_[i]) continue;
      rows_[i] = rows[i];
      const QModelIndex at = index(static_cast<int>(i));
      Q_EMIT dataChanged(at, at);
    }
  }
  Q_EMIT rowsChanged();
}

int rows_model::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : count();
}

QVariant rows_model::data(const QModelIndex& index, int role) const {
  return get(index.row()).value(roles_.value(role - Qt::UserRole));
}

QHash<int, QByteArray> rows_model::roleNames() const {
  QHash<int, QByteArray> names;
  for (qsizetype i = 0; i < roles_.size(); ++i)
    names.insert(Qt::UserRole + static_cast<int>(i), roles_[i].toUtf8());
  return names;
}

}  // namespace interleave::tests
