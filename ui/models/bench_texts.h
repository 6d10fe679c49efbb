#pragma once

#include "core/bench/report.h"

#include <QString>
#include <QStringList>

#include <map>
#include <string>

namespace interleave::ui {

// How the window writes what was measured. Pure.

// Three digits, and at most four decimals: "12.4", "0.052", "1,530". A dash for what is no number.
QString digits(double value);

// With the unit: "12.4 ms", "450,000 /s", "12".
QString quantity(double value, std::string_view unit);

// "12.1 – 12.6", or one number where there is no spread.
QString range(double low, double high);

// "0.52 × (0.50 – 0.55)"; of a single round without an interval.
QString ratio_text(const bench::summary& ratio);

// "numbers 30,000,000, threads 4", by the experiment's knobs.
QString settings_text(const bench::experiment& of, const std::map<std::string, double>& knobs);

// What the figures were taken on, in one line.
QString facts_line(const bench::report& of);

// "5 rounds", "cancelled after 2 rounds".
QString rounds_text(const bench::report& of);

// "about 40 s left"; empty while that cannot be told.
QString time_left(std::size_t done, std::size_t total, double elapsed_ms);

}  // namespace interleave::ui
