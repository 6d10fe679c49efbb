#include "tests/app/program.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <ostream>
#include <string>

namespace interleave::app::testing {
namespace {

struct mistake {
  const char* arguments;
  const char* says;  // part of the line: what is wrong, or what is allowed
};

void PrintTo(const mistake& of, std::ostream* out) {
  *out << of.arguments;
}

class BadUsage : public ::testing::TestWithParam<mistake> {};

TEST_P(BadUsage, GivesOneLineAndStatusTwo) {
  const outcome out = interleave(GetParam().arguments);
  EXPECT_EQ(out.status, 2);
  EXPECT_EQ(out.out, "");
  EXPECT_EQ(std::count(out.err.begin(), out.err.end(), '\n'), 1) << out.err;
  EXPECT_NE(out.err.find(GetParam().says), std::string::npos) << out.err;
}

INSTANTIATE_TEST_SUITE_P(
    All, BadUsage,
    ::testing::Values(
        mistake{"run dining-philosofers", "did you mean 'dining-philosophers'"},
        mistake{"run nothing-like-it", "there is: "},
        mistake{"dining-philosofers", "did you mean 'dining-philosophers'"}, mistake{"run", "SCENARIO"},
        mistake{"run dining-philosophers --variant niave", "did you mean 'naive'"},
        mistake{"dining-philosophers --variant niave", "did you mean 'naive'"},
        mistake{"run dining-philosophers --set philosphers=3", "did you mean 'philosophers'"},
        mistake{"run dining-philosophers --set philosophers=1", "2 to 64"},
        mistake{"run dining-philosophers --set philosophers=65", "2 to 64"},
        mistake{"run dining-philosophers --set philosophers=nan", "2 to 64"},
        mistake{"run dining-philosophers --set philosophers=many", "2 to 64"},
        mistake{"run dining-philosophers --set philosophers=", "2 to 64"},
        mistake{"run dining-philosophers --set philosophers", "knob=value"},
        mistake{"run dining-philosophers --set =3", "knob=value"},
        mistake{"run dining-philosophers --duration soon", "150ms"},
        mistake{"run dining-philosophers --duration 2x", "150ms"},
        mistake{"run dining-philosophers --duration", "--duration"},
        mistake{"run dining-philosophers --mode slow", "free, paced"},
        mistake{"run dining-philosophers --mode stepped --pace 5ms", "--mode paced"},
        mistake{"run dining-philosophers --mode stepped --schedule 1/x", "--schedule has its steps"},
        mistake{"run dining-philosophers --schedule abc", "is not a schedule"},
        mistake{"run dining-philosophers --mode free --pace 5ms", "--mode paced"},
        mistake{"run dining-philosophers --pace fast", "--pace"},
        mistake{"run dining-philosophers --pace 0", "more than 0"},
        mistake{"run dining-philosophers --seed x", "whole numbers"},
        mistake{"run dining-philosophers --sed 3", "did you mean '--set'"},
        mistake{"run dining-philosophers again", "unexpected argument 'again'"},
        mistake{"run dining-philosophers --trace /nowhere/at/all/x", "there is no folder"},
        mistake{"run dining-philosophers --trace /tmp", "it is a folder"},
        mistake{"run dining-philosophers --trace /proc/none", "--trace"},
        mistake{"dining-philosophers --screenshot /nowhere/at/all.png", "there is no folder"},
        mistake{"dining-philosophers --screenshot /tmp", "it is a folder"},
        mistake{"list --jsn", "did you mean '--json'"}, mistake{"open /nowhere/at/all", "/nowhere/at/all"},
        mistake{"export /nowhere/at/all --format csv", "/nowhere/at/all"},
        mistake{"/nowhere/at/all", "/nowhere/at/all"}, mistake{"none.interleave", "none.interleave"},
        mistake{"none.interleave --variant naive", "'none.interleave' is a file"},
        mistake{"export /dev/null --format xml", "perfetto, csv, json"},
        mistake{"export /dev/null --format csv", "/dev/null"}, mistake{"export", "FILE"},
        mistake{"--frobnicate", "--screenshot"}, mistake{"--after 2s", "--screenshot"},
        mistake{"explore dining-philosophers --strategy dpro", "did you mean"},
        mistake{"explore dining-philosophers --strategy DPOR", "portfolio, dpor, bounded"},
        mistake{"explore dining-philosophers --backend fibres", "did you mean 'fibers'"},
        mistake{"explore dining-philosophers --max-schedules 0", "whole numbers from 1"},
        mistake{"explore dining-philosophers --time-limit 5y", "150ms"},
        mistake{"explore dining-philosophers --seed -1", "whole numbers from 0"},
        mistake{"explore dining-philosophers --timeouts 101", "0 to 100"},
        mistake{"explore dining-philosophers --bound 1", "--strategy bounded"},
        mistake{"explore dining-philosophers --depth 2", "--strategy pct"},
        mistake{"explore dining-philosophers --set philosophers=64 --strategy dpor", "more than 64 threads"},
        mistake{"explore event-loop", "outside the run"},
        mistake{"replay dining-philosophers --schedule x", "is not a schedule"},
        mistake{"replay dining-philosophers", "--schedule"},
        mistake{"replay race --schedule 1/dining-philosophers/-/brbsk4", "one of dining-philosophers"},
        mistake{"replay race --schedule 2/race/-/brbsk4", "this program reads version 1"},
        mistake{"replay race --schedule 1/race/nothing/-/brbsk4", "there is: "},
        mistake{"replay race --schedule 1/race/threads=0/-/brbsk4", "is out of range"},
        mistake{"replay race --schedule 1/race/-/brbsk4", "its check is another one"},
        mistake{"replay race --schedule 1/race/-2zzcA/brbsk4", "at step 3"},
        mistake{"replay race --schedule 1/race/-999bA/brbsk4", "ends before the last switch"},
        mistake{"replay race --schedule 1/race/-/brbsk4 --backend cores", "fibers, threads"},
        mistake{"replay race --schedule 1/race/-/brbsk4 --backend fibers --trace x", "keeps no trace"},
        mistake{"replay race --schedule 1/race/-/brbsk4 --trace /nowhere/at/all/x", "there is no folder"},
        mistake{"map dining-philosofers", "did you mean 'dining-philosophers'"},
        mistake{"map dining-philosophers --variant niave", "did you mean 'naive'"},
        mistake{"map dining-philosophers --x philosphers", "did you mean 'philosophers'"},
        mistake{"map dining-philosophers --y philosophers=2-7", "KNOB=FROM..TO, as in philosophers=2..64"},
        mistake{"map dining-philosophers --x philosophers=", "KNOB=FROM..TO"},
        mistake{"map dining-philosophers --x philosophers=1..7", "FROM..TO within 2..64"},
        mistake{"map dining-philosophers --x philosophers=9..7", "FROM..TO within 2..64"},
        mistake{"map dining-philosophers --x pause_ms --y pause_ms", "two different knobs"},
        mistake{"map dining-philosophers --x philosophers --set philosophers=3", "one of them"},
        mistake{"map dining-philosophers --cells 6", "COLUMNSxROWS, each 1 to 24"},
        mistake{"map dining-philosophers --cells 6x0", "COLUMNSxROWS, each 1 to 24"},
        mistake{"map dining-philosophers --cells 6x25", "COLUMNSxROWS, each 1 to 24"},
        mistake{"map dining-philosophers --runs 0", "whole numbers from 1 to 1000"},
        mistake{"map dining-philosophers --duration 0", "more than 0"},
        mistake{"map dining-philosophers --rusn 3", "did you mean '--runs'"},
        mistake{"bench smu", "did you mean 'sum'"},
        mistake{"bench sum --repeat 0", "whole numbers from 1 to"},
        mistake{"bench sum --set n=5", "out of range"}, mistake{"bench sum --set m=5", "unknown knob"},
        mistake{"bench sum --save /nowhere/at/all.json", "no folder"}));

TEST(Usage, HelpOffersWhatIsThere) {
  const outcome help = interleave("--help");
  EXPECT_EQ(help.status, 0);
  EXPECT_EQ(help.err, "");
  for (const char* word : {"list", "run", "map", "open", "export", "--screenshot", "Exit status"}) {
    EXPECT_NE(help.out.find(word), std::string::npos) << word;
  }
  EXPECT_NE(help.out.find("explore"), std::string::npos);
  EXPECT_EQ(interleave("run --help").status, 0);
}

TEST(Usage, TellsItsVersion) {
  const outcome version = interleave("--version");
  EXPECT_EQ(version.status, 0);
  EXPECT_TRUE(version.out.starts_with("interleave "));
}

TEST(Usage, ShowsTheScenarioInTheTerminalWithoutADisplay) {
  const outcome shown = interleave(
      "dining-philosophers --variant ordered --set meals=1 --set think_ms=0 --set eat_ms=0 --duration 60s");
  EXPECT_EQ(shown.status, 0);
  EXPECT_NE(shown.err.find("in the terminal instead"), std::string::npos);
  EXPECT_NE(shown.out.find("philosopher 1"), std::string::npos);
  EXPECT_EQ(shown.out.find('\x1b'), std::string::npos);  // no escape sequences in a file
}

// As after a log-in from elsewhere that has left DISPLAY behind.
TEST(Usage, TakesADisplayThatDoesNotAnswerForNone) {
  for (const char* display : {"DISPLAY=:4711", "WAYLAND_DISPLAY=wayland-4711"}) {
    const outcome shown = interleave(
        "dining-philosophers --variant ordered --set meals=1 --set think_ms=0 --set eat_ms=0 --duration 60s",
        display);
    EXPECT_EQ(shown.status, 0) << display;
    EXPECT_NE(shown.err.find("in the terminal instead"), std::string::npos) << shown.err;
    EXPECT_NE(shown.out.find("philosopher 1"), std::string::npos);
  }
}

}  // namespace
}  // namespace interleave::app::testing
