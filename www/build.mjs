// @ts-check
// Puts the page together: node build.mjs --bindgen BINDGEN --engine FILE.wasm --workbook FILE.wasm --out FOLDER
// and, of its host, --settings FILE and --published FOLDER.
// The same sources give the same bytes: no time, no path and no random value goes into what it writes.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";
import { build as bundle, transformSync } from "esbuild";
import { compile } from "sass";
import { hostFiles, inPage, trialOf, tried } from "./host.mjs";
import { notices } from "./notices.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));
const read = (/** @type {string} */ path) => readFileSync(join(HERE, path), "utf8");
const sha = (/** @type {string | Buffer} */ text, /** @type {"hex" | "base64"} */ form = "hex") =>
  createHash("sha256").update(text).digest(form);
const hashOf = (/** @type {string} */ text) => `'sha256-${sha(text, "base64")}'`;

/** What must not stand in anything that ships: ways out, ways to keep, ways to turn words into markup. */
const FORBIDDEN = [
  /\bfetch\s*\(/, /XML(Http)Request/, /WebSocket/, /sendBeacon/, /EventSource/, /importScripts/, /\bimport\s*\(/,
  /(inner|outer)HTML/, /insert(Adjacent)HTML/, /document\.write/, /\beval\s*\(/, /(local|session)Storage/,
  /indexed(DB)/, /serviceWorker/,
];

/** @param {string} name @param {string} text */
function checked(name, text) {
  for (const pattern of FORBIDDEN)
    if (pattern.test(text)) throw new Error(`${name} contains ${pattern}, which must not ship`);
  if (/<\/script/i.test(text)) throw new Error(`${name} would end the script element that holds it`);
  return text;
}

/** @param {string} text @param {Record<string, string>} values */
const fill = (text, values) =>
  text.replace(/\{\{([a-z-]+)\}\}/g, (_, name) => {
    if (!(name in values)) throw new Error(`Nothing to put in place of {{${name}}}`);
    return values[name];
  });

/** @param {string} file the bundle's entry: only our own files run on the page itself */
async function script(file) {
  const form = /** @type {const} */ ({ format: "iife", target: "es2022", charset: "utf8", legalComments: "none" });
  const source = { absWorkingDir: HERE, entryPoints: [file] };
  const built = await bundle({ ...source, ...form, bundle: true, write: false, metafile: true });
  const strange = Object.keys(built.metafile.inputs).filter((input) => !/^app\/[\w./-]+\.js$/.test(input));
  if (strange.length) throw new Error(`${file} would bring code of others onto the page: ${strange.join(", ")}`);
  return checked(file, built.outputFiles[0].text);
}

/** @param {string} name */
function style(name) {
  const { css, loadedUrls } = compile(join(HERE, "style", name), {
    style: "compressed",
    loadPaths: [join(HERE, "node_modules")],
    quietDeps: true,
  });
  return { css: css.replace(/^\uFEFF/, "").trim(), inputs: loadedUrls.map((url) => fileURLToPath(url)) };
}

/**
 * The glue asks the network for the module when it is given none. The page always hands the bytes over,
 * so that branch is taken out and no call remains.
 * @param {string} glue
 */
function withoutNetwork(glue) {
  const parts = glue.split(/module_or_path = fetch\(module_or_path\);/);
  if (parts.length !== 2) throw new Error("The glue of this wasm-bindgen is not the one this was written for");
  return parts.join("throw new Error('The engine takes bytes only');");
}

/** @param {Buffer} module as text that a page can hold */
const packed = (module) => gzipSync(module, { level: 9 }).toString("base64");

/** @param {string} bindgen @param {string} wasm @param {string} global the name under which the worker finds it */
function module(bindgen, wasm, global) {
  const folder = mkdtempSync(join(tmpdir(), "scorecard-"));
  try {
    execFileSync(bindgen, [wasm, global, "module", folder], { stdio: "inherit" });
    return {
      glue: withoutNetwork(readFileSync(join(folder, "module.js"), "utf8")),
      packed: packed(readFileSync(join(folder, "module_bg.wasm"))),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** @param {string[]} glues */
function workerText(...glues) {
  const plain = (/** @type {string} */ text) =>
    transformSync(text, { target: "es2022", charset: "utf8", legalComments: "none" }).code;
  return checked("worker.js", plain([...glues, read("worker/worker.js")].join("\n")));
}

const CLOSED = [
  "connect-src", "font-src", "media-src", "manifest-src", "object-src", "frame-src", "base-uri", "form-action",
];

/** @param {string[]} scripts @param {string[]} styles */
const policy = (scripts, styles) =>
  [
    "default-src 'none'",
    `script-src ${scripts.map(hashOf).join(" ")} 'wasm-unsafe-eval'`,
    `style-src ${styles.map(hashOf).join(" ")}`,
    "img-src data:",
    "worker-src blob:",
    ...CLOSED.map((name) => `${name} 'none'`),
    "require-trusted-types-for 'script'",
    "trusted-types engine",
  ].join("; ");

/** @param {string} out @param {Record<string, string>} values */
function hosting(out, values) {
  for (const name of readdirSync(join(HERE, "hosting")).sort())
    writeFileSync(join(out, "hosting", name), fill(read(`hosting/${name}`), values));
}

/**
 * The host's files as the page holds them.
 * @param {{ settings?: string, published?: string }} from
 * @param {{ glue: string, packed: string }} engine
 */
function ofTheHost({ settings, published }, engine) {
  const files = hostFiles(settings, published);
  const faults = files.length ? tried(files, trialOf(engine)) : [];
  if (faults.length) throw new Error(`The page was not made, because of the host's files:\n${faults.join("\n")}`);
  return inPage(files);
}

async function main() {
  const { values } = parseArgs({
    options: {
      bindgen: { type: "string", default: "bindgen" },
      engine: { type: "string" },
      workbook: { type: "string" },
      out: { type: "string" },
      settings: { type: "string" },
      published: { type: "string" },
    },
  });
  if (!values.engine || !values.workbook || !values.out)
    throw new Error("Say --engine FILE.wasm, --workbook FILE.wasm and --out FOLDER");
  const out = values.out;
  const { version } = JSON.parse(read("package.json"));
  const lock = await script("app/lock.js");
  const app = await script("app/main.js");
  const { css, inputs } = style("app.scss");
  const { css: outerCss, inputs: outerInputs } = style("outer.scss");
  const others = notices([...inputs, ...outerInputs]);
  if (/<\/script/i.test(others)) throw new Error("The notices would end the script element that holds them");
  if (/url\(/i.test(css + outerCss)) throw new Error("A style sheet asks for something: url(");

  const appPolicy = policy([lock, app], [css]);
  const engine = module(values.bindgen, values.engine, "wasm_bindgen");
  const workbook = module(values.bindgen, values.workbook, "workbook_bindgen");
  const worker = workerText(engine.glue, workbook.glue);
  const parts = {
    policy: appPolicy,
    style: css,
    lock,
    script: app,
    version,
    start: read("page/start.html").trim(),
    worker,
    engine: engine.packed,
    workbook: workbook.packed,
    notices: others,
    host: ofTheHost(values, engine),
  };
  const appHtml = fill(read("page/app.html"), parts);
  const appHash = sha(appHtml);

  const escaped = appHtml.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
  // The app stands in the page around it as text: a frame with an address could be led to another one. Such a
  // frame lives under the policy around it as well as its own: the same one, plus the outer style.
  const outerScript = await script("app/outer.js");
  const outerPolicy = policy([lock, app, outerScript], [css, outerCss]);
  const outer = (/** @type {string} */ hashes) =>
    fill(read("page/outer.html"), {
      policy: outerPolicy,
      style: outerCss,
      script: outerScript,
      hashes,
      source: `srcdoc="${escaped}"`,
    });
  const offline = outer(appHash);
  const index = outer(`${appHash} ${sha(offline)}`);

  rmSync(out, { recursive: true, force: true });
  mkdirSync(join(out, "hosting"), { recursive: true });
  /** @type {Record<string, string>} */
  const files = {
    "app.html": appHtml,
    "index.html": index,
    "looked-after-scorecard.html": offline,
    "THIRD-PARTY-NOTICES.txt": others,
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(out, name), text);
  const sums = Object.entries(files).map(([name, text]) => `${sha(text)}  ${name}\n`).join("");
  writeFileSync(join(out, "SHA256SUMS"), sums);
  hosting(out, { "outer-policy": outerPolicy, "app-policy": appPolicy });
  process.stdout.write(sums);
}

try {
  await main();
} catch (fault) {
  console.error(fault instanceof Error ? fault.message : fault);
  process.exitCode = 1;
}
