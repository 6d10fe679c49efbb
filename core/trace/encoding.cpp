#include "core/trace/encoding.h"

#include "core/trace/callback.h"

#include <utility>

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

record decode(byte_reader& from, nanoseconds before, const std::vector<location_id>& places) {
  record one;
  one.time = before + from.number(max_time - before);
  one.thread = from.number(0xffff);
  const std::uint64_t kind_and_flags = from.number(0xffff);
  one.what = static_cast<kind>(kind_and_flags & 0xff);
  one.flags = static_cast<std::uint8_t>(kind_and_flags >> 8);
  one.cpu = static_cast<std::uint16_t>(from.number(0xffff));
  one.object = static_cast<object_id>(from.number(0xffffffff));
  one.sequence = static_cast<std::uint32_t>(from.number(0xffffffff));
  const std::uint64_t place = from.number(places.size());
  one.location = place == 0 ? 0 : places[place - 1];
  one.argument = from.number();
  return one;
}

}  // namespace

std::vector<std::uint8_t> encoder::about(const properties& about, std::uint64_t records) {
  byte_writer bytes;
  bytes.number(records);
  bytes.number(about.size());
  for (const auto& [name, value] : about) {
    bytes.text(name);
    bytes.text(value);
  }
  const auto written = bytes.bytes();
  return {written.begin(), written.end()};
}

void encoder::learn(const store& records, std::size_t first, std::size_t until) {
  for (std::size_t i = first; i < until; ++i) {
    const record& one = records[i];
    if (one.location != 0 && !index_.contains(one.location)) new_places_.insert(one.location);
    if (const literal_id text = literal_in(one); text != 0 && !texts_.contains(text)) new_texts_.insert(text);
  }
}

std::span<const std::uint8_t> encoder::additions(const dictionary& names) {
  bytes_.clear();
  bytes_.number(new_places_.size());
  for (const location_id id : new_places_) {
    index_.emplace(id, index_.size() + 1);
    const place where = names.location(id);
    bytes_.number(id);
    bytes_.text(where.file);
    bytes_.number(where.line);
    bytes_.text(where.function);
  }
  bytes_.number(new_texts_.size());
  for (const literal_id id : new_texts_) {
    bytes_.number(id);
    bytes_.text(names.text(id));
  }
  texts_.merge(new_texts_);
  new_places_.clear();
  new_texts_.clear();
  return bytes_.bytes();
}

std::span<const std::uint8_t> encoder::block(const store& records, std::size_t first, std::size_t until) {
  bytes_.clear();
  bytes_.number(until - first);
  nanoseconds before = 0;  // the first time of a block is whole
  for (std::size_t i = first; i < until; ++i) {
    const record& one = records[i];
    bytes_.number(one.time - before);
    before = one.time;
    bytes_.number(one.thread);
    bytes_.number(static_cast<std::uint64_t>(one.what) | std::uint64_t{one.flags} << 8);
    bytes_.number(one.cpu);
    bytes_.number(one.object);
    bytes_.number(one.sequence);
    bytes_.number(one.location == 0 ? 0 : index_.at(one.location));
    bytes_.number(one.argument);
  }
  return bytes_.bytes();
}

void decoder::about(byte_reader& from, properties& about, std::uint64_t& records, std::uint64_t most) {
  records = from.number(most);
  for (std::uint64_t left = from.number(); left != 0 && from.is_whole(); --left) {
    std::string name = from.text();
    about.insert_or_assign(std::move(name), from.text());
  }
}

void decoder::additions(byte_reader& from, dictionary& names) {
  for (std::uint64_t left = from.number(); left != 0 && from.is_whole(); --left) {
    const auto id = static_cast<location_id>(from.number(0xffffffff));
    place where;
    where.file = from.text();
    where.line = static_cast<std::uint32_t>(from.number(0xffffffff));
    where.function = from.text();
    names.add(id, std::move(where));
    places_.push_back(id);
  }
  for (std::uint64_t left = from.number(); left != 0 && from.is_whole(); --left) {
    const auto id = static_cast<literal_id>(from.number(0xffffffff));
    names.add(id, from.text());
  }
}

void decoder::block(byte_reader& from, std::vector<record>& block) const {
  block.clear();
  nanoseconds time = 0;
  for (std::uint64_t left = from.number(store::block_records); left != 0 && from.is_whole(); --left) {
    block.push_back(decode(from, time, places_));
    time = block.back().time;
  }
}

}  // namespace interleave::trace
