# What tools/run, tools/test and tools/bench share. Sourced, not run.
#
# Everything here may be called again at any time: it looks first, and does only what is missing.
set -euo pipefail
umask 022

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
stamps=$root/build/.stamps
jobs=${COCREA_JOBS:-$(nproc 2>/dev/null || echo 2)}

say() { printf '== %s\n' "$*"; }
warn() { printf '!! %s\n' "$*" >&2; }
# Says in one sentence what cannot be had, and ends.
fail() { warn "$*"; exit 1; }

# --- Debian packages ------------------------------------------------------------------------------

build_packages=(cmake ninja-build ccache g++ ca-certificates dpkg-dev
  nlohmann-json3-dev libhowardhinnant-date-dev libxxhash-dev googletest emscripten zopfli)
picture_packages=(librsvg2-bin)   # only tests need it: the command line draws PNG with it
sanitizer_packages=(clang libc++-14-dev libc++abi-14-dev libclang-rt-14-dev lld)
browser_packages=(chromium chromium-headless-shell firefox-esr xvfb xauth libgl1-mesa-dri)

has_package() {
  [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif command -v sudo >/dev/null; then sudo "$@"
  else fail "To install packages this needs root, or sudo: run it as root, or install them yourself: ${missing[*]}"
  fi
}

# Installs those of the named packages that are missing. Package lists are read anew only then.
ensure_packages() {
  local package
  missing=()
  command -v dpkg-query >/dev/null ||
    return 0  # another system: CMake looks for what it needs, and says what it does not find
  for package in "$@"; do has_package "$package" || missing+=("$package"); done
  [ ${#missing[@]} -eq 0 ] && return 0
  say "Installing from Debian: ${missing[*]}"
  mkdir -p "$root/build"
  local log=$root/build/apt.log
  as_root apt-get update -q > "$log" 2>&1 ||
    warn "The package lists could not be read anew; trying with those that are here."
  if ! as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}" >> "$log" 2>&1; then
    tail -n 20 "$log" >&2
    fail "Debian's packages could not be installed (${missing[*]}): is the package mirror reachable? All that apt said is in build/apt.log."
  fi
}

# --- Node and its packages ------------------------------------------------------------------------

node_is_new_enough() {
  command -v node >/dev/null && node -e 'process.exit(Number(process.versions.node.split(".")[0]) >= 18 ? 0 : 1)'
}

ensure_node() {
  node_is_new_enough || ensure_packages nodejs
  node_is_new_enough || fail "Node 18 or newer is needed and could not be had from Debian."
  command -v npm >/dev/null || ensure_packages npm
  command -v npm >/dev/null || fail "npm is needed and could not be had from Debian."
}

# A stamp holds the hash of what a step depends on.
stamp_is() { [ -f "$stamps/$1" ] && [ "$(cat "$stamps/$1")" = "$2" ]; }
write_stamp() { mkdir -p "$stamps" && printf '%s\n' "$2" > "$stamps/$1"; }

ensure_node_modules() {
  local key
  key=$(cat "$root/package-lock.json" "$root/package.json" | sha256sum | cut -d' ' -f1)
  if [ -f "$root/node_modules/.package-lock.json" ] && stamp_is npm "$key"; then return 0; fi
  say "Installing the web parts named in package-lock.json"
  (cd "$root" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error) ||
    fail "The packages of package-lock.json could not be installed: is the npm registry reachable?"
  write_stamp npm "$key"
}

# --- Builds ---------------------------------------------------------------------------------------

# Only one of the tools builds at a time; the lock goes when the script ends, or with unlock_build.
lock_build() {
  mkdir -p "$root/build"
  exec 9> "$root/build/.lock"
  flock -n 9 || { say "Another of the tools is building here; waiting for it"; flock 9; }
}
unlock_build() { exec 9>&-; }

# Configures a preset when that was not done yet (ninja does it again when a list of files changed).
configure() {
  [ -f "$root/build/$1/build.ninja" ] && return 0
  say "Configuring build/$1"
  (cd "$root" && cmake --preset "$1" -Wno-dev --log-level=NOTICE > build/configure.log 2>&1) ||
    { cat "$root/build/configure.log" >&2; rm -f "$root/build/$1/build.ninja"; return 1; }
}

# build PRESET [TARGET ...]
build() {
  local preset=$1
  shift
  configure "$preset" || return 1
  say "Building build/$preset${1:+: $*}"
  ninja -C "$root/build/$preset" -j "$jobs" "${@:-all}"
}

ensure_build_tools() {
  ensure_packages "${build_packages[@]}"
  ensure_node
  ensure_node_modules
}

# The web parts are those of package-lock.json; the whole list is in the file.
show_versions() {
  say "Made with $(grep -v '^npm ' "$1" | paste -sd, | sed 's/,/, /g') (all in ${1#"$root/"})"
}
