// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { filesUsed } from "../app/readings.js";
import { find } from "../app/search.js";

/** @param {string} id @param {string} title @param {string[]} codes @param {string} table */
const line = (id, title, codes, table) =>
  /** @type {Line} */ (/** @type {unknown} */ ({ id, title, codes, needs: [{ table, loaded: true }], waits_for: [] }));

const SECTIONS = [
  {
    key: "stability",
    title: "Stability",
    lines: [
      line("STB-01", "Three or more placements in the year", ["NI 62", "PAF CF/A1"], "Episodes"),
      line("STB-02", "Same placement for two years or more", ["NI 63"], "Episodes"),
    ],
  },
  { key: "casework", title: "Casework", lines: [line("CAS-01", "Visits on time", [], "GpRegistrations")] },
];

/** @param {string} text */
const found = (text) => find(SECTIONS, text).map(({ id }) => id);

test("lines are found by a code as it is spoken", () => {
  const ways = ["NI62", "ni 62", "NI-62", "cf/a1", "stb01", "STB-01"];
  for (const text of ways) assert.deepEqual(found(text), ["STB-01"], text);
  assert.deepEqual(found("ni"), ["STB-01", "STB-02"]);
  assert.deepEqual(found("stb-0"), ["STB-01", "STB-02"]);
});

test("lines are found by words, a section and a file", () => {
  assert.deepEqual(found("placement"), ["STB-01", "STB-02"]);
  assert.deepEqual(found("the two years"), ["STB-02"]);
  assert.deepEqual(found("casework"), ["CAS-01"]);
  assert.deepEqual(found("gp"), ["CAS-01"]);
  assert.deepEqual(found("zebra"), []);
});

test("nothing typed leaves every line, and words that say nothing leave none", () => {
  assert.deepEqual(found("  "), ["STB-01", "STB-02", "CAS-01"]);
  assert.deepEqual(found("of the"), []);
});

test("a file that was refused or left out was not used", () => {
  const files = ["read", "repaired", "refused", "left out", "to look at"].map((outcome) => ({ outcome }));
  assert.equal(filesUsed(/** @type {Reading} */ (/** @type {unknown} */ ({ files }))), 3);
});
