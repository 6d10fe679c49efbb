#pragma once

#include "core/os/switch_records.h"
#include "core/trace/collector.h"

#include <memory>
#include <string>
#include <vector>

namespace interleave::scenario {

// Brings the operating system's switch records into the trace. Open it on the thread whose children are to be
// seen, before they start; from then on it belongs to the collector.
class switch_feed : public trace::record_source {
 public:
  switch_feed() : source_(os::switch_source::open()) {}

  // As records that carry the OS thread in `argument`: recording gives them their thread.
  void read(std::uint64_t before, std::uint64_t origin, std::vector<trace::record>& out) override;

  [[nodiscard]] std::string precision() const;
  [[nodiscard]] std::string why() const { return source_->why(); }

 private:
  std::unique_ptr<os::switch_source> source_;
  std::vector<os::switch_record> read_;
};

}  // namespace interleave::scenario
