// @ts-check
// The shape of the page's own source, and of its tests.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { circle, usesOf } from "./lib/uses.js";

const ROOT = new URL("../../", import.meta.url);
/** Longer than a line may be, and a file of the page. */
const WIDEST = 120;
const LONGEST = 400;

/** @param {string} folder @param {RegExp} names @returns {[string, string][]} the path and the text of each file */
const texts = (folder, names) =>
  readdirSync(new URL(folder, ROOT), { recursive: true, encoding: "utf8" })
    .filter((name) => names.test(name) && !name.includes("node_modules"))
    .map((name) => [`${folder}${name}`, readFileSync(new URL(`${folder}${name}`, ROOT), "utf8")]);

const page = texts("www/", /\.(js|mjs|ts)$/);
const browserTests = texts("tests/browser/", /\.(js|mjs|ts)$/);
const shipped = page.filter(([path]) => /^www\/(app|worker)\/|\.d\.ts$/.test(path));

/** A type that takes everything, in a comment or in a declaration. */
const ANYTHING = /@\w+ \{[^}]*\bany\b|[:<|>]\s*any\b(\[\]|[;,>)|]|$)/m;

test("nothing that ships is of any type", () => {
  const found = shipped.filter(([, text]) => ANYTHING.test(text));
  assert.deepEqual(found.map(([path]) => path), []);
});

test("a type that takes everything is found", () => {
  const loose = ["/** @type {any} */", "/** @param {Record<string, any>} a */", "new () => any;", "args: any[] }"];
  for (const text of loose) assert.equal(ANYTHING.test(text), true, text);
  assert.equal(ANYTHING.test("// in any browser: any more of it"), false);
});

test(`no line is longer than ${WIDEST} characters`, () => {
  /** @param {[string, string]} file */
  const wide = ([path, text]) =>
    text.split("\n").flatMap((line, at) => (line.length > WIDEST ? `${path}:${at + 1}` : []));
  assert.deepEqual([...page, ...browserTests].flatMap(wide), []);
});

test(`no file of the page has more than ${LONGEST} lines`, () => {
  const long = page.filter(([, text]) => text.split("\n").length > LONGEST + 1);
  assert.deepEqual(long.map(([path]) => path), []);
});

test("no module of the page uses one that uses it", () => {
  const app = page.filter(([path]) => path.startsWith("www/app/"));
  assert.deepEqual(circle(usesOf(app)), []);
});

test("a circle is found, through others too", () => {
  const files = /** @type {[string, string][]} */ ([
    ["a.js", 'import { b } from "./in/b.js";'],
    ["in/b.js", 'import {\n  c,\n} from "../c.js";\nimport "../d.js";'],
    ["c.js", 'export { a } from "./a.js";'],
    ["d.js", '/** @import { A } from "./a.js" */'],
  ]);
  assert.deepEqual(circle(usesOf(files)), ["a.js", "in/b.js", "c.js", "a.js"]);
  assert.deepEqual(circle(usesOf(files.filter(([path]) => path !== "c.js"))), []);
});
