#include "core/bench/json.h"

#include "core/bench/verdict.h"

#include <algorithm>
#include <cmath>
#include <iomanip>
#include <sstream>
#include <stdexcept>

namespace interleave::bench {

namespace {

using json = nlohmann::ordered_json;

// Whole numbers as such, and seven digits of others.
json number(double value) {
  if (!std::isfinite(value)) return nullptr;
  if (value == std::round(value) && std::abs(value) < 9e15) return static_cast<std::int64_t>(value);
  if (value == 0) return 0;
  const double scale = std::pow(10, 6 - std::floor(std::log10(std::abs(value))));
  return std::round(value * scale) / scale;
}

// "_ms" of "time_ms", "_per_s" of "requests_per_s", "" of what is counted.
std::string suffix_of(const figure& of) {
  if (of.unit.empty()) return "";
  const std::string id(of.id);
  if (id.ends_with("_per_s")) return "_per_s";
  const auto last = id.rfind('_');
  return last == std::string::npos ? "" : id.substr(last);
}

std::vector<std::pair<std::string, double>> named(const summary& of, const std::string& suffix) {
  return {{"median" + suffix, of.median}, {"min" + suffix, of.min}, {"max" + suffix, of.max},
          {"q1" + suffix, of.q1},         {"q3" + suffix, of.q3},   {"mad" + suffix, of.mad}};
}

json figure_json(const summary& of, const std::vector<double>& samples, const std::string& suffix) {
  json all;
  for (const auto& [name, value] : named(of, suffix)) all[name] = number(value);
  all["low" + suffix] = number(of.low);
  all["high" + suffix] = number(of.high);
  all["confidence"] = number(of.confidence);
  json taken = json::array();
  for (const double each : samples) taken.push_back(number(each));
  all["samples" + suffix] = std::move(taken);
  return all;
}

json ratio_json(const summary& of, std::string_view versus) {
  return {
      {"versus", versus},           {"median", number(of.median)},   {"low", number(of.low)},
      {"high", number(of.high)},    {"spread", number(of.spread())}, {"confidence", number(of.confidence)},
      {"says", word_for(judge(of))}};
}

void add_point(json& to, const report& in, const row_report& row, const point_report& point) {
  to["result"] = point.result ? json(*point.result) : json(nullptr);
  to["right"] = point.wrong.empty();
  if (!point.wrong.empty()) to["wrong"] = point.wrong;
  json figures = json::object();
  json ratios = json::object();
  const std::string_view first = in.of->baseline_of(*row.of).id;
  for (std::size_t i = 0; i < in.of->figures.size(); ++i) {
    const figure& each = in.of->figures[i];
    const summary of = point.of(i);
    if (of.count == 0) continue;
    const std::string suffix = suffix_of(each);
    to[std::string(each.id)] = number(of.median);
    if (i == 0) {
      for (const auto& [name, value] : named(of, suffix)) to[name] = number(value);
    }
    figures[std::string(each.id)] = figure_json(of, point.samples[i], suffix);
    if (row.of->id == first) continue;
    if (const auto by_first = in.ratio_of(row.of->id, first, each.id, point.at)) {
      ratios[std::string(each.id)] = ratio_json(*by_first, first);
    }
  }
  to["figures"] = std::move(figures);
  if (!ratios.empty()) to["ratios"] = std::move(ratios);
}

json row_json(const report& in, const row_report& row) {
  json all{{"id", row.of->id}, {"title", row.of->title}, {"available", row.unavailable.empty()}};
  if (!row.unavailable.empty()) {
    all["unavailable"] = row.unavailable;
  } else if (!row.of->swept) {
    add_point(all, in, row, row.points.front());
  } else {
    json points = json::array();
    for (const point_report& each : row.points) {
      json made{{std::string(in.of->over.id), number(each.at)}};
      add_point(made, in, row, each);
      points.push_back(std::move(made));
    }
    all["points"] = std::move(points);
  }
  return all;
}

json claims_json(const report& in) {
  json all = json::array();
  for (const claim& each : in.of->claims) {
    const auto found = in.ratio_of(each.subject, each.versus, each.figure);
    if (!found) continue;
    json made = ratio_json(*found, each.versus);
    made["subject"] = each.subject;
    made["figure"] = each.figure;
    all.push_back(std::move(made));
  }
  return all;
}

json knobs_json(const std::map<std::string, double>& values) {
  json all = json::object();
  for (const auto& [id, value] : values) all[id] = number(value);
  return all;
}

json machine_json(const conditions& of) {
  const auto load = [](const std::array<double, 3>& each) {
    return json{number(each[0]), number(each[1]), number(each[2])};
  };
  return {{"cpu", of.machine.cpu_model},
          {"cores", of.machine.cores},
          {"kernel", of.machine.kernel},
          {"clock_source", of.machine.clock_source},
          {"compiler", of.compiler},
          {"taken_at", of.taken_at},
          {"load_before", load(of.load_before)},
          {"load_after", load(of.load_after)}};
}

}  // namespace

json to_json(const report& of) {
  json rows = json::array();
  for (const row_report& each : of.rows) rows.push_back(row_json(of, each));
  return {{"benchmark", of.of->about.id},
          {"title", of.of->about.title},
          {"knobs", knobs_json(of.knobs)},
          {"repetitions", of.repetitions},
          {"seed", of.seed},
          {"cancelled", of.cancelled},
          {"right", of.is_right()},
          {"machine", machine_json(of.taken)},
          {"verdict", verdict(of)},
          {"claims", claims_json(of)},
          {"rows", std::move(rows)}};
}

json to_json(const experiment& of) {
  json knobs = json::array();
  for (const scenario::knob& each : of.about.knobs) {
    knobs.push_back({{"id", each.id},
                     {"title", each.title},
                     {"unit", each.unit},
                     {"min", number(each.min)},
                     {"max", number(each.max)},
                     {"default", number(each.initial)},
                     {"step", number(each.step)}});
  }
  json figures = json::array();
  for (const figure& each : of.figures) {
    figures.push_back({{"id", each.id}, {"title", each.title}, {"unit", each.unit}});
  }
  json rows = json::array();
  for (const row& each : of.rows) {
    rows.push_back({{"id", each.id},
                    {"title", each.title},
                    {"explanation", each.explanation},
                    {"versus", of.baseline_of(each).id},
                    {"swept", each.swept},
                    {"traceable", each.traceable}});
  }
  json all{
      {"id", of.about.id},         {"title", of.about.title},       {"explanation", of.about.explanation},
      {"knobs", std::move(knobs)}, {"figures", std::move(figures)}, {"rows", std::move(rows)}};
  if (!of.over.id.empty()) all["sweep"] = of.over.id;
  return all;
}

std::string to_csv(const report& of) {
  const auto cell = [](std::string_view text) {
    std::string quoted = "\"";
    for (const char each : text) quoted += each == '"' ? std::string("\"\"") : std::string(1, each);
    return quoted + '"';
  };
  std::ostringstream out;
  out << std::setprecision(10);
  out << "row," << (of.of->over.id.empty() ? "at" : of.of->over.id)
      << ",figure,unit,median,low,high,min,max,q1,q3,mad,repetitions\r\n";
  for (const row_report& row : of.rows) {
    for (const point_report& point : row.points) {
      for (std::size_t i = 0; i < of.of->figures.size(); ++i) {
        const summary s = point.of(i);
        if (s.count == 0) continue;
        const figure& each = of.of->figures[i];
        out << cell(row.of->title) << ',';
        if (row.of->swept) out << point.at;
        out << ',' << cell(each.title) << ',' << cell(each.unit) << ',' << s.median << ',' << s.low << ','
            << s.high << ',' << s.min << ',' << s.max << ',' << s.q1 << ',' << s.q3 << ',' << s.mad << ','
            << s.count << "\r\n";
      }
    }
  }
  return out.str();
}

namespace {

const json* saved_of(const json& saved, std::string_view id) {
  if (!saved.is_object()) return nullptr;
  if (saved.value("benchmark", "") == id) return &saved;
  const auto all = saved.find("benchmarks");
  if (all == saved.end() || !all->is_array()) return nullptr;
  const auto found = std::find_if(all->begin(), all->end(), [&](const json& each) {
    return each.is_object() && each.value("benchmark", "") == id;
  });
  return found == all->end() ? nullptr : &*found;
}

std::optional<summary> saved_summary(const json& of, const figure& which, std::size_t now) {
  const auto figures = of.find("figures");
  if (figures == of.end() || !figures->contains(which.id)) return std::nullopt;
  const json& one = (*figures)[std::string(which.id)];
  const std::string suffix = suffix_of(which);
  const auto number_of = [&](const std::string& name) {
    const auto found = one.find(name + suffix);
    return found != one.end() && found->is_number() ? found->get<double>() : std::nan("");
  };
  summary then;
  then.median = number_of("median");
  then.low = number_of("low");
  then.high = number_of("high");
  if (std::isnan(then.median) || std::isnan(then.low) || std::isnan(then.high)) return std::nullopt;
  const auto samples = one.find("samples" + suffix);
  then.count = samples != one.end() && samples->is_array() ? samples->size() : now;
  then.confidence = one.value("confidence", 0.0);
  return then;
}

void compare_point(comparison& to, const report& now, const row_report& row, const point_report& point,
                   const json& then) {
  for (std::size_t i = 0; i < now.of->figures.size(); ++i) {
    const summary here = point.of(i);
    if (here.count == 0) continue;
    const auto there = saved_summary(then, now.of->figures[i], here.count);
    if (!there) continue;
    to.changes.push_back({.row = row.of->id,
                          .at = point.at,
                          .figure = now.of->figures[i].id,
                          .then = there->median,
                          .now = here.median,
                          .ratio = unpaired_ratio(here, *there)});
  }
}

void note_differences(comparison& to, const report& now, const json& then) {
  const json here{{"knobs", knobs_json(now.knobs)}, {"machine", machine_json(now.taken)}};
  for (const char* part : {"knobs", "machine"}) {
    const auto old = then.find(part);
    if (old == then.end() || !old->is_object()) continue;
    for (const auto& [name, value] : here[part].items()) {
      if (name == "taken_at" || name.starts_with("load")) continue;
      const auto before = old->find(name);
      if (before != old->end() && *before != value) {
        to.differences.push_back(name + ": " + before->dump() + ", now " + value.dump());
      }
    }
  }
}

}  // namespace

comparison compare(const report& now, const json& saved) {
  const json* const then = saved_of(saved, now.of->about.id);
  if (then == nullptr || !then->contains("rows") || !(*then)["rows"].is_array()) {
    throw std::invalid_argument("it holds no figures of " + std::string(now.of->about.id));
  }
  comparison found;
  note_differences(found, now, *then);
  for (const json& old : (*then)["rows"]) {
    if (!old.is_object() || !old.contains("id") || !old["id"].is_string()) continue;
    const row_report* const row = now.find(old["id"].get<std::string>());
    if (row == nullptr) continue;
    if (!row->of->swept) {
      if (!row->points.empty()) compare_point(found, now, *row, row->points.front(), old);
      continue;
    }
    const auto points = old.find("points");
    if (points == old.end() || !points->is_array()) continue;
    for (const json& each : *points) {
      const auto at = each.find(now.of->over.id);
      if (at == each.end() || !at->is_number()) continue;
      if (const point_report* const here = row->at(at->get<double>())) {
        compare_point(found, now, *row, *here, each);
      }
    }
  }
  return found;
}

json to_json(const comparison& of) {
  json changes = json::array();
  for (const change& each : of.changes) {
    changes.push_back({{"row", each.row},
                       {"at", number(each.at)},
                       {"figure", each.figure},
                       {"then", number(each.then)},
                       {"now", number(each.now)},
                       {"ratio", number(each.ratio.median)},
                       {"low", number(each.ratio.low)},
                       {"high", number(each.ratio.high)},
                       {"says", word_for(judge(each.ratio))}});
  }
  return {{"differences", of.differences}, {"changes", std::move(changes)}};
}

}  // namespace interleave::bench
