// @ts-check
// A plain static host, with the page under a path. It sends no header of its own unless told to: the
// strictest case, because then only what stands in the files protects.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { DIST } from "./places.js";

const PATH = "/council/pages/scorecard/";

/**
 * @param {(name: string) => string | undefined} [text] what each file holds
 * @param {(name: string) => Record<string, string>} [headers]
 */
export async function host(text = published, headers = () => ({})) {
  /** @type {string[]} every address that was asked for */
  const asked = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? "");
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const name = pathname.startsWith(PATH) ? pathname.slice(PATH.length) || "index.html" : "";
    const found = /^[\w.-]+\.html$/.test(name) ? text(name) : undefined;
    if (found === undefined) return response.writeHead(404).end();
    response.writeHead(200, { "Content-Type": "text/html; charset=utf-8", ...headers(name) }).end(found);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${port}${PATH}`,
    asked,
    close: () => (server.closeAllConnections(), server.close()),
  };
}

/** @param {string} name */
export function published(name) {
  try {
    return readFileSync(`${DIST}/${name}`, "utf8");
  } catch {
    return undefined;
  }
}

/**
 * The headers that hosting/_headers gives a file.
 * @param {string} name
 */
export function advised(name) {
  /** @type {Record<string, string>} */
  const found = {};
  let applies = false;
  for (const line of readFileSync(`${DIST}/hosting/_headers`, "utf8").split("\n")) {
    if (line.startsWith("/")) applies = ["/*", `/${name}`].includes(line.trim());
    const [, header, value] = /^\s+([\w-]+): (.*)$/.exec(line) ?? [];
    if (applies && header) found[header] = value;
  }
  return found;
}
