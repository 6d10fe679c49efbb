#include "ui/models/gif_writer.h"

#include "ui/models/film_maker.h"

#include <QFile>
#include <QImageReader>
#include <QPainter>
#include <QTemporaryDir>
#include <QThread>

#include <gtest/gtest.h>

#include <cstdlib>
#include <stdexcept>
#include <vector>

namespace interleave::ui {
namespace {

constexpr QSize size{60, 40};

QImage plain(const QColor& colour) {
  QImage made(size, QImage::Format_RGB32);
  made.fill(colour);
  return made;
}

QImage with_square(const QColor& colour, int x) {
  QImage made = plain(Qt::white);
  QPainter(&made).fillRect(x, 10, 8, 8, colour);
  return made;
}

struct frame {
  QImage picture;
  int shown_ms;
};

std::vector<frame> read(const QString& file) {
  QImageReader reader(file);
  std::vector<frame> all;
  while (reader.canRead()) {
    const QImage next = reader.read();
    if (next.isNull()) break;
    all.push_back({next.convertToFormat(QImage::Format_RGB32), reader.nextImageDelay()});
  }
  return all;
}

class GifWriter : public testing::Test {
 protected:
  QTemporaryDir folder;
  QString file = folder.filePath("a.gif");
};

TEST_F(GifWriter, PicturesAreReadAsTheyWereGiven) {
  const std::vector<QImage> given{with_square(Qt::red, 4), with_square(Qt::blue, 30), plain(Qt::green)};
  gif_writer film(file, size);
  for (const QImage& each : given) film.add(each, 120);
  film.finish();
  const std::vector<frame> there = read(file);
  ASSERT_EQ(there.size(), given.size());
  for (std::size_t i = 0; i < given.size(); ++i) {
    EXPECT_EQ(there[i].picture, given[i]) << i;
    EXPECT_EQ(there[i].shown_ms, 120) << i;
  }
  EXPECT_EQ(QImageReader(file).loopCount(), -1) << "for ever";
}

TEST_F(GifWriter, AlikePicturesAreOneThatStaysLonger) {
  gif_writer film(file, size);
  film.add(plain(Qt::red), 60);
  film.add(plain(Qt::red), 60);
  film.add(plain(Qt::blue), 65);
  film.add(plain(Qt::red), 65);
  film.finish();
  const std::vector<frame> there = read(file);
  ASSERT_EQ(there.size(), 3u);
  EXPECT_EQ(there[0].shown_ms, 120);
  EXPECT_EQ(there[1].shown_ms + there[2].shown_ms, 130) << "what rounding takes is given back";
}

TEST_F(GifWriter, OfManyColoursItKeepsTheNearest) {
  QImage many(size, QImage::Format_RGB32);
  for (int y = 0; y < size.height(); ++y) {
    for (int x = 0; x < size.width(); ++x) many.setPixel(x, y, qRgb(4 * x, 6 * y, 128));
  }
  gif_writer film(file, size);
  film.add(many, 100);
  film.finish();
  const std::vector<frame> there = read(file);
  ASSERT_EQ(there.size(), 1u);
  double off = 0;
  for (int y = 0; y < size.height(); ++y) {
    for (int x = 0; x < size.width(); ++x) {
      const QRgb is = there[0].picture.pixel(x, y);
      off += std::abs(qRed(is) - 4 * x) + std::abs(qGreen(is) - 6 * y);
    }
  }
  EXPECT_LT(off / (2.0 * size.width() * size.height()), 16);
}

TEST_F(GifWriter, LeavesAFormerFileUntilItIsFinished) {
  QFile former(file);
  ASSERT_TRUE(former.open(QIODevice::WriteOnly));
  former.write("former");
  former.close();
  {
    gif_writer film(file, size);
    film.add(plain(Qt::red), 60);
  }
  ASSERT_TRUE(former.open(QIODevice::ReadOnly));
  EXPECT_EQ(former.readAll(), "former");
}

TEST_F(GifWriter, NamesAFileThatCannotBeWritten) {
  const QString nowhere = folder.filePath("none/a.gif");
  try {
    const gif_writer film(nowhere, size);
    FAIL() << "it can be written";
  } catch (const std::runtime_error& error) {
    EXPECT_TRUE(QString::fromUtf8(error.what()).contains(nowhere)) << error.what();
  }
}

TEST_F(GifWriter, OnAThreadOfItsOwn) {
  {
    film_maker film(file, size);
    for (int x = 0; x < 40; x += 4) film.add(with_square(Qt::red, x), 60);
    film.finish();
    while (!film.is_done()) QThread::yieldCurrentThread();
    EXPECT_EQ(film.written(), 10);
    EXPECT_EQ(film.error(), QString());
  }
  EXPECT_EQ(read(file).size(), 10u);
}

TEST_F(GifWriter, WhatIsDroppedIsNotThere) {
  {
    film_maker film(file, size);
    film.add(plain(Qt::red), 60);
  }
  EXPECT_FALSE(QFile::exists(file));
  film_maker other(folder.filePath("none/a.gif"), size);
  while (!other.is_done()) QThread::yieldCurrentThread();
  EXPECT_FALSE(other.error().isEmpty());
}

}  // namespace
}  // namespace interleave::ui
