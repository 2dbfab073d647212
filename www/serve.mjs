// @ts-check
// A small server for trying the page on this machine: node serve.mjs FOLDER [FIRST_PORT]
// It sends the headers of hosting/_headers, as a good host would, and answers this machine only.
import { createReadStream, existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize, resolve } from "node:path";

const [folder = "dist", first = "8903"] = process.argv.slice(2);
const root = resolve(folder);
/** @type {Record<string, string>} */
const TYPES = { ".html": "text/html; charset=utf-8", "": "text/plain; charset=utf-8" };

/** @param {string} path the headers for a path, in the order of the file */
function headersFor(path) {
  /** @type {Record<string, string>} */
  const found = {};
  let applies = false;
  for (const line of readFileSync(join(root, "hosting", "_headers"), "utf8").split("\n")) {
    if (/^\//.test(line)) applies = line.trim() === "/*" || line.trim() === path;
    const [, name, value] = /^\s+([\w-]+): (.*)$/.exec(line) ?? [];
    if (applies && name) found[name] = value;
  }
  return found;
}

const server = createServer((request, response) => {
  const path = new URL(request.url ?? "/", "http://localhost").pathname;
  const file = join(root, normalize(decodeURIComponent(path === "/" ? "/index.html" : path)));
  if (!file.startsWith(root) || !existsSync(file) || !statSync(file).isFile())
    return response.writeHead(404).end("There is no such file\n");
  response.writeHead(200, { ...headersFor(path), "Content-Type": TYPES[extname(file)] ?? TYPES[""] });
  createReadStream(file).pipe(response);
});

let port = Number(first);
server.on("error", (fault) => {
  if (/** @type {any} */ (fault).code !== "EADDRINUSE" || port > Number(first) + 50) throw fault;
  port += 1;
  server.listen(port, "127.0.0.1");
});
server.on("listening", () => console.log(`The scorecard is at http://127.0.0.1:${port}/  (Ctrl+C ends it)`));
server.listen(port, "127.0.0.1");
