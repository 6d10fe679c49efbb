#pragma once

#include <cstdint>
#include <map>
#include <vector>

namespace interleave::os {

// While it lives, every thread of this process runs on one core only: those that are there, and those that
// they start. At its end each gets back the cores that it had; one that came meanwhile gets all that the
// process may use. Where the system refuses, nothing changes. One at a time; used by one thread.
//
//   const process_pin on_one_core;
//   if (!on_one_core.pinned()) …
class process_pin {
 public:
  process_pin();
  ~process_pin();
  process_pin(const process_pin&) = delete;
  process_pin& operator=(const process_pin&) = delete;

  [[nodiscard]] bool pinned() const { return pinned_; }

 private:
  std::map<std::int32_t, std::vector<unsigned>> before_;  // by thread
  bool pinned_ = false;
};

}  // namespace interleave::os
