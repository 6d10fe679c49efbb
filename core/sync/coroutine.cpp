#include "core/sync/coroutine.h"

namespace interleave::sync {

namespace {

// Ends the loop when the last one is over, however it ended.
task<> count_down(event_loop& loop, task<>& of, std::size_t& left) {
  std::exception_ptr thrown;
  try {
    co_await of;
  } catch (...) {
    thrown = std::current_exception();
  }
  if (--left == 0) loop.quit();
  if (thrown) std::rethrow_exception(thrown);
}

}  // namespace

task<std::size_t> read_some(event_loop& loop, tcp_stream& from, std::span<std::byte> to,
                            std::source_location at) {
  for (;;) {
    if (const auto n = from.try_read(to)) co_return *n;
    co_await ready(loop, from.descriptor(), readiness::input, at);
  }
}

task<> write_all(event_loop& loop, tcp_stream& to, std::span<const std::byte> from, std::source_location at) {
  while (!from.empty()) {
    if (const auto n = to.try_write(from)) {
      from = from.subspan(*n);
    } else {
      co_await ready(loop, to.descriptor(), readiness::output, at);
    }
  }
}

void run_until_done(event_loop& loop, std::vector<task<>> tasks) {
  if (tasks.empty()) return;
  std::size_t left = tasks.size();
  std::vector<task<>> counted;
  for (auto& each : tasks) counted.push_back(count_down(loop, each, left));
  for (auto& each : counted) each.start();
  loop.run();
  for (auto& each : counted) each.result();
}

}  // namespace interleave::sync
