#pragma once

#include "core/analysis/state.h"

#include <QString>

#include <cstdint>
#include <string>
#include <string_view>

namespace interleave::ui {

// How the window says things; plain English, the same words in every panel. Pure.

inline QString from(std::string_view text) {
  return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QString word_for(analysis::activity doing);              // "running", "blocked", …
QString word_for(trace::object_kind kind);               // "mutex", "semaphore", …
QString counted(std::uint64_t number);                   // "1,234,567"
QString tallied(std::int64_t number, QString counter);   // "2 meals", "1 meal", "3 lost updates"
QString duration(analysis::nanoseconds length);          // "1.25 s"
QString moment(analysis::nanoseconds at, bool exactly);  // "3.218 s", or to the microsecond
QString rate(double per_second);                         // "1.0 M/s"
QString as_sentence(QString text);                       // begins with a capital

// The number that a name ends with ("fork 12"), 0 if there is none.
int number_at_end(std::string_view name);

}  // namespace interleave::ui
