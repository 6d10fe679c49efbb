#include "ui/models/measured.h"

#include "core/scenario/registry.h"

namespace interleave::ui {

void measured::show(const snapshot&, vocabulary&) {
  if (known_ || source()->canStop()) return;
  known_ = true;
  const scenario::recording& of = *source()->trace();
  const scenario::descriptor* const about = scenario::find(of.about().scenario);
  if (about == nullptr || !about->measures) return;
  for (const analysis::measure& each : about->measures(of.records(), of.dictionary())) {
    if (each.value) values_.insert(QString::fromStdString(each.name), *each.value);
  }
  Q_EMIT changed();
}

void measured::clear() {
  forget();
}

void measured::forget() {
  known_ = false;
  if (values_.isEmpty()) return;
  values_.clear();
  Q_EMIT changed();
}

}  // namespace interleave::ui
