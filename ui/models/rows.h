#pragma once

#include "ui/models/snapshot.h"
#include "ui/models/table_model.h"
#include "ui/models/vocabulary.h"

#include <QString>
#include <QStringList>

namespace interleave::ui {

// What the panels list at a snapshot. Pure but for the vocabulary's memory. A thread's colour is its number:
// the theme has so many and starts again.

std::vector<QByteArray> thread_roles();
// Threads that have started, in order of creation. `file`: lines are given for places in it only.
std::vector<table_model::row> thread_rows(const snapshot& at, vocabulary& words, const QString& file);

std::vector<QByteArray> object_roles();
// Objects that exist, threads left out.
std::vector<table_model::row> object_rows(const snapshot& at);

std::vector<QByteArray> finding_roles();
// All of the trace, in order of time.
std::vector<table_model::row> finding_rows(const snapshot& at);

// The names of what a thread holds, in order of acquisition.
QStringList held_by(const analysis::thread_state& of, const analysis::names& names);

// The share of its life until the playhead that a thread was blocked, 0…1.
double blocked_share(const analysis::thread_state& of, analysis::nanoseconds playhead);

}  // namespace interleave::ui
