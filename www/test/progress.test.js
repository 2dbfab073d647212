// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { stepOf } from "../app/progress.js";

test("each phase stands at its place, whatever it is called", () => {
  assert.deepEqual(stepOf("opening"), { words: "Opening the files", step: 1, steps: 5 });
  assert.deepEqual(stepOf("opening", "Opening 12 files"), { words: "Opening 12 files", step: 1, steps: 5 });
  assert.deepEqual(stepOf("working", "Taking stock"), { words: "Taking stock", step: 5, steps: 5 });
});

test("the phases come in the order of the work", () => {
  const phases = /** @type {const} */ (["opening", "taking", "making", "reading", "working"]);
  assert.deepEqual(phases.map((phase) => stepOf(phase).step), [1, 2, 3, 4, 5]);
});
