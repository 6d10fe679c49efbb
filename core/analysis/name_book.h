#pragma once

#include "core/analysis/state.h"

namespace interleave::analysis {

// Puts the pieces of names (thread_text, object_text) together. Other records are ignored, and so are pieces
// past 256 bytes; control characters become '?', since names end up on terminals.
void note_name(names& known, const trace::record& what);

}  // namespace interleave::analysis
