#!/usr/bin/env bash
# The one entry: ./build.sh [serve | build | test | bench | audit]
#   (no word)  sets up what is missing, builds, and serves the page on this machine
#   build      builds into dist/ and prints the SHA-256 of what it made
#              With no word or with build, a host puts into the page what holds when it opens:
#              --settings FILE (saved by the page) and --published FOLDER (of .csv files of published figures)
#   serve      serves dist/ as it stands
#   test       runs every check and test; the last line is "N passed, N failed"
#   bench      measures, and prints a table
#   audit      asks the registries for advisories about what is built in and built with; one that cannot be asked fails
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

readonly ROOT=$PWD
readonly TARGET=${CARGO_TARGET_DIR:-$ROOT/target}
readonly WASM_TARGET=wasm32-unknown-unknown
# The page's two modules: the engine, and the reader of workbooks and uploads.
readonly ENGINE=$TARGET/engine.wasm
readonly WORKBOOK=$TARGET/workbook.wasm
# What makes the page's half of a module.
readonly BINDGEN=$TARGET/bindgen/debug/bindgen
readonly NODE_AT_LEAST=20

say() { printf '\n== %s\n' "$*"; }
stop() {
  printf '\nbuild.sh: %s\n' "$*" >&2
  exit 1
}

# ---- Setting up: each function does nothing when its thing is there ---------

need_tools() {
  command -v cargo >/dev/null || stop "cargo was not found. Install a Rust toolchain first (rustup.rs)."
  command -v node >/dev/null || stop "node was not found. Install Node $NODE_AT_LEAST or later first."
  command -v npm >/dev/null || stop "npm was not found. It comes with Node $NODE_AT_LEAST or later."
  # Rust links its build scripts with the system's C compiler.
  command -v cc >/dev/null || apt_install gcc libc6-dev
  local have
  have=$(node -p 'process.versions.node.split(".")[0]')
  ((have >= NODE_AT_LEAST)) || stop "Node $have is too old: $NODE_AT_LEAST or later is needed."
}

# Whether the compiler in use can make WebAssembly: asked of the compiler, because not every toolchain has rustup.
has_wasm_target() {
  [[ -d $(rustc --print sysroot)/lib/rustlib/$WASM_TARGET/lib ]]
}

need_wasm_target() {
  has_wasm_target && return
  say "Adding the $WASM_TARGET target to the Rust toolchain"
  command -v rustup >/dev/null || stop "The Rust toolchain has no $WASM_TARGET target, and rustup, which adds it, was not found."
  rustup target add "$WASM_TARGET" || stop "rustup could not add the target. Is the network there?"
}

need_bindgen() {
  say "Building the maker of the page's half of a module (once; less than a minute)"
  CARGO_TARGET_DIR=$TARGET/bindgen cargo build --locked --quiet --manifest-path www/bindgen/Cargo.toml ||
    stop "bindgen did not build. Is the network there?"
}

need_page_tools() {
  local stamp=www/node_modules/.installed
  cmp --silent www/package-lock.json "$stamp" && return
  say "Installing the page's build tools (npm ci in www)"
  npm ci --prefix www --ignore-scripts --no-audit --no-fund || stop "npm ci failed in www. Is the network there?"
  cp www/package-lock.json "$stamp"
}

# apt_install PACKAGE...: for the tests' browsers and tools; installs only what is missing.
apt_install() {
  local missing=() name as_root=()
  for name in "$@"; do
    [[ $(dpkg-query -W -f '${Status}' "$name" 2>/dev/null) == "install ok installed" ]] || missing+=("$name")
  done
  ((${#missing[@]})) || return 0
  command -v apt-get >/dev/null || stop "These are missing and there is no apt-get to install them: ${missing[*]}"
  ((EUID == 0)) || as_root=(sudo)
  ((EUID == 0)) || command -v sudo >/dev/null || stop "Install these first, as root: apt-get install ${missing[*]}"
  say "Installing ${missing[*]} with apt-get"
  "${as_root[@]}" apt-get update -qq || stop "apt-get update failed."
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" ||
    stop "apt-get could not install: ${missing[*]}"
}

need_build_tools() {
  need_tools
  need_wasm_target
  need_bindgen
  need_page_tools
}

# ---- Building -----------------------------------------------------------------

# Paths of this machine are kept out of the module, so that two builds anywhere give the same bytes. With instructions
# on 16 bytes at once it is smaller and a little faster; see README.md for the browsers that know them.
wasm_flags() {
  local from
  from="--remap-path-prefix=$ROOT=/scorecard"
  from+=$'\x1f'"--remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}=/cargo"
  from+=$'\x1f'"--remap-path-prefix=$(rustc --print sysroot)=/rust"
  from+=$'\x1f'"-Ctarget-feature=+simd128"
  printf '%s' "$from"
}

# module FILE OPTION...: small rather than fast: the page is ready sooner, and reading a council's files takes a moment
# either way. Each module has a folder of its own: Cargo gives both the same name, and would make each anew after the other.
module() {
  local file=$1 folder=${1%.wasm}
  shift
  CARGO_ENCODED_RUSTFLAGS=$(wasm_flags) CARGO_TARGET_DIR=$folder CARGO_PROFILE_RELEASE_OPT_LEVEL=s \
    cargo build --release --locked --lib --target "$WASM_TARGET" "$@" || stop "The module did not build."
  cp "$folder/$WASM_TARGET/release/scorecard.wasm" "$file"
}

build() {
  need_build_tools
  say "Building the engine"
  module "$ENGINE"
  say "Building the reader of workbooks"
  module "$WORKBOOK" --no-default-features --features workbook
  say "Putting the page together in dist/ (SHA-256 of each file)"
  node www/build.mjs --bindgen "$BINDGEN" --engine "$ENGINE" --workbook "$WORKBOOK" --out dist "${OF_THE_HOST[@]}" ||
    stop "The page could not be put together."
}

# What the host puts into the page: options and paths, handed on as they are.
OF_THE_HOST=()

# take_the_hosts OPTION PATH ...
take_the_hosts() {
  while (($#)); do
    case $1 in
      --settings) [[ -f ${2:-} ]] || stop "$1 needs a file." ;;
      --published) [[ -d ${2:-} ]] || stop "$1 needs a folder." ;;
      *) stop "I do not know \"$1\". A build takes --settings FILE and --published FOLDER." ;;
    esac
    OF_THE_HOST+=("$1" "$2")
    shift 2
  done
}

serve() {
  [[ -f dist/index.html ]] || stop "There is nothing in dist/ yet: run ./build.sh build first."
  exec node www/serve.mjs dist 8903
}

# ---- Testing: each runner adds what it counted -----------------------------------

passed=0
failed=0

# check NAME COMMAND...: one check that passes or fails as a whole.
check() {
  local name=$1
  shift
  say "$name"
  if "$@"; then passed=$((passed + 1)); else
    failed=$((failed + 1))
    printf 'FAILED: %s\n' "$name"
  fi
}

# total WORD FILE: the sum of the numbers that stand before the word.
total() {
  { grep -oE "\b[0-9]+ $1" "$2" || true; } | awk '{ sum += $1 } END { print sum + 0 }'
}

# counted NAME COMMAND...: a runner whose output tells how many passed and failed, one or more times.
counted() {
  local name=$1 log status=0 good bad
  shift
  say "$name"
  log=$(mktemp)
  "$@" 2>&1 | tee "$log" || status=$?
  good=$(total passed "$log")
  bad=$(total failed "$log")
  rm -f "$log"
  # A runner that fell over before it could count is a failure too.
  ((status == 0 || bad > 0)) || bad=1
  ((status == 0 || bad == 0)) || printf 'FAILED: %s\n' "$name"
  passed=$((passed + good))
  failed=$((failed + bad))
}

test_engine() {
  check "Formatting" cargo fmt --check
  check "Formatting, bindgen" cargo fmt --check --manifest-path www/bindgen/Cargo.toml
  check "Lints, native" cargo clippy --locked --all-targets -- -D warnings
  check "Lints, WebAssembly" cargo clippy --locked --lib --target "$WASM_TARGET" -- -D warnings
  check "Lints, the reader of workbooks" cargo clippy --locked --lib --target "$WASM_TARGET" --no-default-features \
    --features workbook -- -D warnings
  # Quick as they are, the engine need not be optimised once more for them.
  counted "Unit tests of the engine" env CARGO_PROFILE_TEST_OPT_LEVEL=0 cargo test --locked --no-fail-fast --lib
  counted "Engine tests" cargo test --locked --no-fail-fast --test architecture --test engine
  counted "Examples of the documentation" cargo test --locked --doc
}

# Node's own runner closes with "pass 8" and "fail 0": in the words of the others.
unit_tests() {
  npm test --silent --prefix www | sed -E 's/^[^a-z]*(pass|fail) ([0-9]+)$/\2 \1ed/'
}

test_page() {
  check "Types of the page" npm run --silent --prefix www check
  counted "Unit tests of the page" unit_tests
  counted "Browser tests" bash tests/browser/run.sh
}

# What the browsers need is made beside the engine's tests: each module keeps one core busy for most of its time.
for_the_browsers() {
  build
  bash tests/browser/run.sh --set-up
}

# made PROCESS LOG: whether the process beside ended well; shows what it said.
made() {
  local status=0
  wait "$1" || status=$?
  cat "$2"
  rm -f "$2"
  return "$status"
}

run_tests() {
  local log
  # From nothing, what a compiler keeps for the next time costs more than it saves.
  [[ -d $TARGET/debug ]] || export CARGO_INCREMENTAL=0
  need_tools
  need_wasm_target
  log=$(mktemp)
  # What runs beside does not hear Ctrl+C by itself.
  trap 'kill 0' INT
  for_the_browsers >"$log" 2>&1 &
  local making=$!
  test_engine
  check "The page and the browsers, made meanwhile" made "$making" "$log"
  test_page
  printf '\n%d passed, %d failed\n' "$passed" "$failed"
  ((failed == 0))
}

bench() {
  build
  [[ -f tests/bench/run.sh ]] || stop "tests/bench/run.sh is not there."
  bash tests/bench/run.sh
}

# An advisory comes any day and a registry may not answer, so this is no part of the tests: see DESIGN.md.
# npm_advisories FOLDER
npm_advisories() {
  local answer status=0
  answer=$(timeout 60 npm audit --prefix "$1" --json 2>/dev/null) || status=$?
  if ! grep -q '"auditReportVersion"' <<<"$answer"; then
    echo "The npm registry gave no answer about advisories: nothing is known of them."
    return 1
  fi
  ((status == 0)) || printf '%s\n' "$answer"
  return "$status"
}

crate_advisories() {
  if ! command -v cargo-audit >/dev/null; then
    echo "cargo-audit is not there, so nothing is known of advisories: cargo install cargo-audit --locked"
    return 1
  fi
  timeout 120 cargo audit
}

audit() {
  need_tools
  check "Advisories about the page's packages" npm_advisories www
  check "Advisories about the browser tests' packages" npm_advisories tests/browser
  check "Advisories about the crates" crate_advisories
  printf '\n%d passed, %d failed\n' "$passed" "$failed"
  ((failed == 0))
}

main() {
  case ${1:-} in
    "" | --*) take_the_hosts "$@" && build && serve ;;
    build) take_the_hosts "${@:2}" && build ;;
    serve) need_tools && serve ;;
    test) run_tests ;;
    bench) bench ;;
    audit) audit ;;
    *) stop "I do not know \"$1\". Say nothing, or build, serve, test, bench or audit." ;;
  esac
}

# The test runners source this file for its functions.
[[ ${BASH_SOURCE[0]} != "$0" ]] || main "$@"
