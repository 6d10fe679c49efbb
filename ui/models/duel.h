#pragma once

#include "ui/models/duel_figures.h"
#include "ui/models/session.h"

#include <QObject>
#include <QTimer>
#include <QtQml/qqmlregistration.h>

#include <memory>

namespace interleave::ui {

// Two variants of one scenario side by side: the window's session and a rival of it, another session, with
// the same knobs and the same seed. Both run at the same time, so that people can watch them; they share the
// cores, and so each is slower than alone.
//
// It has the properties and functions of a session that transport, keys and settings use, and passes
// everything on to both: one playhead, in time since each run's own start. A run that has come to its end
// stays there while the other goes on. Choosing another scenario or opening a file ends the duel.
//
//   duel two(lab);
//   two.open("ordered");     // both start afresh
//   two.setPlayhead(1e9);    // a second after either's start
//   two.close();             // the session goes on as it was
class duel : public QObject {
  Q_OBJECT
  QML_NAMED_ELEMENT(Duel)
  QML_UNCREATABLE("Given to Main.qml by the program")

  Q_PROPERTY(bool active READ active NOTIFY activeChanged)
  Q_PROPERTY(bool possible READ possible NOTIFY possibleChanged)
  Q_PROPERTY(interleave::ui::session* left READ left CONSTANT)
  Q_PROPERTY(interleave::ui::session* right READ right NOTIFY activeChanged)  // null before the first duel
  Q_PROPERTY(QString rivalId READ rivalId NOTIFY rivalChanged)
  Q_PROPERTY(interleave::ui::table_model* figures READ figures CONSTANT)

  Q_PROPERTY(interleave::ui::table_model* knobs READ knobs CONSTANT)
  Q_PROPERTY(QString knobNote READ knobNote NOTIFY knobNoteChanged)
  Q_PROPERTY(QString state READ state NOTIFY stateChanged)
  Q_PROPERTY(bool canRun READ canRun NOTIFY stateChanged)
  Q_PROPERTY(bool canPause READ canPause NOTIFY stateChanged)
  Q_PROPERTY(bool canStop READ canStop NOTIFY stateChanged)
  Q_PROPERTY(double pace READ pace WRITE setPace NOTIFY paceChanged)
  Q_PROPERTY(double playhead READ playhead NOTIFY frameChanged)
  Q_PROPERTY(double now READ now NOTIFY frameChanged)
  Q_PROPERTY(bool live READ live NOTIFY frameChanged)
  Q_PROPERTY(QString positionText READ positionText NOTIFY frameChanged)
  Q_PROPERTY(QString timeText READ timeText NOTIFY frameChanged)

 public:
  // `lab` is not owned and must outlive it.
  explicit duel(session& lab, QObject* parent = nullptr);
  ~duel() override;

  // Against that variant; against the likeliest one if empty. False, with the session's errorText, for a
  // variant that there is not; and where a duel is not possible.
  Q_INVOKABLE bool open(const QString& rival = {});
  Q_INVOKABLE void close();
  Q_INVOKABLE void toggle();
  Q_INVOKABLE void selectRival(const QString& variant);    // and starts both afresh
  Q_INVOKABLE void selectVariant(const QString& variant);  // the left one's; likewise

  Q_INVOKABLE void setKnob(const QString& knob, double value);
  Q_INVOKABLE void togglePause();
  Q_INVOKABLE void stop();
  Q_INVOKABLE void restart();
  Q_INVOKABLE void setPlayhead(double ns);
  Q_INVOKABLE void goLive();
  // One event, of whichever has the nearer one.
  Q_INVOKABLE bool stepForward();
  Q_INVOKABLE bool stepBack();

  [[nodiscard]] bool active() const { return active_; }
  // Not in a file that was opened, nor where the window itself takes part in the run.
  [[nodiscard]] bool possible() const;
  [[nodiscard]] session* left() const { return &left_; }
  [[nodiscard]] session* right() const { return right_.get(); }
  [[nodiscard]] QString rivalId() const;
  [[nodiscard]] table_model* figures() { return figures_.rows(); }
  [[nodiscard]] table_model* knobs() { return left_.knobs(); }
  [[nodiscard]] QString knobNote() const { return left_.knobNote(); }
  [[nodiscard]] QString state() const;
  [[nodiscard]] bool canRun() const { return !is("running"); }
  [[nodiscard]] bool canPause() const;
  [[nodiscard]] bool canStop() const;
  [[nodiscard]] double pace() const { return left_.pace(); }
  void setPace(double real_ms);
  [[nodiscard]] double playhead() const;
  [[nodiscard]] double now() const;
  [[nodiscard]] bool live() const { return active_ ? live_ : left_.live(); }
  [[nodiscard]] QString positionText() const;
  [[nodiscard]] QString timeText() const;

  // The figures of this moment, instead of within a tenth of a second.
  void flush();

 Q_SIGNALS:
  void activeChanged();
  void possibleChanged();
  void rivalChanged();
  void knobNoteChanged();
  void stateChanged();
  void paceChanged();
  void frameChanged();

 private:
  // Where a session's playhead was put last: if it stands elsewhere, the user has moved that one.
  struct contender {
    session* of = nullptr;
    double stands = 0;
  };

  void make_rival();
  void take_over();
  void begin();
  void show_frame(contender& of);
  void measure();
  void place(double ns);
  bool step(int direction);
  [[nodiscard]] bool is(const char* state) const;
  [[nodiscard]] QString likely_rival() const;

  session& left_;
  std::unique_ptr<session> right_;
  contender one_;
  contender other_;
  duel_figures figures_;
  QTimer measure_;  // figures of a live run: nobody reads faster
  bool active_ = false;
  bool live_ = true;
  double at_ = 0;  // while not live
};

}  // namespace interleave::ui
