#pragma once

#include "core/scenario/recording.h"

#include <QString>
#include <QStringList>

namespace interleave::ui {

// The files that the window writes: the trace itself, which it can open again, and what `interleave export`
// makes of it. A file's name says which, by how it ends; the kinds are numbered as in save_filters().
//
//   .interleave  the trace        .perfetto.json  for ui.perfetto.dev and chrome://tracing
//   .csv         every event      .json           the summary
//
//   write_file(*recording, with_suffix("/tmp/run", 2));  // /tmp/run.csv

// For a file dialog: "Trace, to be opened again (*.interleave)", …
QStringList save_filters();
QStringList open_filters();

// As it is where it ends like one of the kinds, else with the ending of kind `filter`.
QString with_suffix(const QString& file, int filter);

// Writes beside the file and replaces it only when all is written: a former one is left whole by what fails.
// Throws trace::file_error, or std::exception for what else may go wrong.
void write_file(const scenario::recording& of, const QString& file);

}  // namespace interleave::ui
