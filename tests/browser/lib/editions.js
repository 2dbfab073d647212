// @ts-check
// The two editions, their frame apart, and the two with every defence taken out: what leaks there must be stopped in
// the others.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { host, published } from "./host.js";
import { DIST } from "./places.js";

/** @typedef {"hosted" | "offline"} HandedOut */
/** @typedef {HandedOut | "apart"} Edition */

/**
 * The two that are handed out: what comes in or goes out through the page around the frame is tried in both.
 * @type {HandedOut[]}
 */
export const EDITIONS = ["hosted", "offline"];

/**
 * What happens inside the frame is tried apart: the same frame to the byte (delivered.spec.js), closed by the same
 * attributes, at an address of its own. An edition holds it as an attribute of 2.5 MB, which Playwright reads at every
 * click.
 * @param {string} name
 */
const apart = (name) =>
  published(name)?.replace(/ srcdoc="[^"]*"/, ' src="app.html"').replace("frame-src 'none'", "frame-src 'self'");

/** @param {Edition} edition */
export async function open(edition) {
  if (edition === "hosted") return host();
  if (edition === "apart") return host((name) => (name === "index.html" ? apart(name) : published(name)));
  return { url: pathToFileURL(`${DIST}/looked-after-scorecard.html`).href, asked: [], close: () => {} };
}

/**
 * The same pages without policy, without the closed frame and without the script that takes WebRTC away.
 * @param {Edition} edition
 */
export async function openWithoutDefences(edition) {
  if (edition === "hosted") return host((name) => withoutDefences(published(name)));
  const folder = mkdtempSync(join(tmpdir(), "scorecard-control-"));
  writeFileSync(join(folder, "page.html"), withoutDefences(published("looked-after-scorecard.html")) ?? "");
  return {
    url: pathToFileURL(join(folder, "page.html")).href,
    asked: [],
    close: () => rmSync(folder, { recursive: true }),
  };
}

/** The hosted edition with all its defences but the script that runs before the others. */
export const openWithoutLock = () => host((name) => published(name)?.replace(LOCK, ""));

const LOCK = /<script>(?=[^<]*webkitRTCPeerConnection)[^<]*<\/script>/;

/** The outer page's script, which lets nobody open or frame it. */
const OUTER = /<script>(?=[^<]*back_forward)[^<]*<\/script>/;

/** @param {string | undefined} html */
function withoutDefences(html) {
  if (!html) return undefined;
  let taken = 0;
  /** @param {RegExp} what */
  const out = (what) => {
    html = html?.replace(what, () => ((taken += 1), ""));
  };
  // In the offline edition the app stands as text inside an attribute: its quotes are &quot; there.
  out(/<meta http-equiv="Content-Security-Policy"[^>]*>/g);
  out(/<meta http-equiv=&quot;Content-Security-Policy&quot;.*?>/g);
  out(/<meta http-equiv=("|&quot;)x-dns-prefetch-control\1[^>]*>/g);
  out(/ sandbox="[^"]*"/);
  out(LOCK);
  out(OUTER);
  if (!taken) throw new Error("This page has no defence that could be taken out");
  return html;
}
