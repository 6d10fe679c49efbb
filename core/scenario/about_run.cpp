#include "core/scenario/about_run.h"

#include <cstdlib>
#include <sstream>
#include <string_view>

namespace interleave::scenario {

namespace {

std::string text_of(double value) {
  std::ostringstream out;
  out.precision(17);
  out << value;
  return out.str();
}

constexpr std::string_view knob_prefix = "knob.";

}  // namespace

trace::properties properties_of(const about_run& about) {
  trace::properties out{{"scenario", about.scenario},
                        {"variant", about.variant},
                        {"mode", about.mode},
                        {"schedule", about.schedule},
                        {"seed", std::to_string(about.seed)},
                        {"switch_source", about.switch_source},
                        {"switch_reason", about.switch_reason}};
  for (const auto& [id, value] : about.knobs) out.emplace(std::string(knob_prefix) + id, text_of(value));
  return out;
}

about_run about_from(const trace::properties& from) {
  const auto text = [&](const char* key) {
    const auto found = from.find(key);
    return found == from.end() ? std::string() : found->second;
  };
  about_run about;
  about.scenario = text("scenario");
  about.variant = text("variant");
  about.mode = text("mode");
  about.schedule = text("schedule");
  about.seed = std::strtoull(text("seed").c_str(), nullptr, 10);
  about.switch_source = text("switch_source");
  about.switch_reason = text("switch_reason");
  for (const auto& [key, value] : from) {
    if (key.starts_with(knob_prefix)) {
      about.knobs.emplace(key.substr(knob_prefix.size()), std::strtod(value.c_str(), nullptr));
    }
  }
  return about;
}

}  // namespace interleave::scenario
