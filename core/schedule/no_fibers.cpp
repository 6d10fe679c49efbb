#include "core/schedule/strands.h"

namespace interleave::schedule {

std::unique_ptr<strands> make_fibers() {
  return nullptr;
}

const char* why_no_fibers() noexcept {
  return "this program was built without Boost.Context, and so has no fibers; it has: threads";
}

}  // namespace interleave::schedule
