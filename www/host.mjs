// @ts-check
// What the host of a page puts into it: a settings file and a folder of published figures. The engine itself looks at
// each of them first, and what it cannot use stops the build.
import { readdirSync, readFileSync } from "node:fs";
import { basename, join, relative, sep } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";

/** @typedef {{ path: string, bytes: Buffer, wantsSettings: boolean }} HostFile */
/** @typedef {(path: string, bytes: Uint8Array, wantsSettings: boolean) => string} Trial */

/**
 * The files, in the order of their names; published ones are those ending in .csv, and any other is told of.
 * @param {string | undefined} settings
 * @param {string | undefined} published
 */
export function hostFiles(settings, published) {
  const own = settings ? [{ path: basename(settings), bytes: readFileSync(settings), wantsSettings: true }] : [];
  return [...own, ...(published ? inFolder(published) : [])];
}

/** @param {string} folder @returns {HostFile[]} */
function inFolder(folder) {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, "/"))
    .sort();
  const tables = names.filter((name) => /\.csv$/i.test(name));
  for (const name of names.filter((name) => !tables.includes(name))) console.log(`${name}: passed over, it is no .csv`);
  if (!tables.length) throw new Error("The folder of published figures holds no file that ends in .csv");
  return tables.map((path) => ({ path, bytes: readFileSync(join(folder, path)), wantsSettings: false }));
}

/**
 * The engine as the page will hold it, at work in node.
 * @param {{ glue: string, packed: string }} module
 * @returns {Trial}
 */
export function trialOf({ glue, packed }) {
  const bindgen = new Function(`${glue}; return wasm_bindgen;`)();
  bindgen.initSync({ module: gunzipSync(Buffer.from(packed, "base64")) });
  return bindgen.Engine.trial;
}

/**
 * Says what each file is, or stops at all that are wrong.
 * @param {HostFile[]} files
 * @param {Trial} trial
 */
export function tried(files, trial) {
  /** @type {string[]} */
  const faults = [];
  for (const { path, bytes, wantsSettings } of files) {
    try {
      console.log(trial(path, bytes, wantsSettings));
    } catch (fault) {
      if (typeof fault !== "string") throw fault;
      faults.push(fault);
    }
  }
  return faults;
}

/** @param {HostFile[]} files as the page holds them: no sign in it can end the element around it */
export const inPage = (files) =>
  JSON.stringify(files.map(({ path, bytes }) => [path, gzipSync(bytes, { level: 9 }).toString("base64")]))
    .replaceAll("<", "\\u003c");
