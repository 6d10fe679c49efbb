#pragma once

#include <map>
#include <string>
#include <vector>

namespace interleave::bench {

// Whether there is a python3 that starts; in a sentence why not, empty if so. Looked up once; thread-safe.
const std::string& why_no_python();

// Runs a script in a fresh python3 and gives what it printed, by its lines "name value". The interpreter is a
// process group of its own, in a temporary folder of its own; both are gone at the end, whatever it started,
// also if the run is cancelled, which ends the wait by schedule::cancelled. Throws std::runtime_error with
// Python's last words if it fails.
//
//   run_python("import sys; print('result', sum(range(int(sys.argv[1]))))", {"10"}).at("result")  // 45
std::map<std::string, double> run_python(const std::string& script,
                                         const std::vector<std::string>& arguments);

}  // namespace interleave::bench
