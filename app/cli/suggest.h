#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace interleave::app {

// The one of `known` that `given` is most likely meant to be; empty if none is near. By the number of letters
// to insert, delete, change or swap (Damerau 1964, neighbours only).
std::string nearest(std::string_view given, const std::vector<std::string>& known);

// The line for something that does not exist: what it is, what was probably meant, what there is.
//
//   unknown("scenario", "dinig-philosophers", ids)
//   // unknown scenario 'dinig-philosophers', did you mean 'dining-philosophers'? There is: …
std::string unknown(std::string_view what, std::string_view given, const std::vector<std::string>& known,
                    std::string_view of = {});

}  // namespace interleave::app
