// @ts-check
// What the page holds for the worker: its text, its module, and the reader of workbooks and uploads.
import { byId } from "./dom.js";

const rules = { createScriptURL: (/** @type {string} */ url) => url };
const policy = window.trustedTypes?.createPolicy("engine", rules) ?? rules;

/**
 * The module, packed as it stands in the page. It comes after this script, so it is there once the page is read.
 * @type {Promise<Uint8Array<ArrayBuffer>>}
 */
const packed = new Promise((resolve) => {
  const decode = () => resolve(bytesOf(byId("engine-module").textContent ?? ""));
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", decode, { once: true });
  else decode();
});

/** @param {string} text in base64 */
function bytesOf(text) {
  return Uint8Array.fromBase64?.(text) ?? Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

/** What the host of the page has put into it: paths, and what they hold. @type {[string, string][]} */
let hosted;
function ofTheHost() {
  hosted ??= JSON.parse(byId("host-files").textContent || "[]");
  return hosted;
}

/** The names of the host's files. */
export const hostPaths = () => ofTheHost().map(([path]) => path);

/** The reader of workbooks and uploads, unpacked only when one is dropped. */
export async function workbookReader() {
  const text = bytesOf(byId("workbook-module").textContent ?? "");
  return new Response(new Blob([text]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
}

/** Made once: every worker of this page starts from the same address. */
let address = "";
function workerAddress() {
  if (!address) {
    const text = byId("engine-source").textContent ?? "";
    address = policy.createScriptURL(URL.createObjectURL(new Blob([text], { type: "text/javascript" })));
  }
  return address;
}

/** A worker that is given its module as soon as the page is read. */
export function startWorker() {
  const worker = new Worker(workerAddress());
  void packed.then((bytes) => {
    const host = ofTheHost().map(([path, text]) => ({ path, packed: bytesOf(text).buffer }));
    if (host.length) worker.postMessage({ host });
    worker.postMessage(bytes.buffer);
  });
  return worker;
}
