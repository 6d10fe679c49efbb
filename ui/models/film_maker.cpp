#include "ui/models/film_maker.h"

#include "ui/models/gif_writer.h"

#include <exception>
#include <utility>

namespace interleave::ui {

film_maker::film_maker(QString file, QSize size)
    : file_(std::move(file)), size_(size), worker_([this] { work(); }) {}

film_maker::~film_maker() {
  {
    const std::lock_guard hold(guard_);
    dropped_ = !done_;
    if (dropped_) frames_.clear();
  }
  came_.notify_one();
  worker_.join();
}

void film_maker::add(QImage picture, int shown_ms) {
  {
    const std::lock_guard hold(guard_);
    frames_.push_back({std::move(picture), shown_ms});
  }
  came_.notify_one();
}

void film_maker::finish() {
  {
    const std::lock_guard hold(guard_);
    complete_ = true;
  }
  came_.notify_one();
}

int film_maker::written() const {
  const std::lock_guard hold(guard_);
  return written_;
}

std::size_t film_maker::waiting() const {
  const std::lock_guard hold(guard_);
  return frames_.size();
}

bool film_maker::is_done() const {
  const std::lock_guard hold(guard_);
  return done_;
}

QString film_maker::error() const {
  const std::lock_guard hold(guard_);
  return error_;
}

std::optional<film_maker::frame> film_maker::next() {
  std::unique_lock hold(guard_);
  came_.wait(hold, [&] { return !frames_.empty() || complete_ || dropped_; });
  if (frames_.empty()) return std::nullopt;
  frame first = std::move(frames_.front());
  frames_.pop_front();
  return first;
}

void film_maker::work() {
  QString why;
  try {
    gif_writer film(file_, size_);
    while (const std::optional<frame> each = next()) {
      film.add(each->picture, each->shown_ms);
      const std::lock_guard hold(guard_);
      ++written_;
    }
    bool whole = false;
    {
      const std::lock_guard hold(guard_);
      whole = complete_ && !dropped_;
    }
    if (whole) film.finish();
  } catch (const std::exception& error) {
    why = QString::fromUtf8(error.what());
  }
  const std::lock_guard hold(guard_);
  done_ = true;
  error_ = why;
}

}  // namespace interleave::ui
