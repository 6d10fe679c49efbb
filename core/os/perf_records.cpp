#include "core/os/perf_records.h"

#if defined(__linux__)
#include <algorithm>
#include <cstring>
#include <linux/perf_event.h>
#endif

namespace interleave::os {

#if defined(__linux__)

namespace {

// What sample_id_all puts at the end of each record for TID | TIME | CPU.
struct sample_id {
  std::uint32_t process;
  std::uint32_t thread;
  std::uint64_t time;
  std::uint32_t cpu;
  std::uint32_t reserved;
};

struct lost_body {
  std::uint64_t event;
  std::uint64_t count;
};

struct task_body {
  std::uint32_t process;
  std::uint32_t parent_process;
  std::uint32_t thread;
  std::uint32_t parent_thread;
  std::uint64_t time;
};

template <typename T>
T value_at(std::span<const std::byte> ring, std::uint64_t position) {
  T value;
  auto* const to = reinterpret_cast<std::byte*>(&value);
  const auto begin = static_cast<std::size_t>(position & (ring.size() - 1));
  const std::size_t before_end = std::min(sizeof(T), ring.size() - begin);
  std::memcpy(to, ring.data() + begin, before_end);
  std::memcpy(to + before_end, ring.data(), sizeof(T) - before_end);
  return value;
}

template <typename Body>
constexpr bool holds(std::uint64_t size) {
  return size >= sizeof(perf_event_header) + sizeof(Body) + sizeof(sample_id);
}

}  // namespace

std::uint64_t append_perf_records(std::span<const std::byte> ring, std::uint64_t tail, std::uint64_t head,
                                  std::vector<switch_record>& out) {
  std::uint64_t lost = 0;
  while (head - tail >= sizeof(perf_event_header)) {
    const auto header = value_at<perf_event_header>(ring, tail);
    const std::uint64_t size = header.size;
    if (size < sizeof(header) || size > head - tail)
      break;  // not a ring of the kernel's: nothing more to learn
    const std::uint64_t body = tail + sizeof(header);
    if (header.type == PERF_RECORD_LOST && holds<lost_body>(size)) {
      lost += value_at<lost_body>(ring, body).count;
    } else if (size >= sizeof(header) + sizeof(sample_id)) {
      const auto id = value_at<sample_id>(ring, tail + size - sizeof(sample_id));
      switch_record record{id.time, static_cast<std::int32_t>(id.thread), static_cast<std::uint16_t>(id.cpu),
                           false, false};
      if (header.type == PERF_RECORD_SWITCH) {
        record.in = (header.misc & PERF_RECORD_MISC_SWITCH_OUT) == 0;
        record.preempted = !record.in && (header.misc & PERF_RECORD_MISC_SWITCH_OUT_PREEMPT) != 0;
        out.push_back(record);
      } else if (header.type == PERF_RECORD_EXIT && holds<task_body>(size)) {
        record.os_thread = static_cast<std::int32_t>(value_at<task_body>(ring, body).thread);
        out.push_back(record);
      }
    }
    tail += size;
  }
  return lost;
}

#else

std::uint64_t append_perf_records(std::span<const std::byte>, std::uint64_t, std::uint64_t,
                                  std::vector<switch_record>&) {
  return 0;
}

#endif

}  // namespace interleave::os
