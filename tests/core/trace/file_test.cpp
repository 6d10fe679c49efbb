#include "core/trace/file.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <sys/stat.h>
#include <vector>

namespace interleave::trace {
namespace {

class File : public ::testing::Test {
 protected:
  File() {
    const auto* const test = ::testing::UnitTest::GetInstance()->current_test_info();
    folder = std::filesystem::path(::testing::TempDir()) / (std::string("interleave_trace_") + test->name());
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    path = folder / "a.trace";
  }
  ~File() override { std::filesystem::remove_all(folder); }

  static void fill(store& to, std::size_t count) {
    std::mt19937_64 random(count);
    nanoseconds time = 0;
    for (std::size_t i = 0; i < count; ++i) {
      record one;
      time += random() >> (random() % 40 + 24);
      one.time = std::min(time, max_time);
      one.thread = random() & 0xffff;
      one.argument = random() >> (random() % 64);
      one.object = static_cast<object_id>(random() % 3 + 1);
      one.sequence = static_cast<std::uint32_t>(random());
      one.location = static_cast<location_id>(random() % 3);
      one.cpu = static_cast<std::uint16_t>(random());
      one.what = random() % 2 == 0 ? kind::noted : kind::acquired;
      one.flags = static_cast<std::uint8_t>(random());
      to.append({&one, 1});
    }
  }

  static dictionary names() {
    dictionary result = dictionary::empty();
    result.add(location_id{1}, place{"core/scenario/catalogue/a.cpp", 12, "void eat()"});
    result.add(location_id{2}, place{"b.cpp", 99, "think"});
    result.add(location_id{55}, place{"unused.cpp", 1, "unused"});
    for (literal_id i = 1; i <= 3; ++i) result.add(i, "literal " + std::to_string(i));
    result.add(literal_id{77}, std::string("unused"));
    return result;
  }

  static bool equal(const store& a, const store& b) {
    if (a.size() != b.size()) return false;
    for (std::size_t i = 0; i < a.size(); ++i) {
      if (std::memcmp(&a[i], &b[i], sizeof(record)) != 0) return false;
    }
    return true;
  }

  [[nodiscard]] std::string contents() const {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  void replace(const std::string& bytes) const {
    std::ofstream(path, std::ios::binary | std::ios::trunc)
        .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  }
  [[nodiscard]] std::string error() const {
    try {
      open(path);
    } catch (const file_error& failure) {
      return failure.what();
    }
    return "";
  }

  std::filesystem::path folder;
  std::filesystem::path path;
};

TEST_F(File, GivesBackWhatWasSaved) {
  for (const std::size_t count :
       {std::size_t{0}, std::size_t{1}, store::block_records, 2 * store::block_records + 7}) {
    store trace;
    fill(trace, count);
    const properties about{{"scenario", "dining-philosophers"}, {"", "empty name"}, {"knobs", "a=1\nb=2"}};
    save(path, trace, names(), about);
    const loaded again = open(path);
    EXPECT_TRUE(equal(trace, *again.records));
    EXPECT_EQ(again.about, about);
  }
}

TEST_F(File, KeepsOnlyTheNamesThatRecordsReferTo) {
  store trace;
  fill(trace, 1000);
  save(path, trace, names(), {});
  const loaded again = open(path);
  EXPECT_EQ(again.names.location(1).file, "core/scenario/catalogue/a.cpp");
  EXPECT_EQ(again.names.location(1).line, 12u);
  EXPECT_EQ(again.names.location(1).function, "void eat()");
  EXPECT_EQ(again.names.text(3), "literal 3");
  EXPECT_EQ(again.names.location(55).file, "");
  EXPECT_EQ(again.names.text(77), "");
}

TEST_F(File, TruncatedAtAnyLengthIsAnErrorOfOneLineThatNamesTheFile) {
  store trace;
  fill(trace, 40);
  save(path, trace, names(), {{"scenario", "x"}});
  const std::string whole = contents();
  for (std::size_t length = 0; length < whole.size(); ++length) {
    replace(whole.substr(0, length));
    const std::string line = error();
    ASSERT_NE(line, "") << "cut to " << length;
    ASSERT_EQ(line.find('\n'), std::string::npos);
    ASSERT_EQ(line.find(path.string()), 0u);
  }
}

TEST_F(File, AnyChangedByteIsAnErrorOrChangesNothing) {
  store trace;
  fill(trace, 40);
  save(path, trace, names(), {{"scenario", "x"}});
  const std::string whole = contents();
  std::size_t refused = 0;
  for (std::size_t i = 0; i < whole.size(); ++i) {
    for (const int change : {1, 0x80, 0xff}) {
      std::string other = whole;
      other[i] = static_cast<char>(other[i] ^ change);
      replace(other);
      try {
        ASSERT_TRUE(equal(trace, *open(path).records)) << "byte " << i;
      } catch (const file_error&) {
        ++refused;
      }
    }
  }
  EXPECT_EQ(refused, 3 * whole.size());
}

TEST_F(File, TellsForeignNewerAndAppendedFilesApart) {
  store trace;
  fill(trace, 3);
  save(path, trace, names(), {});
  const std::string whole = contents();
  replace(std::string(100, 'x'));
  EXPECT_NE(error().find("not a trace"), std::string::npos);
  replace("");
  EXPECT_NE(error().find("not a trace"), std::string::npos);
  std::string newer = whole;
  newer[8] = 2;
  replace(newer);
  EXPECT_NE(error().find("format version 2; this program reads version 1"), std::string::npos);
  replace(whole + "x");
  EXPECT_NE(error().find("something follows"), std::string::npos);
  std::filesystem::remove(path);
  EXPECT_NE(error().find("cannot open"), std::string::npos);
  path = folder;
  EXPECT_NE(error().find("is a folder"), std::string::npos);
}

TEST_F(File, AFailedSaveSaysSoAndLeavesTheOldFileAlone) {
  store trace;
  EXPECT_THROW(save(folder / "missing" / "a.trace", trace, names(), {}), file_error);
  save(path, trace, names(), {{"first", "1"}});
  fill(trace, 10);
  save(path, trace, names(), {{"second", "2"}});
  EXPECT_EQ(open(path).about, (properties{{"second", "2"}}));
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder), {}), 1);
}

TEST_F(File, ReplacesWhatALinkLeadsTo) {
  store trace;
  fill(trace, 10);
  save(path, trace, names(), {});
  const auto link = folder / "link.trace";
  std::filesystem::create_symlink(path, link);
  save(link, trace, names(), {{"by", "the link"}});
  EXPECT_TRUE(std::filesystem::is_symlink(link));
  EXPECT_EQ(open(path).about, (properties{{"by", "the link"}}));
}

// Who saves to /dev/null as root would else have no /dev/null any more.
TEST_F(File, IsNotSavedOverWhatIsNoFile) {
  const auto pipe = folder / "pipe";
  ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
  EXPECT_THROW(save(pipe, store(), names(), {}), file_error);
  EXPECT_TRUE(std::filesystem::is_fifo(pipe));
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder), {}), 1);
}

}  // namespace
}  // namespace interleave::trace
