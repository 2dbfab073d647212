// @ts-check
// What the worker says, word by word; built as it ships, on a thread of node.
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { Thread, bytesOf, workbookReader } from "./lib/thread.js";

/** @type {Thread} */
let thread;
beforeEach(() => {
  thread = new Thread();
});
afterEach(() => thread.end());

const AUTHORITY = { example: { children: 30, years: 1, seed: 1 } };
/** @param {string} path @param {string} text @param {object} [more] */
const file = (path, text, more) => ({ path, bytes: bytesOf(Buffer.from(text)), ...more });

test("it says that it can begin, and then answers with a value", async () => {
  assert.deepEqual(await thread.begun, { ready: true });
  const { id, value } = await thread.ask("templates");
  assert.equal(id, 1);
  assert.ok(value.length > 10);
});

test("it tells the phases in the order of the work", async () => {
  await thread.ask("load", [{ files: [file("a.csv", "CHILD\n")] }, AUTHORITY], [], null);
  assert.deepEqual(thread.beats.map(({ phase }) => phase), ["taking", "taking", "making", "reading"]);
  thread.beats.length = 0;
  await thread.ask("scorecard", "2025-03-31");
  assert.deepEqual(thread.beats, [{ beat: 1, phase: "working" }]);
});

test("what the engine refuses comes back as a sentence, and it works on", async () => {
  const { value } = await thread.ask("load", [AUTHORITY], [], null);
  const { refused } = await thread.ask("scorecard", "2025-02-30");
  assert.match(refused, /^The as-at date must be a real date/);
  assert.ok("value" in (await thread.ask("scorecard", value.as_at)));
});

test("any other fault ends it, and its message is not passed on", async () => {
  await thread.begun;
  assert.deepEqual(await thread.ask("no such operation", "A1"), { stopped: "TypeError" });
});

test("a workbook goes through the reader of workbooks, and is told of by its name", async () => {
  const boxed = file("return.xml", "<Message><Children/></Message>", { boxed: true });
  const { value } = await thread.ask("load", [{ files: [boxed] }], [], await workbookReader());
  assert.equal(value.files.length > 0, true);
  assert.match(value.files[0].path, /^return\.xml/);
});

test("a file of which only the first part was read is refused with its size", async () => {
  const part = file("large.csv", "CHILD\n", { size: 2 ** 31 });
  const { value } = await thread.ask("load", [{ files: [part] }], [], null);
  assert.deepEqual(value.files.map((/** @type {any} */ { outcome }) => outcome), ["refused"]);
});

test("answers to guesses hold until the next question that brings others", async () => {
  const first = bytesOf(Buffer.from("CHILD,DECOM\nA1,05/13/2017\n"));
  const path = "episodes.csv";
  assert.equal((await thread.ask("peek", [], path, first, 100)).value, false);
  const unknown = await thread.ask("choose", [{ path, name: "no such question", column: "", value: "" }]);
  assert.equal(unknown.refused, "There is no such choice.");
});
