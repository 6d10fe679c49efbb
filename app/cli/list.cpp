#include "app/cli/command.h"
#include "core/bench/json.h"
#include "core/export/summary.h"
#include "core/scenario/registry.h"

#include <iostream>

namespace interleave::app {

namespace {

using json = nlohmann::ordered_json;

json variants_json(const scenario::descriptor& of) {
  json all = json::array();
  for (const scenario::variant& each : of.variants) {
    all.push_back({{"id", each.id},
                   {"title", each.title},
                   {"explanation", each.explanation},
                   {"expect", scenario::word_for(each.expect)}});
  }
  return all;
}

json knobs_json(const scenario::descriptor& of) {
  json all = json::array();
  for (const scenario::knob& each : of.knobs) {
    all.push_back({{"id", each.id},
                   {"title", each.title},
                   {"unit", each.unit},
                   {"min", exports::number_json(each.min)},
                   {"max", exports::number_json(each.max)},
                   {"default", exports::number_json(each.initial)},
                   {"step", exports::number_json(each.step)},
                   {"live", each.live}});
  }
  return all;
}

void print_json() {
  json scenarios = json::array();
  for (const scenario::descriptor& each : scenario::catalogue()) {
    scenarios.push_back({{"id", each.id},
                         {"title", each.title},
                         {"chapter", each.chapter},
                         {"chapter_title", scenario::chapter_title(each.chapter)},
                         {"explanation", each.explanation},
                         {"variants", variants_json(each)},
                         {"knobs", knobs_json(each)}});
  }
  json benchmarks = json::array();
  for (const bench::experiment& each : bench::catalogue()) benchmarks.push_back(bench::to_json(each));
  const json all{{"scenarios", std::move(scenarios)}, {"benchmarks", std::move(benchmarks)}};
  std::cout << exports::text_of(all) << '\n';
}

std::string padded(std::string_view text, std::size_t width) {
  std::string out(text);
  if (out.size() < width) out.append(width - out.size(), ' ');
  return out + "  ";
}

void print_knobs(const scenario::descriptor& of, std::size_t width) {
  std::cout << "    knobs\n";
  for (const scenario::knob& each : of.knobs) {
    const std::string range = exports::text_of(exports::number_json(each.min)) + " to " +
                              exports::text_of(exports::number_json(each.max)) +
                              (each.unit.empty() ? "" : " " + std::string(each.unit));
    std::cout << "      " << padded(each.id, width) << each.title << ", " << range << ", default "
              << exports::text_of(exports::number_json(each.initial)) << '\n';
  }
}

void print_scenario(const scenario::descriptor& of) {
  std::cout << "  " << of.id << "  (" << of.title << ")\n    variants\n";
  std::size_t width = 0;
  for (const scenario::variant& each : of.variants) width = std::max(width, each.id.size());
  for (const scenario::knob& each : of.knobs) width = std::max(width, each.id.size());
  for (const scenario::variant& each : of.variants) {
    std::cout << "      " << padded(each.id, width) << padded(scenario::word_for(each.expect), 10)
              << each.title << '\n';
  }
  print_knobs(of, width);
}

void print_benchmark(const bench::experiment& of) {
  std::cout << "  bench " << of.about.id << "  (" << of.about.title << ")\n    rows\n";
  std::size_t width = 0;
  for (const bench::row& each : of.rows) width = std::max(width, each.id.size());
  for (const scenario::knob& each : of.about.knobs) width = std::max(width, each.id.size());
  for (const bench::row& each : of.rows) {
    std::cout << "      " << padded(each.id, width) << each.title << '\n';
  }
  print_knobs(of.about, width);
}

void print_text() {
  int chapter = 0;
  for (const scenario::descriptor& each : scenario::catalogue()) {
    if (each.chapter != chapter) {
      chapter = each.chapter;
      std::cout << chapter << ' ' << scenario::chapter_title(chapter) << '\n';
    }
    print_scenario(each);
  }
  std::cout << "5 " << scenario::chapter_title(5) << '\n';
  for (const bench::experiment& each : bench::catalogue()) print_benchmark(each);
}

}  // namespace

void add_list(CLI::App& to, action& chosen) {
  CLI::App* const command = to.add_subcommand("list", "What there is to run: scenarios, benchmarks, knobs");
  const auto as_json = std::make_shared<bool>(false);
  command->add_flag("--json", *as_json, "One JSON object on standard output");
  command->callback([&chosen, as_json] {
    chosen = [as_json] {
      *as_json ? print_json() : print_text();
      return nothing_found;
    };
  });
}

}  // namespace interleave::app
