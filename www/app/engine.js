// @ts-check
// One worker at a time, watched. A request is answered, refused with a sentence, or the worker is declared
// dead: it trapped, it no longer reacts, or it has run far longer than its work can need.
import { EngineDied, Overtaken, Refusal } from "./faults.js";

/** A worker that sits idle picks a request up within this time, or it is gone. */
const PICK_UP_MS = 1500;
/** Time for one phase of work without a sign of life, and more by the size of the files that the worker holds. */
const PHASE_MS = 20_000;
const MS_PER_BYTE = 1 / 4000;

/**
 * @typedef {object} Pending a question that waits for its answer
 * @property {number} bytes handed over with it
 * @property {(value: Operations[Operation]["answer"]) => void} resolve
 * @property {(why: Error) => void} reject
 * @property {ReturnType<typeof setTimeout>} [timer]
 * @property {(phase: Phase) => void} phase
 */

export class Engine {
  /**
   * @param {() => Worker} make starts a worker and hands it its module
   * @param {(how: string) => void} died told when the worker dies, whether or not it had work
   */
  constructor(make, died) {
    this.make = make;
    this.died = died;
    /** @type {Worker | null} */
    this.worker = null;
    /** @type {Map<number, Pending>} */
    this.pending = new Map();
    this.last = 0;
    /** Bytes of the files last handed over. */
    this.held = 0;
    /** @type {Promise<void>} */
    this.ready = Promise.resolve();
  }

  start() {
    this.stop();
    const worker = this.make();
    this.worker = worker;
    this.ready = new Promise((resolve, reject) => {
      const late = setTimeout(() => this.#die(worker, "did not start"), PHASE_MS);
      const over = () => clearTimeout(late);
      /** @param {Error} why */
      const fail = (why) => (over(), reject(why));
      this.started = { resolve: () => (over(), resolve()), reject: fail };
    });
    this.ready.catch(() => {});
    worker.onmessage = (event) => worker === this.worker && this.#hear(worker, event.data);
    worker.onerror = (event) => (event.preventDefault(), this.#die(worker, "stopped"));
    worker.onmessageerror = () => this.#die(worker, "stopped");
  }

  stop() {
    this.worker?.terminate();
    this.worker = null;
    const why = new Overtaken("overtaken");
    this.started?.reject(why);
    this.#drop(why);
  }

  /**
   * @template {Operation} K
   * @param {K} op
   * @param {Operations[K]["args"]} args
   * @param {{ transfer?: ArrayBuffer[], phase?: (phase: Phase) => void }} [more]
   * @returns {Promise<Operations[K]["answer"]>}
   */
  async ask(op, args, { transfer = [], phase = () => {} } = {}) {
    const { worker } = this;
    await this.ready;
    // A question for a worker that was ended is not for the next one, which has no module yet.
    if (!worker || worker !== this.worker) throw new Overtaken("overtaken");
    const id = (this.last += 1);
    const bytes = transfer.reduce((sum, buffer) => sum + buffer.byteLength, 0);
    if (op === "load") this.held = bytes;
    return new Promise((settle, reject) => {
      const idle = this.pending.size === 0;
      // The worker answers a question of one operation with an answer of that operation.
      const resolve = (/** @type {unknown} */ value) => settle(/** @type {Operations[K]["answer"]} */ (value));
      /** @type {Pending} */
      const pending = { bytes, resolve, reject, phase };
      this.pending.set(id, pending);
      this.#watch(worker, pending, idle ? PICK_UP_MS + bytes * MS_PER_BYTE : this.#patience(pending));
      worker.postMessage({ id, op, args }, transfer);
    });
  }

  /** @param {Pending} pending */
  #patience(pending) {
    return PHASE_MS + Math.max(pending.bytes, this.held) * MS_PER_BYTE;
  }

  /**
   * @param {Worker} worker
   * @param {Pending} pending
   * @param {number} ms
   */
  #watch(worker, pending, ms) {
    clearTimeout(pending.timer);
    pending.timer = setTimeout(() => this.#die(worker, "did not answer"), ms);
  }

  /**
   * @param {Worker} worker
   * @param {Answer} answer
   */
  #hear(worker, answer) {
    if ("ready" in answer) return this.started?.resolve();
    if ("stopped" in answer) return this.#die(worker, "stopped");
    // While one request runs, the others wait their turn: a sign of life counts for all of them.
    for (const waiting of this.pending.values()) this.#watch(worker, waiting, this.#patience(waiting));
    if ("beat" in answer) return this.pending.get(answer.beat)?.phase(answer.phase);
    const pending = this.pending.get(answer.id);
    if (!pending) return;
    clearTimeout(pending.timer);
    this.pending.delete(answer.id);
    if ("refused" in answer) pending.reject(new Refusal(answer.refused));
    else pending.resolve(answer.value);
  }

  /**
   * @param {Worker} worker
   * @param {string} how
   */
  #die(worker, how) {
    if (worker !== this.worker) return;
    worker.terminate();
    this.worker = null;
    const why = new EngineDied(how);
    this.started?.reject(why);
    this.#drop(why);
    this.died(how);
  }

  /** @param {Error} why */
  #drop(why) {
    for (const pending of this.pending.values()) {
      clearTimeout(pending.timer);
      pending.reject(why);
    }
    this.pending.clear();
  }
}
