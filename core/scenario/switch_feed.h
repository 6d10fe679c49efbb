#pragma once

#include "core/os/switch_records.h"
#include "core/trace/collector.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace interleave::scenario {

// Brings the operating system's switch records into the trace. Open it on the thread whose children are to be
// seen, before they start; from then on it belongs to the collector. `guests`, opened elsewhere, is of a
// thread that takes part without descending from that one.
class switch_feed : public trace::record_source {
 public:
  explicit switch_feed(std::unique_ptr<os::switch_source> guests = nullptr)
      : source_(os::switch_source::open()), guests_(std::move(guests)) {}

  // As records that carry the OS thread in `argument`: recording gives them their thread.
  void read(std::uint64_t before, std::uint64_t origin, std::vector<trace::record>& out) override;

  [[nodiscard]] std::string precision() const;
  [[nodiscard]] std::string why() const { return source_->why(); }

 private:
  std::unique_ptr<os::switch_source> source_;
  std::unique_ptr<os::switch_source> guests_;  // may be null
  std::vector<os::switch_record> read_;
};

}  // namespace interleave::scenario
