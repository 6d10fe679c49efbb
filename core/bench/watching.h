#pragma once

#include "core/sync/sync.h"

#include <source_location>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

namespace interleave::bench {

// The two ways in which a row that measures the system's own calls is written once and run: plainly, with
// nothing in between, for the figures; and on core/sync, for the timeline. A row's parts are templates of it.
//
//   template <class Way> void serve(int socket) {
//     const typename Way::source client("client");
//     Way::phase("waiting");  client.await(socket);  Way::phase("answering"); …
//   }
struct plain {
  static constexpr bool watched = false;
  using thread = std::jthread;

  template <class Body>
  static thread start(std::string_view, Body body) {
    return thread(std::move(body));
  }
  static void phase(trace::literal) {}
  // The call that follows waits by itself.
  struct source {
    explicit source(std::string_view) {}
    void await(int) const {}
  };
};

// Waits end by schedule::cancelled when the run is stopped.
struct seen {
  static constexpr bool watched = true;
  using thread = sync::thread;
  using place = std::source_location;

  template <class Body>
  static thread start(std::string_view name, Body body, const place& at = place::current()) {
    return {name, std::move(body), at};
  }
  static void phase(trace::literal name, const place& at = place::current()) { sync::phase(name, at); }
  // Until the descriptor can be read.
  class source {
   public:
    explicit source(std::string_view name) : self_(trace::object_kind::pipe, name) {}
    void await(int descriptor, const place& at = place::current()) const {
      sync::wait_ready(self_, descriptor, sync::readiness::input, nullptr, at);
    }

   private:
    sync::io_object self_;
  };
};

}  // namespace interleave::bench
