#include "core/os/system_facts.h"

#include "core/os/cores.h"
#include "core/os/system_file.h"

#include <gtest/gtest.h>

namespace os = interleave::os;

namespace {

TEST(SystemFacts, SayWhatTheSystemSays) {
  const os::facts here = os::system_facts();
  EXPECT_FALSE(here.cpu_model.empty());
  EXPECT_FALSE(here.clock_source.empty());
  EXPECT_EQ(here.cores, os::core_count());
  for (const std::string& text : {here.cpu_model, here.kernel, here.clock_source}) {
    EXPECT_EQ(text.find('\n'), std::string::npos) << text;
  }
#if defined(__linux__)
  EXPECT_EQ(here.kernel.rfind("Linux ", 0), 0U) << here.kernel;
#endif
}

TEST(SystemFile, AMissingFileIsEmpty) {
  EXPECT_EQ(os::read_system_file("/proc/no such file"), "");
}

TEST(SystemFile, FindsAValueByItsWholeKey) {
  const std::string text =
      "nonvoluntary_ctxt_switches:\t9\nvoluntary_ctxt_switches:\t4\nmodel name\t: A B\nempty:\nend: z";
  EXPECT_EQ(os::value_of(text, "voluntary_ctxt_switches"), "4");
  EXPECT_EQ(os::value_of(text, "nonvoluntary_ctxt_switches"), "9");
  EXPECT_EQ(os::value_of(text, "model name"), "A B");
  EXPECT_EQ(os::value_of(text, "model"), "");
  EXPECT_EQ(os::value_of(text, "empty"), "");
  EXPECT_EQ(os::value_of(text, "end"), "z");
  EXPECT_EQ(os::value_of("", "end"), "");
}

}  // namespace
