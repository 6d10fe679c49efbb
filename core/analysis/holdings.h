#pragma once

#include "core/analysis/state.h"
#include "core/trace/event.h"

namespace interleave::analysis {

// The parts of the reducer that concern objects: who holds and who waits. `id` is always the number of an
// existing thread, `object` may be null (not kept).

struct actor {
  thread_id id;
  thread_state& self;
};

// The object of that number, made if need be; null for 0 and for numbers that cannot be.
object_state* new_object_at(state& in, object_id id);
inline object_state* object_at(state& in, object_id id) {
  if (id < in.objects.size()) [[likely]]
    return id == 0 ? nullptr : &in.objects[id];
  return new_object_at(in, id);
}

// Changes what a thread does, and books the time of what it did until now.
void become(thread_state& who, activity next, nanoseconds now);

void begin_wait(state& in, actor by, const trace::record& what);
// Ends its wait, whatever for. No effect if there is none.
void end_wait(state& in, actor by, nanoseconds now);
void acquire(state& in, actor by, const trace::record& what);
void release(state& in, actor by, const trace::record& what);
// Takes it out of every hand.
void drop_holders(state& in, object_id id);
// Empties a thread's hands.
void drop_holds(state& in, actor by);

// Adds without overflow.
std::int64_t add_saturated(std::int64_t a, std::int64_t b);

}  // namespace interleave::analysis
