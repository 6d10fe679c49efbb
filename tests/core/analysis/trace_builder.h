#pragma once

#include "core/analysis/analyser.h"
#include "core/analysis/reducer.h"
#include "core/trace/source.h"
#include "core/trace/store.h"

#include <cstdint>
#include <cstring>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace interleave::analysis {

// Writes a trace by hand. Each call is one record, 1 µs after the last.
//
//   trace_builder t;
//   const auto fork = t.mutex("fork 1");
//   t.thread(1, "Plato");  t.lock(1, fork);  t.waits(2, fork);  t.unlock(1, fork);  t.gets(2, fork);
class trace_builder {
 public:
  std::vector<trace::record> records;
  nanoseconds now = 0;

  trace::record& add(trace::kind what, thread_id thread, object_id object = 0, std::uint64_t argument = 0,
                     std::uint8_t flags = 0) {
    now += 1000;
    trace::record made;
    made.time = now;
    made.thread = thread;
    made.argument = argument;
    made.object = object;
    made.location = 100u + thread;
    made.what = what;
    made.flags = flags;
    records.push_back(made);
    return records.back();
  }
  void pass(nanoseconds ns) { now += ns; }

  // Threads are objects 1000 + their number to those who join them.
  static object_id as_object(thread_id thread) { return 1000u + thread; }
  void thread(thread_id id, std::string_view name = "") {
    add(trace::kind::thread_started, id, as_object(id), 7000u + id);
    text(trace::kind::thread_text, id, 0, name);
  }
  void threads(thread_id count) {
    for (thread_id id = 1; id <= count; ++id) thread(id);
  }
  // A thread that another one starts.
  void starts(thread_id by, thread_id id) {
    add(trace::kind::object_created, by, as_object(id),
        static_cast<std::uint64_t>(trace::object_kind::thread));
    thread(id);
  }
  // It ends, and the other one has waited for that.
  void is_joined(thread_id by, thread_id id) {
    waits(by, as_object(id));
    ends(id);
    wait_ends(by, as_object(id));
  }
  void ends(thread_id id) { add(trace::kind::thread_ended, id, as_object(id)); }

  object_id object(trace::object_kind of, std::string_view name = "", std::uint64_t initial = 0) {
    const object_id id = ++last_object_;
    add(trace::kind::object_created, 1, id, static_cast<std::uint64_t>(of) | initial << 8);
    text(trace::kind::object_text, 1, id, name);
    return id;
  }
  object_id mutex(std::string_view name = "") { return object(trace::object_kind::mutex, name); }
  std::vector<object_id> mutexes(int count) {
    std::vector<object_id> made;
    for (int i = 0; i < count; ++i) made.push_back(mutex());
    return made;
  }

  void lock(thread_id by, object_id what, std::uint8_t flags = 0) {
    add(trace::kind::acquired, by, what, 0, flags).sequence = ++sequences_[what];
  }
  void waits(thread_id by, object_id what, std::uint8_t flags = 0) {
    add(trace::kind::wait_begin, by, what, 0, flags);
  }
  void gets(thread_id by, object_id what, std::uint8_t flags = 0) {
    lock(by, what, flags | trace::flag::contended);
  }
  void wait_ends(thread_id by, object_id what, trace::wait_result how = trace::wait_result::woken) {
    add(trace::kind::wait_end, by, what, static_cast<std::uint64_t>(how));
  }
  void notifies(thread_id by, object_id what, std::uint64_t waiters = 1) {
    add(trace::kind::notified, by, what, waiters);
  }
  void unlock(thread_id by, object_id what) { add(trace::kind::released, by, what); }
  void try_fails(thread_id by, object_id what) {
    add(trace::kind::try_failed, by, what, 0, trace::flag::attempt);
  }
  void phase(thread_id by, literal_id name) { add(trace::kind::phase, by, 0, name); }
  void counts(thread_id by, literal_id name, std::int64_t amount = 1) {
    add(trace::kind::counted, by, name, static_cast<std::uint64_t>(amount));
  }
  void notes(thread_id by, literal_id name, std::int64_t value) {
    add(trace::kind::noted, by, name, static_cast<std::uint64_t>(value));
  }

  [[nodiscard]] state reduced() const {
    state result;
    for (const auto& each : records) apply(result, each);
    return result;
  }

  // A lock taken and left again inside another, as a whole.
  void nested(thread_id by, object_id outer, object_id inner, std::uint8_t outer_flags = 0,
              std::uint8_t inner_flags = 0) {
    lock(by, outer, outer_flags);
    lock(by, inner, inner_flags);
    unlock(by, inner);
    unlock(by, outer);
  }

 private:
  void text(trace::kind what, thread_id by, object_id object, std::string_view name) {
    for (std::uint32_t piece = 0; !name.empty(); ++piece) {
      std::uint64_t bytes = 0;
      const std::size_t length = name.size() < 8 ? name.size() : 8;
      std::memcpy(&bytes, name.data(), length);
      add(what, by, object, bytes).sequence = piece;
      name.remove_prefix(length);
    }
  }

  object_id last_object_ = 0;
  std::map<object_id, std::uint32_t> sequences_;
};

// What the analyser makes of it.
struct analysed {
  trace::store records;
  trace::dictionary texts = trace::dictionary::empty();
  analyser reads;

  explicit analysed(const trace_builder& from, analyser::options how = {}) : reads(records, texts, how) {
    extend(from);
  }
  void extend(const trace_builder& from) {
    records.append(std::span(from.records).subspan(records.size()));
    reads.catch_up();
  }
  [[nodiscard]] std::vector<finding> of_kind(finding_kind kind) const {
    std::vector<finding> result;
    for (const auto& each : reads.findings()) {
      if (each.kind == kind) result.push_back(each);
    }
    return result;
  }
};

}  // namespace interleave::analysis
