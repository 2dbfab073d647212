// @ts-check
// The real web servers with the settings of dist/hosting, started by an ordinary user on a free port.
import { spawn } from "node:child_process";
import { chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { DIST, ROOT } from "./places.js";

/** @typedef {{ url: string, close: () => Promise<void> }} Served */

const NOBODY = 65534;
const asRoot = process.getuid?.() === 0;
/** A web server does not need to be root, and is not. */
const user = asRoot ? { uid: NOBODY, gid: NOBODY } : {};

async function freePort() {
  const held = createServer();
  await new Promise((resolve) => held.listen(0, "127.0.0.1", () => resolve(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (held.address());
  await new Promise((resolve) => held.close(resolve));
  return port;
}

/** A folder of the server's own, with the page in www/scorecard. @param {string[]} inside */
function folder(inside) {
  const made = mkdtempSync(join(tmpdir(), "scorecard-server-"));
  cpSync(DIST, join(made, "www", "scorecard"), { recursive: true });
  for (const name of inside) mkdirSync(join(made, name));
  if (asRoot) for (const name of ["", ...inside]) chownSync(join(made, name), NOBODY, NOBODY);
  return made;
}

/**
 * @param {string} made the folder
 * @param {string} url
 * @param {string} program
 * @param {string[]} words
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<Served>}
 */
async function started(made, url, program, words, env = process.env) {
  const server = spawn(program, words, { ...user, env, stdio: ["ignore", "pipe", "pipe"] });
  const log = join(made, "run", "log");
  let said = "";
  for (const stream of [server.stdout, server.stderr]) stream.on("data", (text) => (said += text));
  // A test that fails leaves no server behind.
  process.once("exit", () => server.kill());
  server.on("error", (fault) => (said += fault.message));
  const ended = new Promise((resolve) => server.once("close", resolve));
  const answers = () => fetch(url).then(({ ok }) => ok, () => false);
  while (!(await answers())) {
    if (server.exitCode !== null || !server.pid)
      throw new Error(`${program} did not start: ${said}${existsSync(log) ? readFileSync(log, "utf8") : ""}`);
    await wait(50);
  }
  const close = async () => {
    server.kill();
    await ended;
    rmSync(made, { recursive: true, force: true });
  };
  return { url, close };
}

/** @param {string} name @param {string} made */
const sample = (name, made) =>
  readFileSync(join(DIST, "hosting", name), "utf8").replaceAll("/var/www/", `${made}/www/`);

export async function nginx() {
  const made = folder(["run"]);
  const port = await freePort();
  writeFileSync(join(made, "scorecard.conf"), sample("nginx.conf", made));
  const kept = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (name) => `${name}_temp_path ${made}/run/${name};`,
  );
  const server = `server { listen 127.0.0.1:${port}; include ${made}/scorecard.conf; }`;
  const first = `daemon off; pid ${made}/run/pid; error_log stderr; events {}`;
  const http = `http { access_log off; ${kept.join(" ")} ${server} }`;
  writeFileSync(join(made, "nginx.conf"), `${first}\n${http}\n`);
  return started(
    made,
    `http://127.0.0.1:${port}/scorecard/`,
    "nginx",
    ["-e", "stderr", "-c", join(made, "nginx.conf")],
    SBIN,
  );
}

export async function apache() {
  const made = folder(["run"]);
  const port = await freePort();
  writeFileSync(join(made, "www", "scorecard", ".htaccess"), sample("apache.htaccess", made));
  const modules = ["mpm_event", "authz_core", "dir", "mime", "headers"];
  writeFileSync(
    join(made, "apache.conf"),
    [
      ...modules.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`),
      `ServerRoot ${made}`,
      "ServerName localhost",
      `Listen 127.0.0.1:${port}`,
      `PidFile ${made}/run/pid`,
      `DefaultRuntimeDir ${made}/run`,
      `ErrorLog ${made}/run/log`,
      "TypesConfig /dev/null",
      "AddType text/html .html",
      `DocumentRoot ${made}/www`,
      `<Directory ${made}/www>`,
      "AllowOverride FileInfo Indexes",
      "Require all granted",
      "</Directory>",
    ].join("\n"),
  );
  return started(
    made,
    `http://127.0.0.1:${port}/scorecard/`,
    "apache2",
    ["-D", "FOREGROUND", "-f", join(made, "apache.conf")],
    SBIN,
  );
}

/** What ./build.sh serve starts. */
export async function ours() {
  const made = folder([]);
  const port = await freePort();
  const words = [`${ROOT}/www/serve.mjs`, `${made}/www/scorecard`, String(port)];
  return started(made, `http://127.0.0.1:${port}/`, process.execPath, words);
}

const SBIN = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` };
