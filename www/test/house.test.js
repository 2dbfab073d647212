// @ts-check
// The shape of the page's own source.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";

const WWW = new URL("../", import.meta.url);

/** @param {string} folder @param {RegExp} names @returns {[string, string][]} the path and the text of each file */
const texts = (folder, names) =>
  readdirSync(new URL(folder, WWW), { recursive: true, encoding: "utf8" })
    .filter((name) => names.test(name) && !name.includes("node_modules"))
    .map((name) => [`${folder}${name}`, readFileSync(new URL(`${folder}${name}`, WWW), "utf8")]);

const shipped = [...texts("app/", /\.js$/), ...texts("worker/", /\.(js|ts)$/)];
const declared = ["types.d.ts", "page.d.ts"].map((name) => [name, readFileSync(new URL(name, WWW), "utf8")]);

/** A type that takes everything, in a comment or in a declaration. */
const ANYTHING = /@\w+ \{[^}]*\bany\b|[:<|>]\s*any\b(\[\]|[;,>)|]|$)/m;

test("nothing that ships is of any type", () => {
  const found = [...shipped, ...declared].filter(([, text]) => ANYTHING.test(text));
  assert.deepEqual(found.map(([path]) => path), []);
});

test("a type that takes everything is found", () => {
  const loose = ["/** @type {any} */", "/** @param {Record<string, any>} a */", "new () => any;", "args: any[] }"];
  for (const text of loose) assert.equal(ANYTHING.test(text), true, text);
  assert.equal(ANYTHING.test("// in any browser: any more of it"), false);
});
