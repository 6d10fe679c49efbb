#include "core/export/csv.h"

#include "core/export/words.h"
#include "core/trace/callback.h"

#include <ostream>
#include <string>
#include <string_view>
#include <unordered_map>

namespace interleave::exports {

namespace {

std::string field(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
  std::string out = "\"";
  for (const char each : text) {
    if (each == '"') out += '"';
    out += each;
  }
  return out += '"';
}

// Turns records into lines; places and literals are looked up once each.
class line_writer {
 public:
  line_writer(std::ostream& out, const analysis::names& names, const trace::dictionary& dictionary)
      : out_(out), names_(names), dictionary_(dictionary) {}

  void write(const trace::record& what);

 private:
  std::string object_of(const trace::record& what);
  std::string argument_of(const trace::record& what);
  const std::string& place_of(trace::location_id at);
  const std::string& text_of(trace::literal_id id);

  std::ostream& out_;
  const analysis::names& names_;
  const trace::dictionary& dictionary_;
  std::unordered_map<trace::location_id, std::string> places_;
  std::unordered_map<trace::literal_id, std::string> texts_;
};

const std::string& line_writer::place_of(trace::location_id at) {
  const auto [entry, added] = places_.try_emplace(at);
  if (added) {
    const trace::place where = dictionary_.location(at);
    entry->second = field(where.file) + ',' + (where.line == 0 ? "" : std::to_string(where.line));
  }
  return entry->second;
}

const std::string& line_writer::text_of(trace::literal_id id) {
  const auto [entry, added] = texts_.try_emplace(id);
  if (added) entry->second = dictionary_.text(id);
  return entry->second;
}

std::string line_writer::object_of(const trace::record& what) {
  using trace::kind;
  if (what.object == 0) return {};
  if (what.what == kind::counted || what.what == kind::violated || what.what == kind::noted) {
    return text_of(what.object);
  }
  return names_.object(what.object);
}

std::string line_writer::argument_of(const trace::record& what) {
  using trace::kind;
  switch (what.what) {
    case kind::phase:
      return text_of(static_cast<trace::literal_id>(what.argument));
    case kind::queued:
    case kind::began:
    case kind::finished:
    case kind::withdrawn:
      return text_of(trace::callback_from(what.argument).name);
    case kind::woke:
      return names_.thread(static_cast<trace::thread_id>(what.argument));
    case kind::counted:
      return std::to_string(static_cast<std::int64_t>(what.argument));
    case kind::thread_ended:
      return std::string(word_for(static_cast<trace::how_ended>(what.argument)));
    case kind::wait_end:
      return std::string(word_for(static_cast<trace::wait_result>(what.argument)));
    default:
      return std::to_string(what.argument);
  }
}

void line_writer::write(const trace::record& what) {
  const auto thread = static_cast<trace::thread_id>(what.thread);
  out_ << what.time << ',' << (thread == 0 ? std::string() : field(names_.thread(thread))) << ','
       << word_for(what.what) << ',' << field(object_of(what)) << ',' << field(argument_of(what)) << ','
       << what.sequence << ',' << place_of(what.location) << ',' << what.cpu << ','
       << words_for_flags(what.flags) << "\r\n";
}

}  // namespace

void write_csv(std::ostream& out, const scenario::recording& of) {
  out << "time_ns,thread,kind,object,argument,sequence,file,line,cpu,flags\r\n";
  of.read([&](const scenario::recording::view& now) {
    line_writer lines(out, now.analysis.known_names(), now.dictionary);
    for (std::size_t i = 0; i < now.records.size() && out; ++i) lines.write(now.records[i]);
  });
}

}  // namespace interleave::exports
