// @ts-check
// A worker is watched: it answers, lives, or is declared dead. Time stands still here until a test moves it on.
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { Engine } from "../app/engine.js";
import { EngineDied, Overtaken, Refusal } from "../app/faults.js";
import { Clock } from "./lib/clock.js";

/** What it was sent, and whether it was ended. */
class Fake {
  /** @type {any[]} */
  sent = [];
  ended = false;
  /** @type {((event: { data: unknown }) => void) | undefined} */
  onmessage;

  /** @param {unknown} message */
  postMessage(message) {
    this.sent.push(message);
  }
  terminate() {
    this.ended = true;
  }
  /** @param {unknown} data */
  say(data) {
    this.onmessage?.({ data });
  }
}

/** @type {Fake[]} every worker that was made */
let made = [];
/** @type {string[]} how workers died */
let deaths = [];
/** @type {Engine} */
let engine;
/** @type {Clock} */
let clock;

beforeEach(() => {
  clock = new Clock();
  clock.start();
  made = [];
  deaths = [];
  const make = () => {
    made.push(new Fake());
    return /** @type {Worker} */ (/** @type {unknown} */ (made[made.length - 1]));
  };
  engine = new Engine(make, (how) => void deaths.push(how));
  engine.start();
});
afterEach(() => clock.stop());

/** A question is put once the worker said that it can begin. */
const put = () => new Promise((resolve) => setImmediate(resolve));

/** @param {{ transfer?: ArrayBuffer[] }} [more] */
async function asked(more) {
  made[0].say({ ready: true });
  const answer = engine.ask("scorecard", ["2025-03-31"], more);
  answer.catch(() => {});
  await put();
  return answer;
}

test("the answer belongs to its question", async () => {
  made[0].say({ ready: true });
  const both = Promise.all([engine.ask("scorecard", ["2025-03-31"]), engine.ask("send_list", ["2025-03-31", ""])]);
  await put();
  assert.deepEqual(made[0].sent.map(({ id, op }) => [id, op]), [[1, "scorecard"], [2, "send_list"]]);
  made[0].say({ id: 2, value: "list" });
  made[0].say({ id: 1, value: "figures" });
  assert.deepEqual(await both, ["figures", "list"]);
});

test("a sentence is a refusal, and the worker stays", async () => {
  const answer = engine.ask("scorecard", ["x"]);
  made[0].say({ ready: true });
  await put();
  made[0].say({ id: 1, refused: "No such day." });
  await assert.rejects(answer, (fault) => fault instanceof Refusal && fault.message === "No such day.");
  assert.deepEqual([made[0].ended, deaths], [false, []]);
});

test("nothing is asked before the worker can begin, and it must begin in time", async () => {
  const answer = assert.rejects(engine.ask("scorecard", ["2025-03-31"]), EngineDied);
  await put();
  assert.deepEqual(made[0].sent, []);
  clock.tick(20_000);
  await answer;
  assert.deepEqual([made[0].ended, deaths], [true, ["did not start"]]);
});

test("a question that an idle worker does not pick up is the end of it", async () => {
  const answer = asked();
  await put();
  clock.tick(1499);
  assert.deepEqual(deaths, []);
  clock.tick(1);
  await assert.rejects(answer, EngineDied);
  assert.deepEqual([made[0].ended, deaths], [true, ["did not answer"]]);
});

test("each sign of life gives it the time of a phase", async () => {
  const answer = asked();
  await put();
  for (const phase of ["taking", "reading"]) {
    clock.tick(1400);
    made[0].say({ beat: 1, phase });
    clock.tick(18_500);
    made[0].say({ beat: 1, phase });
  }
  assert.deepEqual(deaths, []);
  clock.tick(20_000);
  await assert.rejects(answer, EngineDied);
});

test("large files are given more time", async () => {
  const answer = asked({ transfer: [new ArrayBuffer(8_000_000)] });
  await put();
  clock.tick(3400);
  assert.deepEqual(deaths, []);
  clock.tick(100);
  await assert.rejects(answer, EngineDied);
});

test("a worker that was ended is neither heard nor asked", async () => {
  const answer = assert.rejects(asked(), Overtaken);
  await put();
  engine.start();
  await answer;
  assert.equal(made[0].ended, true);
  made[0].say({ stopped: "RuntimeError" });
  made[0].say({ id: 1, value: "late" });
  assert.deepEqual([deaths, made[1].sent], [[], []]);
});

test("a trap ends the worker and every question that waits", async () => {
  made[0].say({ ready: true });
  const all = [engine.ask("scorecard", ["2025-03-31"]), engine.ask("quality", ["2025-03-31"])];
  const rejected = Promise.all(all.map((answer) => assert.rejects(answer, EngineDied)));
  await put();
  made[0].say({ stopped: "RuntimeError" });
  await rejected;
  assert.deepEqual([made[0].ended, deaths, engine.pending.size], [true, ["stopped"], 0]);
});
