#pragma once

#include "core/timeline/interval_list.h"
#include "core/trace/event.h"

#include <compare>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <unordered_map>
#include <vector>

namespace interleave::timeline {

enum class lane_kind : std::uint8_t { thread, core, lock };

struct lane_id {
  lane_kind kind = lane_kind::thread;
  std::uint32_t number = 0;  // thread_id, cpu or object_id

  auto operator<=>(const lane_id&) const = default;
};

struct lane {
  lane_id id;
  interval_list list;
};

// All lanes of a run. A lane comes into being when it is first asked for, and neither it nor a reference to
// it ever moves. Core lanes keep the thread of each interval. Not thread-safe: the caller guards.
//
//   lanes all;
//   all.thread(1).append(time, lane_state::running);
//   for (const lane& each : all.threads()) draw(each.id.number, each.list);  // in order of first mention
class lanes {
 public:
  lanes() = default;
  lanes(const lanes&) = delete;
  lanes& operator=(const lanes&) = delete;

  [[nodiscard]] interval_list& thread(trace::thread_id id) { return threads_.get({lane_kind::thread, id}); }
  [[nodiscard]] interval_list& core(std::uint16_t cpu) { return cores_.get({lane_kind::core, cpu}); }
  [[nodiscard]] interval_list& lock(trace::object_id id) { return locks_.get({lane_kind::lock, id}); }

  // Without creating it; null if there is none.
  [[nodiscard]] const interval_list* find(lane_id id) const;

  [[nodiscard]] const std::deque<lane>& threads() const { return threads_.all; }
  [[nodiscard]] const std::deque<lane>& cores() const { return cores_.all; }
  [[nodiscard]] const std::deque<lane>& locks() const { return locks_.all; }
  [[nodiscard]] std::size_t thread_count() const { return threads_.all.size(); }
  [[nodiscard]] std::size_t core_count() const { return cores_.all.size(); }
  [[nodiscard]] std::size_t lock_count() const { return locks_.all.size(); }

  // Memory in use by all lanes.
  [[nodiscard]] std::size_t bytes() const;

 private:
  // Small numbers, which is nearly all, are found by one array read for each event; the others, which a
  // damaged file may hold, must not make the array huge.
  struct table {
    static constexpr std::uint32_t dense_limit = 1U << 16;

    interval_list& get(lane_id id) {
      if (id.number < dense.size()) [[likely]] {
        if (interval_list* const known = dense[id.number]) [[likely]]
          return *known;
      }
      return make(id);
    }
    interval_list& make(lane_id id);
    [[nodiscard]] const interval_list* find(std::uint32_t number) const;
    [[nodiscard]] std::size_t bytes() const;

    std::deque<lane> all;
    std::vector<interval_list*> dense;  // by number, null: none; what it points to is in `all`
    std::unordered_map<std::uint32_t, interval_list*> sparse;
  };

  table threads_;
  table cores_;
  table locks_;
};

}  // namespace interleave::timeline
