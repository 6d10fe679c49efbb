#pragma once

#include <QString>
#include <QStringList>

#include <cstdint>
#include <vector>

namespace interleave::ui {

// What a piece of C++ is, as far as colouring goes.
enum class token_kind : std::uint8_t { plain, keyword, type, string, comment, number, preprocessor };

struct token {
  token_kind kind = token_kind::plain;
  qsizetype begin = 0;
  qsizetype length = 0;
};

// Cuts C++ source into tokens line by line: enough to colour it, not to understand it. Keeps only whether a
// block comment goes on, so lines are to come in order. Raw strings over several lines are not known.
//
//   tokenizer reads;
//   for (const QString& line : lines) paint(line, reads.next(line));
class tokenizer {
 public:
  tokenizer() = default;
  // In the middle of a source: whether a block comment goes on there.
  explicit tokenizer(bool in_comment) : in_comment_(in_comment) {}

  // Tokens cover the whole line, in order.
  std::vector<token> next(const QString& line);
  [[nodiscard]] bool in_comment() const { return in_comment_; }

 private:
  bool in_comment_ = false;
};

// "keyword", "type", …: the names under which the theme gives colours.
QString name_of(token_kind kind);

// A line as HTML with a font colour a token; `colours` by token_kind, an empty one means none. Spaces stay as
// wide as they are.
QString to_html(const QString& line, const std::vector<token>& tokens, const QStringList& colours);

}  // namespace interleave::ui
