// @ts-check
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { Progress, stepOf } from "../app/progress.js";
import { Clock } from "./lib/clock.js";

test("each phase stands at its place, whatever it is called", () => {
  assert.deepEqual(stepOf("opening"), { words: "Opening the files", step: 1, steps: 5 });
  assert.deepEqual(stepOf("opening", "Opening 12 files"), { words: "Opening 12 files", step: 1, steps: 5 });
  assert.deepEqual(stepOf("working", "Taking stock"), { words: "Taking stock", step: 5, steps: 5 });
});

test("the phases come in the order of the work", () => {
  const phases = /** @type {const} */ (["opening", "taking", "making", "reading", "working"]);
  assert.deepEqual(phases.map((phase) => stepOf(phase).step), [1, 2, 3, 4, 5]);
});

/** @type {{ shown: { words: string } | null }} */
const page = { shown: null };

/** An element of which only the words and its place on the page are looked at. */
function element() {
  /** @type {any} */
  const node = {
    append: (/** @type {any[]} */ ...kids) => void (node.words += kids.map((kid) => kid.words ?? kid).join("")),
    replaceChildren: (/** @type {any[]} */ ...kids) => ((node.words = ""), node.append(...kids)),
    after: (/** @type {any} */ next) => void (page.shown = next),
    remove: () => void (page.shown = null),
    setAttribute() {},
    addEventListener() {},
    words: "",
  };
  return node;
}

/** What the page says after a time. @param {number} ms */
function after(ms) {
  clock.tick(ms);
  return page.shown?.words ?? "";
}

/** @type {Clock} */
let clock;
/** @type {Progress} */
let progress;

beforeEach(() => {
  clock = new Clock();
  clock.start();
  page.shown = null;
  const document = { createElement: element, getElementById: element };
  Object.assign(globalThis, { document, Node: Object, scrollTo() {} });
  progress = new Progress(() => {});
});
afterEach(() => clock.stop());

test("work says what it is after 300 ms, and short work says nothing", () => {
  const done = progress.start("working");
  assert.equal(after(299), "");
  done();
  assert.equal(after(1000), "");
  const longer = progress.start("working");
  assert.equal(after(300), "Working out the figures…Stop");
  longer();
  assert.equal(after(0), "");
});

test("work that was overtaken does not take away the progress of what overtook it", () => {
  const first = progress.start("working");
  after(400);
  const second = progress.start("opening");
  assert.equal(after(0), "Opening the files…Stop");
  first();
  first();
  assert.equal(after(0), "Opening the files…Stop");
  second();
  assert.equal(after(0), "");
});
