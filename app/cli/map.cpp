#include "app/cli/choice.h"
#include "app/cli/command.h"
#include "app/cli/duration.h"
#include "app/cli/interrupt.h"
#include "app/cli/number.h"
#include "app/cli/suggest.h"
#include "app/cli/table.h"
#include "core/explore/sampling.h"
#include "core/export/summary.h"
#include "core/os/system_facts.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <future>
#include <iostream>
#include <memory>
#include <optional>
#include <unistd.h>

namespace interleave::app {

namespace {

using json = nlohmann::ordered_json;
using scenario::expectation;
using std::chrono::steady_clock;

constexpr std::chrono::milliseconds look_every{20};
constexpr unsigned most_runs = 1000;

struct arguments {
  std::string scenario;
  std::string variant;
  std::vector<std::string> sets;
  std::string x;
  std::string y;
  std::string cells = "6x6";
  std::string runs = "10";
  std::string duration = "400ms";
  std::string seed = "1";
  bool json = false;
};

struct grid {
  std::size_t columns;
  std::size_t rows;
};

grid parse_grid(const std::string& text) {
  const char* const end = text.data() + text.size();
  grid of{};
  const auto [after, bad] = std::from_chars(text.data(), end, of.columns);
  if (bad == std::errc{} && after != end && *after == 'x') {
    const auto [last, worse] = std::from_chars(after + 1, end, of.rows);
    const bool is_right = worse == std::errc{} && last == end && std::min(of.columns, of.rows) > 0 &&
                          std::max(of.columns, of.rows) <= explore::most_cells;
    if (is_right) return of;
  }
  throw usage_error("'" + text + "' is no grid for --cells; allowed: COLUMNSxROWS, each 1 to " +
                    std::to_string(explore::most_cells) + ", as in 6x6");
}

std::optional<explore::knob_range> parse_range(const std::string& text) {
  const auto dots = text.find("..");
  if (dots == std::string::npos) return {};
  const auto number = [](const char* begin, const char* end) -> std::optional<double> {
    double value = 0;
    const auto [last, bad] = std::from_chars(begin, end, value);
    if (bad != std::errc{} || last != end || !std::isfinite(value)) return {};
    return value;
  };
  const auto from = number(text.data(), text.data() + dots);
  const auto to = number(text.data() + dots + 2, text.data() + text.size());
  if (!from || !to) return {};
  return explore::knob_range{*from, *to};
}

// KNOB or KNOB=FROM..TO.
explore::axis parse_axis(const char* option, const std::string& text, const scenario::descriptor& of,
                         const scenario::knob* usual, std::size_t cells, std::chrono::nanoseconds limit) {
  const auto equals = text.find('=');
  const std::string id = text.substr(0, equals);
  const scenario::knob* const knob = text.empty() ? usual : of.find_knob(id);
  if (knob == nullptr) {
    std::vector<std::string> known;
    for (const scenario::knob& each : of.knobs) known.emplace_back(each.id);
    throw usage_error(unknown("knob", id, known, " of " + std::string(of.id)));
  }
  if (equals == std::string::npos)
    return explore::axis_over(*knob, explore::usual_range(of, *knob, limit), cells);
  const auto over = parse_range(text.substr(equals + 1));
  if (!over) {
    throw usage_error("'" + text.substr(equals + 1) + "' is no stretch for " + option +
                      "; allowed: KNOB or KNOB=FROM..TO, as in " + std::string(knob->id) + '=' +
                      exports::text_of(exports::number_json(knob->min)) + ".." +
                      exports::text_of(exports::number_json(knob->max)));
  }
  return explore::axis_over(*knob, *over, cells);
}

void check_axes(const arguments& with, const explore::axis& x, const explore::axis& y) {
  if (x.of == y.of) {
    throw usage_error("--x and --y are both " + std::string(x.of->id) +
                      "; allowed: two different knobs, as in --x philosophers --y pause_ms");
  }
  for (const std::string& each : with.sets) {
    for (const explore::axis* over : {&x, &y}) {
      if (each.starts_with(std::string(over->of->id) + '=')) {
        throw usage_error("--set " + each + " and --" + (over == &x ? "x" : "y") + " " +
                          std::string(over->of->id) + " contradict each other; allowed: one of them");
      }
    }
  }
}

explore::sampling::plan plan_of(const arguments& with) {
  const choice chosen = choose(find_scenario(with.scenario), with.variant, with.sets);
  const auto limit = parse_duration("--duration", with.duration);
  if (limit.count() == 0)
    throw usage_error("--duration 0 lets nothing run; allowed: more than 0, as in 300ms");
  const grid cells = parse_grid(with.cells);
  const auto [x, y] = explore::usual_axes(*chosen.of);
  // Only one is named, and that is the usual one of the other direction: they change places.
  const bool swapped = (y != nullptr && with.y.empty() && with.x.substr(0, with.x.find('=')) == y->id) ||
                       (x != nullptr && with.x.empty() && with.y.substr(0, with.y.find('=')) == x->id);
  explore::sampling::plan what{
      .of = chosen.of,
      .as = chosen.variant,
      .fixed = chosen.values,
      .x = parse_axis("--x", with.x, *chosen.of, swapped ? y : x, cells.columns, limit),
      .y = parse_axis("--y", with.y, *chosen.of, swapped ? x : y, cells.rows, limit),
      .runs_per_cell = parse_number("--runs", with.runs, 1u, most_runs),
      .limit = limit,
      .seed = parse_number<std::uint64_t>("--seed", with.seed, 0, ~std::uint64_t{0})};
  check_axes(with, what.x, what.y);
  return what;
}

std::string number(double value) {
  return exports::text_of(exports::number_json(value));
}

std::string percent(double share) {
  return std::to_string(std::lround(share * 100)) + " %";
}

std::string title_of(const scenario::knob& of) {
  return std::string(of.title) + (of.unit.empty() ? "" : ", " + std::string(of.unit));
}

std::string milliseconds(double ns) {
  return number(std::round(ns / 1e5) / 10) + " ms";
}

// Written over on a terminal; nothing elsewhere.
class progress_line {
 public:
  explicit progress_line(unsigned passes) : passes_(passes), begun_(steady_clock::now()) {}
  ~progress_line() {
    if (terminal_) std::cerr << "\r\033[K" << std::flush;
  }
  progress_line(const progress_line&) = delete;
  progress_line& operator=(const progress_line&) = delete;

  void show(const explore::sampling::picture& now) const {
    if (!terminal_ || now.total == 0) return;
    const auto pass = std::min<std::size_t>(now.done / now.cells.size() + 1, passes_);
    std::cerr << "\r\033[Kpass " << pass << " of " << passes_ << ", " << now.done << " of " << now.total
              << " runs";
    if (now.done > 0) {
      const std::chrono::duration<double> since = steady_clock::now() - begun_;
      const double left =
          since.count() / static_cast<double>(now.done) * static_cast<double>(now.total - now.done);
      std::cerr << ", about " << std::lround(left) << " s left";
    }
    std::cerr << std::flush;
  }

 private:
  const bool terminal_ = ::isatty(STDERR_FILENO) == 1;
  const unsigned passes_;
  const steady_clock::time_point begun_;
};

void measure(explore::sampling& chances) {
  const interrupt asked;
  const progress_line line(chances.what().runs_per_cell);
  auto over = std::async(std::launch::async, [&chances] { chances.run(); });
  while (over.wait_for(look_every) != std::future_status::ready) {
    if (asked.requested()) chances.cancel();
    line.show(chances.now());
  }
  over.get();
}

std::string likeliest(const explore::sampling::plan& what, const explore::sampling::picture& now) {
  const auto most = std::max_element(now.cells.begin(), now.cells.end(),
                                     [](const auto& a, const auto& b) { return a.share() < b.share(); });
  if (most->failed() == 0) return now.done == 0 ? "no run was made\n" : "no run has failed\n";
  const auto index = static_cast<std::size_t>(most - now.cells.begin());
  const auto said = [](const explore::axis& of, std::size_t i) {
    return std::string(of.of->id) + ' ' + number(of.values[i]);
  };
  const explore::bounds where = most->interval();
  return "likeliest at " + said(what.x, index % now.columns) + ", " + said(what.y, index / now.columns) +
         ": " + std::to_string(most->failed()) + " of " + std::to_string(most->runs) +
         " runs (95 %: " + std::to_string(std::lround(where.low * 100)) + "–" + percent(where.high) +
         "), after " + milliseconds(static_cast<double>(most->median_time)) + " at the median\n";
}

void print_text(const explore::sampling::plan& what, const explore::sampling::picture& now) {
  std::cout << what.of->title << ", " << what.as->title << "  (" << what.of->id << ' ' << what.as->id << ")\n"
            << "runs that failed within " << milliseconds(static_cast<double>(what.limit.count())) << ", of "
            << what.runs_per_cell << " each" << (now.cancelled ? ", as far as it came" : "")
            << "\nacross: " << title_of(*what.x.of) << "; down: " << title_of(*what.y.of) << "\n\n";
  std::vector<std::string> headings{std::string(what.y.of->id)};
  for (const double each : what.x.values) headings.push_back(number(each));
  table shares(headings);
  for (std::size_t row = 0; row < what.y.values.size(); ++row) {
    std::vector<std::string> cells{number(what.y.values[row])};
    for (std::size_t column = 0; column < now.columns; ++column) {
      const explore::cell& of = now.at(column, row);
      cells.push_back(of.runs == 0 ? "–" : percent(of.share()));
    }
    shares.add(std::move(cells));
  }
  shares.print(std::cout);
  std::cout << '\n' << likeliest(what, now);
}

json axis_json(const explore::axis& of) {
  json values = json::array();
  for (const double each : of.values) values.push_back(exports::number_json(each));
  return {{"knob", of.of->id}, {"title", of.of->title}, {"unit", of.of->unit}, {"values", values}};
}

json cell_json(const explore::sampling::plan& what, const explore::sampling::picture& now,
               std::size_t index) {
  const explore::cell& of = now.cells[index];
  const explore::bounds where = of.interval();
  json outcomes = json::object();
  for (const expectation each : {expectation::completed, expectation::deadlock, expectation::violation,
                                 expectation::livelock, expectation::starvation}) {
    if (of.of(each) > 0) outcomes[std::string(word_for(each))] = of.of(each);
  }
  return {{"x", exports::number_json(what.x.values[index % now.columns])},
          {"y", exports::number_json(what.y.values[index / now.columns])},
          {"runs", of.runs},
          {"failed", of.failed()},
          {"share", of.runs == 0 ? json(nullptr) : json(of.share())},
          {"low", where.low},
          {"high", where.high},
          {"cut", of.cut},
          {"outcomes", outcomes},
          {"median_time_ns", of.failed() == 0 ? json(nullptr) : json(of.median_time)}};
}

json to_json(const explore::sampling::plan& what, const explore::sampling::picture& now,
             const std::array<double, 3>& load) {
  json knobs = json::object();
  for (const auto& [id, value] : what.fixed.all()) {
    if (id != what.x.of->id && id != what.y.of->id) knobs[id] = exports::number_json(value);
  }
  json cells = json::array();
  for (std::size_t i = 0; i < now.cells.size(); ++i) cells.push_back(cell_json(what, now, i));
  const os::facts machine = os::system_facts();
  return {{"scenario", what.of->id},
          {"variant", what.as->id},
          {"expect", word_for(what.as->expect)},
          {"knobs", knobs},
          {"x", axis_json(what.x)},
          {"y", axis_json(what.y)},
          {"runs_per_cell", what.runs_per_cell},
          {"limit_ns", what.limit.count()},
          {"seed", what.seed},
          {"runs", now.done},
          {"cancelled", now.cancelled},
          {"machine",
           {{"cpu", machine.cpu_model},
            {"cores", machine.cores},
            {"kernel", machine.kernel},
            {"clock_source", machine.clock_source},
            {"load_before", load}}},
          {"cells", cells}};
}

int run_map(const arguments& with) {
  explore::sampling chances(plan_of(with));
  std::array<double, 3> load{};
  if (::getloadavg(load.data(), static_cast<int>(load.size())) < 0) load.fill(0);
  measure(chances);
  const auto now = chances.now();
  if (with.json) {
    std::cout << exports::text_of(to_json(chances.what(), now, load)) << '\n';
  } else {
    print_text(chances.what(), now);
  }
  if (!now.fault.empty())
    throw std::runtime_error("an exception escaped in " + std::string(chances.what().of->id) + ": " +
                             now.fault);
  return nothing_found;
}

}  // namespace

void add_map(CLI::App& to, action& chosen) {
  CLI::App* const command =
      to.add_subcommand("map", "How likely a scenario fails over two knobs, from many real runs");
  const auto with = std::make_shared<arguments>();
  command->add_option("SCENARIO", with->scenario, "Its id; see interleave list")->required();
  command->add_option("--variant", with->variant, "The way it is done; the first one if not given");
  command->add_option("--x", with->x, "The knob across: KNOB or KNOB=FROM..TO");
  command->add_option("--y", with->y, "The knob down: KNOB or KNOB=FROM..TO");
  command->add_option("--cells", with->cells, "How many values of each: 6x6");
  command->add_option("--runs", with->runs, "Runs in each cell, 1 to 1000");
  command->add_option("--duration", with->duration, "When a run that has not failed is stopped: 300ms, …");
  command->add_option("--set", with->sets, "knob=value; may be given several times")->allow_extra_args(false);
  command->add_option("--seed", with->seed, "Of the first run; each has another one");
  command->add_flag("--json", with->json, "One JSON object on standard output");
  command->callback([&chosen, with] { chosen = [with] { return run_map(*with); }; });
}

}  // namespace interleave::app
