#pragma once

#include <QImage>
#include <QString>

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>

namespace interleave::ui {

// Writes an animation on a thread of its own: pictures are handed over and nobody waits. Dropped before
// finish(), nothing is written.
//
//   film_maker film("/tmp/a.gif", {640, 400});
//   film.add(picture, 60);  film.finish();  // …until film.is_done()
class film_maker {
 public:
  film_maker(QString file, QSize size);
  ~film_maker();
  film_maker(const film_maker&) = delete;
  film_maker& operator=(const film_maker&) = delete;

  void add(QImage picture, int shown_ms);
  void finish();  // no more pictures come

  [[nodiscard]] int written() const;  // pictures
  [[nodiscard]] std::size_t waiting() const;
  [[nodiscard]] bool is_done() const;  // well or not
  // Why nothing could be written; empty if all is well.
  [[nodiscard]] QString error() const;

 private:
  struct frame {
    QImage picture;
    int shown_ms;
  };

  void work();
  std::optional<frame> next();

  const QString file_;
  const QSize size_;
  mutable std::mutex guard_;
  std::condition_variable came_;
  std::deque<frame> frames_;
  int written_ = 0;
  bool complete_ = false;
  bool dropped_ = false;
  bool done_ = false;
  QString error_;
  std::thread worker_;  // last: it uses the others
};

}  // namespace interleave::ui
