#pragma once

#include <mutex>
#include <source_location>
#include <tuple>
#include <utility>

namespace interleave::sync {

// The standard guards, which work as well, would record a line inside <mutex>; these carry the scenario's own
// line into the primitive. What a guard's destructor does is recorded at the line where the guard was made.
//
//   const scoped_lock both(left_fork, right_fork);     // all at once, deadlock-free, as std::lock
//   unique_lock lock(buffer_mutex);                    // goes with condition_variable
//   const shared_lock reading(table);

// One mutex, for a scope.
template <class Mutex>
class lock_guard {
 public:
  using mutex_type = Mutex;

  [[gnu::always_inline]] explicit lock_guard(Mutex& of,
                                             std::source_location at = std::source_location::current())
      : mutex_(of), at_(at) {
    mutex_.lock(at_);
  }
  lock_guard(Mutex& of, std::adopt_lock_t /*owned*/,
             std::source_location at = std::source_location::current())
      : mutex_(of), at_(at) {}
  [[gnu::always_inline]] ~lock_guard() { mutex_.unlock(at_); }
  lock_guard(const lock_guard&) = delete;
  lock_guard& operator=(const lock_guard&) = delete;

 private:
  Mutex& mutex_;
  std::source_location at_;
};

// A mutex together with the line that locks it: Lockable, so that std::lock can be used on several.
template <class Mutex>
class located {
 public:
  located(Mutex& of, std::source_location at) : mutex_(&of), at_(at) {}
  void lock() { mutex_->lock(at_); }
  bool try_lock() { return mutex_->try_lock(at_); }
  void unlock() { mutex_->unlock(at_); }

 private:
  Mutex* mutex_;
  std::source_location at_;
};

// Any number of mutexes, for a scope.
template <class... Mutexes>
class scoped_lock {
 public:
  explicit scoped_lock(Mutexes&... of, std::source_location at = std::source_location::current())
      : locked_(located<Mutexes>(of, at)...) {
    if constexpr (sizeof...(Mutexes) == 1) {
      std::get<0>(locked_).lock();
    } else if constexpr (sizeof...(Mutexes) > 1) {
      std::apply([](auto&... each) { std::lock(each...); }, locked_);
    }
  }
  ~scoped_lock() {
    std::apply([](auto&... each) { (each.unlock(), ...); }, locked_);
  }
  scoped_lock(const scoped_lock&) = delete;
  scoped_lock& operator=(const scoped_lock&) = delete;

 private:
  std::tuple<located<Mutexes>...> locked_;
};
template <class... Mutexes>
scoped_lock(Mutexes&...) -> scoped_lock<Mutexes...>;

// std::unique_lock, and usable wherever one is asked for.
template <class Mutex>
class unique_lock : public std::unique_lock<Mutex> {
  using base = std::unique_lock<Mutex>;

 public:
  explicit unique_lock(Mutex& of, std::source_location at = std::source_location::current())
      : base((of.lock(at), of), std::adopt_lock), at_(at) {}
  unique_lock(Mutex& of, std::defer_lock_t later, std::source_location at = std::source_location::current())
      : base(of, later), at_(at) {}
  unique_lock(Mutex& of, std::adopt_lock_t owned, std::source_location at = std::source_location::current())
      : base(of, owned), at_(at) {}
  unique_lock(Mutex& of, std::try_to_lock_t /*attempt*/,
              std::source_location at = std::source_location::current())
      : base(of, std::defer_lock), at_(at) {
    static_cast<void>(try_lock(at));
  }
  unique_lock(unique_lock&&) noexcept = default;
  unique_lock& operator=(unique_lock&& other) noexcept {
    unlock_if_owned();
    base::operator=(std::move(other));
    at_ = other.at_;
    return *this;
  }
  ~unique_lock() { unlock_if_owned(); }

  void lock(std::source_location at = std::source_location::current()) {
    if (this->mutex() == nullptr || this->owns_lock()) return base::lock();  // throws as the standard says
    this->mutex()->lock(at);
    static_cast<base&>(*this) = base(*this->mutex(), std::adopt_lock);
  }
  [[nodiscard]] bool try_lock(std::source_location at = std::source_location::current()) {
    if (this->mutex() == nullptr || this->owns_lock()) return base::try_lock();  // throws
    if (!this->mutex()->try_lock(at)) return false;
    static_cast<base&>(*this) = base(*this->mutex(), std::adopt_lock);
    return true;
  }
  void unlock(std::source_location at = std::source_location::current()) {
    if (!this->owns_lock()) return base::unlock();  // throws
    Mutex& owned = *this->release();
    static_cast<base&>(*this) = base(owned, std::defer_lock);
    owned.unlock(at);
  }

 private:
  void unlock_if_owned() {
    if (this->owns_lock()) this->release()->unlock(at_);
  }

  std::source_location at_;
};

// A reader's share, for a scope.
template <class Mutex>
class shared_lock {
 public:
  using mutex_type = Mutex;

  explicit shared_lock(Mutex& of, std::source_location at = std::source_location::current())
      : mutex_(of), at_(at) {
    mutex_.lock_shared(at_);
  }
  ~shared_lock() { mutex_.unlock_shared(at_); }
  shared_lock(const shared_lock&) = delete;
  shared_lock& operator=(const shared_lock&) = delete;

 private:
  Mutex& mutex_;
  std::source_location at_;
};

}  // namespace interleave::sync
