#pragma once

#include "core/trace/source.h"
#include "core/trace/store.h"

#include <filesystem>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>

namespace interleave::trace {

// A file that is not a trace, is damaged, or cannot be read or written; what() is one line for the user.
class file_error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// What goes with the records: names and values that the layers above put in and take out again (scenario,
// variant, knobs, …).
using properties = std::map<std::string, std::string>;

// Writes a trace: magic, version, properties, dictionary (only what the records refer to), records in
// checksummed blocks of short numbers, about 12 bytes a record; see sections.h and bytes.h. Atomic: the file
// appears whole or not at all. Nobody may append meanwhile. Throws file_error.
//
//   save("run.trace", recorded, dictionary::of_this_program(), {{"scenario", "dining-philosophers"}});
//   loaded again = open("run.trace");
void save(const std::filesystem::path& to, const store& records, const dictionary& names,
          const properties& about);

struct loaded {
  std::unique_ptr<store> records;
  dictionary names = dictionary::empty();
  properties about;
};

// Throws file_error. Reads version 1.
loaded open(const std::filesystem::path& from);

}  // namespace interleave::trace
