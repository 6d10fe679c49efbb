#include "core/explore/turns.h"

#include "core/explore/execution.h"
#include "core/schedule/step_words.h"

namespace interleave::explore {

namespace {

constexpr std::size_t most_words = 4;

// "lock fork 2"
std::string told(const executor& in, const schedule::performed& done) {
  const std::string word(schedule::word_for(done.what, done.at));
  const std::string& object = in.conductor().name_of(done.object);
  return object.empty() || done.what == schedule::op::finish ? word : word + ' ' + object;
}

}  // namespace

std::vector<stretch> stretches_of(const executor& in, std::span<const turn> decisive) {
  std::vector<stretch> all;
  const auto& log = in.log();
  for (std::size_t i = 0; i < log.size(); ++i) {
    const bool decides = !decisive.empty() && decisive.front().step == i;
    if (decides || all.empty() || all.back().who != log[i].who) {
      stretch next{
          .who = log[i].who, .name = in.name_of(log[i].who), .from = i, .decisive = decides, .text = {}};
      next.text = next.name;
      if (decides) {
        next.preempts = decisive.front().preempts;
        next.text = decisive.front().text;
        decisive = decisive.subspan(1);
      }
      all.push_back(std::move(next));
    }
    stretch& now = all.back();
    ++now.length;
    if (now.length <= most_words) now.text += (now.length == 1 ? ": " : ", ") + told(in, log[i]);
    if (now.length == most_words + 1) now.text += ", …";
  }
  return all;
}

}  // namespace interleave::explore
