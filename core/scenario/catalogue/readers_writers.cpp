// Readers and writers (Courtois, Heymans and Parnas 1971): a page that is read by many and written anew by a
// few. Any number may read at once, for reading changes nothing; who writes must be alone.

#include "core/scenario/catalogue/catalogue.h"
#include "core/scenario/settings.h"
#include "core/sync/sync.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdint>
#include <deque>
#include <mutex>
#include <random>
#include <string>

namespace interleave::scenario {
namespace {

// Three words that belong together: whole, they all bear the number of the edition they were written for.
// They are written one after another, which takes its time. (Each word is a relaxed atomic, which keeps
// nobody out and orders nothing: with plain ones a reader in between would have no meaning at all.)
class page {
 public:
  using edition = std::int64_t;

  // Whether it was whole: a reader who sees words of two editions has read a torn page.
  template <class Pause>
  bool read(Pause pause) const {
    const edition first = words_[0].load(std::memory_order_relaxed);
    pause();
    const edition second = words_[1].load(std::memory_order_relaxed);
    pause();
    const edition third = words_[2].load(std::memory_order_relaxed);
    return first == second && second == third;
  }

  template <class Pause>
  void write(edition number, Pause pause) {
    words_[0].store(number, std::memory_order_relaxed);
    pause();
    words_[1].store(number, std::memory_order_relaxed);
    pause();
    words_[2].store(number, std::memory_order_relaxed);
  }

 private:
  std::array<sync::atomic<edition>, 3> words_{
      sync::atomic<edition>("word 1"), sync::atomic<edition>("word 2"), sync::atomic<edition>("word 3")};
};

class reading_room {
 public:
  explicit reading_room(const settings& knobs) : knobs_(knobs) {
    for (const trace::literal each : {reads, writes, torn_reads, max_readers}) {
      sync::count(each, 0);  // so that a run without any says so
    }
  }

  // One thread a reader and one a writer; the rule says when they may. The end of the function waits for them
  // all.
  template <class Rule>
  void open(Rule& rule) {
    const int turns = knobs_.integer("turns");
    std::deque<sync::thread> people;
    for (int i = 1; i <= knobs_.integer("writers"); ++i) {
      people.push_back(sync::thread("writer " + std::to_string(i), [this, &rule, turns, i] {
        std::minstd_rand mood(static_cast<unsigned>(i) * 1971);
        for (int turn = 1; turns == 0 || turn <= turns; ++turn) {
          sync::phase("thinking");
          pass("writer_pause_ms", mood);
          sync::phase("waiting to write");
          rule.begin_writing();
          write(page::edition{turn} * 100 + i, mood);
          rule.end_writing();
        }
        sync::phase("done");
      }));
    }
    for (int i = 1; i <= knobs_.integer("readers"); ++i) {
      people.push_back(sync::thread("reader " + std::to_string(i), [this, &rule, turns, i] {
        std::minstd_rand mood(static_cast<unsigned>(i) * 1450);
        for (int turn = 1; turns == 0 || turn <= turns; ++turn) {
          sync::phase("away");
          pass("reader_pause_ms", mood);
          sync::phase("waiting to read");
          rule.begin_reading();
          read(mood);
          rule.end_reading();
        }
        sync::phase("done");
      }));
    }
  }

 private:
  static constexpr trace::literal reads{"reads"};
  static constexpr trace::literal writes{"writes"};
  static constexpr trace::literal torn_reads{"torn_reads"};
  static constexpr trace::literal max_readers{"max_readers"};

  void read(std::minstd_rand& mood) {
    sync::phase("reading");
    readers_change(+1);
    const bool whole = page_.read([&] { pass("read_ms", mood, 2); });
    readers_change(-1);
    sync::count(reads);
    sync::count("turns");
    if (!whole) sync::count(torn_reads);
    sync::require(whole, "a reader never sees half of one edition and half of another");
  }

  void write(page::edition number, std::minstd_rand& mood) {
    sync::phase("writing");
    page_.write(number, [&] { pass("write_ms", mood, 2); });
    sync::count(writes);
    sync::count("turns");
  }

  // A part of the knob's time. Nobody takes equally long each time, or all would march in step.
  void pass(std::string_view knob, std::minstd_rand& mood, int parts = 1) {
    sync::this_thread::sleep_for(knobs_.milliseconds(knob) / parts * (50 + mood() % 101) / 100);
  }

  void readers_change(int by) {
    const std::scoped_lock lock(watching_);
    readers_ += by;
    sync::note("readers at once", readers_);
    if (readers_ > most_readers_) {
      sync::count(max_readers, readers_ - most_readers_);  // rises to the new maximum
      most_readers_ = readers_;
    }
  }

  const settings& knobs_;
  page page_;
  // How many truly read, whatever the rule believes: watched, and kept apart from it.
  std::mutex watching_;
  int readers_ = 0;
  int most_readers_ = 0;
};

// Everybody reads and writes when they like.
struct no_rule {
  void begin_reading() {}
  void end_reading() {}
  void begin_writing() {}
  void end_writing() {}
};

// One at a time, be it a reader or a writer: right, but readers wait for readers without need.
class one_at_a_time {
 public:
  void begin_reading() { mutex_.lock(); }
  void end_reading() { mutex_.unlock(); }
  void begin_writing() { mutex_.lock(); }
  void end_writing() { mutex_.unlock(); }

 private:
  sync::mutex mutex_{"page"};
};

// The first one in takes the room for all of its kind, the last one out gives it back: as one does with the
// light of a room (Downey 2016).
class light_switch {
 public:
  explicit light_switch(std::string_view name) : mutex_(name) {}

  void enter(sync::counting_semaphore& room) {
    sync::lock_guard lock(mutex_);
    if (++inside_ == 1) room.acquire();
  }
  void leave(sync::counting_semaphore& room) {
    sync::lock_guard lock(mutex_);
    if (--inside_ == 0) room.release();
  }

 private:
  sync::mutex mutex_;
  int inside_ = 0;
};

// Readers first (Courtois et al., first problem): no reader waits unless somebody writes. While one reads,
// the next comes in; if there is always one, no writer ever does.
class readers_first {
 public:
  void begin_reading() { readers_.enter(room_); }
  void end_reading() { readers_.leave(room_); }
  void begin_writing() { room_.acquire(); }
  void end_writing() { room_.release(); }

 private:
  light_switch readers_{"readers' light"};
  sync::counting_semaphore room_{"room", 1};
};

// Writers first (Courtois et al., second problem): once a writer waits, no further reader begins. If there is
// always a writer, no reader ever does.
class writers_first {
 public:
  void begin_reading() {
    sync::lock_guard one_reader_asks(asking_);  // or the readers' queue would be in the writers' way
    no_writer_.acquire();
    readers_.enter(room_);
    no_writer_.release();
  }
  void end_reading() { readers_.leave(room_); }

  void begin_writing() {
    writers_.enter(no_writer_);
    room_.acquire();
  }
  void end_writing() {
    room_.release();
    writers_.leave(no_writer_);
  }

 private:
  sync::mutex asking_{"readers' queue"};
  light_switch readers_{"readers' light"};
  light_switch writers_{"writers' light"};
  sync::counting_semaphore no_writer_{"no writer", 1};
  sync::counting_semaphore room_{"room", 1};
};

// Lets one through at a time, strictly in order of arrival: everybody draws a number and waits until it is
// called (Reed and Kanodia 1979). A semaphore would do, but could be taken by who just comes by.
class turnstile {
 public:
  void enter() {
    sync::unique_lock lock(mutex_);
    const std::int64_t mine = drawn_++;
    called_changed_.wait(lock, [&] { return called_ == mine; });
  }
  void leave() {
    sync::lock_guard lock(mutex_);
    ++called_;
    called_changed_.notify_all();
  }

 private:
  sync::mutex mutex_{"numbers"};
  sync::condition_variable called_changed_{"turnstile"};
  std::int64_t drawn_ = 0;
  std::int64_t called_ = 0;
};

// First come, first served (after Downey 2016): everybody comes through one turnstile and stands in it until
// the room is theirs. Readers still read together, as long as no writer stands between them.
class in_order {
 public:
  void begin_reading() {
    turnstile_.enter();
    readers_.enter(room_);
    turnstile_.leave();
  }
  void end_reading() { readers_.leave(room_); }

  void begin_writing() {
    turnstile_.enter();
    room_.acquire();
    turnstile_.leave();
  }
  void end_writing() { room_.release(); }

 private:
  turnstile turnstile_;
  light_switch readers_{"readers' light"};
  sync::counting_semaphore room_{"room", 1};
};

// What the library has for it. The standard leaves open who goes first; this one serves in order of arrival.
class standard {
 public:
  void begin_reading() { mutex_.lock_shared(); }
  void end_reading() { mutex_.unlock_shared(); }
  void begin_writing() { mutex_.lock(); }
  void end_writing() { mutex_.unlock(); }

 private:
  sync::shared_mutex mutex_{"page"};
};

template <class Rule>
void read_and_write_under(const settings& knobs) {
  reading_room room(knobs);
  Rule rule;
  room.open(rule);
}

}  // namespace

descriptor readers_writers() {
  using enum expectation;
  return {
      .id = "readers-writers",
      .title = "Readers and writers",
      .chapter = 3,
      .explanation =
          "Readers and writers share a page of three words. Any number may read at once, but a writer must "
          "be "
          "alone: a reader who comes in between sees half of the old page and half of the new one. Who goes "
          "first when both wait? If it is always the same kind, the other one may wait for ever.",
      .source = "core/scenario/catalogue/readers_writers.cpp",
      .progress = "turns",
      .advice =
          "Try 'fair': readers and writers come through one turnstile, so nobody is overtaken for ever.",
      .variants =
          {
              {"no-lock", "No lock", "Nothing keeps a reader away from a half-written page: reads are torn.",
               violation, read_and_write_under<no_rule>},
              {"mutex", "A mutex", "One at a time: right, but readers wait for each other without need.",
               completed, read_and_write_under<one_at_a_time>},
              {"reader-preference",
               "Readers first",
               "Readers join readers. If one is always reading, the writers starve.",
               starvation,
               read_and_write_under<readers_first>,
               {{"readers", 8}, {"turns", 30}}},
              {"writer-preference",
               "Writers first",
               "A waiting writer keeps new readers out. If one is always waiting, the readers starve.",
               starvation,
               read_and_write_under<writers_first>,
               {{"readers", 1}, {"writers", 8}, {"turns", 30}}},
              {"fair", "A turnstile", "Everybody queues at one turnstile: readers still read together.",
               completed, read_and_write_under<in_order>},
              {"std-shared-mutex", "A shared mutex",
               "lock_shared for readers, lock for writers; served in order of arrival.", completed,
               read_and_write_under<standard>},
          },
      .knobs =
          {
              {"readers", "Readers", "", 1, 60, 6, 1, false},
              {"writers", "Writers", "", 1, 30, 3, 1, false},
              {"turns", "Turns each (0: endless)", "", 0, 1000, 0, 1, false},
              {"read_ms", "Reading", "ms", 0, 2000, 30, 1, true},
              {"write_ms", "Writing", "ms", 0, 2000, 10, 1, true},
              {"reader_pause_ms", "Pause of a reader", "ms", 0, 2000, 6, 1, true},
              {"writer_pause_ms", "Pause of a writer", "ms", 0, 2000, 4, 1, true},
          },
      .explore_with = {{"readers", 2}, {"writers", 1}, {"turns", 1}},
  };
}

}  // namespace interleave::scenario
