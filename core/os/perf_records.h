#pragma once

#include "core/os/switch_records.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace interleave::os {

// Reads what the kernel has written to a perf ring between the positions `tail` and `head`. The positions
// only grow; their remainder by the ring's size (a power of two) is a place in `ring`, and a record may go
// over the ring's end. Understood are records of events opened with sample_id_all and the sample type TID |
// TIME | CPU: switches, ends of threads (the kernel takes the events off a thread before its last switch: its
// end is its last out), losses. Others are skipped. A pure function of its arguments. Source:
// perf_event_open(2), include/uapi/linux/perf_event.h. Other systems: appends nothing.
//
//   const std::uint64_t lost = append_perf_records(ring, tail, head, records);
//
// Appends to `out` in the order of the ring, which is one core's; returns the number of records that were
// lost.
std::uint64_t append_perf_records(std::span<const std::byte> ring, std::uint64_t tail, std::uint64_t head,
                                  std::vector<switch_record>& out);

}  // namespace interleave::os
