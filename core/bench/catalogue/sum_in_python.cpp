// The same sum in Python: not a model of its lock, but the lock.

#include "core/bench/catalogue/sum_in_python.h"

#include "core/bench/cpu_time.h"
#include "core/bench/python.h"

#include <cstdint>
#include <map>
#include <string>

namespace interleave::bench {
namespace {

constexpr const char* loop = R"(
import multiprocessing, sys, threading, time
n, k, piece = (int(each) for each in sys.argv[1:])
clock = time.perf_counter

def add_up(first, last):
    total = 0
    for i in range(first, last + 1):
        total += i
    return total

def shares():
    return [(n * i // k + 1, n * (i + 1) // k) for i in range(k)]

def tell(total, begin, created, merging, messages=0):
    end = clock()
    print("result", total)
    print("time_ms", (end - begin) * 1e3)
    print("creating_ms", (created - begin) * 1e3)
    print("working_ms", (merging - created) * 1e3)
    print("merging_ms", (end - merging) * 1e3)
    print("messages", messages)
)";

constexpr const char* single = R"(
begin = clock()
total = add_up(1, n)
tell(total, begin, begin, clock())
)";

constexpr const char* with_threads = R"(
begin = clock()
results = [0] * k
def work(i, first, last):
    results[i] = add_up(first, last)
team = [threading.Thread(target=work, args=(i, *each)) for i, each in enumerate(shares())]
for each in team: each.start()
created = clock()
for each in team: each.join()
merging = clock()
tell(sum(results), begin, created, merging)
)";

constexpr const char* with_processes = R"(
def work(end, first, last):
    end.send(add_up(first, last))
context = multiprocessing.get_context("fork")
begin = clock()
team, ends = [], []
for each in shares():
    ours, theirs = context.Pipe(duplex=False)
    ends.append(ours)
    team.append(context.Process(target=work, args=(theirs, *each)))
    team[-1].start()
created = clock()
results = [each.recv() for each in ends]
merging = clock()
for each in team: each.join()
tell(sum(results), begin, created, merging, k)
)";

// Each piece's sum goes into a value that lives in the manager's process: lock, get, set, unlock, each of
// them a message there and back.
constexpr const char* with_manager = R"(
def work(total, lock, first, last):
    while first <= last:
        part = add_up(first, min(first + piece - 1, last))
        with lock:
            total.value += part
        first += piece
context = multiprocessing.get_context("fork")
begin = clock()
manager = context.Manager()
total, lock = manager.Value("q", 0), manager.Lock()
team = [context.Process(target=work, args=(total, lock, *each)) for each in shares()]
for each in team: each.start()
created = clock()
for each in team: each.join()
merging = clock()
result = total.value
pieces = sum((last - first + piece) // piece for first, last in shares())
tell(result, begin, created, merging, pieces * 8)
manager.shutdown()
)";

row row_for(std::string_view id, std::string_view title, std::string_view explanation, const char* way) {
  const auto body = [way](trial& here) {
    const auto text = [&](const char* knob) { return std::to_string(here.knobs.integer(knob)); };
    const double cpu_before = cpu_ms();
    std::map<std::string, double> values =
        run_python(std::string(loop) + way, {text("n"), text("threads"), text("piece")});
    here.tell("cpu_ms", cpu_ms() - cpu_before);  // with the interpreter's own start
    for (const auto& [name, value] : values) {
      if (name != "result") here.tell(name, value);
    }
    const std::int64_t last = here.knobs.integer("n");
    // Exact: below 2^53.
    here.result(static_cast<std::int64_t>(values["result"]), last * (last + 1) / 2);
  };
  return {.id = id,
          .title = title,
          .explanation = explanation,
          .body = body,
          .versus = "python-single",
          .unavailable = [] { return why_no_python(); }};
}

}  // namespace

std::vector<row> python_sum_rows() {
  return {
      row_for("python-single", "Python", "One loop in CPython.", single),
      row_for("python-threading", "Python, threading", "Threads, under the interpreter's real lock.",
              with_threads),
      row_for("python-multiprocessing", "Python, multiprocessing",
              "Each share in a process with an interpreter of its own; results through pipes.",
              with_processes),
      row_for("python-manager", "Python, multiprocessing with a Manager",
              "The sum lives in a manager's process; each piece is added through its proxy.", with_manager),
  };
}

}  // namespace interleave::bench
