#include "ui/renderer.h"

#include <QByteArray>
#include <QDir>
#include <QGuiApplication>
#include <QOffscreenSurface>
#include <QOpenGLContext>
#include <QOpenGLFunctions>
#include <QQuickWindow>

namespace interleave::ui {

namespace {

// A card that the kernel has a driver for; without one OpenGL is computed, and asking it costs 0.1 s.
bool has_card() {
  const QStringList nodes =
      QDir(QStringLiteral("/dev/dri")).entryList({QStringLiteral("renderD*")}, QDir::System | QDir::Files);
  return !nodes.empty() || QFile::exists(QStringLiteral("/dev/nvidiactl"));
}

bool is_fast_opengl() {
  QOffscreenSurface surface;
  surface.create();
  QOpenGLContext context;
  if (!surface.isValid() || !context.create() || !context.makeCurrent(&surface)) return false;
  const auto* const text = reinterpret_cast<const char*>(context.functions()->glGetString(GL_RENDERER));
  const QByteArray renderer = QByteArray(text).toLower();
  context.doneCurrent();
  return !renderer.isEmpty() && !renderer.contains("llvmpipe") && !renderer.contains("softpipe") &&
         !renderer.contains("swrast");
}

bool draws_on_a_screen() {
  const QString platform = QGuiApplication::platformName();
  return platform != QStringLiteral("offscreen") && platform != QStringLiteral("minimal");
}

}  // namespace

const char* choose_renderer() {
  if (qEnvironmentVariableIsSet("QT_QUICK_BACKEND")) return "as QT_QUICK_BACKEND says";
#ifdef __linux__
  const bool fast = draws_on_a_screen() && has_card() && is_fast_opengl();
#else
  const bool fast = draws_on_a_screen() && is_fast_opengl();
#endif
  if (fast) return "opengl";
  QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
  return "software";
}

}  // namespace interleave::ui
