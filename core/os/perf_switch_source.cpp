#include "core/os/perf_switch_source.h"

#if defined(__linux__)
#include "core/os/cores.h"
#include "core/os/perf_records.h"
#include "core/os/system_file.h"

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <ctime>
#include <linux/perf_event.h>
#include <span>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <system_error>
#include <unistd.h>
#include <utility>
#endif

namespace interleave::os {

#if defined(__linux__)

namespace {

// What an unprivileged user may lock a core by default (kernel.perf_event_mlock_kb: 516) less the control
// page: some 16,000 records.
constexpr std::size_t largest_ring = std::size_t{512} << 10;
constexpr std::size_t smallest_ring = std::size_t{32} << 10;

int open_event(unsigned core, switch_scope whose) {
  perf_event_attr what{};
  what.size = sizeof(what);
  what.type = PERF_TYPE_SOFTWARE;
  what.config = PERF_COUNT_SW_DUMMY;  // counts nothing: only its side-band records are wanted
  what.sample_type = PERF_SAMPLE_TID | PERF_SAMPLE_TIME | PERF_SAMPLE_CPU;
  what.sample_id_all = 1;
  what.context_switch = 1;
  what.task = 1;  // ends of threads
  what.inherit = whose == switch_scope::descendants ? 1 : 0;
  what.exclude_kernel = 1;
  what.exclude_hv = 1;
  what.use_clockid = 1;
  what.clockid = CLOCK_MONOTONIC;
  return static_cast<int>(
      syscall(SYS_perf_event_open, &what, 0, static_cast<int>(core), -1, PERF_FLAG_FD_CLOEXEC));
}

// One core's event with its ring, and the records taken from it that are not yet due.
class core_ring {
 public:
  // After a failure ok() is false and errno tells why.
  core_ring(unsigned core, switch_scope whose, std::size_t ring_bytes)
      : event_(open_event(core, whose)), bytes_(ring_bytes) {
    if (event_ < 0) return;
    page_ = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
    void* const memory = mmap(nullptr, page_ + bytes_, PROT_READ | PROT_WRITE, MAP_SHARED, event_, 0);
    if (memory != MAP_FAILED) control_ = static_cast<perf_event_mmap_page*>(memory);
  }
  ~core_ring() {
    if (control_ != nullptr) munmap(control_, page_ + bytes_);
    if (event_ >= 0) close(event_);
  }
  core_ring(const core_ring&) = delete;
  core_ring& operator=(const core_ring&) = delete;

  [[nodiscard]] bool event_opened() const { return event_ >= 0; }
  [[nodiscard]] bool ok() const { return control_ != nullptr; }
  [[nodiscard]] std::uint64_t lost() const { return lost_; }

  // Empties the ring, so that it has room however far behind the reader's `before` is, and hands out what is
  // due. No time is below `floor`, nor below that of the record before it.
  void read(std::uint64_t floor, std::uint64_t before, std::vector<switch_record>& out) {
    // acquire: pairs with the kernel's barrier between writing records and moving the head
    const std::uint64_t head = __atomic_load_n(&control_->data_head, __ATOMIC_ACQUIRE);
    const std::uint64_t tail = control_->data_tail;  // only this side writes it
    const auto* const data = reinterpret_cast<const std::byte*>(control_) + page_;
    std::size_t next = waiting_.size();
    lost_ += append_perf_records(std::span(data, bytes_), tail, head, waiting_);
    // release: the records have been read before the kernel may write over them
    __atomic_store_n(&control_->data_tail, head, __ATOMIC_RELEASE);

    last_ = std::max(last_, floor);
    for (; next < waiting_.size(); ++next) {
      last_ = std::max(last_, waiting_[next].monotonic_ns);
      waiting_[next].monotonic_ns = last_;
    }
    const auto due =
        std::partition_point(waiting_.begin(), waiting_.end(),
                             [before](const switch_record& record) { return record.monotonic_ns < before; });
    out.insert(out.end(), waiting_.begin(), due);
    waiting_.erase(waiting_.begin(), due);
  }

 private:
  int event_;
  std::size_t bytes_;
  std::size_t page_ = 0;
  perf_event_mmap_page* control_ = nullptr;
  std::uint64_t last_ = 0;
  std::uint64_t lost_ = 0;
  std::vector<switch_record> waiting_;
};

std::uint64_t monotonic_now() {
  timespec now{};
  clock_gettime(CLOCK_MONOTONIC, &now);
  return static_cast<std::uint64_t>(now.tv_sec) * 1'000'000'000U + static_cast<std::uint64_t>(now.tv_nsec);
}

using core_rings = std::vector<std::unique_ptr<core_ring>>;

class perf_switch_source final : public switch_source {
 public:
  perf_switch_source(core_rings rings, std::string why) : rings_(std::move(rings)), why_(std::move(why)) {}

  [[nodiscard]] switch_precision precision() const override { return switch_precision::exact; }
  [[nodiscard]] std::string why() const override { return why_; }

  void read(std::uint64_t before_monotonic_ns, std::vector<switch_record>& out) override {
    const std::uint64_t now = monotonic_now();
    const auto first = static_cast<std::ptrdiff_t>(out.size());
    for (const auto& ring : rings_) ring->read(floor_, before_monotonic_ns, out);
    // Stable: records of one core with the same time stay in the kernel's order.
    std::stable_sort(out.begin() + first, out.end(), [](const switch_record& a, const switch_record& b) {
      return a.monotonic_ns < b.monotonic_ns;
    });
    // A `before` in the future must not push later records there.
    floor_ = std::max(floor_, std::min(before_monotonic_ns, now));
    if (static_cast<std::ptrdiff_t>(out.size()) > first) floor_ = std::max(floor_, out.back().monotonic_ns);
  }

  [[nodiscard]] std::uint64_t lost() const override {
    std::uint64_t sum = 0;
    for (const auto& ring : rings_) sum += ring->lost();
    return sum;
  }

 private:
  core_rings rings_;
  std::string why_;
  std::uint64_t floor_ = 0;  // what is still to come is handed out with this time at least
};

std::string refusal(int error) {
  std::string text = "perf_event_open was refused (" + std::generic_category().message(error) + ")";
  std::string paranoid = read_system_file("/proc/sys/kernel/perf_event_paranoid");
  while (!paranoid.empty() && paranoid.back() == '\n') paranoid.pop_back();
  if (error == ENOSYS || paranoid.empty()) return text + ": this kernel has no perf events";
  if (error == EMFILE || error == ENFILE) return text + ": raise ulimit -n, one file a core is needed";
  if (error == EACCES || error == EPERM) {
    if (paranoid == "2" || paranoid == "1" || paranoid == "0" || paranoid == "-1") {
      return text + ": kernel.perf_event_paranoid=" + paranoid +
             " would allow it, a container or sandbox forbids it";
    }
    return text + ": kernel.perf_event_paranoid is " + paranoid +
           "; allow it by: sudo sysctl kernel.perf_event_paranoid=2";
  }
  return text;
}

// A ring of `bytes` for each core; none at all if there is no memory for all of them. False if events are
// refused.
bool open_rings(switch_scope whose, std::size_t bytes, core_rings& rings, std::string& reason) {
  for (const unsigned core : allowed_cores()) {
    auto ring = std::make_unique<core_ring>(core, whose, bytes);
    const int error = errno;
    if (ring->ok()) {
      rings.push_back(std::move(ring));
    } else if (ring->event_opened()) {
      reason = "no memory may be locked for perf rings (" + std::generic_category().message(error) +
               "): raise kernel.perf_event_mlock_kb or ulimit -l";
      rings.clear();
      return true;
    } else if (error != ENODEV) {  // a core that is switched off has no switches
      reason = refusal(error);
      return false;
    }
  }
  if (!rings.empty()) return true;
  reason = refusal(ENODEV);
  return false;
}

}  // namespace

std::unique_ptr<switch_source> open_perf_switch_source(const std::string& note, std::string& reason,
                                                       switch_scope whose) {
  const std::size_t first = whose == switch_scope::descendants ? largest_ring : smallest_ring;
  for (std::size_t bytes = first; bytes >= smallest_ring; bytes /= 2) {
    core_rings rings;
    if (!open_rings(whose, bytes, rings, reason)) return nullptr;
    if (rings.empty()) continue;  // too large for what may be locked
    std::string why = "exact: the kernel records each switch (perf_event_open, " +
                      std::to_string(rings.size()) + " rings of " + std::to_string(bytes >> 10) + " KiB)" +
                      note;
    return std::make_unique<perf_switch_source>(std::move(rings), std::move(why));
  }
  return nullptr;
}

#else

std::unique_ptr<switch_source> open_perf_switch_source(const std::string&, std::string& reason,
                                                       switch_scope) {
  reason = "exact records need Linux";
  return nullptr;
}

#endif

}  // namespace interleave::os
