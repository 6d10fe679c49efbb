#include "ui/models/philosophers_scene.h"

#include "core/analysis/fairness.h"
#include "ui/models/words.h"

#include <algorithm>
#include <utility>

namespace interleave::ui {

namespace {

constexpr std::size_t records_a_frame = 500'000;

std::int64_t meals_of(const analysis::thread_state& of, vocabulary& words) {
  for (const analysis::tally& each : of.tallies) {
    if (words.text(each.name) == QStringLiteral("meals")) return each.value;
  }
  return 0;
}

std::vector<numbered> forks_of(const snapshot& at) {
  std::vector<numbered> lying;
  for (std::uint32_t id = 1; id < at.state->objects.size(); ++id) {
    // Those of a run that is over lie on the table, as the people still sit there.
    if (at.state->objects[id].kind == trace::object_kind::unknown) continue;
    lying.push_back(as_numbered(id, at.names->object(id)));
  }
  return in_order(std::move(lying), {QStringLiteral("fork")});
}

// A seat for each fork, though nobody may have sat down there yet: those have no id. The table would change
// its size with everyone who begins, and forks would lie beside the wrong plates.
std::vector<numbered> with_empty_seats(const std::vector<numbered>& seated, std::size_t forks) {
  std::vector<numbered> seats;
  for (int number = 1; static_cast<std::size_t>(number) <= forks; ++number) {
    const auto who = std::find_if(seated.begin(), seated.end(),
                                  [&](const numbered& each) { return each.number == number; });
    seats.push_back(
        who != seated.end() ? *who : numbered{0, number, QStringLiteral("philosopher %1").arg(number), {}});
  }
  for (const numbered& each : seated) {
    if (each.number < 1 || static_cast<std::size_t>(each.number) > forks) seats.push_back(each);
  }
  return seats;
}

}  // namespace

philosophers_scene::philosophers_scene(QObject* parent)
    : scene_part(parent),
      hunger_(QStringLiteral("hungry")),
      seats_({"threadId", "index", "name", "phase", "meals", "hungryFor", "longestHunger", "stateKey",
              "colorIndex"}),
      forks_({"objectId", "index", "name", "holder", "hand", "wantedBy"}) {
  more_.setSingleShot(true);
  more_.setInterval(16);
  connect(&more_, &QTimer::timeout, this, &philosophers_scene::refresh);
}

void philosophers_scene::clear() {
  seats_.assign({});
  forks_.assign({});
  set_texts({}, {}, 0);
}

void philosophers_scene::show(const snapshot& at, vocabulary& words) {
  if (!hunger_.catch_up(source()->trace()->records(), words, records_a_frame)) more_.start();

  std::vector<numbered> seated;
  for (std::uint32_t id = 1; id < at.state->threads.size(); ++id) {
    if (at.state->threads[id].doing == analysis::activity::absent) continue;
    seated.push_back(as_numbered(id, at.names->thread(static_cast<analysis::thread_id>(id))));
  }
  const std::vector<numbered> forks = forks_of(at);
  seated = with_empty_seats(in_order(std::move(seated), {QStringLiteral("philosopher")}), forks.size());
  show_seats(at, words, seated);
  show_forks(at, seated, forks);
}

void philosophers_scene::show_seats(const snapshot& at, vocabulary& words,
                                    const std::vector<numbered>& seated) {
  std::vector<table_model::row> rows;
  std::vector<double> shares;
  analysis::nanoseconds longest = 0;
  QString longest_name;
  double total = 0;
  for (const numbered& seat : seated) {
    if (seat.id == 0) {
      rows.push_back({0, static_cast<int>(rows.size()), seat.name, QString(), 0.0, 0.0, 0.0,
                      static_cast<int>(analysis::activity::absent), 0});
      continue;
    }
    const analysis::thread_state& each = at.state->threads[seat.id];
    const QString phase = words.text(each.phase);
    const bool hungry = phase == QStringLiteral("hungry") && each.doing != analysis::activity::ended;
    const analysis::nanoseconds hungry_for =
        hungry && at.playhead > each.phase_since ? at.playhead - each.phase_since : 0;
    const analysis::nanoseconds at_longest =
        std::max(hungry_for, hunger_.longest(static_cast<analysis::thread_id>(seat.id), at.playhead));
    const std::int64_t meals = meals_of(each, words);
    if (at_longest > longest) {
      longest = at_longest;
      longest_name = seat.name;
    }
    shares.push_back(static_cast<double>(meals));
    total += static_cast<double>(meals);
    rows.push_back({static_cast<int>(seat.id), static_cast<int>(rows.size()), seat.name, phase,
                    static_cast<double>(meals), static_cast<double>(hungry_for),
                    static_cast<double>(at_longest), static_cast<int>(each.doing),
                    static_cast<int>(seat.id)});
  }
  seats_.assign(std::move(rows));
  const QString hunger = longest == 0
                             ? QString()
                             : QStringLiteral("longest hunger %1 (%2)").arg(duration(longest), longest_name);
  const QString fairness = total == 0 ? QString()
                                      : QStringLiteral("fairness of meals %1 (1: all alike)")
                                            .arg(QString::number(analysis::jain_index(shares), 'f', 2));
  set_texts(hunger, fairness, total);
}

void philosophers_scene::show_forks(const snapshot& at, const std::vector<numbered>& seated,
                                    const std::vector<numbered>& forks) {
  const auto seat_of = [&](analysis::thread_id thread) {
    const auto found =
        std::find_if(seated.begin(), seated.end(), [&](const numbered& seat) { return seat.id == thread; });
    return found == seated.end() ? -1 : static_cast<int>(found - seated.begin());
  };
  std::vector<table_model::row> rows;
  for (const numbered& fork : forks) {
    const analysis::object_state& each = at.state->objects[fork.id];
    const int index = static_cast<int>(rows.size());
    const int holder = each.owner() == 0 ? -1 : seat_of(each.owner());
    const QString hand = holder < 0        ? QStringLiteral("table")
                         : holder == index ? QStringLiteral("left")
                                           : QStringLiteral("right");
    QVariantList wanted;
    for (const analysis::thread_id waiter : each.waiters) {
      if (const int seat = seat_of(waiter); seat >= 0) wanted.push_back(seat);
    }
    rows.push_back({static_cast<int>(fork.id), index, fork.name, holder, hand, wanted});
  }
  forks_.assign(std::move(rows));
}

void philosophers_scene::set_texts(QString longest, QString fairness, double meals) {
  if (longest == longest_text_ && fairness == fairness_text_ && meals == meals_) return;
  longest_text_ = std::move(longest);
  fairness_text_ = std::move(fairness);
  meals_ = meals;
  Q_EMIT changed();
}

}  // namespace interleave::ui
