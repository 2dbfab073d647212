// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { count, plural } from "../app/dom.js";

test("numbers are counted in words", () => {
  assert.equal(count(1234567), "1,234,567");
  assert.equal(plural(1, "file"), "1 file");
  assert.equal(plural(0, "file"), "0 files");
  assert.equal(plural(1200, "child", "children"), "1,200 children");
});
