#include "ui/models/command_line.h"

#include "core/bench/experiment.h"
#include "ui/models/catalogue_models.h"

#include <algorithm>

namespace interleave::ui {

namespace {

// As a shell takes it for one word.
QString word(const std::string& text) {
  const bool is_plain = !text.empty() && std::all_of(text.begin(), text.end(), [](char each) {
    return std::isalnum(static_cast<unsigned char>(each)) != 0 ||
           std::string_view("-_.:,/=+@%").find(each) != std::string_view::npos;
  });
  QString shown = QString::fromStdString(text);
  return is_plain ? shown : QLatin1Char('\'') + shown.replace("'", "'\\''") + QLatin1Char('\'');
}

}  // namespace

QString command_line(const scenario::about_run& of) {
  const bool measures = bench::find(of.scenario) != nullptr;
  QString line = measures ? QStringLiteral("interleave bench ") : QStringLiteral("interleave run ");
  line += word(of.scenario);
  if (!measures) line += QStringLiteral(" --variant ") + word(of.variant);
  const scenario::descriptor* const known = find_among_everything(of.scenario);
  for (const auto& [name, value] : of.knobs) {
    const scenario::knob* const knob = known == nullptr ? nullptr : known->find_knob(name);
    if (knob != nullptr && knob->initial == value) continue;
    line += QStringLiteral(" --set ") + word(name) + QLatin1Char('=') + QString::number(value, 'g', 12);
  }
  if (measures) return line;
  line += QStringLiteral(" --seed ") + QString::number(of.seed);
  if (!of.schedule.empty()) line += QStringLiteral(" --schedule ") + word(of.schedule);
  return line;
}

}  // namespace interleave::ui
