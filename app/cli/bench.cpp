#include "app/cli/choice.h"
#include "app/cli/command.h"
#include "app/cli/interrupt.h"
#include "app/cli/number.h"
#include "app/cli/output_file.h"
#include "app/cli/suggest.h"
#include "app/cli/table.h"
#include "core/bench/json.h"
#include "core/bench/measurement.h"
#include "core/bench/verdict.h"
#include "core/export/summary.h"
#include "core/os/atomic_file.h"

#include <chrono>
#include <condition_variable>
#include <future>
#include <iostream>
#include <mutex>
#include <unistd.h>

namespace interleave::app {

namespace {

using json = nlohmann::ordered_json;

constexpr int interrupted = 130;  // as a shell says it: 128 + SIGINT
constexpr std::chrono::milliseconds look_every{20};

struct arguments {
  std::string name;
  std::vector<std::string> sets;
  std::vector<std::string> rows;
  std::string repeat = "5";
  std::string seed = "1";
  std::string save;
  std::string compare;
  bool json = false;
};

std::vector<std::string> benchmark_ids() {
  std::vector<std::string> ids;
  for (const bench::experiment& each : bench::catalogue()) ids.emplace_back(each.about.id);
  return ids;
}

std::vector<const bench::experiment*> chosen_by(const std::string& name) {
  std::vector<const bench::experiment*> chosen;
  for (const bench::experiment& each : bench::catalogue()) {
    if (name == "all" || name == each.about.id) chosen.push_back(&each);
  }
  if (chosen.empty()) {
    std::vector<std::string> known = benchmark_ids();
    known.emplace_back("all");
    throw usage_error(unknown("benchmark", name, known));
  }
  return chosen;
}

scenario::settings settings_of(const bench::experiment& of, const std::vector<std::string>& sets) {
  scenario::settings values(of.about);
  for (const std::string& each : sets) apply(of.about, each, values);
  return values;
}

void check_rows(const bench::experiment& of, const std::vector<std::string>& wanted) {
  std::vector<std::string> known;
  for (const bench::row& each : of.rows) known.emplace_back(each.id);
  for (const std::string& each : wanted) {
    if (of.find_row(each) == nullptr) {
      throw usage_error(unknown("row", each, known, " of " + std::string(of.about.id)));
    }
  }
}

json saved_in(const std::string& file) {
  if (file.empty()) return nullptr;
  try {
    return json::parse(os::content_of(file));
  } catch (const os::file_failure& bad) {
    throw usage_error(bad.what());
  } catch (const json::exception&) {
    throw usage_error("'" + file + "' is not what bench --save writes; allowed: such a file");
  }
}

// One line that is written over on a terminal, a line for each benchmark elsewhere.
class progress_line {
 public:
  explicit progress_line(std::string name) : name_(std::move(name)), terminal_(::isatty(STDERR_FILENO) == 1) {
    if (!terminal_) std::cerr << name_ << ": measuring\n";
  }
  ~progress_line() {
    if (terminal_) std::cerr << "\r\033[K" << std::flush;
  }
  progress_line(const progress_line&) = delete;
  progress_line& operator=(const progress_line&) = delete;

  void show(const bench::progress& now) const {
    if (!terminal_) return;
    const std::size_t percent = now.total == 0 ? 100 : now.done * 100 / now.total;
    std::cerr << "\r\033[K" << name_ << ": " << percent << " %, " << now.now << std::flush;
  }

 private:
  const std::string name_;
  const bool terminal_;
};

bench::report measure(const bench::experiment& of, const scenario::settings& values,
                      bench::measurement::options how, const interrupt& asked) {
  progress_line line{std::string(of.about.id)};
  how.tell = [&line](const bench::progress& now) { line.show(now); };
  bench::measurement running(of, values, std::move(how));
  auto what = std::async(std::launch::async, [&running] { return running.run(); });
  while (what.wait_for(look_every) != std::future_status::ready) {
    if (asked.requested()) running.cancel();
  }
  return what.get();
}

std::string cell_for(const bench::summary& of) {
  if (of.count == 0) return "";
  return bench::rounded(of.median) + " (" + bench::rounded(of.low) + "–" + bench::rounded(of.high) + ")";
}

void print_text(const bench::report& of) {
  std::cout << of.of->about.title << "  (" << of.of->about.id << ", " << of.repetitions
            << " repetitions, medians with their spread)\n\n";
  std::vector<std::string> headings{"<"};
  if (!of.of->over.id.empty()) headings.emplace_back(of.of->over.title);
  for (const bench::figure& each : of.of->figures) {
    headings.push_back(std::string(each.title) + (each.unit.empty() ? "" : ", " + std::string(each.unit)));
  }
  table figures(headings);
  for (const bench::row_report& row : of.rows) {
    for (const bench::point_report& point : row.points) {
      std::vector<std::string> cells{std::string(row.of->title)};
      if (!of.of->over.id.empty()) cells.push_back(row.of->swept ? bench::rounded(point.at) : "");
      for (std::size_t i = 0; i < of.of->figures.size(); ++i) cells.push_back(cell_for(point.of(i)));
      figures.add(std::move(cells));
    }
  }
  figures.print(std::cout);
  std::cout << '\n';
  for (const bench::row_report& row : of.rows) {
    if (!row.unavailable.empty()) std::cout << row.of->title << ": " << row.unavailable << '\n';
  }
  for (const std::string& each : bench::verdict(of)) std::cout << each << '\n';
}

void print_text(const bench::comparison& of, const bench::report& in) {
  std::cout << "\nBeside the earlier run\n\n";
  for (const std::string& each : of.differences) std::cout << "other conditions: " << each << '\n';
  table changes({"<", std::string(in.of->over.title), "figure<", "then", "now", "now by then", "<"});
  for (const bench::change& each : of.changes) {
    changes.add({std::string(each.row), each.at == 0 ? "" : bench::rounded(each.at), std::string(each.figure),
                 bench::rounded(each.then), bench::rounded(each.now), cell_for(each.ratio),
                 std::string(bench::word_for(bench::judge(each.ratio)))});
  }
  changes.print(std::cout);
}

int run_bench(const arguments& with) {
  const auto chosen = chosen_by(with.name);
  const bool all = with.name == "all";
  if (all && !(with.sets.empty() && with.rows.empty())) {
    throw usage_error("--set and --row go with one benchmark, not with all of them");
  }
  bench::measurement::options how;
  how.repetitions = parse_number("--repeat", with.repeat, 1, bench::measurement::most_repetitions);
  how.seed = parse_number<std::uint64_t>("--seed", with.seed, 0, ~std::uint64_t{0});
  how.rows = with.rows;
  std::vector<scenario::settings> values;
  for (const bench::experiment* each : chosen) values.push_back(settings_of(*each, with.sets));
  if (!all) check_rows(*chosen.front(), with.rows);
  check_can_be_written("--save", with.save);
  const json earlier = saved_in(with.compare);

  const interrupt asked;
  json results = json::array();
  bool right = true;
  for (std::size_t i = 0; i < chosen.size() && !asked.requested(); ++i) {
    const bench::report what = measure(*chosen[i], values[i], how, asked);
    right = right && what.is_right();
    json result = bench::to_json(what);
    if (!with.json) print_text(what);
    if (!earlier.is_null()) {
      try {
        const bench::comparison with_earlier = bench::compare(what, earlier);
        if (!with.json) print_text(with_earlier, what);
        result["compared"] = bench::to_json(with_earlier);
      } catch (const std::invalid_argument& nothing) {
        if (!all) throw usage_error("'" + with.compare + "': " + nothing.what());
      }
    }
    if (!with.json && i + 1 < chosen.size()) std::cout << '\n';
    results.push_back(std::move(result));
  }
  const json object = all ? json{{"benchmarks", std::move(results)}}
                          : (results.empty() ? json::object() : std::move(results.front()));
  const unsaved failure([&] {
    if (with.save.empty() || asked.requested()) return;
    os::atomic_file file(with.save, os::atomic_file::on_disk::at_commit);
    file.write(exports::text_of(object) + "\n");
    file.commit();
  });
  if (with.json) std::cout << exports::text_of(object) << '\n';
  failure.rethrow();
  if (asked.requested()) return interrupted;
  return right ? nothing_found : program_fault;
}

}  // namespace

void add_bench(CLI::App& to, action& chosen) {
  CLI::App* const command = to.add_subcommand("bench", "Measure on this machine, and say what came out");
  const auto with = std::make_shared<arguments>();
  command->add_option("NAME", with->name, "Which; see interleave list. all: one after the other")->required();
  command->add_option("--set", with->sets, "knob=value; may be given several times")->allow_extra_args(false);
  command->add_option("--row", with->rows, "Only this way of doing it; may be given several times")
      ->allow_extra_args(false);
  command->add_option("--repeat", with->repeat, "Repetitions of each row, 1 to 1000");
  command->add_option("--seed", with->seed, "Of the order in which rows are measured");
  command->add_option("--save", with->save, "Write the figures, for --compare");
  command->add_option("--compare", with->compare, "Show a saved run's figures beside these");
  command->add_flag("--json", with->json, "One JSON object on standard output");
  command->callback([&chosen, with] { chosen = [with] { return run_bench(*with); }; });
}

}  // namespace interleave::app
