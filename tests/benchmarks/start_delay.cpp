// How long the program takes from its start until a picture of its first frame is on the disk, which is a
// little more than until the frame is on the screen; and what CPU time its window takes while nothing runs.
// Without a screen, drawn by Qt Quick's software backend, unless QT_QPA_PLATFORM says otherwise.
//
//   start_delay [STARTS]      (15)

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <sys/resource.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace {

using std::chrono::steady_clock;
using milliseconds = std::chrono::duration<double, std::milli>;

pid_t start(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), "interleave");
  std::fflush(stdout);  // else the child would write it once more
  const pid_t made = fork();
  if (made != 0) return made;
  std::vector<char*> words;
  for (std::string& each : arguments) words.push_back(each.data());
  words.push_back(nullptr);
  if (std::freopen("/dev/null", "w", stdout) == nullptr) _exit(127);
  execv(INTERLEAVE_PROGRAM, words.data());
  _exit(127);
}

double cpu_ms(const rusage& of) {
  const auto ms = [](const timeval& time) {
    return 1e3 * static_cast<double>(time.tv_sec) + 1e-3 * static_cast<double>(time.tv_usec);
  };
  return ms(of.ru_utime) + ms(of.ru_stime);
}

// CPU time of the process and all its threads so far, in ms; as the kernel counts it, in steps of 10 ms.
double cpu_ms(pid_t of) {
  std::FILE* const stat = std::fopen(("/proc/" + std::to_string(of) + "/stat").c_str(), "re");
  if (stat == nullptr) return 0;
  unsigned long user = 0;
  unsigned long system = 0;
  const int read =
      std::fscanf(stat, "%*d %*s %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu", &user, &system);
  std::fclose(stat);
  return read == 2 ? 1e3 * static_cast<double>(user + system) / static_cast<double>(sysconf(_SC_CLK_TCK)) : 0;
}

bool measure_starts(int starts, const std::string& picture) {
  std::vector<double> took;
  std::vector<double> cpu;
  for (int i = 0; i < starts; ++i) {
    const auto began = steady_clock::now();
    const pid_t program = start({"dining-philosophers", "--screenshot", picture, "--after", "0"});
    int how = 0;
    rusage used{};
    if (wait4(program, &how, 0, &used) != program || !WIFEXITED(how) || WEXITSTATUS(how) != 0) return false;
    took.push_back(milliseconds(steady_clock::now() - began).count());
    cpu.push_back(cpu_ms(used));
  }
  std::ranges::sort(took);
  std::ranges::sort(cpu);
  std::printf(
      "start to the picture of the first frame: %.0f ms (median), %.0f to %.0f; CPU %.0f ms (median)\n",
      took[took.size() / 2], took.front(), took.back(), cpu[cpu.size() / 2]);
  return true;
}

// A saved run that is looked at: nothing moves.
bool measure_rest(const std::string& trace) {
  constexpr std::chrono::seconds settles{4};
  constexpr std::chrono::seconds rests{10};
  int how = 0;
  const pid_t run = start(
      {"run", "dining-philosophers", "--variant", "ordered", "--duration", "1s", "--trace", trace, "--json"});
  if (waitpid(run, &how, 0) != run || !WIFEXITED(how)) return false;
  const pid_t program = start({"open", trace});
  std::this_thread::sleep_for(settles);
  const double before = cpu_ms(program);
  std::this_thread::sleep_for(rests);
  const double rested = cpu_ms(program) - before;
  const bool lived = kill(program, SIGTERM) == 0;
  waitpid(program, &how, 0);
  std::printf("at rest: %.0f ms of CPU in %lld s, %.2f %%\n", rested, static_cast<long long>(rests.count()),
              rested / 10 / static_cast<double>(rests.count()));
  return lived && before > 0;
}

}  // namespace

int main(int count, char** arguments) {
  const int starts = count > 1 ? std::max(std::atoi(arguments[1]), 1) : 15;
  setenv("QT_QPA_PLATFORM", "offscreen", 0);
  setenv("QT_QUICK_BACKEND", "software", 0);
  std::string folder = (std::filesystem::temp_directory_path() / "interleave-start-XXXXXX").string();
  if (mkdtemp(folder.data()) == nullptr) return 1;
  const bool done = measure_starts(starts, folder + "/a.png") && measure_rest(folder + "/a.interleave");
  std::error_code ignored;
  std::filesystem::remove_all(folder, ignored);
  if (!done) std::fprintf(stderr, "the program did not start, or did not end well\n");
  return done ? 0 : 1;
}
