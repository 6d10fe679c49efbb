#pragma once

#include "core/trace/bytes.h"
#include "core/trace/file.h"

#include <cstddef>
#include <cstdint>
#include <set>
#include <unordered_map>
#include <vector>

namespace interleave::trace {

// What stands in the sections of a trace file, written and read: see file.h. Records name places by their
// number of appearance in the dictionary, so that a dictionary may be added to as a trace grows.
//
//   encoder out;
//   out.learn(records, 0, records.size());                   // which places and texts they need
//   file.add(section_tag::dictionary, out.dictionary(names));  // those that are new
//   file.add(section_tag::records, out.block(records, 0, n));
class encoder {
 public:
  static std::vector<std::uint8_t> about(const properties& about, std::uint64_t records);

  // What the records first … until-1 refer to, unless it is known.
  void learn(const store& records, std::size_t first, std::size_t until);
  [[nodiscard]] bool has_news() const { return !new_places_.empty() || !new_texts_.empty(); }
  // What was learnt since the last call.
  std::span<const std::uint8_t> additions(const dictionary& names);
  // At most store::block_records of them.
  std::span<const std::uint8_t> block(const store& records, std::size_t first, std::size_t until);

 private:
  byte_writer bytes_;
  std::unordered_map<location_id, std::uint64_t> index_;  // from 1
  std::set<literal_id> texts_;
  std::set<location_id> new_places_;
  std::set<literal_id> new_texts_;
};

// Reads what an encoder wrote. A section that makes no sense leaves the reader of its bytes not whole.
class decoder {
 public:
  static void about(byte_reader& from, properties& about, std::uint64_t& records, std::uint64_t most);

  void additions(byte_reader& from, dictionary& names);
  // Replaces `block`.
  void block(byte_reader& from, std::vector<record>& block) const;

 private:
  std::vector<location_id> places_;
};

// Of a record as written: seven numbers, kind and flags.
inline constexpr std::uint64_t least_record_bytes = 8;

}  // namespace interleave::trace
