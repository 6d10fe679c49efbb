#include "ui/models/syntax.h"

#include <QSet>

#include <array>

namespace interleave::ui {

namespace {

const QSet<QString>& keywords() {
  static const QSet<QString> all{
      "alignas",   "auto",      "bool",     "break",   "case",      "catch",     "char",     "class",
      "co_await",  "co_return", "co_yield", "const",   "constexpr", "consteval", "continue", "default",
      "delete",    "do",        "double",   "else",    "enum",      "explicit",  "extern",   "false",
      "float",     "for",       "friend",   "if",      "inline",    "int",       "long",     "mutable",
      "namespace", "new",       "noexcept", "nullptr", "operator",  "override",  "private",  "protected",
      "public",    "return",    "short",    "signed",  "sizeof",    "static",    "struct",   "switch",
      "template",  "this",      "throw",    "true",    "try",       "typename",  "unsigned", "using",
      "virtual",   "void",      "volatile", "while"};
  return all;
}

// Names of types and of the primitives that the lessons are about.
const QSet<QString>& types() {
  static const QSet<QString> all{"mutex",
                                 "shared_mutex",
                                 "recursive_mutex",
                                 "counting_semaphore",
                                 "binary_semaphore",
                                 "barrier",
                                 "latch",
                                 "atomic",
                                 "thread",
                                 "jthread",
                                 "vector",
                                 "string",
                                 "string_view",
                                 "deque",
                                 "array",
                                 "optional",
                                 "unique_lock",
                                 "scoped_lock",
                                 "lock_guard",
                                 "shared_lock",
                                 "settings",
                                 "condition_variable",
                                 "resource",
                                 "size_t",
                                 "milliseconds",
                                 "map",
                                 "unique_ptr",
                                 "shared_ptr",
                                 "span",
                                 "function"};
  return all;
}

bool starts_word(QChar c) {
  return c.isLetter() || c == QLatin1Char('_');
}
bool in_word(QChar c) {
  return c.isLetterOrNumber() || c == QLatin1Char('_');
}

token_kind kind_of_word(const QString& word) {
  if (keywords().contains(word)) return token_kind::keyword;
  if (types().contains(word) || word.endsWith(QStringLiteral("_t"))) return token_kind::type;
  return token_kind::plain;
}

qsizetype end_of_literal(const QString& line, qsizetype begin) {
  const QChar quote = line[begin];
  for (qsizetype i = begin + 1; i < line.size(); ++i) {
    if (line[i] == QLatin1Char('\\')) {
      ++i;
    } else if (line[i] == quote) {
      return i + 1;
    }
  }
  return line.size();
}

qsizetype end_of_comment(const QString& line, qsizetype begin) {
  const qsizetype found = line.indexOf(QStringLiteral("*/"), begin);
  return found < 0 ? -1 : found + 2;
}

}  // namespace

std::vector<token> tokenizer::next(const QString& line) {
  std::vector<token> tokens;
  const auto add = [&](token_kind kind, qsizetype begin, qsizetype end) {
    if (end <= begin) return;
    if (!tokens.empty() && tokens.back().kind == kind) {
      tokens.back().length += end - begin;
    } else {
      tokens.push_back({kind, begin, end - begin});
    }
  };
  qsizetype i = 0;
  const auto comment_from = [&](qsizetype begin, qsizetype search) {
    const qsizetype end = end_of_comment(line, search);
    in_comment_ = end < 0;
    add(token_kind::comment, begin, in_comment_ ? line.size() : end);
    i = in_comment_ ? line.size() : end;
  };
  if (in_comment_) {
    comment_from(0, 0);
  } else if (line.trimmed().startsWith(QLatin1Char('#'))) {
    add(token_kind::preprocessor, 0, line.size());
    return tokens;
  }
  while (i < line.size()) {
    const QChar c = line[i];
    const QChar after = i + 1 < line.size() ? line[i + 1] : QChar();
    qsizetype end = i + 1;
    if (c == QLatin1Char('/') && after == QLatin1Char('/')) {
      add(token_kind::comment, i, line.size());
      break;
    }
    if (c == QLatin1Char('/') && after == QLatin1Char('*')) {
      comment_from(i, i + 2);
      continue;
    }
    if (c == QLatin1Char('"') || c == QLatin1Char('\'')) {
      end = end_of_literal(line, i);
      add(token_kind::string, i, end);
    } else if (c.isDigit()) {
      while (end < line.size() && (in_word(line[end]) || line[end] == QLatin1Char('\'') ||
                                   (line[end] == QLatin1Char('.') && line[end - 1].isDigit()))) {
        ++end;
      }
      add(token_kind::number, i, end);
    } else if (starts_word(c)) {
      while (end < line.size() && in_word(line[end])) ++end;
      add(kind_of_word(line.mid(i, end - i)), i, end);
    } else {
      add(token_kind::plain, i, end);
    }
    i = end;
  }
  return tokens;
}

QString name_of(token_kind kind) {
  static constexpr std::array<const char*, 7> names{"plain",   "keyword", "type",        "string",
                                                    "comment", "number",  "preprocessor"};
  return QLatin1String(names[static_cast<std::size_t>(kind)]);
}

QString to_html(const QString& line, const std::vector<token>& tokens, const QStringList& colours) {
  QString html;
  for (const token& each : tokens) {
    QString text = line.mid(each.begin, each.length).toHtmlEscaped();
    text.replace(QLatin1Char(' '), QStringLiteral("&nbsp;"));
    const QString colour = colours.value(static_cast<int>(each.kind));
    html += colour.isEmpty() ? text : QStringLiteral("<font color=\"%1\">%2</font>").arg(colour, text);
  }
  return html;
}

}  // namespace interleave::ui
