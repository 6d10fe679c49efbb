#include "core/bench/catalogue/sum_work.h"

#include <array>
#include <sstream>

namespace interleave::bench::sums {

namespace {

// The one loop of all rows: a small interpreter, as a language with an interpreter lock has one. What its
// three instructions are is hidden from the compiler (the empty asm might have changed them), so that it has
// to carry out every single addition: no n(n+1)/2, no four at a time, and no copy made to measure for one of
// the rows.
enum class instruction : std::uint8_t { add, next, again };
constexpr std::array program{instruction::add, instruction::next, instruction::again};

}  // namespace

[[gnu::noinline, gnu::noclone]] number add_range(number first, number last) {
  const instruction* begin = program.data();
  asm volatile("" : "+r"(begin) : : "memory");
  number sum = 0;
  number i = first;
  for (const instruction* now = begin;;) {
    switch (*now++) {
      case instruction::add:
        sum += i;
        break;
      case instruction::next:
        ++i;
        break;
      case instruction::again:
        if (i > last) return sum;
        now = begin;
        break;
    }
  }
}

// How processes send a tally.
std::string text_of(const tally& of) {
  std::ostringstream out;
  out << of.sum << ' ' << of.working_ns << ' ' << of.waiting_ns << ' ' << of.messages;
  return out.str();
}
tally tally_of(const std::string& text) {
  std::istringstream in(text);
  tally of;
  in >> of.sum >> of.working_ns >> of.waiting_ns >> of.messages;
  return of;
}

tally work_alone(range what) {
  sync::phase("working");
  const stopwatch own;
  tally of;
  of.sum = add_up(what, trial::checkpoint);
  of.working_ns = own.ns();
  sync::phase("done");
  return of;
}

}  // namespace interleave::bench::sums
