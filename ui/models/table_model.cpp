#include "ui/models/table_model.h"

#include <algorithm>
#include <utility>

namespace interleave::ui {

namespace {
constexpr int first_role = Qt::UserRole;
}

table_model::table_model(std::vector<QByteArray> roles, QObject* parent)
    : QAbstractListModel(parent), roles_(std::move(roles)) {}

void table_model::assign(std::vector<row> rows) {
  std::size_t kept = 0;
  while (kept < rows_.size() && kept < rows.size() && rows_[kept].front() == rows[kept].front()) ++kept;

  settle(std::move(rows), kept);
}

void table_model::overwrite(std::vector<row> rows) {
  const std::size_t kept = std::min(rows_.size(), rows.size());
  settle(std::move(rows), kept);
}

void table_model::settle(std::vector<row> rows, std::size_t kept) {
  const std::size_t before = rows_.size();
  QList<int> changed;
  for (std::size_t i = 0; i < kept; ++i) {
    changed.clear();
    for (std::size_t column = 0; column < roles_.size(); ++column) {
      if (rows_[i][column] != rows[i][column]) changed.push_back(first_role + static_cast<int>(column));
    }
    if (changed.empty()) continue;
    rows_[i] = std::move(rows[i]);
    const QModelIndex at = index(static_cast<int>(i));
    Q_EMIT dataChanged(at, at, changed);
  }
  if (kept < rows_.size()) {
    beginRemoveRows({}, static_cast<int>(kept), static_cast<int>(rows_.size()) - 1);
    rows_.resize(kept);
    endRemoveRows();
  }
  if (kept < rows.size()) {
    beginInsertRows({}, static_cast<int>(kept), static_cast<int>(rows.size()) - 1);
    std::move(rows.begin() + static_cast<std::ptrdiff_t>(kept), rows.end(), std::back_inserter(rows_));
    endInsertRows();
  }
  if (rows_.size() != before) Q_EMIT countChanged();
}

void table_model::set(int line, int column, QVariant value) {
  QVariant& held = rows_[static_cast<std::size_t>(line)][static_cast<std::size_t>(column)];
  if (held == value) return;
  held = std::move(value);
  Q_EMIT dataChanged(index(line), index(line), {first_role + column});
}

QVariant table_model::value(int line, const QString& role) const {
  const auto found = std::find(roles_.begin(), roles_.end(), role.toUtf8());
  if (line < 0 || line >= count() || found == roles_.end()) return {};
  return at(line, static_cast<int>(found - roles_.begin()));
}

QVariantMap table_model::get(int line) const {
  QVariantMap all;
  if (line < 0 || line >= count()) return all;
  for (std::size_t i = 0; i < roles_.size(); ++i) {
    all.insert(QString::fromUtf8(roles_[i]), at(line, static_cast<int>(i)));
  }
  return all;
}

int table_model::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : count();
}

QVariant table_model::data(const QModelIndex& index, int role) const {
  const int column = role - first_role;
  if (index.row() < 0 || index.row() >= count() || column < 0 || column >= static_cast<int>(roles_.size())) {
    return {};
  }
  return at(index.row(), column);
}

QHash<int, QByteArray> table_model::roleNames() const {
  QHash<int, QByteArray> names;
  for (std::size_t i = 0; i < roles_.size(); ++i) names.insert(first_role + static_cast<int>(i), roles_[i]);
  return names;
}

}  // namespace interleave::ui
