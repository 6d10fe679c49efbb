#pragma once

#include "ui/models/banner.h"
#include "ui/models/catalogue_models.h"
#include "ui/models/code_model.h"
#include "ui/models/playhead.h"
#include "ui/models/snapshot.h"
#include "ui/models/table_model.h"
#include "ui/models/transport.h"
#include "ui/models/vocabulary.h"
#include "ui/models/wait_graph_model.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <QUrl>
#include <QVariantMap>
#include <QtQml/qqmlregistration.h>

#include <functional>
#include <memory>
#include <optional>

namespace interleave::ui {

// Who decides the steps of a session's runs.
struct direction {
  QString mode;                   // "stepped" or "replayed"
  std::function<conducted()> by;  // asked at every start
  double pace = 0;                // that the runs begin with
  bool lasts = false;             // for other variants and knobs too
};

// What the window shows and can be told: one scenario with its variants and knobs, one run or opened file,
// one playhead, and the models of everything at that playhead. At most every 16 ms a snapshot is taken and
// handed to the models; while nothing changes no timer runs. Times are nanoseconds since the run began, as
// doubles because QML has nothing better.
//
//   session lab;
//   lab.select("dining-philosophers");  lab.start();
//   lab.setPlayhead(1e9);               // a second after the beginning, whatever goes on since
//   lab.goLive();
class session : public QObject {
  Q_OBJECT
  QML_NAMED_ELEMENT(Session)
  QML_UNCREATABLE("Given to Main.qml by the program")

  Q_PROPERTY(interleave::ui::scenario_list_model* scenarios READ scenarios CONSTANT)
  Q_PROPERTY(QString scenarioId READ scenarioId NOTIFY scenarioChanged)
  Q_PROPERTY(QString title READ title NOTIFY scenarioChanged)
  Q_PROPERTY(QString chapterTitle READ chapterTitle NOTIFY scenarioChanged)
  Q_PROPERTY(QString explanation READ explanation NOTIFY scenarioChanged)
  Q_PROPERTY(QString sceneId READ sceneId NOTIFY scenarioChanged)
  Q_PROPERTY(interleave::ui::table_model* variants READ variants CONSTANT)
  Q_PROPERTY(QString variantId READ variantId NOTIFY variantChanged)
  Q_PROPERTY(QString variantTitle READ variantTitle NOTIFY variantChanged)
  Q_PROPERTY(QString variantExplanation READ variantExplanation NOTIFY variantChanged)
  Q_PROPERTY(QString variantExpect READ variantExpect NOTIFY variantChanged)
  Q_PROPERTY(interleave::ui::table_model* knobs READ knobs CONSTANT)
  Q_PROPERTY(QString knobNote READ knobNote NOTIFY knobNoteChanged)

  Q_PROPERTY(QString state READ state NOTIFY stateChanged)
  // In a word, what the scene shows: the state, or more exactly "rewound", "deadlocked", "your turn", "at its
  // end", "stopped".
  Q_PROPERTY(QString situation READ situation NOTIFY frameChanged)
  Q_PROPERTY(bool canRun READ canRun NOTIFY stateChanged)
  Q_PROPERTY(bool canPause READ canPause NOTIFY stateChanged)
  Q_PROPERTY(bool canStop READ canStop NOTIFY stateChanged)
  Q_PROPERTY(double pace READ pace WRITE setPace NOTIFY paceChanged)
  Q_PROPERTY(QString mode READ mode NOTIFY modeChanged)  // "free", "paced", "stepped", "replayed"
  Q_PROPERTY(double playhead READ playhead NOTIFY frameChanged)
  Q_PROPERTY(double now READ now NOTIFY frameChanged)
  Q_PROPERTY(bool live READ live NOTIFY frameChanged)
  Q_PROPERTY(QString positionText READ positionText NOTIFY frameChanged)
  Q_PROPERTY(QString timeText READ timeText NOTIFY frameChanged)

  Q_PROPERTY(interleave::ui::table_model* threads READ threads CONSTANT)
  Q_PROPERTY(interleave::ui::table_model* objects READ objects CONSTANT)
  Q_PROPERTY(interleave::ui::table_model* findings READ findings CONSTANT)
  Q_PROPERTY(interleave::ui::code_model* code READ code CONSTANT)
  Q_PROPERTY(QVariantMap codeColors READ codeColors WRITE setCodeColors NOTIFY codeColorsChanged)
  Q_PROPERTY(QString codeFile READ codeFile NOTIFY codeFileChanged)
  Q_PROPERTY(int currentLine READ currentLine NOTIFY currentLineChanged)
  Q_PROPERTY(interleave::ui::wait_graph_model* graph READ graph CONSTANT)

  Q_PROPERTY(bool bannerVisible READ bannerVisible NOTIFY bannerChanged)
  Q_PROPERTY(QString bannerTitle READ bannerTitle NOTIFY bannerChanged)
  Q_PROPERTY(QString bannerText READ bannerText NOTIFY bannerChanged)
  Q_PROPERTY(QString bannerAdvice READ bannerAdvice NOTIFY bannerChanged)
  Q_PROPERTY(int bannerSeverity READ bannerSeverity NOTIFY bannerChanged)
  Q_PROPERTY(int bannerFinding READ bannerFinding NOTIFY bannerChanged)  // for jumpTo; -1 for none

  Q_PROPERTY(QString eventsText READ eventsText NOTIFY frameChanged)
  Q_PROPERTY(QString rateText READ rateText NOTIFY frameChanged)
  Q_PROPERTY(QString lostText READ lostText NOTIFY frameChanged)
  Q_PROPERTY(QString coresText READ coresText NOTIFY traceChanged)
  Q_PROPERTY(QString switchReason READ switchReason NOTIFY traceChanged)
  Q_PROPERTY(int selectedThread READ selectedThread WRITE setSelectedThread NOTIFY selectionChanged)
  Q_PROPERTY(int selectedObject READ selectedObject WRITE setSelectedObject NOTIFY selectionChanged)
  Q_PROPERTY(QString errorText READ errorText NOTIFY errorChanged)
  Q_PROPERTY(QString noticeText READ noticeText NOTIFY errorChanged)  // what has been done; goes by itself
  Q_PROPERTY(QStringList saveFilters READ saveFilters CONSTANT)
  Q_PROPERTY(QStringList openFilters READ openFilters CONSTANT)

 public:
  explicit session(QObject* parent = nullptr);
  ~session() override;

  Q_INVOKABLE void select(const QString& scenario);
  Q_INVOKABLE void selectVariant(const QString& variant);  // and runs it, with the same knobs
  Q_INVOKABLE void setKnob(const QString& knob, double value);
  Q_INVOKABLE void start();  // resumes what is paused
  Q_INVOKABLE void pause();
  Q_INVOKABLE void resume();
  Q_INVOKABLE void togglePause();
  Q_INVOKABLE void stop();
  Q_INVOKABLE void restart();
  Q_INVOKABLE void setFree();  // nobody decides the steps any more; what runs so is started afresh
  Q_INVOKABLE void setPlayhead(double ns);  // clamped to the trace; leaves live
  Q_INVOKABLE void goLive();
  Q_INVOKABLE bool stepForward();  // one event, of the selected thread if one is; false if there is none
  Q_INVOKABLE bool stepBack();
  Q_INVOKABLE void jumpTo(int finding);
  // The trace, or an export of it, as the file's name ends; where it ends otherwise, of kind `filter` (of
  // saveFilters). False, with errorText, for what cannot be written.
  // What is there is replaced unasked only if it was named in full.
  Q_INVOKABLE bool save(const QUrl& file, int filter = 0, bool replace = false);
  // The file that save would replace; empty if there is none.
  Q_INVOKABLE QString existing(const QUrl& file, int filter) const;
  Q_INVOKABLE QUrl suggestedFile() const;
  Q_INVOKABLE bool open(const QUrl& file);
  Q_INVOKABLE void clearError();  // and the notice
  Q_INVOKABLE void fail(const QString& text);
  // The line for a shell that does again what is on the screen; copied, it is told.
  Q_INVOKABLE QString commandLine() const;
  Q_INVOKABLE void copyCommandLine();

  // Runs the chosen variant with decided steps, now and at each restart: until setFree, or another variant or
  // knob is chosen.
  void direct(direction by);
  // Another pace for what is directed, unless the user has set one.
  void setDirectedPace(double real_ms);
  // See transport.
  [[nodiscard]] const schedule::engine* conclusion() const { return transport_.conclusion(); }
  // Gives up the run and what it has recorded.
  void leave();
  // Says for a while what has been done.
  void notify(const QString& text);
  // Chooses a variant without running it; for what comes from the command line. False, with errorText, for
  // what does not exist.
  bool chooseScenario(const QString& scenario);
  bool chooseVariant(const QString& variant);
  bool chooseKnob(const QString& knob, const QString& value);

  [[nodiscard]] scenario_list_model* scenarios() { return &scenarios_; }
  [[nodiscard]] QString scenarioId() const;
  [[nodiscard]] QString title() const;
  [[nodiscard]] QString chapterTitle() const;
  [[nodiscard]] QString explanation() const;
  [[nodiscard]] QString sceneId() const;
  [[nodiscard]] table_model* variants() { return &variants_; }
  [[nodiscard]] QString variantId() const;
  [[nodiscard]] QString variantTitle() const;
  [[nodiscard]] QString variantExplanation() const;
  [[nodiscard]] QString variantExpect() const;
  [[nodiscard]] table_model* knobs() { return &knobs_; }
  [[nodiscard]] QString knobNote() const { return knob_note_; }
  // Null while no scenario is chosen.
  [[nodiscard]] const scenario::settings* values() const { return settings_ ? &*settings_ : nullptr; }

  [[nodiscard]] QString state() const;
  [[nodiscard]] QString situation() const;
  [[nodiscard]] bool canRun() const;
  [[nodiscard]] bool canPause() const;
  [[nodiscard]] bool canStop() const;
  [[nodiscard]] double pace() const { return pace_ms_; }
  void setPace(double real_ms);
  [[nodiscard]] QString mode() const;
  // Null for none.
  [[nodiscard]] const scenario::descriptor* of() const { return scenario_; }
  [[nodiscard]] const scenario::variant* as() const { return variant_; }
  [[nodiscard]] double playhead() const;
  [[nodiscard]] double now() const;
  [[nodiscard]] bool live() const { return playhead_.is_live(); }
  [[nodiscard]] QString positionText() const;
  [[nodiscard]] QString timeText() const;

  [[nodiscard]] table_model* threads() { return &threads_; }
  [[nodiscard]] table_model* objects() { return &objects_; }
  [[nodiscard]] table_model* findings() { return &findings_; }
  [[nodiscard]] code_model* code() { return &code_; }
  [[nodiscard]] QVariantMap codeColors() const { return code_colours_; }
  void setCodeColors(const QVariantMap& colours);
  [[nodiscard]] QString codeFile() const { return code_.file(); }
  [[nodiscard]] int currentLine() const { return code_.current_line(); }
  [[nodiscard]] wait_graph_model* graph() { return &graph_; }

  [[nodiscard]] bool bannerVisible() const { return banner_.visible; }
  [[nodiscard]] QString bannerTitle() const { return banner_.title; }
  [[nodiscard]] QString bannerText() const { return banner_.text; }
  [[nodiscard]] QString bannerAdvice() const { return banner_.advice; }
  [[nodiscard]] int bannerSeverity() const { return banner_.severity; }
  [[nodiscard]] int bannerFinding() const { return banner_.finding; }

  [[nodiscard]] QString eventsText() const;
  [[nodiscard]] QString rateText() const { return rate_text_; }
  [[nodiscard]] QString lostText() const;
  [[nodiscard]] QString coresText() const;
  [[nodiscard]] QString switchReason() const;
  [[nodiscard]] int selectedThread() const { return selected_thread_; }
  void setSelectedThread(int thread);
  [[nodiscard]] int selectedObject() const { return selected_object_; }
  void setSelectedObject(int object);
  [[nodiscard]] QString errorText() const { return error_; }
  [[nodiscard]] QString noticeText() const { return notice_; }
  [[nodiscard]] QStringList saveFilters() const;
  [[nodiscard]] QStringList openFilters() const;

  // For the items and scenes that draw from the same frame.
  [[nodiscard]] const std::shared_ptr<scenario::recording>& trace() const { return transport_.trace(); }
  [[nodiscard]] const std::shared_ptr<const snapshot>& frame() const { return frame_; }
  [[nodiscard]] vocabulary* words() { return words_ ? &*words_ : nullptr; }
  // What this window gives to the scenario that is chosen, from the next run on; see scenario::host.
  void setHost(std::shared_ptr<scenario::host> host);
  // Shows a recording as if it came from a file.
  void show(std::shared_ptr<scenario::recording> loaded);
  // Takes the frame that is due now instead of within 16 ms.
  void flush();
  // The next frame of a run that goes on: what moves follows in every frame, what is read ten times a second.
  void follow();
  [[nodiscard]] bool isTicking() const { return clock_.isActive(); }
  // A run that goes on while nothing has happened for a while: frames are few.
  [[nodiscard]] bool isSilent() const;

 Q_SIGNALS:
  void scenarioChanged();
  void variantChanged();
  void knobsChanged();
  void knobNoteChanged();
  void stateChanged();
  void paceChanged();
  void modeChanged();
  void traceChanged();  // another recording: forget what was worked out of the former
  void frameChanged();
  void codeColorsChanged();
  void codeFileChanged();
  void currentLineChanged();
  void bannerChanged();
  void selectionChanged();
  void errorChanged();
  void saved(const QUrl& file);
  void opened(const QUrl& file);

 private:
  void tick();
  // A frame in which everything is brought up to the playhead, or only what moves.
  void refresh() { show_frame(true); }
  void show_frame(bool with_texts);
  void show_texts();
  [[nodiscard]] QString advice() const;
  void ask_for_frame();
  void keep_time();
  void new_trace();
  void state_changed();
  void measure_rate();
  void choose(const scenario::descriptor& of, const scenario::variant& variant);
  // Something else is chosen: a direction that was for this alone ends.
  void redirect();
  void undirect();

  scenario_list_model scenarios_;
  table_model variants_;
  table_model knobs_;
  table_model threads_;
  table_model objects_;
  table_model findings_;
  code_model code_;
  wait_graph_model graph_;

  const scenario::descriptor* scenario_ = nullptr;
  const scenario::variant* variant_ = nullptr;
  std::optional<scenario::settings> settings_;
  QString knob_note_;
  double pace_ms_ = 0;
  std::optional<direction> direction_;
  double pace_before_ = 0;  // the direction

  std::optional<vocabulary> words_;
  std::optional<snapshot_source> frames_;
  std::shared_ptr<const snapshot> frame_;
  ui::playhead playhead_;
  banner banner_;
  QVariantMap code_colours_;
  int selected_thread_ = 0;
  int selected_object_ = 0;
  QString error_;
  QString notice_;

  QElapsedTimer since_record_;
  QElapsedTimer since_rate_;
  std::size_t records_then_ = 0;
  QString rate_text_;
  QElapsedTimer since_frame_;
  QElapsedTimer since_texts_;
  bool texts_behind_ = false;
  QElapsedTimer since_change_;
  QTimer clock_;  // a frame each, while something goes on by itself
  QTimer due_;    // one frame, asked for
  QTimer notice_over_;
  QTimer knob_settled_;  // a dragged knob has come to rest: restart
  transport transport_;  // last: its end stops the run first
};

}  // namespace interleave::ui
