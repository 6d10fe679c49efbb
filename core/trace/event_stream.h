#pragma once

#include "core/trace/event.h"

namespace interleave::trace {

// Events of one thread in order of time, read from the front, piece by piece.
//
// The piece is [first(), last()); advance fetches the next one when it is used up, and says false when there
// is nothing more for now. What has been read stays where it is until the reader is told otherwise.
//
//   while (stream.first() != stream.last() || stream.advance()) use(*stream.first()),
//   stream.skip_to(stream.first() + 1);
class event_stream {
 public:
  explicit event_stream(thread_id thread) noexcept : thread_(thread) {}
  virtual ~event_stream() = default;

  [[nodiscard]] const event* first() const noexcept { return first_; }
  [[nodiscard]] const event* last() const noexcept { return last_; }
  [[nodiscard]] thread_id thread() const noexcept { return thread_; }
  void skip_to(const event* first) noexcept { first_ = first; }

  // Only when the piece is used up.
  virtual bool advance() = 0;
  // Whether advance would say false after this piece.
  [[nodiscard]] virtual bool is_last_piece() const noexcept = 0;

 protected:
  event_stream(const event_stream&) = default;
  event_stream& operator=(const event_stream&) = default;

  const event* first_ = nullptr;
  const event* last_ = nullptr;

 private:
  thread_id thread_;
};

}  // namespace interleave::trace
