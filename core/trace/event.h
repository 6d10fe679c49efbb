#pragma once

#include <cstdint>
#include <type_traits>

namespace interleave::trace {

// Nanoseconds since the run began.
using nanoseconds = std::uint64_t;

// Numbers are given in order of creation within a run, from 1; 0 means none.
using thread_id = std::uint16_t;
using object_id = std::uint32_t;

// A call site or a literal as the distance of its static data from a fixed point in the program; see
// source.h.
using location_id = std::uint32_t;
using literal_id = std::uint32_t;

// What happened. Values are part of the trace file: append, never renumber.
enum class kind : std::uint8_t {
  none = 0,

  // Threads and names. A text event carries 8 bytes of a name in `argument`, the piece's index in `sequence`.
  thread_started = 1,  // object: the thread as an object that can be joined; argument: OS thread id
  thread_ended = 2,    // argument: how_ended
  thread_text = 3,     // piece of the name of the event's own thread
  object_text = 4,     // piece of the name of `object`
  object_created = 5,  // argument: object_kind | initial value << 8 (permits, expected arrivals, …)
  object_destroyed = 6,

  // Waiting. Between wait_begin and wait_end (or acquired) the thread is blocked in the kernel.
  wait_begin = 10,   // object: what it waits for; flag timed if the wait can end by itself
  wait_end = 11,     // argument: wait_result
  acquired = 12,     // ends a wait on the same object; flags: shared, contended, attempt, timed
  released = 13,     // written before the release takes effect; argument: permits for a semaphore
  try_failed = 14,   // an attempt that did not get the object
  woke = 15,         // this thread woke thread `argument` out of its wait on `object`
  notified = 16,     // condition_variable: argument = number of waiters woken
  arrived = 17,      // barrier, latch: argument = arrivals still missing
  sleep_begin = 18,  // argument: how long, in ns
  sleep_end = 19,
  held_begin = 20,  // the scheduler holds the thread at a sync point (pause, pace, step)
  held_end = 21,

  // Memory that scenarios share: argument = the value read or written.
  loaded = 30,
  stored = 31,
  exchanged = 32,  // read-modify-write; argument = the value written

  // What the scenario says of itself.
  phase = 40,     // argument: literal_id, the thread's activity from here on ("eating")
  counted = 41,   // object: literal_id of the counter; argument: amount added (two's complement)
  violated = 42,  // object: literal_id of the rule that was broken; argument: a value that explains it
  noted = 43,     // object: literal_id; argument: a value

  // Where the turns of threads are decided: one goes another way than it would by the default policy.
  decided = 45,  // argument: the thread that has it | the one that would have << 16; flag preempted: that one
                 // could have gone on

  // From the operating system, by CPU: the event's thread went on or off it.
  switched_in = 50,
  switched_out = 51,  // flag preempted: it wanted to go on

  gap = 60,  // argument: events of this thread lost before this one (memory cap)

  // The callbacks of an event loop. object: the loop; sequence: the callback's number in it; argument: see
  // callback.h.
  queued = 70,  // it is to run: as soon as its turn comes, a timer once it is due
  began = 71,
  finished = 72,
  withdrawn = 73,  // it will not run any more
  turned = 74,     // a turn of the loop begins; argument: its number
};

enum class object_kind : std::uint8_t {
  unknown = 0,
  thread = 1,
  mutex = 2,
  recursive_mutex = 3,
  shared_mutex = 4,
  semaphore = 5,
  condition_variable = 6,
  barrier = 7,
  latch = 8,
  atomic = 9,
  resource = 10,
  // What a thread waits for that lies outside the run.
  file = 11,
  socket = 12,
  pipe = 13,
  process = 14,
  queue = 15,
  timer = 16,
  event_loop = 17,  // append here, and to last_object_kind
};

inline constexpr object_kind last_object_kind = object_kind::event_loop;

// crashed: its process was ended by a signal of its own making; written for it, since it could not.
enum class how_ended : std::uint8_t { returned = 0, cancelled = 1, exception = 2, crashed = 3 };
enum class wait_result : std::uint8_t { woken = 0, timed_out = 1, cancelled = 2 };

// Bits of event::flags.
namespace flag {
inline constexpr std::uint8_t shared = 1;     // a reader's share
inline constexpr std::uint8_t timed = 2;      // the wait ends (or would have ended) by itself at a deadline
inline constexpr std::uint8_t contended = 4;  // acquired after a wait
inline constexpr std::uint8_t attempt = 8;    // by try_lock: never blocks
inline constexpr std::uint8_t preempted = 16;
}  // namespace flag

// As a thread writes it: 32 bytes, trivially copyable; the queue it is in tells the thread.
struct event {
  std::uint64_t ticks = 0;  // see clock.h
  std::uint64_t argument = 0;
  object_id object = 0;
  std::uint32_t sequence = 0;  // per object, taken while it is held: exact order of acquisitions
  location_id location = 0;
  std::uint16_t cpu = 0;
  kind what = kind::none;
  std::uint8_t flags = 0;
};
static_assert(sizeof(event) == 32 && std::is_trivially_copyable_v<event>);

// As the store keeps it, in order: the same 32 bytes with time since the start of the run (48 bits: 78 hours)
// and thread.
struct record {
  std::uint64_t time : 48 = 0;
  std::uint64_t thread : 16 = 0;
  std::uint64_t argument = 0;
  object_id object = 0;
  std::uint32_t sequence = 0;
  location_id location = 0;
  std::uint16_t cpu = 0;
  kind what = kind::none;
  std::uint8_t flags = 0;

  [[nodiscard]] bool has(std::uint8_t bit) const { return (flags & bit) != 0; }
};
static_assert(sizeof(record) == 32 && std::is_trivially_copyable_v<record>);

inline constexpr std::uint64_t max_time = (std::uint64_t{1} << 48) - 1;

}  // namespace interleave::trace
