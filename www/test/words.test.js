// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { count, plural } from "../app/dom.js";
import { nameOf, stoppedWords } from "../app/stopped.js";

test("numbers are counted in words", () => {
  assert.deepEqual([0, 12, 999, 1000, 45678, 1234567].map(count), ["0", "12", "999", "1,000", "45,678", "1,234,567"]);
  assert.equal(plural(1, "file"), "1 file");
  assert.equal(plural(0, "file"), "0 files");
  assert.equal(plural(1200, "child", "children"), "1,200 children");
});

test("a calculation that stopped twice says on which screen, or that it was the files", () => {
  assert.equal(
    stoppedWords(nameOf({ screen: "outlook" })),
    "The calculation stopped twice while it worked on the anticipated year end, so the files were closed. Drop them " +
      "again to go on with everything else.",
  );
  assert.match(stoppedWords(nameOf({ screen: "indicator", id: "STB-01" })), /worked on the page of STB-01, so/);
  // No child is named.
  assert.match(stoppedWords(nameOf({ screen: "case", id: "STB-01", number: 7, title: "Child A1" })), /of a child, so/);
  assert.match(stoppedWords(null), /twice on these files, so the files were closed. Try again with fewer of them/);
});
