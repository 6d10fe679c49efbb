#include "core/trace/source.h"

#include <mutex>
#include <tuple>
#include <vector>

namespace interleave::trace {

const char detail::fixed_point = 0;

namespace {

struct intern_table {
  std::mutex mutex;
  std::vector<std::source_location> known;
};

intern_table& interned() {
  static intern_table table;
  return table;
}

const char* address_of(std::uint32_t id) {
  // The distance was cut to 32 bits: read as signed it reaches 2 GiB to either side, more than a program's
  // image spans.
  // In integers: the distance leads out of the object that it is measured from.
  const auto distance = static_cast<std::intptr_t>(static_cast<std::int32_t>(id));
  return reinterpret_cast<const char*>(reinterpret_cast<std::intptr_t>(&detail::fixed_point) + distance);
}

}  // namespace

location_id detail::intern(const std::source_location& at) {
  auto& table = interned();
  const std::scoped_lock lock(table.mutex);
  for (std::size_t i = 0; i < table.known.size(); ++i) {
    const auto& other = table.known[i];
    if (other.line() == at.line() && other.column() == at.column() && other.file_name() == at.file_name()) {
      return static_cast<location_id>(i + 1);
    }
  }
  table.known.push_back(at);
  return static_cast<location_id>(table.known.size());
}

place dictionary::location(location_id id) const {
  if (id == 0) return {};
  if (const auto found = places_.find(id); found != places_.end()) return found->second;
  if (!live_) return {};
  std::source_location at;
  if constexpr (sizeof(std::source_location) == sizeof(void*)) {
    at = std::bit_cast<std::source_location>(address_of(id));
  } else {
    auto& table = interned();
    const std::scoped_lock lock(table.mutex);
    if (id > table.known.size()) return {};
    at = table.known[id - 1];
  }
  return {at.file_name(), at.line(), at.function_name()};
}

std::string dictionary::text(literal_id id) const {
  if (id == 0) return {};
  if (const auto found = texts_.find(id); found != texts_.end()) return found->second;
  return live_ ? std::string(address_of(id)) : std::string();
}

}  // namespace interleave::trace
