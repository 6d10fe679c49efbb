#pragma once

#include "core/analysis/histogram.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QQuickWindow>
#include <QString>
#include <QTimer>
#include <QtQml/qqmlregistration.h>

#include <cstdint>
#include <deque>
#include <vector>

namespace interleave::ui {

// How alive the window is, measured on the very thread that answers its keys and paints it.
// - Heartbeat: a timer of 10 ms. What lies between two beats beyond that is time in which the thread did not
//   come back to its event loop; more than 50 ms is a stall.
// - Key to paint: from the moment at which the system says that a key went down (where it says so; else from
//   when the window got it) to the frame that shows what it typed. The editor says textChanged after each.
// The last 12 s of beats are kept. For the window's thread.
//
//   pulse heart;  heart.watch(window);  heart.start();
class pulse : public QObject {
  Q_OBJECT
  QML_ANONYMOUS
  Q_PROPERTY(QString longestStall READ longestStall NOTIFY changed)
  Q_PROPERTY(int stalls READ stalls NOTIFY changed)
  Q_PROPERTY(QString keyLatency READ keyLatency NOTIFY changed)
  Q_PROPERTY(QString slowKeys READ slowKeys NOTIFY changed)

 public:
  using nanoseconds = std::int64_t;
  static constexpr nanoseconds period = 10'000'000;
  static constexpr nanoseconds stall = 50'000'000;
  static constexpr nanoseconds kept = 12'000'000'000;

  struct beat {
    nanoseconds at;     // on the pulse's own clock
    nanoseconds since;  // the beat before
  };

  explicit pulse(QObject* parent = nullptr);

  void watch(QQuickWindow* window);
  void start();
  void stop();
  void clear();
  // The last key that went down has changed the text.
  void textChanged();
  // As the timer and the frames do; for tests, with times of their own.
  void beat_at(nanoseconds at);
  void key_shown(nanoseconds latency);

  [[nodiscard]] bool is_going() const { return timer_.isActive(); }
  [[nodiscard]] const std::deque<beat>& beats() const { return beats_; }
  // The end of what the beats tell: now, or when they stopped.
  [[nodiscard]] nanoseconds now() const;
  [[nodiscard]] nanoseconds longest() const { return longest_; }
  [[nodiscard]] int stalls() const { return stalls_; }
  [[nodiscard]] QString longestStall() const;  // "1.21 s"; empty before the first beat
  [[nodiscard]] QString keyLatency() const;    // of the last key
  [[nodiscard]] QString slowKeys() const;      // that 99 of 100 keys were not above

  bool eventFilter(QObject* of, QEvent* event) override;

 Q_SIGNALS:
  void beaten(qint64 late);
  void keyShown(qint64 latency);
  void paintBegins();
  void paintEnds();
  void changed();

 private:
  void before_frame();
  void after_frame();

  QElapsedTimer clock_;
  QTimer timer_;
  QPointer<QQuickWindow> window_;
  std::deque<beat> beats_;
  nanoseconds last_beat_ = -1;
  nanoseconds longest_ = 0;
  int stalls_ = 0;
  nanoseconds key_down_ = -1;             // of the last key, until the text has changed
  std::vector<nanoseconds> to_be_drawn_;  // when the keys went down
  std::vector<nanoseconds> in_frame_;
  nanoseconds last_latency_ = -1;
  analysis::histogram latencies_;
};

}  // namespace interleave::ui
