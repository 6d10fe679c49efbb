#include "core/export/words.h"

#include <array>
#include <utility>

namespace interleave::exports {

std::string_view word_for(trace::kind what) {
  using trace::kind;
  switch (what) {
    case kind::none:
      return "none";
    case kind::thread_started:
      return "thread_started";
    case kind::thread_ended:
      return "thread_ended";
    case kind::thread_text:
      return "thread_text";
    case kind::object_text:
      return "object_text";
    case kind::object_created:
      return "object_created";
    case kind::object_destroyed:
      return "object_destroyed";
    case kind::wait_begin:
      return "wait_begin";
    case kind::wait_end:
      return "wait_end";
    case kind::acquired:
      return "acquired";
    case kind::released:
      return "released";
    case kind::try_failed:
      return "try_failed";
    case kind::woke:
      return "woke";
    case kind::notified:
      return "notified";
    case kind::arrived:
      return "arrived";
    case kind::sleep_begin:
      return "sleep_begin";
    case kind::sleep_end:
      return "sleep_end";
    case kind::held_begin:
      return "held_begin";
    case kind::held_end:
      return "held_end";
    case kind::loaded:
      return "loaded";
    case kind::stored:
      return "stored";
    case kind::exchanged:
      return "exchanged";
    case kind::phase:
      return "phase";
    case kind::counted:
      return "counted";
    case kind::violated:
      return "violated";
    case kind::noted:
      return "noted";
    case kind::decided:
      return "decided";
    case kind::switched_in:
      return "switched_in";
    case kind::switched_out:
      return "switched_out";
    case kind::gap:
      return "gap";
    case kind::queued:
      return "queued";
    case kind::began:
      return "began";
    case kind::finished:
      return "finished";
    case kind::withdrawn:
      return "withdrawn";
    case kind::turned:
      return "turned";
  }
  return "unknown";
}

std::string_view word_for(trace::how_ended how) {
  using trace::how_ended;
  switch (how) {
    case how_ended::returned:
      return "returned";
    case how_ended::cancelled:
      return "cancelled";
    case how_ended::exception:
      return "exception";
    case how_ended::crashed:
      return "crashed";
  }
  return "unknown";
}

std::string_view word_for(trace::wait_result how) {
  using trace::wait_result;
  switch (how) {
    case wait_result::woken:
      return "woken";
    case wait_result::timed_out:
      return "timed_out";
    case wait_result::cancelled:
      return "cancelled";
  }
  return "unknown";
}

std::string_view word_for(analysis::activity doing) {
  using analysis::activity;
  switch (doing) {
    case activity::absent:
      return "absent";
    case activity::running:
      return "running";
    case activity::ready:
      return "ready";
    case activity::blocked:
      return "blocked";
    case activity::sleeping:
      return "sleeping";
    case activity::held:
      return "held";
    case activity::ended:
      return "ended";
  }
  return "unknown";
}

std::string words_for_flags(std::uint8_t flags) {
  using namespace trace;
  constexpr std::array<std::pair<std::uint8_t, std::string_view>, 5> words{{{flag::shared, "shared"},
                                                                            {flag::timed, "timed"},
                                                                            {flag::contended, "contended"},
                                                                            {flag::attempt, "attempt"},
                                                                            {flag::preempted, "preempted"}}};
  std::string out;
  for (const auto& [bit, word] : words) {
    if ((flags & bit) == 0) continue;
    if (!out.empty()) out += ' ';
    out += word;
  }
  return out;
}

}  // namespace interleave::exports
