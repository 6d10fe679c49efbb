#include "ui/models/syntax.h"

#include <gtest/gtest.h>

namespace interleave::ui {
namespace {

// "keyword:int plain: x ..." as a readable line.
QString told(tokenizer& reads, const QString& line) {
  QStringList parts;
  for (const token& each : reads.next(line)) {
    const QString text = line.mid(each.begin, each.length).trimmed();
    if (!text.isEmpty()) parts.push_back(name_of(each.kind) + ":" + text);
  }
  return parts.join(" ");
}

TEST(Syntax, TellsKindsApart) {
  tokenizer reads;
  EXPECT_EQ(told(reads, "const int n = 1'000; // all"),
            "keyword:const keyword:int plain:n = number:1'000 plain:; comment:// all");
  EXPECT_EQ(told(reads, "  #include <mutex>"), "preprocessor:#include <mutex>");
  EXPECT_EQ(told(reads, R"(say("a \" // b");)"), R"(plain:say( string:"a \" // b" plain:);)");
}

TEST(Syntax, GoesOnInABlockComment) {
  tokenizer reads;
  EXPECT_EQ(told(reads, "x; /* one"), "plain:x; comment:/* one");
  EXPECT_EQ(told(reads, "# two"), "comment:# two");
  EXPECT_EQ(told(reads, "three */ return"), "comment:three */ keyword:return");
}

TEST(Syntax, CoversEveryCharacter) {
  tokenizer reads;
  for (const QString line : {"", "\"open", "'", "a /* b", "*/ 0x1f.", "\\", "mutex m{1.5f};"}) {
    qsizetype next = 0;
    for (const token& each : reads.next(line)) {
      EXPECT_EQ(each.begin, next);
      next += each.length;
    }
    EXPECT_EQ(next, line.size()) << qPrintable(line);
  }
}

TEST(Syntax, EscapesWhatHtmlWouldTake) {
  tokenizer reads;
  const QString line = "a<b>  \"&\"";
  EXPECT_EQ(to_html(line, reads.next(line), {"", "", "", "#00ff00"}),
            "a&lt;b&gt;&nbsp;&nbsp;<font color=\"#00ff00\">&quot;&amp;&quot;</font>");
}

}  // namespace
}  // namespace interleave::ui
