#pragma once

#include <QImage>
#include <QSaveFile>
#include <QString>

#include <vector>

struct GifFileType;

namespace interleave::ui {

// Writes an animation as GIF, which repeats for ever: of each picture only the part that differs from the one
// before, with up to 255 colours of its own; what has not changed in that part is left as it was. Pictures
// that are alike are one that stays longer. The file is replaced only by finish(), when all of it is written.
// Throws std::runtime_error, with a line for people, for what cannot be written. One thread at a time.
//
//   gif_writer film("/tmp/a.gif", {640, 400});
//   film.add(first, 100);  film.add(second, 2000);  film.finish();   // 100 ms, then 2 s
class gif_writer {
 public:
  gif_writer(const QString& file, QSize size);
  ~gif_writer();
  gif_writer(const gif_writer&) = delete;
  gif_writer& operator=(const gif_writer&) = delete;

  // Of another size: drawn at the size of the film. Times are rounded to hundredths of a second.
  void add(const QImage& picture, int shown_ms);
  void finish();

 private:
  struct part {
    QRect where;
    std::vector<unsigned char> pixels;  // into colours; `colours.size()` is what stays as it was
    std::vector<QRgb> colours;
  };

  void write_head();
  void write(const part& of, int shown_ms);
  [[nodiscard]] part difference(const QImage& next) const;
  void check(int result) const;

  QSaveFile file_;
  const QSize size_;
  GifFileType* gif_ = nullptr;
  QImage shown_;  // what a viewer sees after all that is written and the pending part
  part pending_;
  int pending_ms_ = 0;
  double owed_ms_ = 0;  // by rounding
};

}  // namespace interleave::ui
