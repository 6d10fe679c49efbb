#include "core/scenario/keeper.h"

#include "core/trace/journal.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <utility>

namespace interleave::scenario {

namespace {

using namespace std::chrono_literals;
namespace fs = std::filesystem;

constexpr std::string_view suffix = ".journal";

// One that no other run has, in this program or another one.
fs::path new_file(const fs::path& folder) {
  static std::atomic<unsigned> last{0};
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  const auto number = last.fetch_add(1, std::memory_order_relaxed);  // relaxed: only uniqueness matters
  return folder /
         ("capture-" + std::to_string(now / 1us) + "-" + std::to_string(number) + std::string(suffix));
}

}  // namespace

keeper::keeper(const fs::path& folder, std::shared_ptr<const recording> of)
    : of_(std::move(of)), file_(new_file(folder)) {
  std::error_code error;
  fs::create_directories(folder, error);
  writer_ = std::thread([this] { keep(); });
}

keeper::~keeper() {
  {
    const std::scoped_lock lock(mutex_);
    over_ = true;
  }
  changed_.notify_all();
  writer_.join();
  std::error_code ignored;
  fs::remove(file_, ignored);
}

void keeper::keep() {
  std::optional<trace::journal> journal;
  try {
    journal.emplace(file_, properties_of(of_->about()));
    for (std::unique_lock lock(mutex_); !over_;) {
      hurry_ = false;
      lock.unlock();
      journal->catch_up(of_->records(), of_->dictionary());
      if (journal->bytes() > most_bytes)
        throw trace::file_error(file_.string() + ": is full; what comes from here on is kept in memory only");
      lock.lock();
      kept_ = journal->records();
      changed_.notify_all();
      changed_.wait_for(lock, 250ms, [this] { return over_ || hurry_; });
    }
  } catch (const std::exception& why) {
    const std::scoped_lock lock(mutex_);
    problem_ = why.what();
    changed_.notify_all();
  }
  // The file stays locked until the run is over, full or not.
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return over_; });
}

void keeper::catch_up() {
  const std::size_t wanted = of_->records().size();
  std::unique_lock lock(mutex_);
  hurry_ = true;
  changed_.notify_all();
  changed_.wait(lock, [&] { return kept_ >= wanted || !problem_.empty() || over_; });
}

std::string keeper::problem() const {
  const std::scoped_lock lock(mutex_);
  return problem_;
}

std::vector<kept> left_behind(const fs::path& folder) {
  std::vector<kept> all;
  std::error_code error;
  for (const fs::directory_entry& each : fs::directory_iterator(folder, error)) {
    if (each.path().extension() != suffix) continue;
    const auto about = trace::journal_about(each.path());
    if (about)
      all.push_back({each.path(), about_from(*about), each.file_size(error), each.last_write_time(error)});
  }
  std::ranges::sort(all, [](const kept& a, const kept& b) { return a.when > b.when; });
  return all;
}

std::shared_ptr<recording> take_back(const kept& which) {
  auto found = trace::recover(which.file);
  if (!found)
    throw trace::file_error(which.file.string() + ": is written by another program; wait for its end");
  return recording::of(std::move(*found));
}

void forget(const kept& which) {
  std::error_code ignored;
  fs::remove(which.file, ignored);
}

}  // namespace interleave::scenario
