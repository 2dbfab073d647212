// @ts-check
// Chromium's own log of its network stack: it also holds what a page cannot see (look-ups, sockets, datagrams).
import { readFileSync } from "node:fs";

/** Any of these means that something went out, or was about to. */
const OUTWARD = [
  "URL_REQUEST_START_JOB",
  "HOST_RESOLVER_MANAGER_REQUEST",
  "TCP_CONNECT_ATTEMPT",
  "UDP_CONNECT",
  "UDP_LOCAL_ADDRESS",
  "SOCKET_BYTES_SENT",
];

/**
 * What went out at or after a moment, told in words.
 * @param {string} file
 * @param {number} [from] milliseconds since 1970
 */
export function outward(file, from = 0) {
  const { constants, events } = JSON.parse(whole(readFileSync(file, "utf8")));
  const kinds = new Map(OUTWARD.map((name) => [constants.logEventTypes[name], name]));
  if ([...kinds.keys()].includes(undefined)) throw new Error("This Chromium names the events of its log differently");
  // Chromium asks its own system whether there is a way to IPv6 by opening a socket towards this address;
  // nothing is sent on it.
  const probes = new Set(
    events
      .filter((/** @type {any} */ event) => event.params?.address?.startsWith("[2001:4860:4860::8888]"))
      .map((/** @type {any} */ event) => event.source.id),
  );
  return /** @type {any[]} */ (events)
    .filter((event) => !probes.has(event.source.id))
    .filter((event) => kinds.has(event.type) && Number(event.time) + constants.timeTickOffset >= from)
    .map((event) =>
      `${kinds.get(event.type)} ${event.params?.url ?? event.params?.host ?? event.params?.address ?? ""}`.trim(),
    );
}

/**
 * The names under a domain that the log tells of in any way: looked up, connected to, or asked for.
 * @param {string} file
 * @param {string} domain
 */
export function named(file, domain) {
  const found = readFileSync(file, "utf8").matchAll(new RegExp(`([a-z0-9-]+)\\.${domain}`, "g"));
  return [...new Set(Array.from(found, ([, name]) => name ?? ""))].sort();
}

/** A browser that is closed at once may leave the end of its log off. @param {string} text */
const whole = (text) =>
  text.trimEnd().endsWith("}") && text.includes('"polledData"')
    ? text
    : text.trimEnd().endsWith("]}")
      ? text
      : `${text.trimEnd().replace(/,$/, "")}]}`;
