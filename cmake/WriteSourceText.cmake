# Writes OUTPUT: scenario::source_text() over the FILES ("|"-separated paths below ROOT). As bytes, since a string literal's length is
# limited.
string(REPLACE "|" ";" files "${FILES}")
set(arrays "")
set(entries "")
set(number 0)
foreach(file ${files})
  file(READ ${ROOT}/${file} hex HEX)
  string(REGEX REPLACE "(................................)" "\\1\n" hex "${hex}")
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
  string(APPEND arrays "const unsigned char text_${number}[] = {\n${bytes}};\n")
  string(APPEND entries "    {\"${file}\", {reinterpret_cast<const char*>(text_${number}), sizeof text_${number}}},\n")
  math(EXPR number "${number} + 1")
endforeach()
file(WRITE ${OUTPUT} "#include \"core/scenario/registry.h\"

#include <utility>

namespace interleave::scenario {
namespace {
${arrays}
const std::pair<std::string_view, std::string_view> texts[] = {
${entries}};
}  // namespace

std::string_view source_text(std::string_view file) {
  for (const auto& [name, text] : texts) {
    if (name == file) return text;
  }
  return {};
}

}  // namespace interleave::scenario
")
