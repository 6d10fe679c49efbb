#include "core/os/system_facts.h"

#include "core/os/cores.h"
#include "core/os/system_file.h"

#if defined(__unix__) || defined(__APPLE__)
#include <sys/utsname.h>
#endif
#if (defined(__x86_64__) || defined(__i386__)) && defined(__GNUC__)
#include <cpuid.h>
#endif

namespace interleave::os {

namespace {

std::string or_unknown(std::string text) {
  while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.pop_back();
  return text.empty() ? "unknown" : text;
}

std::string cpu_model() {
  const std::string info = read_system_file("/proc/cpuinfo");
  for (const char* key : {"model name", "cpu model", "Model", "Hardware", "cpu"}) {  // by architecture
    std::string value = value_of(info, key);
    if (!value.empty()) return value;
  }
  return {};
}

std::string kernel() {
#if defined(__unix__) || defined(__APPLE__)
  utsname name{};
  if (uname(&name) >= 0) return std::string(name.sysname) + ' ' + name.release + ' ' + name.machine;
#endif
  return {};
}

bool has_invariant_tsc() {
#if (defined(__x86_64__) || defined(__i386__)) && defined(__GNUC__)
  // Leaf 0x80000007 (advanced power management), EDX bit 8: Intel SDM vol. 3, "Invariant TSC"; AMD APM
  // vol. 3.
  unsigned eax = 0;
  unsigned ebx = 0;
  unsigned ecx = 0;
  unsigned edx = 0;
  return __get_cpuid(0x80000007U, &eax, &ebx, &ecx, &edx) != 0 && (edx & (1U << 8)) != 0;
#else
  return false;
#endif
}

}  // namespace

facts system_facts() {
  facts found;
  found.cpu_model = or_unknown(cpu_model());
  found.kernel = or_unknown(kernel());
  found.clock_source =
      or_unknown(read_system_file("/sys/devices/system/clocksource/clocksource0/current_clocksource"));
  found.cores = core_count();
  found.invariant_tsc = has_invariant_tsc();
  return found;
}

}  // namespace interleave::os
