// A core that goes from one thread to another does no work meanwhile, and finds the other's data in none of
// its caches. Two threads hand a ball to and fro, and nothing else: that is the price of a switch. Then a
// fixed amount of work is done by more and more threads: each with a share of its own, or all of them in
// turn.

#include "core/bench/catalogue/catalogue.h"
#include "core/bench/verdict.h"
#include "core/bench/watching.h"
#include "core/os/cores.h"
#include "core/os/descriptor.h"
#include "core/os/futex.h"
#include "core/schedule/control.h"

#include <array>
#include <atomic>
#include <cerrno>
#include <cstdint>
#include <deque>
#include <fcntl.h>
#include <memory>
#include <string>
#include <unistd.h>
#include <vector>

namespace interleave::bench {
namespace {

// A ball in memory: who hasn't got it sleeps in the kernel until it comes.
class futex_ball {
 public:
  void await(std::uint32_t player) {
    for (std::uint32_t at = where_.load(std::memory_order_acquire); at != player;
         at = where_.load(std::memory_order_acquire)) {  // acquire: what the other did is done
      os::futex_wait(where_, at);
    }
  }
  void pass(std::uint32_t to) {
    where_.store(to, std::memory_order_release);  // release: see await
    os::futex_wake_one(where_);
  }

 private:
  std::atomic<std::uint32_t> where_{0};
};

// A ball that is a byte in one of two pipes.
class pipe_ball {
 public:
  pipe_ball() {
    for (pair& each : to_) {
      std::array<int, 2> ends{};
      os::checked(::pipe2(ends.data(), O_CLOEXEC), "pipe2");
      each = {os::descriptor(ends[0]), os::descriptor(ends[1])};
    }
    pass(0);
  }
  void await(std::uint32_t player) {
    char byte = 0;
    while (::read(to_[player].reads.number(), &byte, 1) < 0 && errno == EINTR) {
    }
  }
  void pass(std::uint32_t to) {
    while (::write(to_[to].writes.number(), "o", 1) < 0 && errno == EINTR) {
    }
  }

 private:
  struct pair {
    os::descriptor reads;
    os::descriptor writes;
  };
  std::array<pair, 2> to_;
};

// For the timeline the balls are core/sync's: a semaphore for each player, which sleeps on a futex, …
class seen_futex_ball {
 public:
  void await(std::uint32_t player) {
    sync::phase("waiting for the ball");
    to_[player].acquire();
    sync::phase("has the ball");
  }
  void pass(std::uint32_t to) { to_[to].release(); }

 private:
  std::array<sync::counting_semaphore, 2> to_{sync::counting_semaphore("ball for player 1", 1),
                                              sync::counting_semaphore("ball for player 2", 0)};
};

// … or a pipe, whose waits are recorded.
class seen_pipe_ball {
 public:
  seen_pipe_ball() { pass(0); }
  void await(std::uint32_t player) {
    sync::phase("waiting for the ball");
    pipe_.await(to_[player].reads.number());
    char byte = 0;
    os::checked(static_cast<int>(::read(to_[player].reads.number(), &byte, 1)), "read");
    sync::phase("has the ball");
  }
  void pass(std::uint32_t to) {
    os::checked(static_cast<int>(::write(to_[to].writes.number(), "o", 1)), "write");
  }

 private:
  const seen::source pipe_{"pipe"};
  std::array<os::pipe_ends, 2> to_{os::make_pipe(), os::make_pipe()};
};

constexpr int look_every = 256;

// Both players stop at the same pass: the first one decides, and the ball says so.
template <class Way, class Ball>
void ping_pong(trial& here, bool same_core) {
  const std::vector<unsigned> cores = os::allowed_cores();
  const std::array<unsigned, 2> core{cores.front(), same_core ? cores.front() : cores.back()};
  const int rounds = here.knobs.integer("passes");
  Ball ball;
  std::atomic<bool> over{false};
  std::atomic<bool> pinned{true};
  std::int64_t returned = 0;
  const auto pin = [&](std::size_t player) {
    // relaxed: read after the join
    if (!os::pin_this_thread(std::span(core).subspan(player, 1)))
      pinned.store(false, std::memory_order_relaxed);
  };
  const schedule::control* const run = schedule::this_worker->run();
  stopwatch clock;
  std::int64_t ns = 0;
  typename Way::thread first = Way::start("player 1", [&] {
    pin(0);
    ball.await(0);
    ball.pass(1);  // the first exchange only brings both there
    ball.await(0);
    clock = stopwatch();
    for (int i = 0; i < rounds; ++i) {
      if (i % look_every == 0 && run->is_cancelled()) break;
      ball.pass(1);
      ball.await(0);
    }
    ns = clock.ns();
    over.store(true, std::memory_order_relaxed);  // relaxed: passed on with the ball
    ball.pass(1);
  });
  typename Way::thread second = Way::start("player 2", [&] {
    pin(1);
    for (;;) {
      ball.await(1);
      if (over.load(std::memory_order_relaxed)) return;  // relaxed: as above
      ++returned;
      ball.pass(0);
    }
  });
  first.join();
  second.join();
  trial::checkpoint();
  here.tell("switch_ns", static_cast<double>(ns) / (2.0 * rounds));
  here.result(returned - 1, rounds);
  here.require(pinned.load(std::memory_order_relaxed), "the system refuses to keep a thread on a core");
}

// A piece of work: goes through memory of the thread's own, so that it has something to lose when another
// thread comes in between.
class worker {
 public:
  worker() : memory_(std::make_unique<std::uint32_t[]>(words)) {}
  [[gnu::noinline]] void do_piece() {
    for (int i = 0; i < words; i += step) memory_[static_cast<std::size_t>(i)] += 1;
    ++pieces_;
  }
  [[nodiscard]] std::int64_t pieces() const { return pieces_; }

 private:
  static constexpr int words = 4096;  // 16 KiB
  static constexpr int step = 4;

  std::unique_ptr<std::uint32_t[]> memory_;
  std::int64_t pieces_ = 0;
};

template <class Way, class Body>
void by_threads(trial& here, Body body) {
  const int pieces = here.knobs.integer("pieces");
  const int threads = here.at();
  std::vector<std::int64_t> done(static_cast<std::size_t>(threads));
  const stopwatch clock;
  {
    std::vector<typename Way::thread> team;
    for (int i = 0; i < threads; ++i) {
      team.push_back(Way::start("worker " + std::to_string(i + 1), [&, i] {
        worker mine;
        body(mine, i, threads);
        done[static_cast<std::size_t>(i)] = mine.pieces();
        Way::phase("done");
      }));
    }
  }
  const double seconds = clock.ms() / 1e3;
  trial::checkpoint();
  std::int64_t all = 0;
  for (const std::int64_t each : done) all += each;
  here.tell("pieces_per_s", pieces / seconds);
  here.result(all, pieces);
}

// Each thread has its share, and nothing to do with the others.
template <class Way>
void own_shares(trial& here) {
  const schedule::control* const run = schedule::this_worker->run();
  const int pieces = here.knobs.integer("pieces");
  by_threads<Way>(here, [=](worker& mine, int i, int of) {
    Way::phase("working");
    const int last = static_cast<int>(std::int64_t{pieces} * (i + 1) / of);
    for (int next = static_cast<int>(std::int64_t{pieces} * i / of); next < last; ++next) {
      if (next % look_every == 0 && run->is_cancelled()) return;
      mine.do_piece();
    }
  });
}

// Where a thread waits until it is called; for each call it is let through once.
class futex_gate {
 public:
  explicit futex_gate(const std::string&) {}
  void call() {
    calls_.fetch_add(1, std::memory_order_release);  // release, acquire: the turns come one after the other
    os::futex_wake_one(calls_);
  }
  void await() {
    while (calls_.load(std::memory_order_acquire) == answered_) os::futex_wait(calls_, answered_);
    ++answered_;
  }

 private:
  std::atomic<std::uint32_t> calls_{0};
  std::uint32_t answered_ = 0;  // used by the one who waits
};
class seen_gate {
 public:
  explicit seen_gate(const std::string& name) : calls_(name, 0) {}
  void call() { calls_.release(); }
  void await() {
    sync::phase("waiting for its turn");
    calls_.acquire();
    sync::phase("working");
  }

 private:
  sync::counting_semaphore calls_;
};

// Piece after piece in a fixed order, each by the next thread: as in a chain of stages, or under a lock that
// goes round. With one thread there is nobody to wait for.
template <class Way, class Gate>
void in_turn(trial& here) {
  const schedule::control* const run = schedule::this_worker->run();
  const int pieces = here.knobs.integer("pieces");
  std::deque<Gate> gates;
  for (int i = 0; i < here.at(); ++i) gates.emplace_back("gate " + std::to_string(i + 1));
  by_threads<Way>(here, [&, pieces, run](worker& mine, int i, int of) {
    Gate& following = gates[static_cast<std::size_t>((i + 1) % of)];
    for (int next = i; next < pieces; next += of) {
      if (next > 0 && of > 1) gates[static_cast<std::size_t>(i)].await();
      const bool ends = run->is_cancelled();  // then the others are called once more, to end too
      if (!ends) mine.do_piece();
      if (of > 1) following.call();
      if (ends) return;
    }
  });
}

std::vector<double> thread_counts(const scenario::settings& knobs) {
  std::vector<double> counts;
  for (int n = 1; n <= knobs.integer("threads"); n *= 2) counts.push_back(n);
  return counts;
}

std::string why_not_across() {
  return os::core_count() > 1 ? "" : "this program may use one core only";
}

// Where each curve is best, and what became of it.
std::vector<std::string> where_it_bends(const report& of) {
  std::vector<std::string> sentences;
  for (const char* id : {"own-shares", "in-turn"}) {
    const auto found = bend_of(of, id, "pieces_per_s");
    if (!found || found->last_by_best.count < 3) continue;
    std::string text = "“" + std::string(of.of->find_row(id)->title) + "” got most done with " +
                       rounded(found->best_at) + (found->best_at == 1 ? " thread" : " threads");
    if (found->best_at == found->last_at) {
      text += ", the most that were tried: the curve has not bent yet.";
    } else if (judge(found->last_by_best) == direction::less) {
      text += "; with " + rounded(found->last_at) + " only " + rounded(found->last_by_best.median) +
              " times as much (" + rounded(found->last_by_best.low) + " to " +
              rounded(found->last_by_best.high) +
              "): more threads made it slower, as no work is done while they are made and while a core goes "
              "from one to another.";
    } else {
      text += ", but the spread is too wide to say that " + rounded(found->last_at) + " are any worse.";
    }
    sentences.push_back(std::move(text));
  }
  return sentences;
}

}  // namespace

experiment context_switch() {
  using enum better;
  return {
      .about =
          {
              .id = "context-switch",
              .title = "The price of a switch",
              .chapter = 5,
              .explanation =
                  "Two threads hand a ball to and fro, through a word in memory (futex) or a pipe, on one "
                  "core "
                  "and on two: the time of a pass is what a switch, or waking somebody on another core, "
                  "costs. "
                  "Then a fixed amount of work, in pieces of about 1 µs, is done by 1 to 256 threads, each "
                  "with its share or all in turn: the case in which threads make it slower.",
              .source = "core/bench/catalogue/context_switch.cpp",
              .progress = "",
              .advice = "",
              .variants = {},
              .knobs =
                  {
                      {"passes", "Passes and back", "", 100, 1000000, 5000, 100, false},
                      {"pieces", "Pieces of work", "", 256, 1000000, 20000, 1, false},
                      {"threads", "Threads, at most", "", 1, 256, 256, 1, false},
                  },
          },
      .figures = {{"switch_ns", "Time of a pass", "ns", less},
                  {"pieces_per_s", "Pieces of work a second", "1/s", more}},
      .rows =
          {
              {"futex-one-core", "Futex, one core", "Each pass is a switch from the one thread to the other.",
               [](trial& here) { ping_pong<plain, futex_ball>(here, true); }, false, true, "futex-one-core",
               nullptr, [](trial& here) { ping_pong<seen, seen_futex_ball>(here, true); }},
              {"futex-two-cores", "Futex, two cores", "Each pass wakes a thread on another core.",
               [](trial& here) { ping_pong<plain, futex_ball>(here, false); }, false, true, "futex-one-core",
               why_not_across, [](trial& here) { ping_pong<seen, seen_futex_ball>(here, false); }},
              {"pipe-one-core", "Pipe, one core", "The ball is a byte in a pipe.",
               [](trial& here) { ping_pong<plain, pipe_ball>(here, true); }, false, true, "futex-one-core",
               nullptr, [](trial& here) { ping_pong<seen, seen_pipe_ball>(here, true); }},
              {"pipe-two-cores", "Pipe, two cores", "A byte in a pipe, for a thread on another core.",
               [](trial& here) { ping_pong<plain, pipe_ball>(here, false); }, false, true, "pipe-one-core",
               why_not_across, [](trial& here) { ping_pong<seen, seen_pipe_ball>(here, false); }},
              {"own-shares", "Shares of their own", "The work is cut in as many shares as there are threads.",
               own_shares<plain>, true, true, "own-shares", nullptr, own_shares<seen>},
              {"in-turn", "In turn", "The same work, piece after piece, each by the next thread.",
               in_turn<plain, futex_gate>, true, true, "own-shares", nullptr, in_turn<seen, seen_gate>},
          },
      .claims =
          {
              {"futex-two-cores", "futex-one-core", "switch_ns",
               "the other thread's core was still awake, and both keep what they have in their caches",
               "the other core has to be woken up first, or to leave what it does",
               "waking another core costs what a switch does"},
              {"pipe-one-core", "futex-one-core", "switch_ns",
               "which a pipe, that copies the byte twice, should not; other load hit the futex harder",
               "the byte is copied into the kernel and out again, by two system calls",
               "the switch itself outweighs how it is asked for"},
          },
      .over = {"threads", "Threads", thread_counts},
      .remarks = where_it_bends,
  };
}

}  // namespace interleave::bench
