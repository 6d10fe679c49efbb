// What a frame of the window costs while events come in: the real window, drawn by Qt Quick's software
// backend without a screen, over a recording that a thread of its own feeds with 64 philosophers at 1 M
// events/s. The CPU time is that of the window's thread alone, from one frame to the next; where the machine
// has other work the frames a second say more of that than of the window.

#include "core/scenario/recording.h"
#include "core/scenario/registry.h"
#include "ui/items/timeline_item.h"
#include "ui/main_window.h"
#include "ui/models/session.h"

#include <QGuiApplication>
#include <QQuickWindow>
#include <QTimer>

#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace {

using namespace interleave;
using trace::kind;
using clock = std::chrono::steady_clock;

constexpr std::uint32_t seats = 64;
constexpr std::size_t warm_up_frames = 60;
constexpr std::size_t measured_frames = 300;
constexpr int frame_ms = 16;
constexpr double view_ns = 5e9;  // as at the start of a run
constexpr trace::literal_id thinking = 901;
constexpr trace::literal_id hungry = 902;
constexpr trace::literal_id eating = 903;
constexpr trace::literal_id meals = 904;

trace::dictionary words_and_places() {
  trace::dictionary all = trace::dictionary::empty();
  all.add(thinking, std::string("thinking"));
  all.add(hungry, std::string("hungry"));
  all.add(eating, std::string("eating"));
  all.add(meals, std::string("meals"));
  const std::string file(scenario::find("dining-philosophers")->source);
  for (std::uint32_t line = 60; line < 200; ++line) all.add(line, trace::place{file, line, "dine"});
  return all;
}

// Philosophers who take the fork with the lower number first, as records. Forks are held by one at a time,
// and who finds one taken waits for it.
class dinner {
 public:
  // The threads and forks with their names.
  void lay_table(std::vector<trace::record>& out) {
    for (std::uint32_t seat = 0; seat < seats; ++seat) {
      say(out, seat, kind::thread_started, 1000 + seat, 7000 + seat, 60);
      name(out, seat, kind::thread_text, 0, "philosopher " + std::to_string(seat + 1));
    }
    for (std::uint32_t number = 1; number <= seats; ++number) {
      say(out, 0, kind::object_created, number, static_cast<std::uint64_t>(trace::object_kind::mutex), 61);
      name(out, 0, kind::object_text, number, "fork " + std::to_string(number));
    }
  }

  // The next record, at `time` ns: of whoever can do something.
  void step(trace::nanoseconds time, std::vector<trace::record>& out) {
    time_ = time;
    for (const std::size_t before = out.size(); out.size() == before;) try_step(out);
  }

 private:
  void try_step(std::vector<trace::record>& out) {
    dice_ = dice_ * 1664525U + 1013904223U;
    const std::uint32_t seat = (dice_ >> 12) % seats;
    diner& who = diners_[seat];
    const std::uint32_t low = std::min(seat, (seat + 1) % seats) + 1;
    const std::uint32_t high = std::max(seat, (seat + 1) % seats) + 1;
    switch (who.next) {
      case 0:
        return go_on(who), say(out, seat, kind::phase, 0, thinking, 70);
      case 1:
        return go_on(who), say(out, seat, kind::phase, 0, hungry, 80);
      case 2:
        return take(out, seat, low, 90);
      case 3:
        return take(out, seat, high, 100);
      case 4:
        return go_on(who), say(out, seat, kind::phase, 0, eating, 110);
      case 5:
        return go_on(who), say(out, seat, kind::counted, meals, 1, 120);
      case 6:
        forks_[high].taken = false;
        return go_on(who), say(out, seat, kind::released, high, 0, 130);
      default:
        forks_[low].taken = false;
        who.next = 0;
        return say(out, seat, kind::released, low, 0, 140);
    }
  }

  struct diner {
    int next = 0;
    bool waits = false;
  };
  struct fork {
    bool taken = false;
    std::uint32_t sequence = 0;
  };

  static void go_on(diner& who) { ++who.next; }

  void take(std::vector<trace::record>& out, std::uint32_t seat, std::uint32_t number, std::uint32_t line) {
    diner& who = diners_[seat];
    fork& wanted = forks_[number];
    if (wanted.taken) {
      if (!who.waits) say(out, seat, kind::wait_begin, number, 0, line);
      who.waits = true;
      return;
    }
    wanted.taken = true;
    say(out, seat, kind::acquired, number, 0, line);
    out.back().sequence = ++wanted.sequence;
    out.back().flags = who.waits ? trace::flag::contended : std::uint8_t{0};
    who.waits = false;
    go_on(who);
  }

  void say(std::vector<trace::record>& out, std::uint32_t seat, kind what, trace::object_id object,
           std::uint64_t argument, trace::location_id at) {
    trace::record made;
    made.time = time_;
    made.thread = seat + 1;
    made.argument = argument;
    made.object = object;
    made.location = at;
    made.cpu = static_cast<std::uint16_t>(seat % 2);
    made.what = what;
    out.push_back(made);
  }

  void name(std::vector<trace::record>& out, std::uint32_t seat, kind what, trace::object_id object,
            const std::string& text) {
    for (std::size_t piece = 0; piece * 8 < text.size(); ++piece) {
      std::uint64_t bytes = 0;
      std::memcpy(&bytes, text.data() + piece * 8, std::min<std::size_t>(8, text.size() - piece * 8));
      say(out, seat, what, object, bytes, 0);
      out.back().sequence = static_cast<std::uint32_t>(piece);
    }
  }

  diner diners_[seats];
  fork forks_[seats + 1];
  std::uint32_t dice_ = 1;
  trace::nanoseconds time_ = 0;
};

// A live run's collector, but for the run: every millisecond what that millisecond brought.
std::jthread feed(std::shared_ptr<scenario::recording> to, std::uint64_t events_a_second) {
  return std::jthread([to = std::move(to), events_a_second](const std::stop_token& stop) {
    dinner at_table;
    std::vector<trace::record> batch;
    at_table.lay_table(batch);
    const std::uint64_t each_ns = 1'000'000'000 / events_a_second;
    const auto begin = clock::now();
    for (trace::nanoseconds time = 0; !stop.stop_requested();) {
      const auto now = static_cast<trace::nanoseconds>((clock::now() - begin).count());
      for (; time < now; time += each_ns) at_table.step(time, batch);
      to->append(batch);
      batch.clear();
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
  });
}

double thread_cpu_ms() {
  timespec now;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) * 1e-6;
}

// One for the whole program, as in the real one.
struct shown {
  ui::session lab;
  ui::main_window program{lab};
  QQuickWindow* window = program.window();

  shown() {
    if (window == nullptr) std::exit(1);  // Qt has said why
    window->resize(1600, 1000);
  }
};

void window_frame(benchmark::State& state, shown& program) {
  ui::session& lab = program.lab;
  QQuickWindow* const window = program.window;
  const auto events_a_second = static_cast<std::uint64_t>(state.range(0));
  for (auto _ : state) {
    scenario::about_run about;
    about.scenario = "dining-philosophers";
    about.variant = "ordered";
    about.knobs = {{"philosophers", seats}};
    auto live = std::make_shared<scenario::recording>(about, words_and_places());
    const std::jthread feeder = feed(live, events_a_second);
    while (live->records().size() < 10'000) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    lab.show(live);
    // A recording that is shown lies still; one that is made is followed.
    if (auto* const timeline = window->findChild<ui::timeline_item*>()) {
      timeline->setViewSpan(view_ns);
      timeline->setFollow(true);
    } else {
      state.SkipWithError("the window has no timeline");
      return;
    }
    QTimer frames;  // as the session's own while a run goes on
    frames.setTimerType(Qt::PreciseTimer);
    QObject::connect(&frames, &QTimer::timeout, &lab, &ui::session::follow);
    frames.start(frame_ms);

    std::vector<double> cpu;
    std::size_t seen = 0;
    double last_cpu = 0;
    std::size_t records = 0;
    clock::time_point begin;
    QEventLoop loop;
    QObject::connect(window, &QQuickWindow::frameSwapped, &loop, [&] {
      const double now_cpu = thread_cpu_ms();
      if (++seen == warm_up_frames) {
        begin = clock::now();
        records = live->records().size();
      }
      if (seen > warm_up_frames) cpu.push_back(now_cpu - last_cpu);
      last_cpu = now_cpu;
      if (cpu.size() == measured_frames) loop.quit();
    });
    loop.exec();
    const double seconds = std::chrono::duration<double>(clock::now() - begin).count();
    state.SetIterationTime(seconds / measured_frames);

    double sum = 0;
    for (const double each : cpu) sum += each;
    std::ranges::sort(cpu);
    state.counters["frames_a_second"] = measured_frames / seconds;
    state.counters["cpu_ms_mean"] = sum / measured_frames;
    state.counters["cpu_ms_p50"] = cpu[measured_frames / 2];
    state.counters["cpu_ms_p99"] = cpu[measured_frames * 99 / 100];
    state.counters["events_a_second"] = static_cast<double>(live->records().size() - records) / seconds;
  }
}
}  // namespace

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
  qputenv("QT_QUICK_BACKEND", "software");
  QGuiApplication app(argc, argv);
  QGuiApplication::setQuitOnLastWindowClosed(false);
  shown program;
  benchmark::RegisterBenchmark("window_frame", [&](benchmark::State& state) { window_frame(state, program); })
      ->Arg(1'000'000)
      ->Iterations(1)
      ->Repetitions(3)
      ->UseManualTime()
      ->Unit(benchmark::kMillisecond);
  benchmark::RunSpecifiedBenchmarks();
}
