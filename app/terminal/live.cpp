#include "app/terminal/live.h"

#include "app/cli/command.h"
#include "app/cli/interrupt.h"
#include "app/terminal/screen.h"
#include "app/terminal/view.h"
#include "core/scenario/run.h"

#include <iostream>
#include <memory>

namespace interleave::app {

namespace {

using std::chrono::steady_clock;
using namespace std::chrono_literals;

std::unique_ptr<scenario::run> start(const choice& what) {
  return std::make_unique<scenario::run>(*what.of, what.variant->id, what.values, scenario::run::options{});
}

std::string state_line(const scenario::run& running, const scenario::descriptor& of) {
  const std::string state = running.is_finished() ? "ended" : running.is_paused() ? "PAUSED" : "running";
  const std::size_t variants = std::min<std::size_t>(of.variants.size(), 9);
  return "[" + state + "]  q quit  space pause  r again  1-" + std::to_string(variants) + " variant";
}

// A line for the window's picker: "1 naive  2 ordered …".
std::string variants_line(const choice& what) {
  std::string line;
  for (std::size_t i = 0; i < std::min<std::size_t>(what.of->variants.size(), 9); ++i) {
    const scenario::variant& each = what.of->variants[i];
    const bool chosen = &each == what.variant;
    line += (chosen ? "[" : " ") + std::to_string(i + 1) + ' ' + std::string(each.id) + (chosen ? "]" : " ");
  }
  return line;
}

std::vector<std::string> frame(const choice& what, const scenario::run& running, const std::string& why) {
  terminal_style style = style_of_stdout();
  constexpr std::size_t own_lines = 3;
  const bool all = style.rows > 2 * own_lines;  // else there is room for the run alone
  if (all) style.rows -= own_lines;
  auto lines = draw(moment_of(*running.trace()), *what.of, *what.variant, style);
  if (!all) return lines;
  lines.push_back(cropped(variants_line(what), style.columns));
  lines.push_back(cropped(state_line(running, *what.of), style.columns));
  lines.push_back(cropped(why, style.columns));
  return lines;
}

// Returns the last frame, for the scroll-back.
std::vector<std::string> show_on_terminal(choice& what, const std::string& why, const interrupt& asked) {
  screen terminal;
  auto running = start(what);
  for (;;) {
    running->refresh();
    auto lines = frame(what, *running, why);
    terminal.show(lines);
    const char key = terminal.key(100ms);
    if (key == 'q' || asked.requested()) return lines;
    if (key == ' ') running->is_paused() ? running->resume() : running->pause();
    const bool other =
        key >= '1' && key <= '9' && static_cast<std::size_t>(key - '1') < what.of->variants.size();
    if (other) what.variant = &what.of->variants[static_cast<std::size_t>(key - '1')];
    if (other || key == 'r') {
      running.reset();  // ends before the next begins
      running = start(what);
    }
  }
}

// Until the next look is due, the end has come, or the user has had enough.
bool wait(const scenario::run& running, steady_clock::time_point until, const interrupt& asked) {
  while (steady_clock::now() < until) {
    if (asked.requested()) return false;
    if (running.wait_until(std::min(until, steady_clock::now() + 20ms))) return false;
  }
  return true;
}

void print_block(const choice& what, scenario::run& running) {
  running.refresh();
  for (const std::string& line :
       draw(moment_of(*running.trace()), *what.of, *what.variant, style_of_stdout())) {
    std::cout << line << '\n';
  }
  std::cout << std::endl;
}

void show_as_lines(const choice& what, std::chrono::nanoseconds duration, const interrupt& asked) {
  const auto running = start(what);
  const auto end = steady_clock::now() + duration;
  for (auto next = steady_clock::now(); next < end;) {
    next = std::min<steady_clock::time_point>(next + 1s, end);
    const bool goes_on = wait(*running, next, asked);
    print_block(what, *running);
    const bool stuck = running->trace()->read(
        [](const scenario::recording::view& now) { return now.analysis.first_deadlock().has_value(); });
    if (!goes_on || stuck) return;
  }
}

}  // namespace

int show_live(choice what, std::chrono::nanoseconds duration, const std::string& why) {
  const std::string notice = why + ": " + std::string(what.of->title) + " in the terminal instead.";
  std::cerr << notice << std::endl;
  const interrupt asked;
  if (!stdout_can_redraw()) {
    show_as_lines(what, duration, asked);
    return nothing_found;
  }
  for (const std::string& line : show_on_terminal(what, notice, asked)) std::cout << line << '\n';
  return nothing_found;
}

}  // namespace interleave::app
