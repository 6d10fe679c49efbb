#include "core/os/switch_records.h"

#include "core/os/perf_switch_source.h"
#include "core/os/system_file.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <string_view>
#include <utility>

namespace interleave::os {

namespace {

// A source without records: it only says what there is instead, and why.
class no_records final : public switch_source {
 public:
  no_records(switch_precision precision, std::string why) : precision_(precision), why_(std::move(why)) {}

  [[nodiscard]] switch_precision precision() const override { return precision_; }
  [[nodiscard]] std::string why() const override { return why_; }
  void read(std::uint64_t, std::vector<switch_record>&) override {}
  [[nodiscard]] std::uint64_t lost() const override { return 0; }

 private:
  switch_precision precision_;
  std::string why_;
};

std::unique_ptr<switch_source> open_sampled(const std::string& reason) {
  if (read_system_file("/proc/self/schedstat").empty()) {
    return std::make_unique<no_records>(
        switch_precision::none, "no switch records: " + reason + "; the system keeps no times of threads");
  }
  return std::make_unique<no_records>(switch_precision::sampled,
                                      "sampled from /proc and the cpu of each event: " + reason);
}

std::uint64_t number(std::string_view text) {
  std::uint64_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

}  // namespace

switch_source::~switch_source() = default;

std::unique_ptr<switch_source> switch_source::open(switch_scope whose) {
  constexpr const char* variable = "INTERLEAVE_SWITCH_RECORDS";
  const char* const set = std::getenv(variable);  // NOLINT(concurrency-mt-unsafe): nobody here sets variables
  const std::string wish = set == nullptr ? "" : set;
  if (wish == "none") {
    return std::make_unique<no_records>(switch_precision::none,
                                        std::string("no switch records: ") + variable + "=none");
  }
  if (wish == "sampled") return open_sampled(std::string(variable) + "=sampled");

  std::string note;
  if (!wish.empty() && wish != "exact") {
    note = std::string(" (") + variable + " is '" + wish + "'; allowed are exact, sampled and none)";
  }
  std::string reason;
  if (auto exact = open_perf_switch_source(note, reason, whose)) return exact;
  return open_sampled(reason + note);
}

thread_times times_of_thread(std::int32_t os_thread) {
  const std::string folder = "/proc/self/task/" + std::to_string(os_thread);
  thread_times times;
  // Time on a core, time runnable, number of time slices: Documentation/scheduler/sched-stats.rst.
  const std::string schedstat = read_system_file(folder + "/schedstat");
  times.run_ns = number(schedstat);
  times.ready_ns =
      number(std::string_view(schedstat).substr(std::min(schedstat.find(' ') + 1, schedstat.size())));
  const std::string status = read_system_file(folder + "/status");
  times.voluntary_switches = number(value_of(status, "voluntary_ctxt_switches"));
  times.involuntary_switches = number(value_of(status, "nonvoluntary_ctxt_switches"));
  return times;
}

}  // namespace interleave::os
