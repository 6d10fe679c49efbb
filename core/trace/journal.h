#pragma once

#include "core/trace/encoding.h"
#include "core/trace/file.h"
#include "core/trace/sections.h"

#include <cstddef>
#include <filesystem>
#include <optional>

namespace interleave::trace {

// A trace that is written while it grows, so that it outlives a program that is killed: a file of the
// format's sections in which dictionary and records alternate and no last section follows. What catch_up has
// written is whole for recover() whatever happens afterwards; it is not forced to the disk, so a machine that
// loses power may lose it.
//
// As long as the journal lives, its file is locked (flock), which tells an abandoned one from one in use.
// Used by one thread at a time.
//
//   journal kept("run.journal", {{"scenario", "race"}});
//   kept.catch_up(records, names);                        // now and then, while others append to the records
//   if (auto whole = recover("run.journal")) …            // another process, later
class journal {
 public:
  // Throws file_error.
  journal(const std::filesystem::path& to, const properties& about);

  // Writes what `records` has beyond what was written. Throws file_error.
  void catch_up(const store& records, const dictionary& names);

  [[nodiscard]] std::size_t records() const { return written_; }
  [[nodiscard]] std::size_t bytes() const { return bytes_; }

 private:
  section_appender out_;
  encoder encode_;
  std::size_t written_ = 0;
  std::size_t bytes_ = 0;
};

// All that is whole in a journal; throws file_error for what is none. Nothing if a living journal still
// writes it.
std::optional<loaded> recover(const std::filesystem::path& from);

// What it says it is of, without reading the rest. Nothing for what is no journal, holds no events, or is
// still written.
std::optional<properties> journal_about(const std::filesystem::path& from);

}  // namespace interleave::trace
