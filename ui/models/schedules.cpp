#include "ui/models/schedules.h"

namespace interleave::ui {

schedules::schedules(session& lab, QObject* parent)
    : QObject(parent), player_(lab), search_(lab, player_), map_(lab, search_), stepper_(lab) {}

}  // namespace interleave::ui
