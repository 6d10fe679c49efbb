#pragma once

namespace interleave::os {

// Real-time scheduling (SCHED_FIFO): on one core, a thread of higher priority runs before all of lower ones
// and before every ordinary thread, for as long as it has anything to do. The kernel lets only the privileged
// ask for it, since a thread that never waits would take a core away from everybody (Linux keeps 5 % of the
// time for the others).
//
// Priorities go from 1 to 99 on Linux, higher is more urgent. Threads that are started later inherit it.
// Thread-safe; concerns the calling thread.
//
//   if (!os::run_in_real_time(30)) sync::phase(os::real_time_grant);

// False, and nothing has changed, where it isn't permitted.
bool run_in_real_time(int priority);

// Whether it would be permitted, by trying it out for a moment; leaves the thread as it was.
[[nodiscard]] bool real_time_is_permitted(int priority);

// For users, where it isn't. An array, so that a trace can keep it as one of the program's own texts.
inline constexpr char real_time_grant[] =
    "no real-time scheduling: grant CAP_SYS_NICE (sudo setcap cap_sys_nice+ep FILE) or RLIMIT_RTPRIO (ulimit "
    "-r 30)";

}  // namespace interleave::os
