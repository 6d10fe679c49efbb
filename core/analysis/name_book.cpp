#include "core/analysis/name_book.h"

#include "core/analysis/reducer.h"

#include <cstring>
#include <string_view>

namespace interleave::analysis {

namespace {

constexpr std::size_t piece_bytes = sizeof(std::uint64_t);
constexpr std::uint32_t max_pieces = 32;

void put(std::vector<std::string>& names, std::size_t id, const trace::record& what) {
  if (what.sequence >= max_pieces) return;
  if (id >= names.size()) names.resize(id + 1);
  char bytes[piece_bytes];
  std::memcpy(bytes, &what.argument, piece_bytes);
  std::size_t length = 0;
  while (length < piece_bytes && bytes[length] != 0) {
    const auto byte = static_cast<unsigned char>(bytes[length]);
    if (byte < 0x20 || byte == 0x7f) bytes[length] = '?';
    ++length;
  }
  // The first piece of a name begins it anew.
  std::string& name = names[id];
  name.resize(what.sequence * piece_bytes, ' ');
  name.append(bytes, length);
}

}  // namespace

void note_name(names& known, const trace::record& what) {
  if (what.what == trace::kind::thread_text && what.thread != 0) put(known.threads, what.thread, what);
  if (what.what == trace::kind::object_text && what.object != 0 && what.object <= max_objects)
    put(known.objects, what.object, what);
}

}  // namespace interleave::analysis
