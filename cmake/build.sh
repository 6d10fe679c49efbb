# shellcheck shell=bash disable=SC2034,SC2154
# Shared by app/run, tests/run, packaging/deb and .ci/run, which set $preset and source it: packages, configuring, building. All that it
# prints goes to standard error, so that standard output stays the program's own.

root=$(CDPATH='' cd -P -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
me=${0%/*}
me=${me##*/}/${0##*/}

cores=$(nproc 2>/dev/null || getconf _NPROCESSORS_ONLN 2>/dev/null || echo 1)
# A compiler takes up to 1 GiB: more than three at once would not fit a small machine.
jobs=$((cores < 3 ? cores : 3))

build_packages=(
  cmake g++ ninja-build
  libboost-context-dev libboost-dev libcli11-dev libgif-dev nlohmann-json3-dev
  qt6-base-dev qt6-declarative-dev
  # at run time: the QML modules, a GL driver and the fonts are loaded by name, no library depends on them
  fonts-inter fonts-jetbrains-mono libgl1-mesa-dri qt6-qpa-plugins
  qml6-module-qt-labs-folderlistmodel qml6-module-qtqml qml6-module-qtqml-models qml6-module-qtqml-workerscript
  qml6-module-qtquick qml6-module-qtquick-controls qml6-module-qtquick-dialogs qml6-module-qtquick-layouts
  qml6-module-qtquick-shapes qml6-module-qtquick-templates qml6-module-qtquick-window
)
test_packages=(at-spi2-core dbus libgmock-dev libgtest-dev qml6-module-qttest qt6-declarative-dev-tools xdotool xvfb)
# to make the .deb, and to check it
package_packages=(dpkg-dev file gzip)
package_check_packages=(appstream binutils desktop-file-utils lintian mandoc shared-mime-info)
benchmark_packages=(libbenchmark-dev libconcurrentqueue-dev)

say() { printf '%s: %s\n' "$me" "$*" >&2; }
die() {
  say "$@"
  exit 1
}
have() { command -v "$1" >/dev/null 2>&1; }

# Filters the output of apt-get or ninja into the log and shows how far it has come: one line that is updated on a
# terminal, a line at each quarter elsewhere, nothing when there was nothing to do.
show_progress() { # LABEL LOG
  local line percent quarter=-1 last=
  while IFS= read -r line; do
    printf '%s\n' "$line"
    if [[ $line =~ ^\[([1-9][0-9]*)/([0-9]+)\] ]]; then # at 0 ninja only looks whether there is anything to do
      percent=$((100 * BASH_REMATCH[1] / BASH_REMATCH[2]))
    elif [[ $line =~ ^(dl|pm)status:.*:([0-9]+)\.[0-9]+: ]]; then
      percent=$((BASH_REMATCH[2] / 2)) # fetching is the first half, unpacking the second
      [[ ${BASH_REMATCH[1]} == dl ]] || percent=$((percent + 50))
    else
      continue
    fi
    if [[ -t 2 ]]; then
      [[ $percent == "$last" ]] || printf '\r%s: %s %d %%\033[K' "$me" "$1" "$percent" >&2
    elif ((percent / 25 > quarter)); then
      quarter=$((percent / 25))
      say "$1 $percent %"
    fi
    last=$percent
  done >"$2"
  [[ ! -t 2 || -z $last ]] || printf '\r\033[K' >&2
}

# Descriptor 9 is the lock of the build folder: a daemon that a package starts must not keep it.
quietly() { # LABEL LOG COMMAND…
  local label=$1 log=$2
  shift 2
  "$@" </dev/null 2>&1 9>&- | show_progress "$label" "$log"
}

show_failure() { # LOG: from the first error on, or the end where none is recognised
  local excerpt
  excerpt=$(sed -n '/^FAILED: \|^CMake Error/,$p' "$1" | head -n 40 || true)
  if [[ -z $excerpt ]]; then excerpt=$(tail -n 40 "$1"); fi
  printf '%s\n' "$excerpt" >&2
}

missing_packages() { # PACKAGE…
  local installed package
  # shellcheck disable=SC2016 # the fields are dpkg's
  installed=" $(dpkg-query --show --showformat '${db:Status-Status}:${Package} ' "$@" 2>/dev/null || true)"
  for package in "$@"; do
    [[ $installed == *" installed:$package "* ]] || echo "$package"
  done
}

apt_get() { # LABEL ARGS…
  local label=$1 privilege=()
  shift
  if ((EUID != 0)); then
    have sudo || { echo 'E: not root, and there is no sudo' >"$root/build/install.log"; return 1; }
    privilege=(sudo)
    [[ -t 2 ]] || privilege+=(-n) # without a terminal nobody can type a password
  fi
  quietly "$label" "$root/build/install.log" "${privilege[@]}" env DEBIAN_FRONTEND=noninteractive LC_ALL=C \
    apt-get --yes --no-install-recommends -o APT::Status-Fd=1 -o DPkg::Lock::Timeout=300 "$@"
}

# Installs those of the packages that are missing. Goes on when that is not possible: what they bring may have come another
# way, and cmake tells what is really lacking.
require_packages() { # PACKAGE…
  if ! have apt-get || ! have dpkg-query; then
    [[ -f $root/build/$preset/build.ninja ]] || cat >&2 <<'LIST'
This system has no apt: nothing is installed here. Needed are
  a C++20 compiler, CMake 3.25 or newer, Ninja, Boost (headers and Context), CLI11, nlohmann-json, giflib,
  Qt 6.4 or newer with Core, Gui, Qml, Quick, Quick Controls 2, Quick Dialogs and Quick Test,
  for the tests GoogleTest and Xvfb, for the benchmarks Google Benchmark and moodycamel's ConcurrentQueue,
  and, if you like, the fonts Inter and JetBrains Mono.
LIST
    return
  fi
  local missing known=() package refused=$root/build/packages-refused
  mapfile -t missing < <(missing_packages "$@")
  ((${#missing[@]})) || return 0
  # Once the program is built, an install that failed is tried again an hour later, not at each start.
  if [[ ! -x $root/build/release/app/interleave || "$(cat "$refused" 2>/dev/null)" != "${missing[*]}" ||
        -z $(find "$refused" -mmin -60) ]]; then
    say "installing ${#missing[@]} packages"
    if ! apt_get installing install "${missing[@]}"; then # the package lists may be old, or name some differently
      if apt_get 'updating the package lists' update; then
        for package in "${missing[@]}"; do
          apt-cache show "$package" >/dev/null 2>&1 && known+=("$package")
        done
        apt_get installing install "${known[@]}" || true
      fi
    fi
    mapfile -t missing < <(missing_packages "$@")
  fi
  if ((${#missing[@]})); then
    say "could not install ${missing[*]} (why: build/install.log); going on with what is there"
    printf '%s' "${missing[*]}" >"$refused"
  else
    rm -f "$refused"
  fi
}

cached() { sed -n "s/^$1:[A-Z]*=//p" "$root/build/$preset/CMakeCache.txt" 2>/dev/null; } # NAME

# Configures when that was not done yet, was done for a source folder elsewhere, or a setting has another value; changed
# CMake files are ninja's business.
configure() { # NAME=VALUE…
  local setting arguments=()
  if [[ ! -f $root/build/$preset/build.ninja || ! "$(cached CMAKE_HOME_DIRECTORY)" -ef $root ]]; then
    arguments=(--fresh "${@/#/-D}")
  else
    for setting in "$@"; do
      [[ "$(cached "${setting%%=*}")" == "${setting#*=}" ]] || arguments+=("-D$setting")
    done
  fi
  ((${#arguments[@]})) || return 0
  have cmake || die "cmake is not there: nothing can be built"
  say "configuring build/$preset"
  local log=$root/build/configure-$preset.log
  quietly configuring "$log" cmake -S "$root" --preset "$preset" "${arguments[@]}" && return
  show_failure "$log"
  die "cmake could not configure build/$preset; all it said is in $log"
}

build() { # [TARGET…], all without one
  local log=$root/build/build-$preset.log arguments=()
  (($# == 0)) || arguments=(--target "$@")
  NINJA_STATUS='[%f/%t] ' quietly "building $preset" "$log" \
    cmake --build "$root/build/$preset" -j "$jobs" "${arguments[@]}" && return
  show_failure "$log"
  die "the build failed; all it said is in $log"
}

# One at a time in a build folder: ninja does not see to that itself.
lock() {
  mkdir -p "$root/build" || die "cannot write to $root/build"
  have flock || return 0
  { exec 9>"$root/build/lock"; } 2>/dev/null || die "cannot write in $root/build (is it another user's?)"
  flock --nonblock 9 && return
  say "waiting for another build in $root/build"
  flock 9
}
unlock() { exec 9>&-; }
