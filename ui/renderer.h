#pragma once

namespace interleave::ui {

// Chooses what Qt Quick draws with: the graphics card where there is one, else Qt's own software renderer,
// which draws this window in a third of the time that OpenGL without a card takes. QT_QUICK_BACKEND
// overrides. After the application object is made and before the first window. Returns "software", "opengl"
// or what the environment says.
const char* choose_renderer();

}  // namespace interleave::ui
