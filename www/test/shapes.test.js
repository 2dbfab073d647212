// @ts-check
// types.d.ts says what the engine says: every operation is asked of the page's own worker, and its answers are held
// against the declarations, field by field, in both directions.
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { samples } from "./lib/samples.js";
import { answers, differences, unseen } from "./lib/shapes.js";

/** @type {import("./lib/samples.js").Sample[]} */
let asked = [];
let declared = answers();

before(async () => {
  asked = await samples();
});

/** @param {import("./lib/samples.js").Sample[]} all each difference once */
const told = (all) => [
  ...new Set(all.flatMap(({ op, answer }) => differences(/** @type {any} */ (declared.get(op)), answer, op))),
];

test("every operation is asked", () => {
  assert.deepEqual([...new Set(asked.map(({ op }) => op))].sort(), [...declared.keys()].sort());
});

test("every answer has the declared fields, and no others", () => {
  assert.deepEqual(told(asked), []);
});

test("the questions bring everything out that is declared", () => {
  declared = answers();
  told(asked);
  assert.deepEqual([...declared].flatMap(([op, shape]) => unseen(shape, op)), []);
});

for (const [what, change] of /** @type {[string, (line: any) => unknown][]} */ ([
  ["added", (line) => (line.more = 1)],
  ["dropped", (line) => delete line.remark],
  ["renamed", (line) => ((line.unite = line.unit), delete line.unit)],
  ["given another kind", (line) => (line.numerator = "1")],
  ["given a word that is not declared", (line) => (line.unit = "shillings")],
])) {
  test(`a field that is ${what} is told of`, () => {
    const spoilt = structuredClone(asked.filter(({ op }) => op === "scorecard"));
    for (const { answer } of /** @type {any} */ (spoilt)) change(answer.sections[0].lines[0]);
    assert.notDeepEqual(told(spoilt), []);
  });
}
