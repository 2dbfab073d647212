// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { Generations } from "../app/generations.js";

test("a screen is overtaken by the next one, and files are not", () => {
  const generations = new Generations();
  const files = generations.begin("files");
  const first = generations.begin("screen");
  const second = generations.begin("screen");
  assert.deepEqual([files(), first(), second()], [true, false, true]);
});

test("newer files overtake older ones and every screen of theirs", () => {
  const generations = new Generations();
  const older = generations.begin("files");
  const screen = generations.begin("screen");
  const newer = generations.begin("files");
  assert.deepEqual([older(), screen(), newer()], [false, false, true]);
  assert.equal(generations.begin("screen")(), true);
  assert.equal(newer(), true);
});
