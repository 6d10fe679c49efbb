#pragma once

#include "core/scenario/descriptor.h"
#include "core/scenario/recording.h"
#include "core/scenario/run.h"
#include "core/scenario/settings.h"
#include "ui/models/run_stopper.h"

#include <QObject>
#include <QString>

#include <chrono>
#include <memory>
#include <optional>
#include <string>

namespace interleave::ui {

// Who decides a run's steps where not the operating system does; see scenario::run::options. Empty: free.
struct conducted {
  std::shared_ptr<schedule::decider> under{};
  std::string mode{};      // "stepped" or "replayed"
  std::string schedule{};  // of a replay
};

// The one run that the window has, or the recording that it opened instead.
//
//   idle ──start──► running ◄──pause/resume──► paused
//                      │ its own end, or stop       │ stop
//                      ▼                            ▼
//                   finished ──start──► running …        any ──show──► opened ──start──► running
//
// Nothing here waits for threads to end: runs are stopped elsewhere (run_stopper), and a new one starts when
// the former is gone. For the window's thread.
class transport : public QObject {
  Q_OBJECT

 public:
  enum class state { idle, running, paused, finished, opened };

  explicit transport(QObject* parent = nullptr);
  ~transport() override;

  void start(const scenario::descriptor& of, const std::string& variant, const scenario::settings& values,
             std::chrono::nanoseconds pace, conducted by = {});
  void pause();
  void resume();
  void stop();
  void set_pace(std::chrono::nanoseconds each_step);
  void change(const std::string& knob, double value);
  // Gives up the run and its trace, for another scenario or a file.
  void clear();
  void show(std::shared_ptr<scenario::recording> opened);
  // To be called once a frame while running or paused: lets time pass in a silent run, and notices
  // that it has come to its end.
  void poll();

  [[nodiscard]] state now() const { return state_; }
  [[nodiscard]] bool is_stopping() const { return stopping_; }
  [[nodiscard]] bool was_stopped() const { return run_ && run_->was_stopped(); }
  [[nodiscard]] QString fault() const { return fault_; }
  // How a run with decided steps came out; null before its end, which may be held, and for others.
  [[nodiscard]] const schedule::engine* conclusion() const;
  // Null while idle, and for the moment between asking for a start and the run's beginning.
  [[nodiscard]] const std::shared_ptr<scenario::recording>& trace() const { return trace_; }

 Q_SIGNALS:
  void stateChanged();
  void traceChanged();
  void failed(const QString& text);

 private:
  struct wish {
    const scenario::descriptor* of;
    std::string variant;
    scenario::settings values;
    conducted by;
  };

  void begin();
  void drop_run();
  void stopped_one();
  void set_state(state next);
  void set_trace(std::shared_ptr<scenario::recording> next);

  state state_ = state::idle;
  bool stopping_ = false;
  std::chrono::nanoseconds pace_{0};
  std::optional<wish> wish_;  // to be started as soon as nothing else runs
  std::shared_ptr<scenario::run> run_;
  std::shared_ptr<scenario::recording> trace_;
  QString fault_;
  run_stopper stopper_;
};

}  // namespace interleave::ui
