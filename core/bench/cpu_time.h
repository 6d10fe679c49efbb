#pragma once

#include <initializer_list>
#include <sys/resource.h>

namespace interleave::bench {

// CPU time in ms, of user and kernel, that this process has used, and those of its children that have been
// waited for. Thread-safe.
//
//   const double before = cpu_ms();  …  here.tell("cpu_ms", cpu_ms() - before);
inline double cpu_ms() {
  const auto ms = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) * 1e3 + static_cast<double>(t.tv_usec) / 1e3;
  };
  double all = 0;
  for (const int whom : {RUSAGE_SELF, RUSAGE_CHILDREN}) {
    rusage used{};
    ::getrusage(whom, &used);
    all += ms(used.ru_utime) + ms(used.ru_stime);
  }
  return all;
}

}  // namespace interleave::bench
