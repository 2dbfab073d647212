// @ts-check
// A small tidy return, and what becomes of it on the way to the page.
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { payload } from "./app.js";
import { example, filesIn } from "./command.js";

/** @typedef {import("./app.js").Payload} Payload */
/** @typedef {Record<string, (rows: string[][]) => string[][] | string>} Spoils by the name of the file */

/** The folder of one year's return of an invented authority. */
export const tidyFolder = () => join(example(120, 3, 7), "2025-26");

/** Its files, some of them spoilt. @param {Spoils} [spoils] @returns {Payload[]} */
export const files = (spoils = {}) =>
  filesIn(tidyFolder()).map((path) => {
    const name = basename(path);
    const text = readFileSync(path, "utf8");
    if (!spoils[name]) return payload(name, text);
    const changed = spoils[name](text.trimEnd().split(/\r?\n/).map((line) => line.split(",")));
    return payload(name, typeof changed === "string" ? changed : joined(changed, ","));
  });

/** @param {string[][]} rows @param {string} delimiter */
export const joined = (rows, delimiter) => rows.map((row) => row.join(delimiter)).join("\r\n") + "\r\n";

/** Changes the filled cells of some columns. @param {string[]} columns @param {(cell: string) => string} change */
export const each = (columns, change) => (/** @type {string[][]} */ [headings, ...rows]) => [
  headings,
  ...rows.map((row) => row.map((cell, at) => (cell && columns.includes(headings[at]) ? change(cell) : cell))),
];

/** Gives columns other names. @param {Record<string, string>} names */
export const renamed =
  (names) =>
  (/** @type {string[][]} */ [headings, ...rows]) => [headings.map((name) => names[name] ?? name), ...rows];

/** @param {string} date */
export const monthFirst = (date) => date.replace(/^(\d+)\/(\d+)\//, "$2/$1/");

/** The day number of old Excel for the Mac. @param {string} date */
export function from1904(date) {
  const [day, month, year] = date.split("/").map(Number);
  return String((Date.UTC(year, month - 1, day) - Date.UTC(1904, 0, 1)) / 86_400_000);
}

/** Files on the disk, for the command. @param {Payload[]} all */
export function onDisk(all) {
  const folder = mkdtempSync(join(tmpdir(), "scorecard-spoilt-"));
  mkdirSync(join(folder, "2025-26"));
  for (const { name, buffer } of all) writeFileSync(join(folder, "2025-26", name), new Uint8Array(buffer));
  return join(folder, "2025-26");
}
