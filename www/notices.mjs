// @ts-check
// The licences of others' code in what is delivered, gathered from the very packages that are built in: the crates of
// the two modules, and the npm packages that the style sheets and scripts are made from.
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** @typedef {{ name: string, license: string, text: string }} Notice */

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const WASM = "wasm32-unknown-unknown";
const TREE = ["-e", "normal", "--target", WASM, "--features", "workbook", "--prefix", "none", "-f", "{p}"];

/** Packages that bring no licence file: who holds the copyright, as their makers' repositories say. */
const HOLDERS = new Map([
  ["govuk-frontend", "Copyright (C) 2017 Crown Copyright (Government Digital Service)"],
  ["Rust standard library", "Copyright (c) 2014-2020 The Rust Project Developers"],
]);

/** @param {string[]} words */
const cargo = (...words) =>
  execFileSync("cargo", [...words, "--locked"], { cwd: ROOT, encoding: "utf8", maxBuffer: 1 << 28 });

/** @param {string} text without what differs between editors */
const tidy = (text) => text.replace(/^\uFEFF/, "").replaceAll("\r\n", "\n").replace(/[ \t]+$/gm, "").trim();

/** The words of the MIT licence are those of our own. @param {string} name */
function mit(name) {
  const holder = HOLDERS.get(name);
  if (!holder) throw new Error(`${name} brings no licence file, and nobody has said who holds its copyright`);
  return tidy(readFileSync(join(ROOT, "LICENSE"), "utf8").replace(/^Copyright .*$/m, holder));
}

/** Of several licences to choose from, the one that asks for the shortest text. */
const CHOSEN = [/mit/i, /boost|bsl/i, /apache/i];

/**
 * The files that hold the licence: the one chosen, with what must stand beside it.
 * @param {string} folder @param {string} license
 */
function files(folder, license) {
  const all = readdirSync(folder).filter((name) => /^(licen[cs]e|notice|copying)/i.test(name)).sort();
  const named = CHOSEN.map((kind) => all.filter((name) => kind.test(name))).find((some) => some.length) ?? all;
  const isOther = (/** @type {string} */ name) => !CHOSEN.some((kind) => kind.test(name));
  const beside = all.filter((name) => /notice/i.test(name) || (/ AND /.test(license) && isOther(name)));
  return [...new Set([...named, ...beside])];
}

/** @param {string} name @param {string} version @param {string} license @param {string} folder @returns {Notice} */
function notice(name, version, license, folder) {
  const texts = files(folder, license).map((file) => tidy(readFileSync(join(folder, file), "utf8")));
  return { name: `${name} ${version}`, license, text: texts.join("\n\n") || mit(name) };
}

/** @returns {Notice[]} */
function crates() {
  const about = ["--format-version", "1", "--features", "workbook", "--filter-platform", WASM];
  const { packages } = JSON.parse(cargo("metadata", ...about));
  const listed = new Set(cargo("tree", ...TREE).match(/^\S+ v\S+/gm));
  return packages
    .filter((/** @type {any} */ one) => one.source && listed.has(`${one.name} v${one.version}`))
    .map((/** @type {any} */ one) => notice(one.name, one.version, one.license, dirname(one.manifest_path)));
}

/** @param {string[]} inputs the files that style sheets and scripts were made from @returns {Notice[]} */
function packages(inputs) {
  const folders = inputs.flatMap((path) => path.match(/^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/) ?? []);
  return [...new Set(folders)].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    return notice(name, version, license, folder);
  });
}

/** @returns {Notice} */
function standardLibrary() {
  const name = "Rust standard library";
  const [version] = execFileSync("rustc", ["--version"], { cwd: ROOT, encoding: "utf8" }).match(/\d+\.\d+\.\d+/) ?? [];
  return { name: `${name} ${version}`, license: "MIT OR Apache-2.0", text: mit(name) };
}

/**
 * All of them as one text; packages with the same words share them.
 * @param {string[]} inputs
 */
export function notices(inputs) {
  /** @type {Map<string, Notice[]>} */
  const byText = new Map();
  for (const one of [...crates(), ...packages(inputs), standardLibrary()].sort((a, b) => (a.name < b.name ? -1 : 1)))
    byText.set(one.text, [...(byText.get(one.text) ?? []), one]);
  const names = (/** @type {Notice[]} */ all) => all.map(({ name, license }) => `${name} (${license})`).join("\n");
  const parts = [...byText].map(([text, all]) => `${names(all)}\n\n${text}`);
  const rule = `\n\n${"-".repeat(80)}\n\n`;
  const head = "Looked-after scorecard is under the MIT licence. It holds code of others, under these licences.";
  return `${[head, ...parts].join(rule)}\n`;
}
