#include "core/analysis/sentences.h"

#include <cstdio>

namespace interleave::analysis {

namespace {

// How many links of a circle are told one by one.
constexpr std::size_t max_told = 8;

bool joins(const state& at, const wait_edge& each) {
  return each.object < at.objects.size() && at.objects[each.object].kind == trace::object_kind::thread;
}

std::string link_text(const wait_edge& each, const state& at, const names& known) {
  if (joins(at, each))
    return known.thread(each.thread) + " waits for the end of " + known.thread(each.held_by);
  return known.thread(each.thread) + " waits for " + known.object(each.object) + ", which " +
         known.thread(each.held_by) + " holds";
}

std::string circle_text(const deadlock& closed, const state& at, const names& known) {
  const auto& cycle = closed.cycle;
  if (cycle.size() == 1) {
    return "Deadlock: " + known.thread(cycle[0].thread) + " waits for " + known.object(cycle[0].object) +
           ", which it holds itself.";
  }
  std::string text = "Deadlock: ";
  if (cycle.size() == 2) {
    text +=
        known.thread(cycle[0].thread) + " and " + known.thread(cycle[1].thread) + " wait for each other. ";
  } else {
    text += "each of " + std::to_string(cycle.size()) + " threads waits for what the next one holds. ";
  }
  for (std::size_t i = 0; i < cycle.size(); ++i) {
    const bool last = i + 1 == cycle.size();
    if (cycle.size() > max_told && i + 1 >= max_told && !last) {
      if (i + 1 == max_told) text += "…; ";
      continue;
    }
    text += link_text(cycle[i], at, known) + (last ? "" : "; ");
  }
  return text + ": the circle is closed.";
}

}  // namespace

std::string sentence_for(const deadlock& closed, const state& at, const names& known) {
  if (!closed.cycle.empty()) return circle_text(closed, at, known);
  std::vector<std::string> waits;
  for (const thread_id id : closed.stuck) {
    const auto& who = at.threads[id];
    waits.push_back(known.thread(id) + " for " + known.object(who.waits_for));
  }
  if (waits.size() == 1)
    return "Deadlock: the only thread left waits and nobody is left to wake it: " + waits[0] + ".";
  return "Deadlock: all " + std::to_string(waits.size()) +
         " threads wait and nobody is left to wake them: " + enumerate(waits, max_told) + ".";
}

std::string sentence_for(const lock_order::circle& possible, const names& known) {
  std::vector<std::string> links;
  for (const auto& each : possible) {
    const std::string held = known.object(each.held);
    const std::string asked = known.object(each.asked);
    switch (each.what) {
      case lock_order::act::takes:
        links.push_back(known.thread(each.thread) + " takes " + asked + " while it holds " + held);
        break;
      case lock_order::act::waits:
        links.push_back(known.thread(each.thread) + " waits for " + asked + " and keeps " + held);
        break;
      case lock_order::act::notifies:
        links.push_back(known.thread(each.thread) + " takes " + asked + " before it notifies " + held);
        break;
    }
  }
  return "This could have become a deadlock: " + enumerate(links, max_told) +
         ". Each at the same time, and nobody goes on.";
}

std::string enumerate(const std::vector<std::string>& items, std::size_t most) {
  std::string text;
  const std::size_t told = items.size() > most ? most : items.size();
  for (std::size_t i = 0; i < told; ++i) {
    if (i > 0) text += i + 1 == items.size() ? " and " : ", ";
    text += items[i];
  }
  if (told < items.size()) text += " and " + std::to_string(items.size() - told) + " more";
  return text;
}

std::string duration_text(nanoseconds ns) {
  const auto value = static_cast<double>(ns);
  char text[32];
  if (ns >= 1'000'000'000) {
    std::snprintf(text, sizeof text, "%.1f s", value / 1e9);
  } else if (ns >= 1'000'000) {
    std::snprintf(text, sizeof text, "%.0f ms", value / 1e6);
  } else {
    std::snprintf(text, sizeof text, "%.0f µs", value / 1e3);
  }
  return text;
}

}  // namespace interleave::analysis
