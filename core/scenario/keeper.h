#pragma once

#include "core/scenario/recording.h"

#include <condition_variable>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace interleave::scenario {

// Keeps a run's capture in a folder while it is being made, so that it is not lost if the program is killed:
// a thread of its own writes to a journal what has come, four times a second. Its destruction removes the
// file, for a program that ends in good order loses nothing that was to be kept. Stops growing at
// `most_bytes`, or when the disk refuses. Thread-safe.
//
//   keeper safe(folder, run.trace());           // as long as the capture is on the screen
//   for (const kept& each : left_behind(folder)) offer(each);     // at the next start
class keeper {
 public:
  static constexpr std::size_t most_bytes = std::size_t{1} << 30;

  // Makes the folder if it is missing. A folder that can't be written keeps nothing: see problem().
  keeper(const std::filesystem::path& folder, std::shared_ptr<const recording> of);
  ~keeper();
  keeper(const keeper&) = delete;
  keeper& operator=(const keeper&) = delete;

  // Returns when everything that was recorded before the call is in the file (or nothing more ever will be).
  void catch_up();

  // Why nothing (more) is kept, one line; empty as long as all is well.
  [[nodiscard]] std::string problem() const;
  [[nodiscard]] const std::filesystem::path& file() const { return file_; }

 private:
  void keep();

  const std::shared_ptr<const recording> of_;
  std::filesystem::path file_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::string problem_;   // guarded by mutex_
  std::size_t kept_ = 0;  // guarded by mutex_: records
  bool hurry_ = false;    // guarded by mutex_
  bool over_ = false;     // guarded by mutex_
  std::thread writer_;
};

// A capture that a program which ended badly has left.
struct kept {
  std::filesystem::path file;
  about_run about;
  std::uintmax_t bytes = 0;
  std::filesystem::file_time_type when;  // last written
};

// The newest first; those that a living program still writes are left out, and what can't be read is.
std::vector<kept> left_behind(const std::filesystem::path& folder);
// Throws trace::file_error.
std::shared_ptr<recording> take_back(const kept& which);
// It is not wanted.
void forget(const kept& which);

}  // namespace interleave::scenario
