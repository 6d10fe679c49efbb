#pragma once

#include "core/scenario/descriptor.h"
#include "core/scenario/settings.h"

#include <string>
#include <vector>

namespace interleave::app {

// What to run, as the user named it.
struct choice {
  const scenario::descriptor* of;
  const scenario::variant* variant;
  scenario::settings values;
};

// The scenario of that id. Throws usage_error.
const scenario::descriptor& find_scenario(const std::string& id);

// The one that is shown when none is named.
const scenario::descriptor& default_scenario();

// Of "knob=value". Throws usage_error or scenario::bad_setting.
void apply(const scenario::descriptor& of, const std::string& set, scenario::settings& to);

// `variant` empty: the first one. `sets`: "knob=value" each, the last one of a knob counts. Throws
// usage_error or scenario::bad_setting.
choice choose(const scenario::descriptor& of, const std::string& variant,
              const std::vector<std::string>& sets);
// The same, from the sizes that a search begins with instead of the scenario's own.
choice choose_small(const scenario::descriptor& of, const std::string& variant,
                    const std::vector<std::string>& sets);

}  // namespace interleave::app
