# shellcheck shell=bash disable=SC2034 # the names are used by those who source it
# What the scripts share: places, pinned versions, progress, errors, one lock.
# Sourced, never run. Kept to what bash 3.2 (macOS) and bash 5 (Debian 12) both know.
set -euo pipefail
trap 'exit 130' INT # after Ctrl-C no word of failure

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$ROOT"

# The versions. Two of them live where their own ecosystem looks for them.
CARGO_LEPTOS_VERSION=0.3.10
WASM_BINDGEN_VERSION=$(sed -n 's/^wasm-bindgen = "=\([0-9.]*\)".*/\1/p' Cargo.toml)
BINARYEN_VERSION=$(sed -n 's/.*"binaryen": "\([0-9.]*\)".*/\1/p' end2end/package.json)
RUST_VERSION=$(sed -n 's/^channel = "\(.*\)".*/\1/p' rust-toolchain.toml)
NODE_VERSION=22.23.3 # only where the machine's own Node.js is too old for the browser tests

# Tools are kept per user and version, outside the clone: a second clone finds them there.
CACHE=${GIAOBAN_CACHE:-${HOME:?HOME is not set: set HOME or GIAOBAN_CACHE}/.cache/giaoban}
TOOLS=$CACHE/tools
CARGO_LEPTOS_HOME=$TOOLS/cargo-leptos-$CARGO_LEPTOS_VERSION
WASM_BINDGEN_HOME=$TOOLS/wasm-bindgen-$WASM_BINDGEN_VERSION
BINARYEN_HOME=$TOOLS/binaryen-$BINARYEN_VERSION
NODE_HOME=$TOOLS/node-$NODE_VERSION
PATH=$CARGO_LEPTOS_HOME/bin:$WASM_BINDGEN_HOME/bin:$BINARYEN_HOME/node_modules/.bin:$PATH:${CARGO_HOME:-${HOME:-}/.cargo}/bin

# Both exist only on machines that lack their own (scripts/tools).
[ ! -x "$NODE_HOME/bin/node" ] || PATH=$NODE_HOME/bin:$PATH
RUST_ALIAS=$TOOLS/rust-$RUST_VERSION
[ ! -f "$RUST_ALIAS" ] || export RUSTUP_TOOLCHAIN="${RUSTUP_TOOLCHAIN:-$(cat "$RUST_ALIAS")}"

# Binary, hash.txt and site are one thing and stay in one folder, wherever cargo is told to build.
CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$ROOT/target}
case $CARGO_TARGET_DIR in /*) ;; *) CARGO_TARGET_DIR=$ROOT/$CARGO_TARGET_DIR ;; esac
export PATH CARGO_TARGET_DIR
GIAOBAN=$CARGO_TARGET_DIR/release/giaoban
SITE=$CARGO_TARGET_DIR/site
LOGS=$CARGO_TARGET_DIR/log
ERASE="--cfg erase_components" # what cargo-leptos gives its dev builds: plain cargo must say the same

# say STEP TEXT: one line of progress.
say() { printf '[%s] %s\n' "$1" "$2"; }

# die TEXT: one sentence that says what to do, and the end.
die() {
  printf '\nerror: %s\n' "$1" >&2
  exit 1
}

# clock SECONDS: 4:07.
clock() { printf '%d:%02d' $(($1 / 60)) $(($1 % 60)); }

# has COMMAND: whether it can be run.
has() { command -v "$1" >/dev/null 2>&1; }

# watched STEP WHAT LOG COMMAND…: runs it with its output in LOG, a line of progress every 20 seconds and
# one with the time at the end. When it fails, shows the end of LOG and returns its status.
watched() {
  local step=$1 what=$2 log=$3 begun=$SECONDS status=0 pulse
  shift 3
  mkdir -p "$(dirname "$log")"
  : >"$log"
  heartbeat "$step" "$what" "$log" 9>&- &
  pulse=$!
  CARGO_TERM_COLOR=never "$@" >"$log" 2>&1 </dev/null 9>&- || status=$?
  { kill "$pulse" && wait "$pulse"; } 2>/dev/null || true
  if [ "$status" -eq 0 ]; then
    say "$step" "$what: $(clock $((SECONDS - begun)))"
  else
    told "$log" | tail -n 120 >&2
    say "$step" "$what: FAILED after $(clock $((SECONDS - begun))), log in $log"
  fi
  return "$status"
}

# told LOG: what a log says besides progress, without colours.
told() {
  sed $'s/\033\\[[0-9;]*m//g' "$1" |
    grep -vE '^ +(Compiling|Checking|Documenting|Downloaded|Downloading|Locking|Adding|Running|Fresh) ' || true
}

heartbeat() {
  local begun=$SECONDS next=20 crates
  while kill -0 $$ 2>/dev/null; do
    sleep 1 >/dev/null 2>&1
    [ $((SECONDS - begun)) -ge "$next" ] || continue
    next=$((next + 20))
    crates=$(grep -cE '^ +(Compiling|Checking|Documenting) ' "$3" || true)
    say "$1" "$2: $(clock $((SECONDS - begun))) so far$([ "$crates" -eq 0 ] || printf ', %s crates' "$crates")"
  done
}

# locked FOLDER COMMAND…: one process at a time in FOLDER. Let go when COMMAND ends, also when it is killed.
locked() (
  trap 'exit 130' INT
  folder=$1
  shift
  mkdir -p "$folder" 2>/dev/null || die "Cannot write to $folder: set GIAOBAN_CACHE to a folder of yours and run the command again."
  if has flock; then
    exec 9>"$folder/.lock"
    flock -n 9 || { say lock "another command is at work in $folder, waiting for it" && flock 9; }
  else
    lock_by_link "$folder/.lock-link"
  fi
  "$@"
)

# macOS has no flock: a symbolic link that names its owner is made in one step as well.
lock_by_link() {
  local link=$1 owner told=
  until ln -s "pid-$$" "$link" 2>/dev/null; do
    owner=$(readlink "$link" || true)
    if [ -n "$owner" ] && ! kill -0 "${owner#pid-}" 2>/dev/null; then
      mv "$link" "$link.$$" 2>/dev/null || continue
      [ "$(readlink "$link.$$")" = "$owner" ] || mv "$link.$$" "$link" # somebody was quicker: give it back
      rm -f "$link.$$"
      continue
    fi
    [ -n "$told" ] || [ -z "$owner" ] || say lock "another command (process ${owner#pid-}) is at work, waiting for it; if it is long gone, remove $link"
    told=${owner:+yes}
    sleep 1
  done
  # shellcheck disable=SC2064 # the path as it is now
  trap "rm -f '$link'" EXIT
}

# as_root COMMAND…: as it is for root, by sudo for people who need no password for it.
as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif has sudo && sudo -n true 2>/dev/null; then
    sudo -n "$@"
  else
    return 77
  fi
}

# debian_packages WHY PACKAGE…: installs by apt-get, or says the exact command.
debian_packages() {
  local why=$1 status=0
  shift
  say tools "$why: installing $*"
  as_root true || die "$why is missing: run 'sudo apt-get update && sudo apt-get install -y $*', then the same command again."
  watched tools "package lists" "$LOGS/apt-update.log" as_root apt-get update -qq || true
  watched tools "apt-get install $*" "$LOGS/apt-install.log" as_root env DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 \
    apt-get install -y --no-install-recommends -o DPkg::Lock::Timeout=300 "$@" || status=$?
  [ "$status" -eq 0 ] || die "$why could not be installed: run 'sudo apt-get install -y $*', mend what it says, then run the same command again."
}

# free_port: a port of 127.0.0.1 that nobody listens on.
free_port() {
  node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); });'
}

# digest: one line that changes when standard input does.
digest() {
  if has sha256sum; then sha256sum; else shasum -a 256; fi | cut -d ' ' -f 1
}

# plain_cargo COMMAND…: cargo with the flags of cargo-leptos' dev build, so that both share what they compiled.
plain_cargo() { RUSTFLAGS=$ERASE cargo "$@"; }

# leptos COMMAND…: cargo-leptos sets its flags itself and must not see ours.
leptos() { env -u RUSTFLAGS -u CARGO_ENCODED_RUSTFLAGS -u CARGO_BUILD_TARGET RUST_LIB_BACKTRACE=0 cargo leptos "$@"; }

# demo_environment: the demo world's configuration; what the caller has set already stays.
demo_environment() {
  export GIAOBAN_SECURITY_PROFILE=${GIAOBAN_SECURITY_PROFILE:-demo}
  if [ "$GIAOBAN_SECURITY_PROFILE" = demo ]; then
    export GIAOBAN_DEMO_TODAY=${GIAOBAN_DEMO_TODAY:-2025-06-13}
  fi
}

# release_environment: what the released binary must be told about its site; hash.txt lies beside it.
release_environment() {
  export LEPTOS_OUTPUT_NAME=giaoban LEPTOS_SITE_ROOT=$SITE LEPTOS_SITE_PKG_DIR=pkg LEPTOS_HASH_FILES=true
}
