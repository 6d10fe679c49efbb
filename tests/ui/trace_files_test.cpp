#include "ui/models/trace_files.h"

#include "tests/ui/sample.h"
#include "ui/models/session.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace interleave::ui {
namespace {

class TraceFiles : public testing::Test {
 protected:
  TraceFiles() { lab.show(recorded(sample.t)); }

  QString path(const char* name) { return folder.filePath(QString::fromUtf8(name)); }
  bool save(const QString& to, int filter = 0) { return lab.save(QUrl::fromLocalFile(to), filter); }
  static QByteArray content(const QString& of) {
    QFile file(of);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
  }
  static void write(const QString& to, const QByteArray& what) {
    QFile file(to);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(what);
  }
  // What lies in the folder: nothing is to be left behind.
  QStringList files() { return QDir(folder.path()).entryList(QDir::Files, QDir::Name); }

  QTemporaryDir folder;
  three_philosophers sample;
  session lab;
};

TEST_F(TraceFiles, AreWhatTheirNamesEndIn) {
  for (const char* const name : {"run.interleave", "run.perfetto.json", "run.CSV", "run.json"}) {
    EXPECT_TRUE(save(path(name), 3)) << qPrintable(lab.errorText());
    EXPECT_EQ(lab.noticeText(), "saved as " + path(name));
  }
  EXPECT_TRUE(content(path("run.perfetto.json")).contains("\"traceEvents\""));
  EXPECT_TRUE(content(path("run.json")).contains("\"outcome\""));
  EXPECT_TRUE(content(path("run.CSV")).contains("philosopher 1"));
  session other;
  EXPECT_TRUE(other.open(QUrl::fromLocalFile(path("run.interleave")))) << qPrintable(other.errorText());
  EXPECT_EQ(other.trace()->records().size(), lab.trace()->records().size());
  EXPECT_EQ(files().size(), 4);
}

TEST_F(TraceFiles, EndAsTheChosenKindDoes) {
  for (int filter = 0; filter < save_filters().size(); ++filter) EXPECT_TRUE(save(path("run"), filter));
  EXPECT_EQ(files(), (QStringList{"run.csv", "run.interleave", "run.json", "run.perfetto.json"}));
  EXPECT_EQ(with_suffix("a.txt", 2), "a.txt.csv");
  EXPECT_EQ(with_suffix("a", 99), "a.json");
  EXPECT_EQ(with_suffix("a", -1), "a.interleave");
  EXPECT_EQ(with_suffix("", 0), "");
}

TEST_F(TraceFiles, AreNotReplacedUnasked) {
  write(path("run.csv"), "precious");
  EXPECT_FALSE(save(path("run"), 2));
  EXPECT_TRUE(lab.errorText().contains("is there already")) << qPrintable(lab.errorText());
  EXPECT_EQ(content(path("run.csv")), "precious");
  EXPECT_EQ(lab.existing(QUrl::fromLocalFile(path("run")), 2), path("run.csv"));
  EXPECT_EQ(lab.existing(QUrl::fromLocalFile(path("run")), 3), "");
  EXPECT_TRUE(save(path("run.csv"))) << "chosen by its whole name";
  EXPECT_NE(content(path("run.csv")), "precious");
  EXPECT_EQ(lab.errorText(), "");
}

TEST_F(TraceFiles, TellInALineWhyTheyCannotBeWritten) {
  for (const char* const name :
       {"none/run.interleave", "none/run.csv", "none/run.json", "none/run.perfetto.json"}) {
    EXPECT_FALSE(save(path(name)));
    EXPECT_TRUE(lab.errorText().startsWith(path(name) + ": cannot write it")) << qPrintable(lab.errorText());
    EXPECT_FALSE(lab.errorText().contains('\n'));
    EXPECT_EQ(lab.noticeText(), "");
  }
  ASSERT_TRUE(QDir(folder.path()).mkdir("folder.csv"));
  EXPECT_FALSE(save(path("folder.csv")));
  EXPECT_EQ(files(), QStringList());
  EXPECT_FALSE(lab.save(QUrl("https://example.org/run.csv")));
  EXPECT_TRUE(lab.errorText().contains("a file on this computer")) << qPrintable(lab.errorText());
  EXPECT_EQ(lab.state(), "opened");
  EXPECT_TRUE(lab.graph()->hasCycle());
}

TEST_F(TraceFiles, DamagedOnesLeaveWhatIsShown) {
  ASSERT_TRUE(save(path("run.interleave")));
  const QByteArray whole = content(path("run.interleave"));
  write(path("cut.interleave"), whole.left(whole.size() / 2));
  write(path("foreign.interleave"), "name,meals\nphilosopher 1,12\n");
  const auto shown = lab.trace();
  for (const char* const name : {"cut.interleave", "foreign.interleave", "none.interleave"}) {
    EXPECT_FALSE(lab.open(QUrl::fromLocalFile(path(name))));
    EXPECT_TRUE(lab.errorText().startsWith(path(name))) << qPrintable(lab.errorText());
    EXPECT_FALSE(lab.errorText().contains('\n'));
  }
  EXPECT_EQ(lab.trace(), shown);
  lab.clearError();
  EXPECT_EQ(lab.errorText(), "");
}

TEST_F(TraceFiles, AreCalledAfterTheirRun) {
  EXPECT_EQ(lab.suggestedFile().fileName(), "dining-philosophers-naive.interleave");
  EXPECT_TRUE(QDir(QFileInfo(lab.suggestedFile().toLocalFile()).path()).exists());
}

}  // namespace
}  // namespace interleave::ui
