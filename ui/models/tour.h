#pragma once

#include "ui/models/preferences.h"
#include "ui/models/session.h"
#include "ui/models/tour_stop.h"

#include <QObject>
#include <QPointer>
#include <QTimer>
#include <QVariantList>
#include <QVariantMap>
#include <QtQml/qqmlregistration.h>

#include <memory>
#include <vector>

namespace interleave::ui {

// The way through the tour: which stop, what was predicted there, and what the run said to that. A stop
// chooses scenario, variant and knobs of the session; revealing runs them, unless they run already, and
// judges the run once it has gone far enough, by the object of `run --json`.
//
//   asked ──choose──► predicted ──reveal──► watching ──the run is decided──► told
//     ▲                                                                       │
//     └────────────────────────────── again, another stop ◄───────────────────┘
//
// Where one is and what was right is kept in `remembered`; nothing is kept without. For the window's
// thread.
//
//   TourGuide { session: lab; stops: Tour {}.stops }
//   guide.start(); guide.choose(1); guide.reveal();  // … guide.verdict === "right"
class tour : public QObject {
  Q_OBJECT
  QML_NAMED_ELEMENT(TourGuide)

  Q_PROPERTY(interleave::ui::session* session READ lab WRITE setLab NOTIFY labChanged)
  Q_PROPERTY(QVariantList stops READ stops WRITE setStops NOTIFY stopsChanged)
  Q_PROPERTY(interleave::ui::preferences* remembered READ remembered WRITE setRemembered NOTIFY memoryChanged)
  Q_PROPERTY(bool welcomed READ welcomed WRITE setWelcomed NOTIFY memoryChanged)  // has been, once
  Q_PROPERTY(bool active READ active NOTIFY changed)
  Q_PROPERTY(int index READ index NOTIFY changed)
  Q_PROPERTY(int count READ count NOTIFY stopsChanged)
  Q_PROPERTY(QVariantMap stop READ stop NOTIFY changed)
  Q_PROPERTY(int chosen READ chosen NOTIFY changed)        // answer, -1: none yet
  Q_PROPERTY(QString state READ state NOTIFY changed)      // "asked", "predicted", "watching", "told"
  Q_PROPERTY(QString verdict READ verdict NOTIFY changed)  // told: "right", "wrong", "unknown"; else empty
  Q_PROPERTY(int truth READ truth NOTIFY changed)          // the answer that the run gave, -1: none
  Q_PROPERTY(QString predictedText READ predictedText NOTIFY changed)
  Q_PROPERTY(QString ranText READ ranText NOTIFY changed)
  Q_PROPERTY(QString waitText READ waitText NOTIFY waitChanged)  // why it is still being watched
  Q_PROPERTY(QString scoreText READ scoreText NOTIFY changed)
  Q_PROPERTY(QString errorText READ errorText NOTIFY stopsChanged)  // a stop that cannot be read

 public:
  explicit tour(QObject* parent = nullptr);

  Q_INVOKABLE void start();  // where one has left
  Q_INVOKABLE void leave();  // the run goes on
  Q_INVOKABLE void next();
  Q_INVOKABLE void back();
  Q_INVOKABLE void goTo(int stop);
  Q_INVOKABLE void choose(int answer);  // not any more once it is being revealed
  Q_INVOKABLE void reveal();            // nothing without a prediction
  Q_INVOKABLE void again();             // the same stop afresh
  Q_INVOKABLE void forward();           // reveals what is predicted, else goes to the next stop

  [[nodiscard]] session* lab() const { return lab_; }
  void setLab(session* lab);
  [[nodiscard]] QVariantList stops() const { return written_; }
  void setStops(const QVariantList& stops);
  [[nodiscard]] preferences* remembered() const { return remembered_; }
  void setRemembered(preferences* of);
  [[nodiscard]] bool welcomed() const;
  void setWelcomed(bool yes);
  [[nodiscard]] bool active() const { return active_; }
  [[nodiscard]] int index() const { return index_; }
  [[nodiscard]] int count() const { return static_cast<int>(stops_.size()); }
  [[nodiscard]] QVariantMap stop() const;
  [[nodiscard]] int chosen() const { return chosen_; }
  [[nodiscard]] QString state() const;
  [[nodiscard]] QString verdict() const { return verdict_; }
  [[nodiscard]] int truth() const { return truth_; }
  [[nodiscard]] QString predictedText() const;
  [[nodiscard]] QString ranText() const { return ran_; }
  [[nodiscard]] QString waitText() const { return wait_; }
  [[nodiscard]] QString scoreText() const;
  [[nodiscard]] QString errorText() const { return error_; }

  // Looks at the run now instead of at the next beat.
  void look();

 Q_SIGNALS:
  void labChanged();
  void stopsChanged();
  void memoryChanged();
  void changed();
  void waitChanged();

 private:
  [[nodiscard]] const tour_stop* here() const;
  [[nodiscard]] bool is_of_this_stop(const scenario::recording& run) const;
  void arrive();
  void set_up();
  void run_it();
  void tell(const claim::json& run);
  void wait_for(const QString& why);
  void remember(const QString& key, const QVariant& value);

  QPointer<session> lab_;
  QVariantList written_;
  std::vector<tour_stop> stops_;
  QPointer<preferences> remembered_;
  QString error_;
  bool active_ = false;
  int index_ = 0;
  int chosen_ = -1;
  bool revealing_ = false;
  QString verdict_;
  int truth_ = -1;
  QString ran_;
  QString wait_;
  QVariantMap marks_;                          // by a stop's id: "right" or "wrong", the first time
  std::weak_ptr<scenario::recording> before_;  // what the window showed when the stop's run was asked for
  QTimer beat_;
};

}  // namespace interleave::ui
