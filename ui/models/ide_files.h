#pragma once

#include "ui/models/table_model.h"

#include <vector>

namespace interleave::ui {

// The little project that the editor opens with, as rows of ide_scene's files.
std::vector<table_model::row> ide_files();

}  // namespace interleave::ui
