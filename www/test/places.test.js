// @ts-check
// Where things stand in a drawing.
import assert from "node:assert/strict";
import { test } from "node:test";
import { across, apart, around, beside, broken, fitting, up } from "../app/places.js";

const frame = { left: 10, right: 110, top: 20, bottom: 220 };

test("shares are of the width, and of the height from below", () => {
  assert.deepEqual([across(frame, 0), across(frame, 0.5), across(frame, 1)], [10, 60, 110]);
  assert.deepEqual([up(frame, 0), up(frame, 0.25), up(frame, 1)], [220, 170, 20]);
});

test("a line is broken where there is no point", () => {
  const points = [{ x: 0, y: 0 }, { x: 0.5, y: 1 }, { x: 0.6, y: null }, { x: 1, y: 0.5 }];
  assert.equal(broken(frame, points), "M10 220L60 20M110 120");
  assert.equal(broken(frame, [{ x: 0, y: null }]), "");
});

test("labels are pushed apart, and none below the bottom", () => {
  assert.deepEqual(apart([100, 101, 40], 20, 220), [100, 120, 40]);
  assert.deepEqual(apart([215, 219], 20, 220), [200, 220]);
  assert.deepEqual(apart([], 20, 220), []);
});

test("of labels without room the last one stays", () => {
  const labels = [{ from: 0, to: 40 }, { from: 30, to: 70 }, { from: 60, to: 100 }];
  assert.deepEqual(fitting(labels, 5), [0, 2]);
  assert.deepEqual(fitting(labels, 50), [2]);
});

test("a label stands over its point, under it where another line passes, and nowhere between two", () => {
  assert.equal(beside(100, []), 90);
  assert.equal(beside(100, [100]), 90);
  assert.equal(beside(100, [85]), 124);
  assert.equal(beside(100, [85, 118]), null);
  assert.equal(beside(100, [60, 140]), 90);
});

test("a line is looked at as far as a label reaches", () => {
  const frame = { left: 0, right: 100, top: 0, bottom: 100 };
  const values = [{ at: 0 }, { at: 0.5 }, { at: 1 }, null];
  assert.deepEqual(around(frame, values, 1, 0.5), [50, 75, 25]);
  assert.deepEqual(around(frame, values, 2, 0.5), [0, 25, 0]);
  assert.deepEqual(around(frame, values, 3, 0.5), []);
});
