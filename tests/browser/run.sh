#!/usr/bin/env bash
# The page in real browsers: ./build.sh test calls this. With --set-up it installs what is missing and stops there, with
# --bench it measures instead; other words go to Playwright.
# Playwright's closing lines ("N passed", "N failed") are the count.
set -euo pipefail
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=../../build.sh
source "$HERE/../../build.sh"

# apache2-bin is the server without the service that the package apache2 would start.
# LibreOffice opens what is saved for Word.
apt_install chromium chromium-headless-shell firefox-esr poppler-utils nginx-light apache2-bin libreoffice-writer-nogui

stamp=$HERE/node_modules/.installed
if ! cmp --silent "$HERE/package-lock.json" "$stamp"; then
  say "Installing the browser tests' tools (npm ci in tests/browser)"
  npm ci --prefix "$HERE" --ignore-scripts --no-audit --no-fund || stop "npm ci failed in tests/browser. Is the network there?"
  cp "$HERE/package-lock.json" "$stamp"
fi

[[ ${1:-} != --set-up ]] || exit 0

bash "$ROOT/build.sh" build
CARGO_TARGET_DIR=$TARGET cargo build --locked --quiet --bin scorecard

export SCORECARD=${SCORECARD:-$TARGET/debug/scorecard} DIST=${DIST:-$ROOT/dist} RUN_ID=$$
CHROMIUM=$(command -v chromium)
HEADLESS_SHELL=$(command -v chromium-headless-shell)
FIREFOX=$(command -v firefox-esr)
export CHROMIUM HEADLESS_SHELL FIREFOX
trap 'rm -rf "${TMPDIR:-/tmp}/scorecard-browser-tests-$RUN_ID"' EXIT

cd "$HERE"
if [[ ${1:-} == --bench ]]; then
  # Built as the page's module is.
  (
    cd "$ROOT"
    CARGO_ENCODED_RUSTFLAGS=$(wasm_flags) CARGO_TARGET_DIR=$TARGET CARGO_PROFILE_RELEASE_OPT_LEVEL=s \
      cargo build --locked --quiet --release --example bench_wasm --target "$WASM_TARGET"
    "$BINDGEN" "$TARGET/$WASM_TARGET/release/examples/bench_wasm.wasm" wasm_bindgen bench_wasm "$TARGET/bench"
  )
  BENCH=$TARGET/bench node bench.mjs
  exit
fi
npm run --silent check
if (($#)); then
  npx --no-install playwright test "$@"
  exit
fi
# The recovery of the worker is timed: it runs with nothing beside it.
status=0
npx --no-install playwright test --project worker || status=1
npx --no-install playwright test --project chromium --project shell --project firefox || status=1
exit "$status"
