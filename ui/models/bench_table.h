#pragma once

#include "core/bench/json.h"
#include "core/bench/report.h"
#include "ui/models/table_model.h"

#include <QVariantList>

namespace interleave::ui {

// All figures of a report as a table: a line for each row and place of the sweep, a column for each figure.
// Pure.

// Maps of title and unit; the first is the rows' own, then the sweep's where there is one.
QVariantList report_columns(const bench::experiment& of);

// Roles: key, title, state ("right", "wrong", "unavailable"), stateText, cells. A cell is a map of text (the
// median), note (its interval) and spoken (both in words); empty texts where a row has no such figure.
std::vector<QByteArray> report_roles();
std::vector<table_model::row> report_rows(const bench::report& of, const bench::comparison* then = nullptr);

}  // namespace interleave::ui
