#include "app/cli/choice.h"
#include "app/cli/command.h"
#include "app/cli/display.h"
#include "app/cli/duration.h"
#include "app/cli/open.h"
#include "app/cli/output_file.h"
#include "app/terminal/live.h"
#include "core/bench/experiment.h"
#include "core/scenario/registry.h"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

namespace interleave::app {

namespace {

struct arguments {
  std::string scenario;
  std::string variant;
  std::string rival;
  std::vector<std::string> sets;
  std::string screenshot;
  std::string after;
  std::string duration;
  std::string size;
  std::string theme;
  bool presenter = false;
};

constexpr int smallest_width = 1024;
constexpr int smallest_height = 700;
constexpr int largest = 8192;

// "1920x1080"
void read_size(const std::string& text, window_request& into) {
  int width = 0;
  int height = 0;
  char rest = 0;
  const bool whole = std::sscanf(text.c_str(), "%dx%d%c", &width, &height, &rest) == 2;
  if (!whole || width < smallest_width || height < smallest_height || width > largest || height > largest) {
    throw usage_error("--size " + text + ": a width and a height are needed, as 1280x800, of " +
                      std::to_string(smallest_width) + "x" + std::to_string(smallest_height) + " to " +
                      std::to_string(largest) + "x" + std::to_string(largest));
  }
  into.width = width;
  into.height = height;
}

// A scenario or a benchmark, whose variants are its rows.
const scenario::descriptor& shown_by(const arguments& with) {
  if (with.scenario.empty()) return default_scenario();
  const bench::experiment* const measured = bench::find(with.scenario);
  return measured != nullptr ? measured->about : find_scenario(with.scenario);
}

// As a desktop starts the program for a trace that is double-clicked. Scenarios come before files of the
// same name; what only looks like a file is one too, so that a wrong path is not taken for a wrong scenario.
bool names_a_file(const std::string& given) {
  if (given.empty() || scenario::find(given) != nullptr || bench::find(given) != nullptr) return false;
  std::error_code ignored;
  return given.ends_with(".interleave") || given.find('/') != std::string::npos ||
         std::filesystem::is_regular_file(given, ignored);
}

int show(const arguments& with) {
  const bool is_file = names_a_file(with.scenario);
  if (is_file &&
      !(with.variant.empty() && with.rival.empty() && with.sets.empty() && with.duration.empty())) {
    throw usage_error("--variant, --duel, --set and --duration go with a scenario, and '" + with.scenario +
                      "' is a file");
  }
  if (with.screenshot.empty() && !with.after.empty()) {
    throw usage_error("--after says when to take the picture: it needs --screenshot FILE");
  }
  const auto after = parse_duration("--after", with.after.empty() ? "2s" : with.after);
  const auto duration = parse_duration("--duration", with.duration.empty() ? "5s" : with.duration);
  check_can_be_written("--screenshot", with.screenshot);
  // A picture needs no display, only something to draw on.
  if (!with.screenshot.empty() && has_window() && !has_display()) {
    setenv("QT_QPA_PLATFORM", "offscreen", 1);
  }
  const std::string why_not = no_window_because();
  if (!why_not.empty() && !with.screenshot.empty()) {
    throw usage_error(why_not + ": --screenshot needs a build with the window");
  }
  if (!why_not.empty() && !with.rival.empty()) throw usage_error(why_not + ": --duel needs the window");
  window_request what;
  what.screenshot = with.screenshot;
  what.theme = with.theme;
  what.presenter = with.presenter;
  what.after = std::chrono::duration_cast<std::chrono::milliseconds>(after);
  if (!with.size.empty()) read_size(with.size, what);
  if (is_file) {
    what.file = with.scenario;
    return open_file(what);
  }
  const choice chosen = choose(shown_by(with), with.variant, with.sets);
  const bool measures = bench::find(chosen.of->id) != nullptr;
  if (!why_not.empty() && measures) {
    throw usage_error(why_not + "; without it: interleave bench " + std::string(chosen.of->id));
  }
  if (!why_not.empty()) return show_live(chosen, duration, why_not);
  if (!with.rival.empty()) {
    choose(*chosen.of, with.rival, {});  // there is such a variant
    if (chosen.of->fed_by_window)
      throw usage_error("--duel: '" + std::string(chosen.of->id) +
                        "' takes part in the window and runs once");
    what.rival = with.rival;
  }
  what.scenario = chosen.of->id;
  if (!measures || !with.variant.empty()) what.variant = chosen.variant->id;
  for (const std::string& each : with.sets) {  // checked by choose
    what.settings.emplace_back(each.substr(0, each.find('=')), each.substr(each.find('=') + 1));
  }
  what.greet = with.scenario.empty() && with.variant.empty() && with.sets.empty();
  return show_window(what);
}

}  // namespace

void add_window(CLI::App& to, action& chosen) {
  const auto with = std::make_shared<arguments>();
  to.add_option("SCENARIO", with->scenario,
                "What the window shows at first, or a benchmark, see interleave list; or a saved trace");
  to.add_option("--variant", with->variant, "The way it is done; the first one if not given");
  to.add_option("--duel", with->rival, "A second variant to run beside it, with the same knobs and seed");
  to.add_option("--set", with->sets, "knob=value; may be given several times")->allow_extra_args(false);
  to.add_option("--screenshot", with->screenshot,
                "Save a picture of the window and end; of a file.gif, an animation of the scene from the "
                "run's beginning");
  to.add_option("--after", with->after, "When to take the picture: 2s, 150ms, …");
  to.add_option("--duration", with->duration, "Without display and terminal: how long to show it; 5s");
  to.add_option("--size", with->size, "Of the window: 1920x1080");
  to.add_option("--theme", with->theme, "Instead of the system's: light or dark")
      ->check(CLI::IsMember({"light", "dark"}));
  to.add_flag("--presenter", with->presenter, "Begin in the presenter's view: large, in full screen");
  to.callback([&to, &chosen, with] {
    if (to.get_subcommands().empty()) chosen = [with] { return show(*with); };
  });
}

}  // namespace interleave::app
