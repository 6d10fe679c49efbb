#pragma once

#include <string>

namespace interleave::os {

// What a reader of a trace or a measurement has to know of the machine it was made on. Texts are "unknown"
// where the system does not say.
struct facts {
  std::string cpu_model;     // "Intel(R) Xeon(R) CPU @ 2.30GHz"
  std::string kernel;        // "Linux 6.1.0-18-amd64 x86_64"
  std::string clock_source;  // what the kernel itself tells time by: "tsc", "kvm-clock", …
  unsigned cores = 1;        // that this process may use
  // The processor promises a time stamp counter of constant rate that goes on in deep sleep. It is fit as a
  // clock across cores only if it is the kernel's clock source too. Never on other than x86.
  bool invariant_tsc = false;
};

// Reads a few files: for the start of a run, not for its hot path. Thread-safe.
//
//   const os::facts here = os::system_facts();
//   const bool use_tsc = here.invariant_tsc && here.clock_source == "tsc";
[[nodiscard]] facts system_facts();

}  // namespace interleave::os
