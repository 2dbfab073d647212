// @ts-check
// What the page holds, with its own worker on a thread of node: answers that are overtaken, workers that die.
import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { EngineDied, Overtaken, Refusal } from "../app/faults.js";
import { Generations } from "../app/generations.js";
import { Session } from "../app/session.js";
import { startWorker, workbookReader } from "./lib/thread.js";

const ALWAYS = () => true;
const SMALL = { example: { children: 30, years: 1, seed: 1 } };
const OTHER = { example: { children: 45, years: 2, seed: 2 } };

/** @type {Session | null} */
let held = null;
afterEach(() => held?.engine.stop());

/** @param {(this: Worker, message: Question) => void} [onAsked] */
function session(onAsked) {
  /** @type {string[]} */
  const told = [];
  const watcher = {
    restarting: () => void told.push("restarting"),
    broken: () => void told.push("broken"),
    phase: (/** @type {Phase} */ phase) => void told.push(phase),
  };
  held = new Session(watcher, new Generations(), { startWorker: () => startWorker(onAsked), workbookReader });
  return { session: held, told };
}

/**
 * Workers die of the next questions of one kind.
 * @param {Operation} op
 * @param {number} times
 * @returns {(this: Worker, message: Question) => void}
 */
const dyingOf = (op, times) =>
  function (message) {
    if (message.op !== op || times-- <= 0) return;
    this.onerror?.(/** @type {ErrorEvent} */ (/** @type {unknown} */ ({ preventDefault() {} })));
  };

test("files are read, and questions are answered at the date that is shown", async () => {
  const { session: page, told } = session();
  await page.load(SMALL, true);
  assert.equal(page.scorecard?.as_at, page.reading?.as_at);
  assert.deepEqual(told, ["taking", "making", "reading"]);
  await page.change("2025-09-30");
  assert.equal(page.scorecard?.as_at, "2025-09-30");
  const { line } = await page.indicator("POP-01");
  assert.match(line.window_words, /30 September 2025/);
});

test("an earlier version is kept beside the files until it is replaced, taken out, or they are", async () => {
  const { session: page } = session();
  /** @param {string} path */
  const version = (path) => ({ files: [{ path, file: new File(["CHILD,DECOM\n"], path) }], earlier: true });
  const paths = () => page.reading?.earlier?.files.map((file) => file.path);
  await page.load(SMALL, true);
  const { scorecard } = page;
  assert.equal(page.reading?.earlier, null);
  await page.load(version("a.csv"), false);
  assert.deepEqual(paths(), ["earlier version/a.csv"]);
  assert.deepEqual([page.sources, page.scorecard], [[SMALL], scorecard]);
  await page.load(version("b.csv"), false);
  assert.deepEqual(paths(), ["earlier version/b.csv"]);
  await page.load({ files: [], earlier: true }, false);
  assert.deepEqual([page.reading?.earlier, page.sources], [null, [SMALL]]);
  await page.load(version("a.csv"), false);
  await page.load(OTHER, true);
  assert.equal(page.reading?.earlier, null);
  await page.load(version("a.csv"), false);
  page.clear();
  assert.equal(page.earlier, null);
});

test("newer files overtake older ones", async () => {
  const { session: page } = session();
  const older = assert.rejects(page.load(SMALL, true), Overtaken);
  await page.load(OTHER, true);
  await older;
  assert.deepEqual(page.sources, [OTHER]);
  assert.equal(page.reading?.returns.length, 2);
});

test("an answer about files that are gone is dropped", async () => {
  const { session: page } = session();
  await page.load(SMALL, true);
  const asked = assert.rejects(page.indicator("POP-01"), Overtaken);
  page.clear();
  await asked;
  assert.deepEqual([page.sources, page.reading, page.scorecard], [[], null, null]);
});

test("a date that is refused leaves the figures as they were", async () => {
  const { session: page } = session();
  await page.load(SMALL, true);
  const { scorecard } = page;
  await assert.rejects(page.change("2025-02-30"), Refusal);
  assert.equal(page.scorecard, scorecard);
});

test("a date that the officer set stays when files are read by other answers", async () => {
  const { session: page } = session();
  await page.load(OTHER, true);
  await page.change("2025-09-30");
  await page.decide([]);
  assert.equal(page.scorecard?.as_at, "2025-09-30");
});

test("a worker that dies of a question is followed by one that answers it", async () => {
  const { session: page, told } = session(dyingOf("indicator", 1));
  await page.load(SMALL, true);
  const { line } = await page.indicator("POP-01");
  assert.equal(line.id, "POP-01");
  assert.equal(told.filter((words) => words === "restarting").length, 1);
});

test("files of which two workers die are the cause", async () => {
  const { session: page } = session(dyingOf("load", 2));
  await assert.rejects(page.load(SMALL, true), EngineDied);
});

test("a question of which two workers die is the cause", async () => {
  const { session: page } = session(dyingOf("quality", 2));
  await page.load(SMALL, true);
  await assert.rejects(page.quality(ALWAYS), EngineDied);
});

test("another question is answered between two pieces of the checks", async () => {
  /** @type {Operation[]} */
  const asked = [];
  const { session: page } = session(({ op }) => void asked.push(op));
  await page.load(OTHER, true);
  /** @type {string[]} */
  const answered = [];
  const quality = page.quality(ALWAYS).then((view) => (answered.push("quality"), view));
  await page.indicator("POP-01").then(() => answered.push("indicator"));
  const { headline } = await quality;
  assert.deepEqual(answered, ["indicator", "quality"]);
  assert.ok(asked.filter((op) => op === "ask_quality").length > 20);
  // Asked in one, by a worker that has asked nothing before, it is the same.
  const { session: other } = session();
  await other.load(OTHER, true);
  assert.equal((await other.engine.ask("quality", [other.scorecard?.as_at ?? ""])).headline, headline);
  other.engine.stop();
  held = page;
});

test("the checks stop when nobody waits for them, and go on where they were", async () => {
  let pieces = 0;
  const { session: page } = session(({ op }) => void (pieces += Number(op === "ask_checks")));
  await page.load(OTHER, true);
  await assert.rejects(page.suspects("STB-01", () => pieces < 3), Overtaken);
  assert.equal(pieces, 3);
  await page.suspects("STB-01", ALWAYS);
  const all = pieces;
  await page.suspects("STB-02", ALWAYS);
  // Once all was asked, one question says so.
  assert.equal(pieces, all + 1);
});

test("workers that never begin are given up", async () => {
  let started = 0;
  const broken = new Promise((resolve) => {
    const dead = () => {
      started += 1;
      /** @type {any} */
      const worker = { terminate() {}, postMessage() {} };
      setTimeout(() => worker.onerror({ preventDefault() {} }));
      return worker;
    };
    const watcher = { restarting() {}, broken: () => resolve(started), phase() {} };
    held = new Session(watcher, new Generations(), { startWorker: dead, workbookReader });
  });
  assert.equal(await broken, 3);
});

test("an upload is read by the reader of workbooks", async () => {
  const { session: page } = session();
  const file = new File(["<Message><Children/></Message>"], "return.xml");
  await page.load({ files: [{ path: "return.xml", file }] }, true);
  assert.match(page.reading?.files[0].path ?? "", /^return\.xml/);
  assert.equal(page.scorecard, null);
});
