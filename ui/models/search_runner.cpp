#include "ui/models/search_runner.h"

#include "core/os/program.h"
#include "core/schedule/strands.h"
#include "ui/models/own_program.h"

#include <charconv>
#include <chrono>
#include <exception>
#include <iterator>
#include <utility>

namespace interleave::ui {

namespace {

using std::chrono::duration_cast;

// Beyond the time limit, for reducing what was found. A search that says nothing for so long is ended.
constexpr std::chrono::seconds time_to_tell{30};

std::string text_of(double value) {
  char text[32];
  return {std::begin(text), std::to_chars(std::begin(text), std::end(text), value).ptr};
}

std::vector<std::string> command_for(const search_runner::request& what) {
  std::vector<std::string> words{
      own_program(), "explore", std::string(what.of->id), "--variant", std::string(what.as->id),
      "--progress"};
  for (const auto& [knob, value] : what.values.all()) {
    words.emplace_back("--set");
    words.push_back(knob + '=' + text_of(value));
  }
  const auto add = [&words](const char* option, std::string value) {
    words.emplace_back(option);
    words.push_back(std::move(value));
  };
  const auto limit = duration_cast<std::chrono::milliseconds>(what.how.time_limit);
  add("--strategy", what.how.strategy);
  add("--max-schedules", std::to_string(what.how.max_schedules));
  add("--time-limit", std::to_string(limit.count()) + "ms");
  add("--seed", std::to_string(what.how.seed));
  add("--timeouts", std::to_string(what.how.timeout_budget));
  add("--backend", what.how.on == explore::backend::fibers ? "fibers" : "threads");
  return words;
}

// What a program says last of why it ends, without its name.
QString last_line(const std::string& errors) {
  const QStringList lines = QString::fromStdString(errors).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
  for (auto each = lines.rbegin(); each != lines.rend(); ++each) {
    if (each->startsWith(QStringLiteral("interleave: "))) return each->mid(12);
  }
  return {};
}

QString fault_of(const os::program_end& end) {
  using kind = os::program_end::kind;
  if (end.how != kind::exited) return QStringLiteral("the search ") + QString::fromStdString(end.complaint());
  const QString line = last_line(end.errors);
  return line.isEmpty() ? QStringLiteral("the search ended before it was done") : line;
}

}  // namespace

search_runner::search_runner(QObject* parent) : QObject(parent) {}

search_runner::~search_runner() {
  cancel();
  if (worker_.joinable()) worker_.join();
}

void search_runner::start(request what) {
  if (*schedule::why_no_fibers() != '\0') what.how.on = explore::backend::threads;
  if (is_running()) {
    cancel();
    next_.emplace(std::move(what));
    return;
  }
  what_.emplace(std::move(what));
  begin();
}

void search_runner::begin() {
  outcome_.reset();
  cancelled_.store(false, std::memory_order_relaxed);  // relaxed: the thread's start orders it
  {
    const std::scoped_lock lock(mutex_);
    now_ = {};
  }
  worker_ = std::thread(&search_runner::work, this, command_for(*what_), what_->how.timeout_budget,
                        what_->how.time_limit + time_to_tell);
}

void search_runner::cancel() {
  next_.reset();
  cancelled_.store(true, std::memory_order_relaxed);  // relaxed: may be seen a little late
}

search_report search_runner::now() const {
  const std::scoped_lock lock(mutex_);
  return now_;
}

void search_runner::work(const std::vector<std::string>& command, unsigned timeouts,
                         std::chrono::nanoseconds limit) {
  QString fault;
  bool stopped = false;
  try {
    const auto take_line = [this](std::string_view line) {
      take(QByteArray(line.data(), static_cast<qsizetype>(line.size())));
    };
    const auto is_cancelled = [this] {
      return cancelled_.load(std::memory_order_relaxed);  // relaxed: may be seen a little late
    };
    const os::program_end end = os::run_program(command, take_line, limit, is_cancelled, time_to_tell);
    stopped = end.how == os::program_end::kind::stopped;
    if (!stopped) fault = fault_of(end);
  } catch (const std::exception& error) {
    fault = QStringLiteral("the search cannot be started: ") + QString::fromUtf8(error.what());
  }
  auto made = std::make_shared<search_report>(now());
  // What was cancelled has come as far as it has told.
  if (stopped && made->verdict.isEmpty()) {
    made->verdict = made->found.empty() ? QString::fromStdString(made->numbers.verdict(timeouts))
                                        : QStringLiteral("%1 found at schedule %2")
                                              .arg(made->found.front().kind)
                                              .arg(made->found.front().at_schedule);
  } else if (made->verdict.isEmpty()) {
    made->fault = fault;
  }
  QMetaObject::invokeMethod(
      this, [this, made] { finish(made); }, Qt::QueuedConnection);
}

void search_runner::take(const QByteArray& line) {
  {
    const std::scoped_lock lock(mutex_);
    if (!now_.add(line)) return;
  }
  told_.tell();
}

void search_runner::finish(std::shared_ptr<const search_report> made) {
  worker_.join();
  what_.reset();
  if (next_) {
    what_.emplace(*std::exchange(next_, std::nullopt));
    return begin();
  }
  outcome_ = std::move(made);
  Q_EMIT ended();
}

}  // namespace interleave::ui
