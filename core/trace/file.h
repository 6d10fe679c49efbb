#pragma once

#include "core/trace/source.h"
#include "core/trace/store.h"

#include <filesystem>
#include <map>
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

// Writes a trace: magic, version, properties, dictionary, records in checksummed blocks. Atomic: the file
// appears whole or not at all. Throws file_error.
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
