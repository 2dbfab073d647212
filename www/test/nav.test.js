// @ts-check
// Going from screen to screen, with a browser's history in place of which a list stands.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Nav } from "../app/nav.js";

/** @type {{ at: number }[]} */
let entries = [];
/** @type {(event: { state: { at: number } | null }) => void} */
let turned = () => {};
/** @type {[string, boolean][]} */
let shown = [];
/** @type {Nav} */
let nav;

beforeEach(() => {
  entries = [];
  shown = [];
  Object.assign(globalThis, {
    history: {
      replaceState: (/** @type {{ at: number }} */ state) => void (entries = [state]),
      pushState: (/** @type {{ at: number }} */ state) => void entries.push(state),
    },
    addEventListener: (/** @type {string} */ kind, /** @type {typeof turned} */ act) => {
      if (kind === "popstate") turned = act;
    },
  });
  nav = new Nav((view, back) => void shown.push([view.screen, back]));
});

test("the history holds numbers and nothing else", () => {
  nav.go({ screen: "case", id: "STB-01", number: 7, title: "Child A1" });
  assert.deepEqual(entries, [{ at: 0 }, { at: 1 }]);
});

test("the Back button comes back to the place that was noted", () => {
  nav.go({ screen: "scorecard" });
  nav.note({ at: "open-STB-01" });
  nav.go({ screen: "indicator", id: "STB-01" });
  turned({ state: { at: 1 } });
  assert.deepEqual(nav.view, { screen: "scorecard", at: "open-STB-01" });
  assert.deepEqual(shown, [["scorecard", false], ["indicator", false], ["scorecard", true]]);
});

test("a new screen takes the place of those that were left by going back", () => {
  for (const screen of /** @type {const} */ (["scorecard", "files"])) nav.go({ screen });
  turned({ state: { at: 1 } });
  nav.go({ screen: "quality" });
  assert.deepEqual(nav.views.map(({ screen }) => screen), ["start", "scorecard", "quality"]);
});

test("what was shown is forgotten, and the browser's own entries lead to the start", () => {
  for (const screen of /** @type {const} */ (["scorecard", "files"])) nav.go({ screen });
  nav.forget();
  turned({ state: { at: 1 } });
  turned({ state: null });
  turned({ state: { at: 9 } });
  assert.deepEqual(shown.slice(2), [["start", true], ["start", true], ["start", true]]);
});
