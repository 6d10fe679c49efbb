#include "core/trace/file.h"

#include "core/trace/bytes.h"
#include "core/trace/callback.h"
#include "core/trace/sections.h"

#include <algorithm>
#include <set>
#include <unordered_map>
#include <utility>
#include <vector>

namespace interleave::trace {

namespace {

// Text of the program that the record refers to; 0 for none. See kind.
literal_id literal_in(const record& one) {
  switch (one.what) {
    case kind::phase:
      return static_cast<literal_id>(one.argument);
    case kind::queued:
    case kind::began:
    case kind::finished:
    case kind::withdrawn:
      return callback_from(one.argument).name;
    case kind::counted:
    case kind::violated:
    case kind::noted:
      return one.object;
    default:
      return 0;
  }
}

// Of a record as written: seven numbers, kind and flags.
constexpr std::uint64_t least_record_bytes = 8;

class record_encoder {
 public:
  record_encoder(byte_writer& to, const std::unordered_map<location_id, std::uint64_t>& index)
      : to_(&to), index_(&index) {}

  void put(const record& one) {
    to_->number(one.time - time_);
    time_ = one.time;
    to_->number(one.thread);
    to_->number(static_cast<std::uint64_t>(one.what) | std::uint64_t{one.flags} << 8);
    to_->number(one.cpu);
    to_->number(one.object);
    to_->number(one.sequence);
    to_->number(one.location == 0 ? 0 : index_->at(one.location));
    to_->number(one.argument);
  }

 private:
  byte_writer* to_;
  const std::unordered_map<location_id, std::uint64_t>* index_;
  nanoseconds time_ = 0;  // the first of a block is whole
};

record decode(byte_reader& from, nanoseconds before, const std::vector<location_id>& locations) {
  record one;
  one.time = before + from.number(max_time - before);
  one.thread = from.number(0xffff);
  const std::uint64_t kind_and_flags = from.number(0xffff);
  one.what = static_cast<kind>(kind_and_flags & 0xff);
  one.flags = static_cast<std::uint8_t>(kind_and_flags >> 8);
  one.cpu = static_cast<std::uint16_t>(from.number(0xffff));
  one.object = static_cast<object_id>(from.number(0xffffffff));
  one.sequence = static_cast<std::uint32_t>(from.number(0xffffffff));
  const std::uint64_t place = from.number(locations.size());
  one.location = place == 0 ? 0 : locations[place - 1];
  one.argument = from.number();
  return one;
}

void read_about(byte_reader& from, properties& about, std::uint64_t& count, std::uint64_t most) {
  count = from.number(most);
  for (std::uint64_t left = from.number(); left != 0 && from.is_whole(); --left) {
    std::string name = from.text();
    about.insert_or_assign(std::move(name), from.text());
  }
}

void read_dictionary(byte_reader& from, dictionary& names, std::vector<location_id>& locations) {
  for (std::uint64_t left = from.number(); left != 0 && from.is_whole(); --left) {
    const auto id = static_cast<location_id>(from.number(0xffffffff));
    place where;
    where.file = from.text();
    where.line = static_cast<std::uint32_t>(from.number(0xffffffff));
    where.function = from.text();
    names.add(id, std::move(where));
    locations.push_back(id);
  }
  for (std::uint64_t left = from.number(); left != 0 && from.is_whole(); --left) {
    const auto id = static_cast<literal_id>(from.number(0xffffffff));
    names.add(id, from.text());
  }
}

}  // namespace

void save(const std::filesystem::path& to, const store& records, const dictionary& names,
          const properties& about) {
  const std::size_t count = records.size();
  std::set<location_id> locations;
  std::set<literal_id> literals;
  for (std::size_t i = 0; i < count; ++i) {
    const record& one = records[i];
    if (one.location != 0) locations.insert(one.location);
    if (const literal_id text = literal_in(one); text != 0) literals.insert(text);
  }

  section_writer out(to);
  byte_writer bytes;
  bytes.number(count);
  bytes.number(about.size());
  for (const auto& [name, value] : about) {
    bytes.text(name);
    bytes.text(value);
  }
  out.add(section_tag::about, bytes.bytes());

  bytes.clear();
  std::unordered_map<location_id, std::uint64_t> index;
  bytes.number(locations.size());
  for (const location_id id : locations) {
    index.emplace(id, index.size() + 1);
    const place where = names.location(id);
    bytes.number(id);
    bytes.text(where.file);
    bytes.number(where.line);
    bytes.text(where.function);
  }
  bytes.number(literals.size());
  for (const literal_id id : literals) {
    bytes.number(id);
    bytes.text(names.text(id));
  }
  out.add(section_tag::dictionary, bytes.bytes());

  for (std::size_t first = 0; first < count; first += store::block_records) {
    bytes.clear();
    const std::size_t until = std::min(count, first + store::block_records);
    bytes.number(until - first);
    record_encoder encoder(bytes, index);
    for (std::size_t i = first; i < until; ++i) encoder.put(records[i]);
    out.add(section_tag::records, bytes.bytes());
  }
  out.commit();
}

loaded open(const std::filesystem::path& from) {
  section_reader in(from);
  loaded result;
  std::vector<location_id> locations;
  std::vector<record> block;
  std::uint64_t expected = 0;
  nanoseconds last = 0;
  bool has_names = false;

  while (in.next()) {
    byte_reader bytes(in.bytes());
    if (in.tag() == section_tag::about && result.records == nullptr) {
      read_about(bytes, result.about, expected, in.file_size() / least_record_bytes);
      result.records = std::make_unique<store>(static_cast<std::size_t>(expected));
    } else if (in.tag() == section_tag::dictionary && result.records != nullptr && !has_names) {
      read_dictionary(bytes, result.names, locations);
      has_names = true;
    } else if (in.tag() == section_tag::records && has_names) {
      block.clear();
      nanoseconds time = 0;
      for (std::uint64_t left = bytes.number(store::block_records); left != 0 && bytes.is_whole(); --left) {
        block.push_back(decode(bytes, time, locations));
        time = block.back().time;
      }
      if (!block.empty() && block.front().time < last) in.damaged("its times run backwards");
      last = time;
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
