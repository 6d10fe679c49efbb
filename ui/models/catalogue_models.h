#pragma once

#include "core/scenario/descriptor.h"
#include "core/scenario/settings.h"
#include "ui/models/table_model.h"

#include <QString>

#include <string_view>
#include <vector>

namespace interleave::ui {

// All that the window can choose: the scenarios by chapter, then the benchmarks, whose variants are their
// rows.
std::vector<const scenario::descriptor*> everything();

// nullptr if there is none of that id.
const scenario::descriptor* find_among_everything(std::string_view id);

// The catalogue by chapter, narrowed by what the user types: every word must be in the id, the title or the
// explanation, in any order and case.
class scenario_list_model : public table_model {
  Q_OBJECT
  QML_ANONYMOUS
  Q_PROPERTY(QString filter READ filter WRITE setFilter NOTIFY filterChanged)

 public:
  explicit scenario_list_model(std::vector<const scenario::descriptor*> all, QObject* parent = nullptr);

  [[nodiscard]] const QString& filter() const { return filter_; }
  void setFilter(const QString& text);

 Q_SIGNALS:
  void filterChanged();

 private:
  void fill();

  std::vector<const scenario::descriptor*> all_;
  QString filter_;
};

// Roles and rows of the variants and knobs of one scenario.
std::vector<QByteArray> variant_roles();
std::vector<table_model::row> variant_rows(const scenario::descriptor& of);
std::vector<QByteArray> knob_roles();
std::vector<table_model::row> knob_rows(const scenario::descriptor& of, const scenario::settings& values);

}  // namespace interleave::ui
