#include "ui/models/code_model.h"

#include <algorithm>
#include <utility>

namespace interleave::ui {

namespace {
enum column { number, text, html, markers, is_current };
constexpr int token_kinds = static_cast<int>(token_kind::preprocessor) + 1;
}  // namespace

code_model::code_model(QObject* parent)
    : table_model({"number", "text", "html", "markers", "isCurrent"}, parent) {}

void code_model::show(const QString& file, const QString& source) {
  if (file == file_ && !lines_.empty()) return;
  file_ = file;
  lines_ = source.split(QLatin1Char('\n'));
  if (!lines_.empty() && lines_.back().isEmpty()) lines_.pop_back();
  longest_ = 0;
  for (const QString& line : lines_) longest_ = std::max(longest_, static_cast<int>(line.size()));
  Q_EMIT longestChanged();
  assign({});  // another file: nothing of the former rows is worth keeping
  fill();
}

void code_model::set_colours(const QVariantMap& by_name) {
  QStringList next;
  for (int i = 0; i < token_kinds; ++i) {
    next.push_back(by_name.value(name_of(static_cast<token_kind>(i))).toString());
  }
  if (next == colours_) return;
  colours_ = next;
  fill();
}

void code_model::fill() {
  tokenizer reads;
  std::vector<row> rows;
  for (int i = 0; i < lines_.size(); ++i) {
    const QString coloured = to_html(lines_[i], reads.next(lines_[i]), colours_);
    rows.push_back({i + 1, lines_[i], coloured, QVariantList(), false});
  }
  marked_.clear();
  current_ = 0;
  assign(std::move(rows));
}

void code_model::mark(const snapshot& at, vocabulary& words, analysis::thread_id selected) {
  if (count() == 0) return;
  std::vector<QVariantList> by_line(static_cast<std::size_t>(count()) + 1);
  int current = 0;
  analysis::nanoseconds newest = 0;
  const auto& threads = at.state->threads;
  for (std::size_t id = 1; id < threads.size(); ++id) {
    const analysis::thread_state& each = threads[id];
    if (each.doing == analysis::activity::absent || each.doing == analysis::activity::ended) continue;
    const vocabulary::spot& spot = words.place(each.location);
    if (spot.file != file_ || spot.line < 1 || spot.line > count()) continue;
    const auto thread = static_cast<analysis::thread_id>(id);
    by_line[static_cast<std::size_t>(spot.line)].push_back(
        QVariantMap{{QStringLiteral("threadId"), static_cast<int>(id)},
                    {QStringLiteral("name"), QString::fromStdString(at.names->thread(thread))},
                    {QStringLiteral("colorIndex"), static_cast<int>(id)}});
    if (selected != 0 ? id == selected : each.since >= newest) {
      newest = each.since;
      current = spot.line;
    }
  }
  set_markers(std::move(by_line));
  set_current(current);
}

void code_model::unmark() {
  if (count() == 0) return;
  set_markers(std::vector<QVariantList>(static_cast<std::size_t>(count()) + 1));
  set_current(0);
}

void code_model::set_markers(std::vector<QVariantList> by_line) {
  for (const int line : marked_) {
    if (by_line[static_cast<std::size_t>(line)].empty()) set(line - 1, markers, QVariantList());
  }
  marked_.clear();
  for (int line = 1; line <= count(); ++line) {
    QVariantList& here = by_line[static_cast<std::size_t>(line)];
    if (here.empty()) continue;
    marked_.push_back(line);
    set(line - 1, markers, std::move(here));
  }
}

void code_model::set_current(int line) {
  if (line == current_) return;
  if (current_ > 0) set(current_ - 1, is_current, false);
  if (line > 0) set(line - 1, is_current, true);
  current_ = line;
}

}  // namespace interleave::ui
