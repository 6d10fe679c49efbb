#include "core/sync/coroutine.h"

#include "core/os/descriptor.h"
#include "tests/core/sync/recorded_run.h"

#include <gtest/gtest.h>

#include <chrono>
#include <memory>
#include <stdexcept>
#include <string>
#include <system_error>
#include <unistd.h>
#include <vector>

namespace interleave {
namespace {

using namespace std::chrono_literals;
using sync::event_loop;
using sync::readiness;
using sync::task;
using test::recorded_run;
using trace::kind;

task<int> twice(event_loop& loop, int of) {
  co_await sync::pause(loop, 1ms);
  co_return 2 * of;
}

task<> add_up(event_loop& loop, int& sum) {
  for (int i = 1; i <= 3; ++i) sum += co_await twice(loop, i);
}

TEST(coroutine, gives_its_value_to_who_awaits_it) {
  event_loop loop;
  int sum = 0;
  std::vector<task<>> all;
  for (int i = 0; i < 4; ++i) all.push_back(add_up(loop, sum));
  sync::run_until_done(loop, std::move(all));
  EXPECT_EQ(sum, 4 * 12);
}

task<std::string> fails(event_loop& loop) {
  co_await sync::pause(loop, 1ms);
  throw std::runtime_error("no answer");
}

task<> notes_the_failure(event_loop& loop, std::string& said) {
  try {
    said = co_await fails(loop);
  } catch (const std::runtime_error& error) {
    said = error.what();
  }
}

task<> passes_it_on(event_loop& loop) {
  co_await fails(loop);
}

task<> sets(event_loop& loop, bool& done) {
  co_await sync::pause(loop, 5ms);
  done = true;
}

TEST(coroutine, throws_its_exception_at_who_awaits_it) {
  event_loop loop;
  std::string said;
  std::vector<task<>> all;
  all.push_back(notes_the_failure(loop, said));
  sync::run_until_done(loop, std::move(all));
  EXPECT_EQ(said, "no answer");
}

TEST(coroutine, an_exception_comes_out_when_all_are_done) {
  event_loop loop;
  bool done = false;
  std::vector<task<>> all;
  all.push_back(passes_it_on(loop));
  all.push_back(sets(loop, done));
  EXPECT_THROW(sync::run_until_done(loop, std::move(all)), std::runtime_error);
  EXPECT_TRUE(done);
}

task<> reads_one(event_loop& loop, int from, char& got) {
  co_await sync::ready(loop, from, readiness::input);
  EXPECT_EQ(::read(from, &got, 1), 1);
}

task<> writes_one(event_loop& loop, int to) {
  co_await sync::pause(loop, 1ms);
  EXPECT_EQ(::write(to, "x", 1), 1);
}

TEST(coroutine, waits_for_a_descriptor) {
  const os::pipe_ends pipe = os::make_pipe();
  event_loop loop;
  char got = 0;
  std::vector<task<>> all;
  all.push_back(reads_one(loop, pipe.reads.number(), got));
  all.push_back(writes_one(loop, pipe.writes.number()));
  sync::run_until_done(loop, std::move(all));
  EXPECT_EQ(got, 'x');
}

task<> holds(event_loop& loop, int from, std::shared_ptr<int> what) {
  char got = 0;
  co_await reads_one(loop, from, got);
  *what = got;
}

TEST(coroutine, a_stop_destroys_what_waits) {
  const os::pipe_ends pipe = os::make_pipe();
  const auto held = std::make_shared<int>(0);
  recorded_run run;
  run.start([&] {
    event_loop loop;
    std::vector<task<>> all;
    all.push_back(holds(loop, pipe.reads.number(), held));
    sync::run_until_done(loop, std::move(all));
    ADD_FAILURE() << "went on";
  });
  run.wait_for(kind::wait_begin, 1);
  run.rules.cancel();
  EXPECT_TRUE(run.finish());
  EXPECT_EQ(held.use_count(), 1);
}

task<> asks(event_loop& loop, std::uint16_t port, std::string& got) {
  sync::tcp_stream to = sync::tcp_stream::connect(port, "question");
  const std::byte question[]{std::byte{'a'}, std::byte{'b'}};
  co_await sync::write_all(loop, to, question);
  std::byte buffer[8];
  while (const std::size_t n = co_await sync::read_some(loop, to, buffer)) {
    for (std::size_t i = 0; i < n; ++i) got += static_cast<char>(buffer[i]);
  }
}

task<> echoes(event_loop& loop, sync::tcp_listener& door) {
  co_await sync::ready(loop, door.descriptor(), readiness::input);
  auto from = door.try_accept();
  std::byte buffer[8];
  const std::size_t n = co_await sync::read_some(loop, *from, buffer);
  co_await sync::write_all(loop, *from, std::span(buffer).first(n));
}

TEST(coroutine, talks_over_tcp) {
  sync::tcp_listener door;
  event_loop loop;
  std::string got;
  std::vector<task<>> all;
  all.push_back(echoes(loop, door));
  all.push_back(asks(loop, door.port(), got));
  sync::run_until_done(loop, std::move(all));
  EXPECT_EQ(got, "ab");
}

TEST(tcp, a_refused_connection_is_an_error_not_a_hang) {
  std::uint16_t port = 0;
  {
    const sync::tcp_listener gone;
    port = gone.port();
  }
  const auto ask = [&] {
    sync::tcp_stream to = sync::tcp_stream::connect(port, "question");
    std::byte buffer[8];
    to.read_some(buffer);
  };
  EXPECT_THROW(ask(), std::system_error);
}

}  // namespace
}  // namespace interleave
