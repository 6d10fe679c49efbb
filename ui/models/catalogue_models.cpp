#include "ui/models/catalogue_models.h"

#include "core/bench/experiment.h"
#include "core/scenario/registry.h"
#include "ui/models/knob_words.h"
#include "ui/models/words.h"

#include <algorithm>
#include <utility>

namespace interleave::ui {

std::vector<const scenario::descriptor*> everything() {
  std::vector<const scenario::descriptor*> all;
  for (const scenario::descriptor& each : scenario::catalogue()) all.push_back(&each);
  for (const bench::experiment& each : bench::catalogue()) all.push_back(&each.about);
  return all;
}

const scenario::descriptor* find_among_everything(std::string_view id) {
  if (const scenario::descriptor* const found = scenario::find(id)) return found;
  const bench::experiment* const measured = bench::find(id);
  return measured == nullptr ? nullptr : &measured->about;
}

scenario_list_model::scenario_list_model(std::vector<const scenario::descriptor*> all, QObject* parent)
    : table_model({"scenarioId", "title", "chapter", "chapterTitle", "explanation"}, parent),
      all_(std::move(all)) {
  fill();
}

void scenario_list_model::setFilter(const QString& text) {
  if (text == filter_) return;
  filter_ = text;
  fill();
  Q_EMIT filterChanged();
}

void scenario_list_model::fill() {
  const QStringList words = filter_.split(QLatin1Char(' '), Qt::SkipEmptyParts);
  std::vector<row> rows;
  for (const scenario::descriptor* const each : all_) {
    const QString id = from(each->id);
    const QString title = from(each->title);
    const QString explanation = from(each->explanation);
    const auto has = [&](const QString& word) {
      return id.contains(word, Qt::CaseInsensitive) || title.contains(word, Qt::CaseInsensitive) ||
             explanation.contains(word, Qt::CaseInsensitive);
    };
    if (!std::all_of(words.begin(), words.end(), has)) continue;
    rows.push_back({id, title, each->chapter, from(scenario::chapter_title(each->chapter)), explanation});
  }
  assign(std::move(rows));
}

std::vector<QByteArray> variant_roles() {
  return {"variantId", "title", "explanation", "expect", "key"};
}

std::vector<table_model::row> variant_rows(const scenario::descriptor& of) {
  std::vector<table_model::row> rows;
  for (const scenario::variant& each : of.variants) {
    const int key = static_cast<int>(rows.size()) + 1;
    rows.push_back({from(each.id), from(each.title), from(each.explanation),
                    from(scenario::word_for(each.expect)), key <= 9 ? key : 0});
  }
  return rows;
}

std::vector<QByteArray> knob_roles() {
  return {"knobId", "title", "unit", "zero", "min", "max", "step", "value", "live"};
}

std::vector<table_model::row> knob_rows(const scenario::descriptor& of, const scenario::settings& values) {
  std::vector<table_model::row> rows;
  for (const scenario::knob& each : of.knobs) {
    rows.push_back({from(each.id), name_of(each, of), from(each.unit), zero_of(each), each.min, each.max,
                    each.step, values.number(each.id), each.live});
  }
  return rows;
}

}  // namespace interleave::ui
