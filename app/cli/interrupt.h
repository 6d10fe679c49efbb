#pragma once

namespace interleave::app {

// While it lives, SIGINT, SIGTERM and SIGHUP are only noted, so that what is under way can come to a clean
// end. The third one ends the program as usual. One at a time.
//
//   interrupt asked;
//   while (!asked.requested()) …
class interrupt {
 public:
  interrupt();
  ~interrupt();
  interrupt(const interrupt&) = delete;
  interrupt& operator=(const interrupt&) = delete;

  [[nodiscard]] bool requested() const;
};

}  // namespace interleave::app
