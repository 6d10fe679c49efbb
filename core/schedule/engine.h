#pragma once

#include "core/schedule/controller.h"
#include "core/schedule/decider.h"
#include "core/schedule/model.h"
#include "core/schedule/strands.h"

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace interleave::trace {
class producer;
}

namespace interleave::schedule {

class control;
class fiber_strands;

// How a controlled run came to its end.
enum class ending : std::uint8_t {
  completed,
  deadlock,        // all that live wait, some of them for each other
  stuck,           // all that live wait, and nobody is left who could wake them (a lost wake-up)
  violation,       // a rule does not hold
  exception,       // one has escaped from a thread
  cut,             // more steps than were allowed
  abandoned,       // the decider would not go on
  stopped,         // from outside
  not_explorable,  // it uses what lies outside the run
  livelock,        // found by who watches from outside (explore::watch): all are busy, nobody gets on
  starvation,      // the same: somebody waits while others have their turn again and again
};

// "completed", "deadlock", …
std::string_view word_for(ending how) noexcept;

// A step that was carried out.
struct performed {
  trace::object_id object = 0;
  trace::object_id second = 0;
  trace::location_id at = 0;
  actor who = 0;
  std::uint16_t how = 0;
  op what = op::yield;

  bool operator==(const performed&) const = default;
};

// The controlled modes: of all threads of a run exactly one goes on. At each step the one that runs asks the
// decider who takes the next one, and opens that one's gate itself, unless it is to go on. Threads live on
// strands: fibers for searching at speed, threads of the system for what people watch; all else is the same,
// and so are the steps that a sequence of decisions leads to.
//
// No step, and so no decision, are phase, and the first of a row of yields and sleeps: they change nothing
// that another thread could see. They are remembered in step::yielded. A thread that does nothing else comes
// to a step nevertheless (an op::yield), so that nobody spins for ever.
//
// The run ends when all have left; or at the first violated rule, escaping exception, standstill, io, or
// step past the limit: then every thread unwinds by `cancelled`, one after the other. `holds`: before it does
// so, everything stays as it is until control::cancel, so that a person can look at it; and control::cancel
// ends a decider's wait for an answer.
//
// Made and destroyed by the thread whose runs it conducts; strands and memory are kept from one to the next.
// cancel, is_over and wait_until_over are for any thread, all else for whoever runs.
//
//   engine conducts({.on = make_fibers()});
//   control rules(nullptr, &conducts);
//   conducts.begin(rules, decides);
//   { const membership main(rules, 0);  body(); }   // catch cancelled, report what else escapes
//   if (conducts.how() == ending::deadlock) …
class engine final : public controller {
 public:
  struct options {
    std::unique_ptr<strands> on;
    std::uint64_t max_steps = 20'000;
    bool holds = false;
    bool keeps_names = false;  // of objects, where no recorder does
  };
  explicit engine(options how);

  // Before the main thread enters, which is the calling one.
  void begin(control& run, decider& by);

  [[nodiscard]] ending how() const { return ending_; }
  // The rule that was violated, what the exception said; empty for other endings.
  [[nodiscard]] const std::string& text() const { return text_; }
  // Where that was.
  [[nodiscard]] actor found_in() const { return found_in_; }
  [[nodiscard]] trace::location_id found_at() const { return found_at_; }
  // As the run ended, before its threads were unwound.
  [[nodiscard]] const model& state() const { return model_; }
  [[nodiscard]] const std::vector<performed>& log() const { return log_; }
  // Of everything in the log but the places, which another build has elsewhere, and of the ending.
  [[nodiscard]] std::uint64_t hash() const;
  [[nodiscard]] const std::string& name_of(trace::object_id object) const;
  [[nodiscard]] trace::object_id object_of(actor who) const { return threads_[who]->object; }
  void keep_names(bool on) { keeps_names_ = on; }

  // The run has come to its end: all have left, or it is held where it ended.
  [[nodiscard]] bool is_over();
  void wait_until_over();

  verdict announce(worker& by, const step& next) override;
  std::uint32_t choose(worker& by, std::uint32_t alternatives) override;
  actor spawn(worker& by, trace::object_id object, void (*body)(void*), void* with) override;
  void join(worker& by, actor who) override;
  trace::object_id new_object(std::string_view name) override;
  void violated(worker& by, std::string_view rule, trace::location_id at) override;
  void fault(std::string_view text) override;
  void enter(worker& who) override;
  void leave(worker& who) override;
  void cancel() override;

 private:
  struct thread {
    engine* of = nullptr;
    void (*body)(void*) = nullptr;
    void* with = nullptr;
    trace::producer* events = nullptr;
    strands::index on = 0;
    trace::object_id object = 0;
    std::uint16_t how = 0;  // its last step came out
    actor number = 0;
    actor awaited_by = model::nobody;  // by join, while the run unwinds
    actor awaits = model::nobody;
    trace::location_id made_at = 0;
    bool begun = false;
    bool inside = true;    // with frames on its strand
    bool yielded = false;  // since its last step; of one that has come to its op::finish
    bool waits = false;    // and the trace says so
  };

  static strands::index live(void* self);
  thread& add(strands::task entry, trace::object_id object);
  // What is a step only now and then: phase, sleep, yield; and io.
  verdict pass(worker& by, const step& next);
  verdict take(worker& by, const step& next);
  // At a sync point in a run that is over.
  verdict unwind(thread& self, const step& next);
  // Who takes the next step, which is carried out in the model; nobody: the run is over.
  actor pick();
  // The same; steps of threads that have nothing left to do are taken on the way. The main thread: all have
  // left.
  actor pick_living();
  // Whether there is a next step at all; the run's end otherwise.
  bool goes_on();
  void end_as(ending how);
  void hold();
  // On whom the rest of a run that is over depends; `after`: who has just ended, or nobody.
  actor next_to_unwind(actor after);
  void discard(thread& unbegun);
  strands::index depart(actor who);
  void switch_to(actor from, actor to);
  void tell_decision(decision next);
  void tell_waits(actor goes_on);
  static void tell_end_of_wait(thread& self, const step& next, trace::wait_result how);

  // Read at each step.
  decider* decider_ = nullptr;
  control* control_ = nullptr;
  bool recorded_ = false;
  actor running_ = 0;
  std::vector<std::unique_ptr<thread>> threads_;  // those of the run first
  std::vector<performed> log_;
  std::uint64_t max_steps_;
  model model_;

  const std::unique_ptr<strands> strands_;
  fiber_strands* const fibers_ = nullptr;  // the same, if that is what they are
  std::size_t inside_ = 0;                 // threads of the run
  std::size_t finishing_ = 0;              // … that have nothing left to do but op::finish
  trace::object_id last_object_ = 0;
  std::vector<std::string> names_;  // by object
  const bool holds_;
  bool keeps_names_;

  ending ending_ = ending::completed;
  bool ended_ = false;
  std::string text_;
  actor found_in_ = 0;
  trace::location_id found_at_ = 0;

  std::mutex mutex_;
  std::condition_variable changed_;
  bool over_ = false;       // guarded by mutex_
  bool cancelled_ = false;  // guarded by mutex_
};

}  // namespace interleave::schedule
