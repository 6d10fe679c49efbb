#pragma once

#include "core/scenario/descriptor.h"

#include <atomic>
#include <chrono>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace interleave::scenario {

// A knob or value that does not exist or is out of range; what() is one line that names what is allowed.
class bad_setting : public std::invalid_argument {
 public:
  using std::invalid_argument::invalid_argument;
};

// What a window gives to a scenario that it feeds while it runs; which scenario knows what its window gives.
class host {
 public:
  host() = default;
  virtual ~host() = default;
  host(const host&) = delete;
  host& operator=(const host&) = delete;
};

// The knobs' values of one run, and its host if a window has given one. Read by the scenario's threads while
// the window changes live ones: each value is atomic.
//
//   settings of(dining);  of.set("philosophers", 7);
//   int seats = of.integer("philosophers");  auto pause = of.milliseconds("pause_ms");
class settings {
 public:
  explicit settings(const descriptor& of);
  settings(const settings& other);
  settings& operator=(const settings& other);

  // Throws bad_setting for an unknown knob or a value out of range. A value between two steps goes to the
  // nearer one.
  void set(std::string_view knob, double value);
  void set(std::string_view knob, std::string_view text);

  // Throws bad_setting for an unknown knob: a mistake of the scenario's author.
  [[nodiscard]] double number(std::string_view knob) const;
  [[nodiscard]] int integer(std::string_view knob) const;
  [[nodiscard]] bool on(std::string_view knob) const { return integer(knob) != 0; }
  [[nodiscard]] std::chrono::nanoseconds milliseconds(std::string_view knob) const;

  [[nodiscard]] std::map<std::string, double> all() const;

  // Before the run.
  void set_host(std::shared_ptr<host> from_window) { host_ = std::move(from_window); }
  [[nodiscard]] host* from_window() const { return host_.get(); }

 private:
  [[nodiscard]] const std::atomic<double>& find(std::string_view knob) const;

  const descriptor* descriptor_;
  std::unique_ptr<std::atomic<double>[]> values_;  // in the order of the descriptor's knobs
  std::shared_ptr<host> host_;
};

// Those that a search begins with: the descriptor's explore_with, then the variant's.
[[nodiscard]] settings small_settings(const descriptor& of, const variant& as);

}  // namespace interleave::scenario
