#include "ui/models/lamps.h"

#include "core/scenario/registry.h"
#include "ui/models/words.h"

#include <utility>

namespace interleave::ui {

lamps::lamps(QObject* parent)
    : scene_part(parent),
      rows_({"key", "title", "lit", "text", "brief", "remedyId", "remedyTitle", "remedyHow",
             "remedyCurrent"}) {}

void lamps::show(const snapshot& at, vocabulary&) {
  if (position_ == at.state->position && variant_ == source()->variantId()) return;
  position_ = at.state->position;
  const bool matters = about() != nullptr && !about()->remedies.empty();
  light(matters ? analysis::coffman_conditions(*at.state) : analysis::coffman_state(), *at.names);
}

const scenario::descriptor* lamps::about() const {
  return source() == nullptr ? nullptr : scenario::find(source()->scenarioId().toStdString());
}

void lamps::clear() {
  light({}, {});
  position_.reset();
}

void lamps::forget() {
  position_.reset();
}

void lamps::light(const analysis::coffman_state& now, const analysis::names& names) {
  const scenario::descriptor* const of = about();
  variant_ = source() == nullptr ? QString() : source()->variantId();
  std::vector<table_model::row> rows;
  int lit = 0;
  if (of != nullptr) {
    for (const scenario::remedy& each : of->remedies) {
      const scenario::variant* const way = of->find_variant(each.variant);
      if (way == nullptr) continue;
      lit += now[each.against].holds ? 1 : 0;
      rows.push_back({static_cast<int>(each.against), from(analysis::title_of(each.against)),
                      now[each.against].holds,
                      QString::fromStdString(analysis::sentence_for(each.against, now, names)),
                      QString::fromStdString(analysis::brief_for(each.against, now)), from(way->id),
                      from(way->title), from(each.how), from(way->id) == variant_});
    }
  }
  const bool other = lit != lit_ || rows.size() != static_cast<std::size_t>(rows_.count());
  rows_.assign(std::move(rows));
  lit_ = lit;
  if (other) Q_EMIT changed();
}

}  // namespace interleave::ui
