#include "ui/models/philosophers_scene.h"

#include "core/analysis/fairness.h"
#include "ui/models/words.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace interleave::ui {

namespace {

constexpr std::size_t records_a_frame = 500'000;

constexpr std::string_view seat_prefix = "philosopher";
constexpr std::string_view fork_prefix = "fork ";

std::int64_t meals_of(const analysis::thread_state& of, vocabulary& words) {
  for (const analysis::tally& each : of.tallies) {
    if (words.text(each.name) == QStringLiteral("meals")) return each.value;
  }
  return 0;
}

}  // namespace

philosophers_scene::philosophers_scene(QObject* parent)
    : QObject(parent),
      hunger_(QStringLiteral("hungry")),
      seats_({"threadId", "index", "name", "phase", "meals", "hungryFor", "longestHunger", "stateKey",
              "colorIndex"}),
      forks_({"objectId", "index", "name", "holder", "hand", "wantedBy"}) {
  more_.setSingleShot(true);
  more_.setInterval(16);
  connect(&more_, &QTimer::timeout, this, &philosophers_scene::refresh);
}

void philosophers_scene::setSource(session* next) {
  if (next == source_) return;
  if (source_) source_->disconnect(this);
  source_ = next;
  hunger_.clear();
  if (source_) {
    connect(source_, &session::frameChanged, this, &philosophers_scene::refresh);
    connect(source_, &session::traceChanged, this, [this] { hunger_.clear(); });
  }
  Q_EMIT sourceChanged();
  refresh();
}

void philosophers_scene::refresh() {
  if (!source_ || !source_->frame() || source_->words() == nullptr) {
    seats_.assign({});
    forks_.assign({});
    set_texts({}, {}, 0);
    return;
  }
  const snapshot& at = *source_->frame();
  if (!hunger_.catch_up(source_->trace()->records(), *source_->words(), records_a_frame)) more_.start();

  std::vector<numbered> seated;
  for (std::uint32_t id = 1; id < at.state->threads.size(); ++id) {
    const std::string name = at.names->thread(static_cast<analysis::thread_id>(id));
    if (at.state->threads[id].doing == analysis::activity::absent || !name.starts_with(seat_prefix)) continue;
    seated.push_back({number_at_end(name), id});
  }
  std::stable_sort(seated.begin(), seated.end(),
                   [](const numbered& a, const numbered& b) { return a.number < b.number; });
  show_seats(at, *source_->words(), seated);
  show_forks(at, seated);
}

void philosophers_scene::show_seats(const snapshot& at, vocabulary& words,
                                    const std::vector<numbered>& seated) {
  std::vector<table_model::row> rows;
  std::vector<double> shares;
  analysis::nanoseconds longest = 0;
  QString longest_name;
  double total = 0;
  for (const numbered& seat : seated) {
    const analysis::thread_state& each = at.state->threads[seat.id];
    const QString name = QString::fromStdString(at.names->thread(static_cast<analysis::thread_id>(seat.id)));
    const QString phase = words.text(each.phase);
    const bool hungry = phase == QStringLiteral("hungry") && each.doing != analysis::activity::ended;
    const analysis::nanoseconds hungry_for =
        hungry && at.playhead > each.phase_since ? at.playhead - each.phase_since : 0;
    const analysis::nanoseconds at_longest =
        std::max(hungry_for, hunger_.longest(static_cast<analysis::thread_id>(seat.id), at.playhead));
    const std::int64_t meals = meals_of(each, words);
    if (at_longest > longest) {
      longest = at_longest;
      longest_name = name;
    }
    shares.push_back(static_cast<double>(meals));
    total += static_cast<double>(meals);
    rows.push_back({static_cast<int>(seat.id), static_cast<int>(rows.size()), name, phase,
                    static_cast<double>(meals), static_cast<double>(hungry_for),
                    static_cast<double>(at_longest), static_cast<int>(each.doing),
                    static_cast<int>(seat.id)});
  }
  seats_.assign(std::move(rows));
  const QString hunger = longest == 0
                             ? QString()
                             : QStringLiteral("longest hunger %1 (%2)").arg(duration(longest), longest_name);
  const QString fairness = total == 0 ? QString()
                                      : QStringLiteral("fairness of meals %1 (1 is all alike)")
                                            .arg(QString::number(analysis::jain_index(shares), 'f', 2));
  set_texts(hunger, fairness, total);
}

void philosophers_scene::show_forks(const snapshot& at, const std::vector<numbered>& seated) {
  const auto seat_of = [&](analysis::thread_id thread) {
    const auto found =
        std::find_if(seated.begin(), seated.end(), [&](const numbered& seat) { return seat.id == thread; });
    return found == seated.end() ? -1 : static_cast<int>(found - seated.begin());
  };
  std::vector<numbered> lying;
  for (std::uint32_t id = 1; id < at.state->objects.size(); ++id) {
    const std::string name = at.names->object(id);
    if (!name.starts_with(fork_prefix) || !at.state->objects[id].alive) continue;
    lying.push_back({number_at_end(name), id});
  }
  std::stable_sort(lying.begin(), lying.end(),
                   [](const numbered& a, const numbered& b) { return a.number < b.number; });
  std::vector<table_model::row> rows;
  for (const numbered& fork : lying) {
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
    rows.push_back({static_cast<int>(fork.id), index, QString::fromStdString(at.names->object(fork.id)),
                    holder, hand, wanted});
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
