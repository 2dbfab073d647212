// @ts-check
// A file cannot hold its own SHA-256. The outer page knows it and hands it in as the name of the frame.
import { byId } from "./dom.js";

const DIGITS = /^[0-9a-f]{64}$/;

/** @param {string} hash */
const groups = (hash) => (hash.match(/.{4}/g) ?? []).join(" ");

/** @param {string} name the SHA-256 of app.html and, in the hosted edition, of the edition in one file */
export function showHashes(name) {
  const [app = "", offline = ""] = name.split(" ");
  if (!DIGITS.test(app)) return;
  byId("hash-short").textContent = `${app.slice(0, 4)} ${app.slice(4, 8)} … ${app.slice(60)}`;
  byId("hash-app").textContent = groups(app);
  byId("hash-more").hidden = false;
  if (!DIGITS.test(offline)) return;
  byId("hash-offline").textContent = groups(offline);
  byId("hash-offline-line").hidden = false;
}
