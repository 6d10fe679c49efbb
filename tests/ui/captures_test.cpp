#include "ui/models/captures.h"

#include "core/scenario/registry.h"
#include "core/scenario/run.h"
#include "core/trace/journal.h"
#include "ui/models/session.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <gtest/gtest.h>

#include <algorithm>

namespace interleave::ui {
namespace {

constexpr int patience_ms = 60'000;

class Captures : public testing::Test {
 protected:
  std::filesystem::path folder() const {
    return std::filesystem::path(scratch.path().toStdString()) / "captures";
  }
  int files() const {
    return static_cast<int>(QDir(scratch.filePath("captures")).entryList(QDir::Files).size());
  }

  // What a program that was killed leaves: a journal nobody holds.
  std::size_t leave_one() {
    scenario::settings few(*scenario::find("race"));
    few.set("increments", 100);
    scenario::run run(*scenario::find("race"), "mutex", few, {});
    while (!run.wait_until(std::chrono::steady_clock::now() + std::chrono::seconds(1))) continue;
    std::filesystem::create_directories(folder());
    trace::journal left(folder() / "capture-1.journal", properties_of(run.trace()->about()));
    left.catch_up(run.trace()->records(), run.trace()->dictionary());
    return run.trace()->records().size();
  }

  QTemporaryDir scratch;
};

TEST_F(Captures, KeepTheRunOnTheScreenAndNoOther) {
  {
    session lab;
    captures safe(lab, folder());
    EXPECT_EQ(safe.offers()->count(), 0);
    lab.select("race");
    lab.start();
    ASSERT_TRUE(QTest::qWaitFor([&] { return files() == 1; }, patience_ms));
    const QString former = QDir(scratch.filePath("captures")).entryList(QDir::Files).first();
    lab.restart();
    ASSERT_TRUE(QTest::qWaitFor(
        [&] {
          return files() == 1 && QDir(scratch.filePath("captures")).entryList(QDir::Files).first() != former;
        },
        patience_ms));
  }
  EXPECT_EQ(files(), 0) << "a window that closes in good order leaves none";
}

TEST_F(Captures, OfferWhatWasLeftUntilItIsSaved) {
  const std::size_t events = leave_one();
  session lab;
  captures safe(lab, folder());
  ASSERT_EQ(safe.offers()->count(), 1);
  EXPECT_TRUE(safe.offers()->value(0, "title").toString().contains("mutex"));
  EXPECT_TRUE(safe.open(0));
  ASSERT_TRUE(lab.trace());
  EXPECT_EQ(lab.trace()->records().size(), events);
  EXPECT_EQ(lab.scenarioId(), QString("race"));
  EXPECT_EQ(files(), 1) << "it is nowhere else yet";
  EXPECT_TRUE(lab.save(QUrl::fromLocalFile(scratch.filePath("kept.interleave"))));
  EXPECT_EQ(files(), 0);
  EXPECT_EQ(safe.offers()->count(), 0);
}

TEST_F(Captures, CanBeDiscarded) {
  leave_one();
  session lab;
  captures safe(lab, folder());
  safe.discard(0);
  EXPECT_EQ(safe.offers()->count(), 0);
  EXPECT_EQ(files(), 0);
  EXPECT_FALSE(safe.open(0));
}

TEST_F(Captures, ThatAreDamagedAreNotOffered) {
  leave_one();
  std::filesystem::resize_file(folder() / "capture-1.journal", 5);
  session lab;
  captures safe(lab, folder());
  EXPECT_EQ(safe.offers()->count(), 0);
}

}  // namespace
}  // namespace interleave::ui
