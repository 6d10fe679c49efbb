#pragma once

#include "core/bench/experiment.h"
#include "core/bench/json.h"
#include "core/bench/report.h"
#include "ui/models/bench_chart.h"
#include "ui/models/bench_runner.h"
#include "ui/models/table_model.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QStringList>
#include <QUrl>
#include <QVariantList>
#include <QtQml/qqmlregistration.h>

#include <map>
#include <memory>
#include <optional>
#include <string>

namespace interleave::ui {

class session;

// The benchmarks of the window. Which one is chosen, and its knobs, are the session's, for which a benchmark
// is a scenario whose variants are the rows: so a row is watched in the ordinary timeline. Here is what
// measuring adds: repetitions, progress, and of each benchmark the last report, as chart, sentences and
// table.
//
//   not chosen ──session.select("sum")──► figures ──run──► measuring ──its end, or cancel──► figures
//                                            │ ▲
//                                   watch(row) │ back, another scenario
//                                            ▼ │
//                                          watching: the session runs the row
//
// Choosing another scenario cancels the measurement, since both would disturb each other; rounds that were
// complete are kept. For the window's thread.
//
//   session lab;  bench_session bench(lab);
//   lab.select("sum");  bench.run();
class bench_session : public QObject {
  Q_OBJECT
  QML_NAMED_ELEMENT(BenchSession)
  QML_UNCREATABLE("Given to Main.qml by the program")

  Q_PROPERTY(bool chosen READ isChosen NOTIFY chosenChanged)  // the session's scenario is a benchmark
  Q_PROPERTY(bool shown READ isShown NOTIFY chosenChanged)    // and its figures are to be seen
  Q_PROPERTY(QString title READ title NOTIFY chosenChanged)
  Q_PROPERTY(QString explanation READ explanation NOTIFY chosenChanged)
  Q_PROPERTY(interleave::ui::table_model* rows READ rows CONSTANT)
  Q_PROPERTY(int repetitions READ repetitions WRITE setRepetitions NOTIFY repetitionsChanged)
  Q_PROPERTY(int mostRepetitions READ mostRepetitions CONSTANT)

  Q_PROPERTY(bool running READ isRunning NOTIFY progressChanged)
  Q_PROPERTY(bool cancelling READ isCancelling NOTIFY progressChanged)
  Q_PROPERTY(double progress READ progress NOTIFY progressChanged)  // 0…1
  Q_PROPERTY(QString progressText READ progressText NOTIFY progressChanged)
  Q_PROPERTY(QString timeLeft READ timeLeft NOTIFY progressChanged)

  Q_PROPERTY(bool hasReport READ hasReport NOTIFY reportChanged)
  Q_PROPERTY(QString roundsText READ roundsText NOTIFY reportChanged)
  Q_PROPERTY(QString factsText READ factsText NOTIFY reportChanged)
  Q_PROPERTY(QString settingsText READ settingsText NOTIFY reportChanged)  // of the report
  Q_PROPERTY(bool stale READ isStale NOTIFY staleChanged)                  // the knobs stand differently now
  Q_PROPERTY(QStringList verdict READ verdictTexts NOTIFY reportChanged)
  Q_PROPERTY(interleave::ui::table_model* table READ table CONSTANT)
  Q_PROPERTY(QVariantList columns READ columns NOTIFY reportChanged)

  Q_PROPERTY(QStringList figures READ figures NOTIFY chosenChanged)  // titles
  Q_PROPERTY(int figure READ figure WRITE setFigure NOTIFY chartChanged)
  Q_PROPERTY(QStringList cuts READ cuts NOTIFY chartChanged)
  Q_PROPERTY(int cut READ cut WRITE setCut NOTIFY chartChanged)
  Q_PROPERTY(QString chartForm READ chartForm NOTIFY chartChanged)  // "none", "bars", "curves"
  Q_PROPERTY(QString chartTitle READ chartTitle NOTIFY chartChanged)
  Q_PROPERTY(QString chartText READ chartText NOTIFY chartChanged)  // all of it in words
  Q_PROPERTY(QString chartOver READ chartOver NOTIFY chartChanged)
  Q_PROPERTY(interleave::ui::table_model* bars READ bars CONSTANT)
  Q_PROPERTY(interleave::ui::table_model* curves READ curves CONSTANT)

  Q_PROPERTY(QString savedName READ savedName NOTIFY reportChanged)  // compared with; empty: with nothing
  Q_PROPERTY(QStringList saveFilters READ saveFilters CONSTANT)
  Q_PROPERTY(QStringList openFilters READ saveFilters CONSTANT)
  Q_PROPERTY(QStringList differences READ differences NOTIFY reportChanged)

 public:
  explicit bench_session(session& lab, QObject* parent = nullptr);
  ~bench_session() override;

  Q_INVOKABLE void run();
  Q_INVOKABLE void cancel();
  Q_INVOKABLE void watch(const QString& row);
  Q_INVOKABLE void back();

  Q_INVOKABLE QString csv() const;
  Q_INVOKABLE void copyCsv() const;
  Q_INVOKABLE QUrl suggestedFile() const;
  // Every figure, as `bench NAME --json` writes it. False, with the session's errorText, if it cannot be.
  // There is one kind of files; what is there is replaced unasked only if it was named in full.
  Q_INVOKABLE bool save(const QUrl& file, int filter = 0, bool replace = false);
  // The file that save would replace; empty if there is none.
  Q_INVOKABLE QString existing(const QUrl& file, int filter = 0) const;
  // Shows saved figures of the same benchmark beside these, and beside those of later runs. False, with the
  // session's errorText, if there are none in it.
  Q_INVOKABLE bool open(const QUrl& file);
  Q_INVOKABLE void fail(const QString& text);
  Q_INVOKABLE void forgetSaved();

  [[nodiscard]] bool isChosen() const { return of_ != nullptr; }
  [[nodiscard]] bool isShown() const { return of_ != nullptr && !watching_; }
  [[nodiscard]] QString title() const;
  [[nodiscard]] QString explanation() const;
  [[nodiscard]] table_model* rows() { return &rows_; }
  [[nodiscard]] int repetitions() const { return repetitions_; }
  void setRepetitions(int next);
  [[nodiscard]] int mostRepetitions() const { return 50; }
  [[nodiscard]] bool isRunning() const { return runner_.is_running(); }
  [[nodiscard]] bool isCancelling() const { return runner_.is_cancelling(); }
  [[nodiscard]] double progress() const;
  [[nodiscard]] QString progressText() const;
  [[nodiscard]] QString timeLeft() const;
  [[nodiscard]] bool hasReport() const { return report() != nullptr; }
  [[nodiscard]] QString roundsText() const;
  [[nodiscard]] QString factsText() const;
  [[nodiscard]] QString settingsText() const;
  [[nodiscard]] bool isStale() const;
  [[nodiscard]] QStringList verdictTexts() const;
  [[nodiscard]] table_model* table() { return &table_; }
  [[nodiscard]] QVariantList columns() const;
  [[nodiscard]] QStringList figures() const;
  [[nodiscard]] int figure() const { return figure_; }
  void setFigure(int next);
  [[nodiscard]] QStringList cuts() const { return cuts_; }
  [[nodiscard]] int cut() const { return cut_; }
  void setCut(int next);
  [[nodiscard]] QString chartForm() const;
  [[nodiscard]] QString chartTitle() const;
  [[nodiscard]] QString chartText() const;
  [[nodiscard]] QString chartOver() const { return chart_.over; }
  [[nodiscard]] table_model* bars() { return &bars_; }
  [[nodiscard]] table_model* curves() { return &curves_; }
  [[nodiscard]] QString savedName() const;
  [[nodiscard]] QStringList differences() const;
  [[nodiscard]] QStringList saveFilters() const;

  // What chart_item draws.
  [[nodiscard]] const chart_data& chart() const { return chart_; }
  // Of the benchmark that is chosen; null if it was not measured yet.
  [[nodiscard]] const bench::report* report() const;
  // As if it had just been measured; of any benchmark.
  void show(std::shared_ptr<const bench::report> made);

 Q_SIGNALS:
  void chosenChanged();
  void repetitionsChanged();
  void progressChanged();
  void reportChanged();
  void staleChanged();
  void chartChanged();

 private:
  struct saved_run {
    QString name;
    nlohmann::ordered_json figures;
  };
  // What is kept of a benchmark while the window is open.
  struct past {
    std::shared_ptr<const bench::report> report;
    std::optional<saved_run> saved;
    std::optional<bench::comparison> comparison;
  };

  void choose();
  void follow_session();
  void measured();
  void compare(past& which);
  void show_report();
  void draw();
  [[nodiscard]] past* chosen_past();
  [[nodiscard]] const past* chosen_past() const;

  session& lab_;
  const bench::experiment* of_ = nullptr;
  bool watching_ = false;
  int repetitions_ = 5;
  int figure_ = 0;
  int cut_ = 0;
  QStringList cuts_;
  chart_data chart_;
  std::map<std::string, past, std::less<>> pasts_;  // by benchmark
  table_model rows_;
  table_model table_;
  table_model bars_;
  table_model curves_;
  QElapsedTimer since_start_;
  bench_runner runner_;  // last: its end waits for the measurement
};

}  // namespace interleave::ui
