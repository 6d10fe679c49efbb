#include "core/trace/file.h"

#include "core/trace/encoding.h"
#include "core/trace/sections.h"

#include <algorithm>
#include <vector>

namespace interleave::trace {

void save(const std::filesystem::path& to, const store& records, const dictionary& names,
          const properties& about) {
  const std::size_t count = records.size();
  encoder encode;
  encode.learn(records, 0, count);
  section_writer out(to);
  out.add(section_tag::about, encoder::about(about, count));
  out.add(section_tag::dictionary, encode.additions(names));
  for (std::size_t first = 0; first < count; first += store::block_records) {
    const std::size_t until = std::min(count, first + store::block_records);
    out.add(section_tag::records, encode.block(records, first, until));
  }
  out.commit();
}

loaded open(const std::filesystem::path& from) {
  section_reader in(from);
  loaded result;
  decoder decode;
  std::vector<record> block;
  std::uint64_t expected = 0;
  nanoseconds last = 0;
  bool has_names = false;

  while (in.next()) {
    byte_reader bytes(in.bytes());
    if (in.tag() == section_tag::about && result.records == nullptr) {
      decoder::about(bytes, result.about, expected, in.file_size() / least_record_bytes);
      result.records = std::make_unique<store>(static_cast<std::size_t>(expected));
    } else if (in.tag() == section_tag::dictionary && result.records != nullptr && !has_names) {
      decode.additions(bytes, result.names);
      has_names = true;
    } else if (in.tag() == section_tag::records && has_names) {
      decode.block(bytes, block);
      if (!block.empty() && block.front().time < last) in.damaged("its times run backwards");
      if (!block.empty()) last = block.back().time;
      if (result.records->append(block) != block.size()) in.damaged("it has more events than it says");
    } else {
      in.damaged("its parts are not those of version 1");
    }
    if (!bytes.is_whole() || !bytes.at_end()) in.damaged("a part makes no sense");
  }
  if (!has_names || result.records->size() != expected) in.damaged("events are missing");
  return result;
}

}  // namespace interleave::trace
