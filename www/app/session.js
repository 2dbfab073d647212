// @ts-check
// What the page holds: handles of the dropped files (never their text), the reading, the scorecard. If the
// worker dies, a new one is given the same files and the interrupted request is made once more.
import { Engine, EngineDied, Overtaken, workbookReader } from "./engine.js";
import { readBytes } from "./files.js";

/** @typedef {{ restarting: () => void, broken: () => void, phase: (words: string) => void }} Watcher */

/** A worker that cannot even start this often in a row never will, in this browser. */
const STARTS = 2;

export class Session {
  /** @param {Watcher} watcher */
  constructor(watcher) {
    this.watcher = watcher;
    /** @type {Source[]} */
    this.sources = [];
    /** @type {Reading | null} */
    this.reading = null;
    /** @type {Scorecard | null} */
    this.scorecard = null;
    /** Counts loads: an answer that belongs to an earlier one is dropped. */
    this.generation = 0;
    /** What the officer decided where the reading had to guess. @type {Decision[]} */
    this.decisions = [];
    this.loaded = false;
    /** Whether the worker holds only the first part of a file, which was refused by it. */
    this.hasPart = false;
    /** @type {{ generation: number, reading: Promise<Reading> } | null} */
    this.sending = null;
    this.starts = 0;
    this.engine = new Engine(() => this.#revive());
    this.engine.start();
  }

  get example() {
    return this.sources.some((source) => "example" in source);
  }

  /**
   * @param {Source} source
   * @param {boolean} replace
   */
  async load(source, replace) {
    const generation = (this.generation += 1);
    this.loaded = false;
    // A worker still busy with older files would make the new ones wait.
    if (this.engine.pending.size) this.engine.start();
    this.sources = replace ? [source] : [...this.sources, source];
    if (replace) this.decisions = [];
    const reading = await this.#twice(() => this.#send(), false);
    this.#current(generation);
    const scorecard = reading.as_at ? await this.#twice(() => this.engine.ask("scorecard", [reading.as_at ?? ""])) : null;
    this.#current(generation);
    this.reading = reading;
    this.scorecard = scorecard;
  }

  /** @param {string} asAt */
  async change(asAt) {
    const { generation } = this;
    const scorecard = await this.#ask("scorecard", [asAt]);
    this.#current(generation);
    this.scorecard = scorecard;
  }

  /**
   * Reads the files again by other decisions. An as-at date that the officer set stays.
   * @param {Decision[]} decisions
   */
  async decide(decisions) {
    const { generation } = this;
    const chosen = this.scorecard && this.scorecard.as_at !== this.reading?.as_at ? this.scorecard.as_at : null;
    this.decisions = decisions;
    const reading = await (this.hasPart ? this.#twice(() => this.#send(), false) : this.#ask("choose", [decisions]));
    this.#current(generation);
    const scorecard = reading.as_at ? await this.#scorecard(chosen, reading.as_at) : null;
    this.#current(generation);
    this.reading = reading;
    this.scorecard = scorecard;
  }

  /**
   * The scorecard at the date that the officer set, or at the usual one where the files have no figures there any more.
   * @param {string | null} chosen
   * @param {string} usual
   */
  #scorecard(chosen, usual) {
    const atUsual = () => this.#ask("scorecard", [usual]);
    return chosen ? this.#ask("scorecard", [chosen]).catch(atUsual) : atUsual();
  }

  /**
   * @param {string} path
   * @param {string} table the likeliest one where it is empty
   * @param {string} line such as "line 3", or empty
   */
  matching(path, table, line) {
    return this.#ask("matching", [path, table, line]);
  }

  /** @param {string} path */
  matchingFile(path) {
    return this.#ask("matching_file", [path]);
  }

  templates() {
    return this.#twice(() => this.engine.ask("templates", []), false);
  }

  quality() {
    return this.#ask("quality", [this.#asAt()]);
  }

  /** @param {string} id */
  suspects(id) {
    return this.#ask("suspects", [id, this.#asAt()]);
  }

  /** @param {string} code of one finding, or nothing for all of them */
  sendList(code) {
    return this.#ask("send_list", [this.#asAt(), code]);
  }

  /** @param {string} id */
  indicator(id) {
    return this.#ask("indicator", [id, this.#asAt()]);
  }

  /**
   * @param {string} id
   * @param {StandingKey} standing
   * @param {number} offset
   * @param {number} limit
   */
  cases(id, standing, offset, limit) {
    return this.#ask("cases", [id, this.#asAt(), standing, offset, limit]);
  }

  /**
   * @param {string} id
   * @param {number} number
   */
  case(id, number) {
    return this.#ask("case", [id, this.#asAt(), number]);
  }

  /** Ends the worker, and with it the memory in which it read the files. */
  clear() {
    this.generation += 1;
    this.sources = [];
    this.decisions = [];
    this.reading = null;
    this.scorecard = null;
    this.loaded = false;
    this.engine.stop();
  }

  #asAt() {
    return this.scorecard?.as_at ?? "";
  }

  /** @param {number} generation */
  #current(generation) {
    if (generation !== this.generation) throw new Overtaken("overtaken");
  }

  /**
   * @template {Operation} K
   * @param {K} op
   * @param {Operations[K]["args"]} args
   * @returns {Promise<Operations[K]["answer"]>}
   */
  async #ask(op, args) {
    const { generation } = this;
    const answer = await this.#twice(() => this.engine.ask(op, args));
    this.#current(generation);
    return answer;
  }

  /**
   * A second death on the same request means that the request is the cause.
   * @template T
   * @param {() => Promise<T>} request
   * @param {boolean} [needsFiles] whether the request asks about files that the worker must hold
   */
  async #twice(request, needsFiles = true) {
    const { generation } = this;
    try {
      return await request();
    } catch (fault) {
      if (!(fault instanceof EngineDied) || generation !== this.generation) throw fault;
      if (needsFiles && !this.loaded) await this.#send();
      return request();
    }
  }

  /** Gives the worker everything that is held; asked twice for the same files, it does so once. */
  #send() {
    const { generation } = this;
    if (this.sending?.generation === generation) return this.sending.reading;
    const reading = this.#hand(generation).finally(() => {
      if (this.sending?.generation === generation) this.sending = null;
    });
    this.sending = { generation, reading };
    return reading;
  }

  /** @param {number} generation */
  async #hand(generation) {
    const phase = (/** @type {string} */ words) => this.watcher.phase(words);
    const { decisions } = this;
    const parts = await readBytes(this.sources, phase, (path, first, size) => this.engine.ask("peek", [decisions, path, first, size]));
    const files = parts.flatMap((part) => ("files" in part ? part.files : []));
    const hasPart = files.some(({ size }) => size);
    const reader = files.some((file) => file.boxed) ? await workbookReader() : null;
    this.#current(generation);
    const transfer = files.map((file) => file.bytes);
    const reading = await this.engine.ask("load", [parts, decisions, reader], { transfer, phase });
    this.#current(generation);
    this.loaded = true;
    this.hasPart = hasPart;
    return reading;
  }

  #revive() {
    this.loaded = false;
    this.starts += 1;
    if (this.starts > STARTS) return this.watcher.broken();
    this.engine.start();
    this.engine.ready.then(() => (this.starts = 0), () => {});
    this.watcher.restarting();
    // Hand the files over at once, so that the next question finds them there.
    if (this.scorecard) this.#send().catch(() => {});
  }
}
