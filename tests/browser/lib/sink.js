// @ts-check
// Listens where hostile script would send. Every channel has a port of its own, for TCP and for UDP, so that
// even a bare connection, without a byte, is known by its channel.
import { createSocket } from "node:dgram";
import { createServer } from "node:http";

/** @typedef {{ host: string, port: number, http: string, ws: string, stun: string }} Target */

/** Names under .localhost are this machine, without any look-up elsewhere. */
export const DOMAIN = "evil.localhost";

/** A channel as a part of a name. @param {string} channel */
export const label = (channel) => channel.replaceAll(/[^a-z0-9]+/gi, "-").toLowerCase();

export class Sink {
  constructor() {
    /** @type {Map<string, Set<string>>} what arrived, by channel: "connection", "request", "datagram" */
    this.hits = new Map();
    /** @type {(() => void)[]} */
    this.closers = [];
  }

  /**
   * @param {string} channel
   * @returns {Promise<Target>}
   */
  async target(channel) {
    const hit = (/** @type {string} */ kind) =>
      void this.hits.set(channel, (this.hits.get(channel) ?? new Set()).add(kind));
    const server = createServer((request, response) => {
      hit("request");
      request.resume();
      // Generous answers: whatever could go on to a second step, does.
      response.writeHead(200, { "Access-Control-Allow-Origin": "*", "Content-Type": typeOf(request.url ?? "") }).end();
    });
    server.on("connection", () => hit("connection"));
    server.on("upgrade", (_, socket) => (hit("request"), socket.destroy()));
    server.on("clientError", (_, socket) => (hit("request"), socket.destroy()));
    const { port, udp } = await bothAtOnePort(server);
    udp.on("message", () => hit("datagram"));
    this.closers.push(() => (server.closeAllConnections(), server.close(), udp.close()));
    const host = `${label(channel)}.${DOMAIN}`;
    return {
      host,
      port,
      http: `http://${host}:${port}/CANARY77341`,
      ws: `ws://${host}:${port}/CANARY77341`,
      stun: `stun:127.0.0.1:${port}`,
    };
  }

  /** @returns {Record<string, string[]>} */
  get arrived() {
    return Object.fromEntries([...this.hits].sort().map(([channel, kinds]) => [channel, [...kinds].sort()]));
  }

  close() {
    for (const close of this.closers) close();
  }
}

/**
 * A port that is free for TCP may be taken for UDP, by a call of the very browser under test: then another is tried.
 * @param {import("node:http").Server} server
 * @returns {Promise<{ port: number, udp: import("node:dgram").Socket }>}
 */
async function bothAtOnePort(server) {
  await new Promise((resolve) => server.listen(0, () => resolve(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  const udp = createSocket({ type: "udp6", ipv6Only: false });
  const free = await new Promise((resolve) => udp.once("error", () => resolve(false)).bind(port, () => resolve(true)));
  if (free) return { port, udp };
  udp.close();
  await new Promise((resolve) => server.close(resolve));
  return bothAtOnePort(server);
}

/** @param {string} url */
function typeOf(url) {
  if (/js$/.test(url)) return "text/javascript";
  if (/css$/.test(url)) return "text/css";
  if (/svg$/.test(url)) return "image/svg+xml";
  return "text/html";
}
