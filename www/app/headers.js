// @ts-check
// Whether the response headers of the hosted edition arrived, told by what the browser then does otherwise. The outer
// page looks, because the lock takes the means from the app, and tells the app one word.
import { byId } from "./dom.js";

/** @type {Record<string, string>} */
const WORDS = {
  all: "In force: the browser makes no connection for this page, and no other page can reach into it.",
  apart:
    "Only in part: no other page can reach into this one, but Connection-Allowlist is not in force in this browser. " +
    "Hostile script could make it look up the name of a host.",
  shut:
    "Only in part: the browser makes no connection for this page, but a page that opens it could reach into it. " +
    "The address must begin with https.",
  none:
    "Not in force: hostile script could make the browser look up the name of a host, and a page that opens this one " +
    "could reach into it. Whoever hosts this page must send its headers.",
  file:
    "A file has none: hostile script could make the browser look up the name of a host. " +
    "Work with the network off, or ask your IT service to switch network prediction off.",
};

/** A call that names nobody, so that nothing is looked up, opened or sent: under Connection-Allowlist it has failed. */
async function refusesConnections() {
  const call = new RTCPeerConnection();
  await call.setLocalDescription();
  const isRefused = call.iceConnectionState === "failed";
  call.close();
  return isRefused;
}

/** For the outer page: one of the words above. */
export async function lookForHeaders() {
  if (location.protocol === "file:") return "file";
  const isShut = await refusesConnections().catch(() => false);
  if (isShut) return crossOriginIsolated ? "all" : "shut";
  return crossOriginIsolated ? "apart" : "none";
}

/** For the app: waits for the word of the page around it, and of nobody else. */
export function showHeaders() {
  addEventListener("message", ({ source, data }) => {
    if (source === parent && Object.hasOwn(WORDS, data)) byId("headers").textContent = WORDS[data];
  });
}
