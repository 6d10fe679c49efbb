#include "app/cli/choice.h"

#include "app/cli/command.h"
#include "app/cli/suggest.h"
#include "core/scenario/registry.h"

namespace interleave::app {

namespace {

template <class All>
std::vector<std::string> ids_of(const All& all) {
  std::vector<std::string> ids;
  for (const auto& each : all) ids.emplace_back(each.id);
  return ids;
}

}  // namespace

void apply(const scenario::descriptor& of, const std::string& set, scenario::settings& to) {
  const auto equals = set.find('=');
  if (equals == std::string::npos || equals == 0) {
    throw usage_error(
        "'" + set + "' is not a setting; allowed: --set knob=value, as in --set " +
        (of.knobs.empty() ? std::string("philosophers=5") : std::string(of.knobs[0].id) + "=5"));
  }
  const std::string knob = set.substr(0, equals);
  if (of.find_knob(knob) == nullptr) {
    throw usage_error(unknown("knob", knob, ids_of(of.knobs), " of " + std::string(of.id)));
  }
  to.set(knob, std::string_view(set).substr(equals + 1));
}

const scenario::descriptor& find_scenario(const std::string& id) {
  const scenario::descriptor* const found = scenario::find(id);
  if (found == nullptr) throw usage_error(unknown("scenario", id, ids_of(scenario::catalogue())));
  return *found;
}

const scenario::descriptor& default_scenario() {
  const scenario::descriptor* const classic = scenario::find("dining-philosophers");
  return classic != nullptr ? *classic : scenario::catalogue().front();
}

namespace {

choice choose(const scenario::descriptor& of, const std::string& variant,
              const std::vector<std::string>& sets, bool small) {
  choice chosen{&of, &of.variants.front(), scenario::settings(of)};
  if (!variant.empty()) chosen.variant = of.find_variant(variant);
  if (chosen.variant == nullptr) {
    throw usage_error(unknown("variant", variant, ids_of(of.variants), " of " + std::string(of.id)));
  }
  if (small) chosen.values = scenario::small_settings(of, *chosen.variant);
  for (const std::string& each : sets) apply(of, each, chosen.values);
  return chosen;
}

}  // namespace

choice choose(const scenario::descriptor& of, const std::string& variant,
              const std::vector<std::string>& sets) {
  return choose(of, variant, sets, false);
}

choice choose_small(const scenario::descriptor& of, const std::string& variant,
                    const std::vector<std::string>& sets) {
  return choose(of, variant, sets, true);
}

}  // namespace interleave::app
