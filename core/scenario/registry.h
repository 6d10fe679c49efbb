#pragma once

#include "core/scenario/descriptor.h"

#include <string_view>
#include <vector>

namespace interleave::scenario {

// Every scenario, by chapter, in the order of the catalogue. Built once; thread-safe.
const std::vector<descriptor>& catalogue();

// nullptr if there is none of that id.
const descriptor* find(std::string_view id);

// The text of a scenario's source file as it was compiled, by the name that std::source_location has for it;
// empty if unknown.
std::string_view source_text(std::string_view file);

}  // namespace interleave::scenario
