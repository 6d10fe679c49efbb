#include "ui/models/command_list.h"

#include "core/scenario/registry.h"

#include <climits>

#include <algorithm>
#include <utility>

namespace interleave::ui {

namespace {

constexpr int begins_word = 10;
constexpr int follows = 11;
constexpr int anywhere = 1;

QString text_of(std::string_view text) {
  return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

bool is_word_start(const QString& text, qsizetype at) {
  return at == 0 || !text[at - 1].isLetterOrNumber();
}

}  // namespace

// The best way to find the letters, by dynamic programming: best[j] is the best score so far with the last
// letter at j.
std::optional<int> fit(const QString& typed, const QString& text) {
  const QString wanted = typed.simplified().remove(QLatin1Char(' ')).toCaseFolded();
  const QString in = text.toCaseFolded();
  if (wanted.isEmpty()) return 0;
  constexpr int none = -1;
  std::vector<int> best(static_cast<std::size_t>(in.size()), none);
  std::vector<int> next(best.size(), none);
  for (qsizetype i = 0; i < wanted.size(); ++i) {
    int before = i == 0 ? 0 : none;  // the best that ends before j
    std::fill(next.begin(), next.end(), none);
    for (qsizetype j = 0; j < in.size(); ++j) {
      const int joined = i > 0 && j > 0 ? best[static_cast<std::size_t>(j - 1)] : none;
      if (in[j] == wanted[i]) {
        int& here = next[static_cast<std::size_t>(j)];
        if (before != none) here = before + (is_word_start(text, j) ? begins_word : anywhere);
        if (joined != none) here = std::max(here, joined + follows);
      }
      if (i > 0) before = std::max(before, best[static_cast<std::size_t>(j)]);
    }
    std::swap(best, next);
  }
  const int found = best.empty() ? none : *std::max_element(best.begin(), best.end());
  if (found == none) return std::nullopt;
  return 100 * found - static_cast<int>(in.size());
}

command_list::command_list(QObject* parent) : command_list(scenario::catalogue(), parent) {}

command_list::command_list(const std::vector<scenario::descriptor>& all, QObject* parent)
    : table_model({"key", "kind", "id", "owner", "title", "detail", "shortcut"}, parent), all_(all) {
  fill();
}

void command_list::setTyped(const QString& text) {
  if (text == typed_) return;
  typed_ = text;
  fill();
  Q_EMIT typedChanged();
}

void command_list::setActions(const QVariantList& all) {
  if (all == actions_) return;
  actions_ = all;
  fill();
  Q_EMIT actionsChanged();
}

void command_list::fill() {
  struct candidate {
    int score;
    row shown;
  };
  std::vector<candidate> fitting;
  const auto offer = [&](const QString& kind, const QString& id, const QString& owner, const QString& title,
                         const QString& detail, const QString& shortcut) {
    // By its words, or by its name on the command line.
    const auto by_title = fit(typed_, title);
    const auto by_id = fit(typed_, owner.isEmpty() ? id : owner + QLatin1Char(' ') + id);
    if (!by_title && !by_id) return;
    const int score = std::max(by_title.value_or(INT_MIN), by_id.value_or(INT_MIN));
    fitting.push_back({score,
                       {kind + QLatin1Char('/') + owner + QLatin1Char('/') + id, kind, id, owner, title,
                        detail, shortcut}});
  };
  for (const QVariant& each : actions_) {
    const QVariantMap action = each.toMap();
    offer(QStringLiteral("action"), action.value(QStringLiteral("id")).toString(), {},
          action.value(QStringLiteral("title")).toString(), {},
          action.value(QStringLiteral("key")).toString());
  }
  for (const scenario::descriptor& each : all_) {
    offer(QStringLiteral("scenario"), text_of(each.id), {}, text_of(each.title),
          text_of(scenario::chapter_title(each.chapter)), {});
  }
  if (!typed_.isEmpty()) {
    for (const scenario::descriptor& each : all_) {
      for (const scenario::variant& way : each.variants)
        offer(QStringLiteral("variant"), text_of(way.id), text_of(each.id), text_of(way.title),
              text_of(each.title), {});
    }
    std::stable_sort(fitting.begin(), fitting.end(),
                     [](const candidate& a, const candidate& b) { return a.score > b.score; });
  }
  if (fitting.size() > most) fitting.resize(most);
  std::vector<row> rows;
  for (candidate& each : fitting) rows.push_back(std::move(each.shown));
  assign(std::move(rows));
}

}  // namespace interleave::ui
