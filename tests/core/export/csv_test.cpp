#include "core/export/csv.h"

#include "tests/core/export/example.h"

#include <gtest/gtest.h>

#include <sstream>
#include <string>

namespace interleave::exports {
namespace {

std::string csv_of(const scenario::recording& of) {
  std::ostringstream out;
  write_csv(out, of);
  return out.str();
}

bool has_line(const std::string& text, const std::string& line) {
  return text.find("\r\n" + line + "\r\n") != std::string::npos;
}

TEST(Csv, HasALineForEachRecordBelowTheNamesOfTheColumns) {
  const auto recording = example::dinner();
  const std::string text = csv_of(*recording);
  EXPECT_TRUE(text.starts_with("time_ns,thread,kind,object,argument,sequence,file,line,cpu,flags\r\n"));
  std::size_t lines = 0;
  for (std::size_t at = text.find("\r\n"); at != std::string::npos; at = text.find("\r\n", at + 1)) ++lines;
  EXPECT_EQ(lines, recording->records().size() + 1);
}

TEST(Csv, QuotesWhatNeedsIt) {
  EXPECT_TRUE(
      has_line(csv_of(*example::dinner()),
               "3400,philosopher 2,acquired,\"fork \"\"1\"\", left\",0,0,core/scenario/example.cpp,42,1,"
               "contended"));
}

TEST(Csv, WritesNamesWhereNumbersStandForThem) {
  const std::string text = csv_of(*example::dinner());
  EXPECT_TRUE(has_line(text, "2000,philosopher 1,phase,,eating,0,core/scenario/example.cpp,42,0,"));
  EXPECT_TRUE(has_line(text, "3000,philosopher 1,counted,meals,1,0,core/scenario/example.cpp,42,0,"));
  EXPECT_TRUE(has_line(text,
                       "3150,philosopher 1,woke,\"fork \"\"1\"\", left\",philosopher 2,0,core/scenario/"
                       "example.cpp,42,0,"));
  EXPECT_TRUE(has_line(text, "4000,main,thread_ended,,returned,0,core/scenario/example.cpp,42,0,"));
}

TEST(Csv, OfAnEmptyTraceIsTheHeading) {
  EXPECT_EQ(csv_of(*example::writer().recording()),
            "time_ns,thread,kind,object,argument,sequence,file,line,cpu,flags\r\n");
}

}  // namespace
}  // namespace interleave::exports
