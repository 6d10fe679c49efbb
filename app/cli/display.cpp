#include "app/cli/display.h"

#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <string>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace interleave::app {

namespace {

std::string text_of(const char* variable) {
  const char* const value = std::getenv(variable);
  return value == nullptr ? std::string() : std::string(value);
}

// Asked by the library that Qt's own plugin uses, if it is there: also a server that does not let this user
// in is none.
bool x_answers() {
  void* const library = dlopen("libxcb.so.1", RTLD_LAZY | RTLD_LOCAL);
  if (library == nullptr) return true;
  const auto connect = reinterpret_cast<void* (*)(const char*, int*)>(dlsym(library, "xcb_connect"));
  const auto has_error = reinterpret_cast<int (*)(void*)>(dlsym(library, "xcb_connection_has_error"));
  const auto disconnect = reinterpret_cast<void (*)(void*)>(dlsym(library, "xcb_disconnect"));
  if (connect == nullptr || has_error == nullptr || disconnect == nullptr) return true;
  void* const connection = connect(nullptr, nullptr);
  const bool answers = has_error(connection) == 0;
  disconnect(connection);
  return answers;
}

bool wayland_answers(std::string socket_name) {
  if (socket_name.front() != '/') socket_name = text_of("XDG_RUNTIME_DIR") + '/' + socket_name;
  sockaddr_un address{};
  if (socket_name.size() >= sizeof address.sun_path) return false;
  address.sun_family = AF_UNIX;
  std::memcpy(address.sun_path, socket_name.c_str(), socket_name.size() + 1);
  const int asks = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (asks < 0) return false;
  const bool answers = connect(asks, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  close(asks);
  return answers;
}

// Why there is no display; empty if there is one. Qt ends the program where it finds none, and tells the user
// to install it again.
std::string missing() {
  const std::string x = text_of("DISPLAY");
  const std::string wayland = text_of("WAYLAND_DISPLAY");
  if (x.empty() && wayland.empty()) return "neither DISPLAY nor WAYLAND_DISPLAY is set";
  if (!x.empty() && x_answers()) return {};
  if (!wayland.empty() && wayland_answers(wayland)) return {};
  return "none answers at " + (x.empty() ? "WAYLAND_DISPLAY=" + wayland : "DISPLAY=" + x);
}

std::string display_missing() {
  if (!text_of("QT_QPA_PLATFORM").empty()) return {};
  static const std::string why = missing();  // asked once, and only for a window
  return why;
}

}  // namespace

bool has_display() {
  return display_missing().empty();
}

std::string no_window_because() {
  if (!has_window()) return "This build has no window (it was configured with INTERLEAVE_UI off)";
  if (!has_display()) return "There is no display (" + display_missing() + ")";
  return {};
}

}  // namespace interleave::app
