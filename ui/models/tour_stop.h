#pragma once

#include "ui/models/claim.h"

#include <QString>
#include <QVariantMap>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace interleave::ui {

// One answer to a stop's question. `ran` says what the run did if this answer is the right one; a path in
// braces stands for what the run tells there: "lost {counters.lost_updates} of {counters.expected}".
struct tour_answer {
  QString text;
  claim holds;
  QString ran;
};

// One stop of the tour, as Tour.qml writes it:
//
//   { id: "race", chapter: "…", title: "…", text: "…",
//     scenario: "race", variant: "unprotected", knobs: { threads: 4 },
//     todo: "…", question: "…", decided: "counters.expected >= 800",
//     answers: [{ text: "…", claim: "counters.lost_updates = 0", ran: "…" }, …],
//     truth: 1, reveal: "…" }
//
// `decided` tells when a run has gone far enough to be judged. `truth` is the answer that the text says is
// right; without it the run alone decides. `live: true`: the run starts with the stop, because it does not
// give the answer away. `unless` is a claim that holds where this machine cannot show it, and `excuse` says
// why.
struct tour_stop {
  QString id;
  QString chapter;
  QString title;
  QString text;
  QString scenario;
  QString variant;
  std::map<std::string, double> knobs;
  QString todo;
  QString question;
  claim decided;
  std::vector<tour_answer> answers;
  std::optional<std::size_t> truth;
  QString reveal;
  bool live = false;
  std::optional<claim> unless;
  QString excuse;
};

// Throws claim_error for what is missing, unknown or not to be read; it names the stop.
tour_stop read_stop(const QVariantMap& written);

// What a run comes to at a stop.
struct verdict {
  std::optional<std::size_t> answer;  // the first that holds; none: this run cannot show it
  QString ran;                        // one sentence, with figures
};

// Whether the run has gone far enough. What it has not counted yet is not there: then it has not.
bool is_decided(const tour_stop& at, const claim::json& run);
// Throws claim_error.
verdict judge(const tour_stop& at, const claim::json& run);

// `text` with what the run tells in place of each path in braces; times (…_ns, _us, _ms) with their unit.
QString filled(const QString& text, const claim::json& run);

}  // namespace interleave::ui
