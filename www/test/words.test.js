// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { count, plural } from "../app/dom.js";

test("numbers are counted in words", () => {
  assert.deepEqual([0, 12, 999, 1000, 45678, 1234567].map(count), ["0", "12", "999", "1,000", "45,678", "1,234,567"]);
  assert.equal(plural(1, "file"), "1 file");
  assert.equal(plural(0, "file"), "0 files");
  assert.equal(plural(1200, "child", "children"), "1,200 children");
});
