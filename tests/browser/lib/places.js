// @ts-check
// Where things are. run.sh finds the programs and says so in the environment.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** @param {string} name @param {string} otherwise */
const said = (name, otherwise) => process.env[name] || otherwise;

export const ROOT = fileURLToPath(new URL("../../..", import.meta.url)).replace(/\/$/, "");
export const DIST = said("DIST", `${ROOT}/dist`);
const TARGET = said("CARGO_TARGET_DIR", `${ROOT}/target`);
const BUILT = ["release", "debug"].map((kind) => `${TARGET}/${kind}/scorecard`);
export const COMMAND = said("SCORECARD", BUILT.find((path) => existsSync(path)) ?? "scorecard");
/** Debian's browsers; nothing is downloaded. */
export const CHROMIUM = said("CHROMIUM", "/usr/bin/chromium");
export const HEADLESS_SHELL = said("HEADLESS_SHELL", "/usr/bin/chromium-headless-shell");
export const FIREFOX = said("FIREFOX", "/usr/bin/firefox-esr");
/** Public sets that may lie beside the project. */
export const PUBLIC_SETS = said("PUBLIC_SETS", `${ROOT}/../shared/data/ssda903`);
export const PICTURES = `${ROOT}/tests/browser/pictures`;

/** What Chromium needs to run as root and to leave its own makers alone. */
export const QUIET = [
  "--no-sandbox",
  "--disable-gpu",
  
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-features=OptimizationHints,MediaRouter,LocalNetworkAccessChecks",
];
