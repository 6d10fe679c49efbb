#pragma once

#include "core/bench/trial.h"
#include "core/scenario/descriptor.h"
#include "core/scenario/settings.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace interleave::bench {

struct report;

enum class better : std::uint8_t { less, more, neither };

// A quantity that every repetition yields. The id ends in the unit, as it does in JSON.
struct figure {
  std::string_view id;     // "time_ms"
  std::string_view title;  // "Time"
  std::string_view unit;   // "ms"; empty: a count
  better is = better::less;
};

// One way to do it: what a bar or a curve stands for.
struct row {
  std::string_view id;
  std::string_view title;        // "Four threads"
  std::string_view explanation;  // one or two sentences
  // One measured repetition: sets up, takes the time of what counts, tells figures and result, leaves nothing
  // behind. Runs on a thread of its own run (schedule::control): what it waits for through core/sync ends by
  // schedule::cancelled when the measurement is cancelled, and so do loops that call trial::checkpoint.
  std::function<void(trial&)> body;
  bool swept = false;         // measured at each point of the sweep, otherwise once
  bool traceable = false;     // can be watched: written on core/sync, so that traced() shows what happens
  std::string_view versus{};  // the row that it is compared with; empty: the experiment's first
  // In a sentence why it cannot be measured here; null or empty: it can.
  std::function<std::string()> unavailable{};
  // What traced() runs where `body` itself has no recording in it, so as to measure nothing but the system:
  // the same on core/sync, with phases. Null: `body`.
  std::function<void(trial&)> watched{};
};

// What curves are drawn over.
struct sweep {
  std::string_view id;  // "threads"; empty: no curves
  std::string_view title;
  std::function<std::vector<double>(const scenario::settings&)> points{};
};

// A figure of one row against the same of another, and why it may come out one way or the other. The engine
// of verdict.h says what the figures say, and adds the reason of that direction only.
struct claim {
  std::string_view subject;  // rows
  std::string_view versus;
  std::string_view figure;
  std::string_view if_less;  // reasons, as the rest of a sentence: "each works on a core of its own"
  std::string_view if_more;
  std::string_view if_same;
};

// One of the outline's benchmarks: rows that do the same and are compared. `about` holds id, title,
// explanation, source and knobs; its variants are the rows that can be watched, for traced().
//
//   const experiment* of = find("sum");
//   scenario::settings values(of->about);  values.set("threads", 8);
//   const report what = measurement(*of, values, {.repetitions = 7}).run();
struct experiment {
  scenario::descriptor about;
  std::vector<figure> figures;  // the first is the one that bars and curves show
  std::vector<row> rows;        // the first is what others are compared with, unless they say otherwise
  std::vector<claim> claims;
  sweep over{};
  // Further sentences out of the figures; may be empty. Called with complete reports only.
  std::function<std::vector<std::string>(const report&)> remarks{};

  [[nodiscard]] const row* find_row(std::string_view id) const;
  // What a row's ratios are taken to; the row itself: to nothing.
  [[nodiscard]] const row& baseline_of(const row& which) const;
  [[nodiscard]] std::size_t index_of_figure(std::string_view id) const;  // figures.size(): there is none
};

// All of them, in the order of the catalogue. Built once; thread-safe.
const std::vector<experiment>& catalogue();

// nullptr if there is none of that id.
const experiment* find(std::string_view id);

// Fills the variants of `about` with the rows that can be watched (if none says so, with all); for the
// catalogue's files.
experiment with_variants(experiment of);

}  // namespace interleave::bench
