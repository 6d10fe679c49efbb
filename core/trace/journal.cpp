#include "core/trace/journal.h"

#include "core/os/file_lock.h"

#include <algorithm>
#include <vector>

namespace interleave::trace {

journal::journal(const std::filesystem::path& to, const properties& about) : out_(to) {
  if (!os::lock_file(out_.descriptor()))
    throw file_error(to.string() + ": is written by another program; another name is needed");
  out_.add(section_tag::about, encoder::about(about, 0));  // nobody knows yet how many there will be
  out_.flush();
}

void journal::catch_up(const store& records, const dictionary& names) {
  const std::size_t count = records.size();
  while (written_ < count) {
    const std::size_t until = std::min(count, written_ + store::block_records);
    encode_.learn(records, written_, until);
    if (encode_.has_news()) out_.add(section_tag::dictionary, encode_.additions(names));
    const auto block = encode_.block(records, written_, until);
    out_.add(section_tag::records, block);
    bytes_ += block.size();
    written_ = until;
  }
  out_.flush();
}

std::optional<loaded> recover(const std::filesystem::path& from) {
  if (os::is_file_locked(from)) return std::nullopt;
  section_reader in(from);
  loaded result;
  decoder decode;
  std::vector<record> block;
  nanoseconds last = 0;
  while (in.next_whole()) {
    byte_reader bytes(in.bytes());
    if (in.tag() == section_tag::about && result.records == nullptr) {
      std::uint64_t unknown = 0;
      decoder::about(bytes, result.about, unknown, 0);
      result.records = std::make_unique<store>(static_cast<std::size_t>(in.file_size() / least_record_bytes));
    } else if (in.tag() == section_tag::dictionary && result.records != nullptr) {
      decode.additions(bytes, result.names);
    } else if (in.tag() == section_tag::records && result.records != nullptr) {
      decode.block(bytes, block);
      if (!bytes.is_whole() || (!block.empty() && block.front().time < last)) break;
      if (!block.empty()) last = block.back().time;
      result.records->append(block);
    } else {
      break;
    }
    if (!bytes.is_whole() || !bytes.at_end()) break;
  }
  if (result.records == nullptr) in.damaged("it does not say what was run");
  return result;
}

std::optional<properties> journal_about(const std::filesystem::path& from) {
  if (os::is_file_locked(from)) return std::nullopt;
  try {
    section_reader in(from);
    if (!in.next_whole() || in.tag() != section_tag::about) return std::nullopt;
    byte_reader bytes(in.bytes());
    properties about;
    std::uint64_t unknown = 0;
    decoder::about(bytes, about, unknown, 0);
    while (in.next_whole()) {
      if (in.tag() == section_tag::records) return about;
    }
  } catch (const file_error&) {
    // Not one of ours, or it can't be read.
  }
  return std::nullopt;
}

}  // namespace interleave::trace
