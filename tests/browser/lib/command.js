// @ts-check
// The native command: the same engine without a browser. What the page shows must equal what it prints.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { COMMAND } from "./places.js";

/**
 * @typedef {object} Figure
 * @property {string} id
 * @property {string} unit
 * @property {number} numerator
 * @property {number | null} denominator
 * @property {number} not_recorded
 * @property {number} unassessed
 * @property {number | null} value
 * @property {string[]} missing
 * @property {unknown[]} groups
 *
 * @typedef {{ name: string, table: string | null, rows: number, used: number, set_aside: number, mended: number }} Told
 * @typedef {{ as_at: string, files: Told[], lines: Figure[] }} Figures
 */

/** @param {string[]} words */
const run = (words) => execFileSync(COMMAND, words, { encoding: "utf8", maxBuffer: 2 ** 30 });

/**
 * @param {string[]} paths
 * @param {string} [asAt]
 * @returns {Figures}
 */
export const figures = (paths, asAt) => JSON.parse(run(["figures", ...(asAt ? ["--as-at", asAt] : []), ...paths]));

/**
 * The lines by their numbers, with more said to the command.
 * @param {string[]} paths
 * @param {string[]} more
 * @returns {Map<string, Figure>}
 */
export const figuresOf = (paths, more) => {
  const { lines } = JSON.parse(run(["figures", ...more, ...paths]));
  return new Map(lines.map((/** @type {Figure} */ line) => [line.id, line]));
};

/**
 * Every line by month, quarter or year: its points.
 * @param {string[]} paths
 * @param {string} step
 * @returns {Map<string, { value: number | null, reason: string | null }[]>}
 */
export const series = (paths, step) => {
  const { lines } = JSON.parse(run(["figures", "--series", step, ...paths]));
  return new Map(lines.map((/** @type {any} */ line) => [line.id, line.series.points]));
};

/**
 * What each line was at an earlier date, in words; nothing where nothing stands beside it.
 * @param {string[]} paths
 * @param {string} against
 * @returns {Map<string, string | null>}
 */
export const comparedWith = (paths, against) => {
  const { lines } = JSON.parse(run(["figures", "--compare", against, ...paths]));
  return new Map(lines.map((/** @type {any} */ { id, compare: { now, then } }) => [id, now.shown && then.shown]));
};

/**
 * The rows of a line by one thing or by two.
 * @param {string[]} paths
 * @param {string} id
 * @param {string} by
 * @returns {Record<string, string | number | null>[]}
 */
export const by = (paths, id, by) =>
  JSON.parse(run(["figures", "--indicator", id, "--by", by, ...paths])).lines[0].by.rows;

/**
 * Those who started, a row for each year and number of months.
 * @param {string[]} paths
 * @returns {{ started: number | null, left: number | null, gap: string | null }[]}
 */
export const entrants = (paths) => JSON.parse(run(["entrants", ...paths])).rows;

/**
 * @typedef {{ value: number | null, shown: string | null }} Point
 * @typedef {{ whose: string, sums: boolean, fits: boolean, words: string }} Comparator
 * @typedef {object} Beside
 * @property {string} id
 * @property {{ now: Point, then: Point, words: string | null }} compare
 * @property {{ comparators: Comparator[] } | null} comparators
 */

/**
 * What stands beside each line: itself a year ago, and what others publish.
 * @param {string[]} paths
 * @returns {Map<string, Beside>}
 */
export const besides = (paths) => {
  const { lines } = JSON.parse(run(["figures", "--compare", "year-ago", ...paths]));
  return new Map(lines.map((/** @type {Beside} */ line) => [line.id, line]));
};

/**
 * @typedef {{ words: string, from_words: string }} Target
 * @typedef {{ id: string, target: Target | null, rating: string | null, rating_words: string | null }} Status
 */

/**
 * Where each line stands under settings.
 * @param {string[]} paths
 * @param {string} settings
 * @returns {Map<string, Status>}
 */
export const statuses = (paths, settings) => {
  const { lines } = JSON.parse(run(["figures", "--settings", settings, ...paths]));
  return new Map(lines.map((/** @type {Status} */ line) => [line.id, line]));
};

/**
 * @typedef {{ count: string, value: string, not_shown: string | null, held: boolean }} SheetCell
 * @typedef {object} SheetLine
 * @property {string} id
 * @property {string} title
 * @property {SheetCell} now
 * @property {SheetCell} ago
 * @property {string | null} change
 * @property {string | null} aim
 * @property {string | null} aim_from
 * @property {string | null} rating_words
 * @property {string | null} england
 *
 * @typedef {object} Sheet
 * @property {string} authority
 * @property {string} headline
 * @property {string} standing
 * @property {string} source
 * @property {string[]} notes
 * @property {{ lines: SheetLine[] }[]} promises
 */

/**
 * The committee's sheet.
 * @param {string[]} paths
 * @param {object} settings what a settings file holds
 * @param {string} [set]
 * @returns {Sheet}
 */
export function sheetOf(paths, settings, set = "") {
  const file = join(mkdtempSync(join(tmpdir(), "sheet-")), "settings.json");
  writeFileSync(file, JSON.stringify(settings));
  return JSON.parse(run(["sheet", "--json", "--settings", file, ...(set ? ["--set", set] : []), ...paths]));
}

/**
 * @typedef {{ low_words: string, likely_words: string, high_words: string }} Range
 * @typedef {object} Outlook
 * @property {string | null} outturn
 * @property {string | null} now
 * @property {Range | null} range
 * @property {string | null} certain
 * @property {string | null} takes
 * @property {string | null} chance_words
 * @property {{ words: string }} back
 */

/**
 * The coming 31 March of each line.
 * @param {string[]} paths
 * @param {string} asAt
 * @param {object} settings what a settings file holds
 * @returns {Map<string, Outlook>}
 */
export function outlooks(paths, asAt, settings) {
  const file = join(mkdtempSync(join(tmpdir(), "outlook-")), "settings.json");
  writeFileSync(file, JSON.stringify(settings));
  const { lines } = JSON.parse(run(["figures", "--outlook", "--as-at", asAt, "--settings", file, ...paths]));
  return new Map(lines.map((/** @type {{ id: string, outlook: Outlook }} */ line) => [line.id, line.outlook]));
}

/**
 * @typedef {{ code: string, about: string, rows: number, moves: { id: string, words: string }[] }} Finding
 * @typedef {{ id: string, trusted: boolean, unknown: number, range: string | null, words: string | null }} Bounds
 *
 * @typedef {object} Problems
 * @property {string} headline
 * @property {Finding[]} findings
 * @property {Bounds[]} lines
 * @property {{ code: string, child: string }[]} rows
 * @property {{ words: string, new: number, gone: number, still: number }} [since]
 */

/**
 * @param {string[]} paths
 * @param {string} [since] a list of findings that was saved before
 * @returns {Problems}
 */
export const problems = (paths, since) => JSON.parse(run(["problems", ...(since ? ["--since", since] : []), ...paths]));

/**
 * The cases of one indicator, as the command tells them.
 * @param {string[]} paths
 * @param {string} id
 * @returns {{ child: string, standing: string, steps: { clause: string, answer: string, because: string }[] }[]}
 */
export const cases = (paths, id) => JSON.parse(run(["figures", "--indicator", id, "--cases", ...paths])).lines[0].cases;

/**
 * A folder with an invented authority's returns and simple extracts, made once and used by every test.
 * @param {number} children @param {number} years @param {number} seed
 */
export function example(children, years, seed) {
  const shelf = join(tmpdir(), `scorecard-browser-tests-${process.env.RUN_ID ?? process.ppid}`);
  const folder = join(shelf, `${children}x${years}-${seed}`);
  if (existsSync(folder)) return folder;
  mkdirSync(shelf, { recursive: true });
  const making = `${folder}.${process.pid}`;
  const size = ["--children", String(children), "--years", String(years)];
  run(["example", making, ...size, "--seed", String(seed), "--extracts"]);
  // Another test may have made the same one meanwhile: the first stays.
  if (!existsSync(folder)) renameSync(making, folder);
  return folder;
}

/** @param {string} folder every file of a folder and its sub-folders */
export const filesIn = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.path, entry.name))
    .sort();
