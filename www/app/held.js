// @ts-check
// Handles of the dropped files (never their text), and the worker that was given them. If it dies, a new one is given
// the same files and the interrupted request is made once more.
import { Engine } from "./engine.js";
import { EngineDied, mustBe } from "./faults.js";
import { readBytes } from "./files.js";
import { SET_HERE, TYPED_HERE, isSettings, isTyped } from "./set-here.js";

/** @import { Refuses } from "./files.js" */
/** @import { Generations, IsCurrent } from "./generations.js" */
/** @typedef {{ startWorker: () => Worker, workbookReader: () => Promise<ArrayBuffer> }} Modules */
/** @typedef {{ restarting: () => void, broken: () => void, phase: (phase: Phase, words?: string) => void }} Watcher */

/** A worker that cannot even start this often in a row never will, in this browser. */
const STARTS = 2;

export class Held {
  /** @param {Watcher} watcher @param {Generations} generations @param {Modules} modules */
  constructor(watcher, generations, modules) {
    this.watcher = watcher;
    this.generations = generations;
    this.modules = modules;
    /** @type {Source[]} */
    this.sources = [];
    /** An earlier version of them, kept beside. @type {Version | null} */
    this.earlier = null;
    /** Of the figures that are shown. @type {Scorecard | null} */
    this.scorecard = null;
    /** Of the files that are held: an answer about earlier ones is dropped. */
    this.isCurrent = generations.begin("files");
    /** What the officer decided where the reading had to guess. @type {Decision[]} */
    this.decisions = [];
    this.loaded = false;
    /** Whether the worker holds only the first part of a file, which was refused by it. */
    this.hasPart = false;
    /** @type {{ of: IsCurrent, reading: Promise<Reading> } | null} */
    this.sending = null;
    this.starts = 0;
    this.engine = new Engine(modules.startWorker, () => this.revive());
    this.engine.start();
  }

  /** Whether anything is held but the example: files, or what was set or typed here. */
  get isOwn() {
    return this.sources.some((source) => !("example" in source));
  }

  /** Holds files instead of the others, with or beside them. @param {Source} source @param {boolean} replace */
  hold(source, replace) {
    if ("files" in source && source.earlier) return this.holdEarlier(source);
    this.sources = replace ? [source] : [...this.sources, source];
    if (replace) [this.decisions, this.earlier] = [[], null];
  }

  /** An earlier version takes the place of the one before; one without files takes it out. @param {Version} version */
  holdEarlier(version) {
    this.earlier = version.files.length ? version : null;
  }

  /**
   * What was set on the page is one more dropped file, the last: read again with the others, it still holds. None is
   * taken out before others, because files are named by the number of their drop.
   * @param {string} text
   */
  holdSet(text) {
    const held = { path: SET_HERE, file: new File([text], SET_HERE) };
    const [last] = this.sources.slice(-1);
    const others = isSettings(last) ? this.sources.slice(0, -1) : this.sources;
    this.sources = [...others, { files: [held] }];
  }

  /**
   * The numbers typed on the page are one more dropped file. The rows of the files before stand in it, so those are not
   * read once more.
   * @param {string} text
   * @param {string[]} taken the paths of those files
   */
  holdTyped(text, taken) {
    const source = { files: [{ path: TYPED_HERE, file: new File([text], TYPED_HERE) }] };
    const before = this.sources.some(isTyped);
    this.sources = before ? this.sources.map((held) => (isTyped(held) ? source : held)) : [...this.sources, source];
    const isTaken = (/** @type {Decision} */ { path, name }) => name === "typed" && taken.includes(path);
    const others = this.decisions.filter((one) => !isTaken(one));
    this.decisions = [
      ...others,
      ...taken.map((path) => ({ path, name: "typed", column: "", value: "taken over" })),
    ];
  }

  /**
   * A second death on the same request means that the request is the cause.
   * @template T
   * @param {() => Promise<T>} request
   * @param {boolean} [needsFiles] whether the request asks about files that the worker must hold
   */
  async twice(request, needsFiles = true) {
    const { isCurrent } = this;
    try {
      return await request();
    } catch (fault) {
      if (!(fault instanceof EngineDied) || !isCurrent()) throw fault;
      if (needsFiles && !this.loaded) await this.send();
      return request();
    }
  }

  /** Gives the worker everything that is held; asked twice for the same files, it does so once. */
  send() {
    const { isCurrent } = this;
    if (this.sending?.of === isCurrent) return this.sending.reading;
    const reading = this.hand(isCurrent).finally(() => {
      if (this.sending?.of === isCurrent) this.sending = null;
    });
    this.sending = { of: isCurrent, reading };
    return reading;
  }

  /** @param {IsCurrent} isCurrent */
  async hand(isCurrent) {
    const { decisions } = this;
    const { phase } = this.watcher;
    /** @type {Refuses} */
    const refuses = (path, first, size) => this.engine.ask("peek", [decisions, path, first, size]);
    const parts = await readBytes(this.sources, phase, refuses, this.earlier);
    const files = parts.flatMap((part) => ("files" in part ? part.files : []));
    const hasPart = files.some(({ size }) => size);
    const reader = files.some((file) => file.boxed) ? await this.modules.workbookReader() : null;
    mustBe(isCurrent);
    const transfer = files.map((file) => file.bytes);
    const reading = await this.engine.ask("load", [parts, decisions, reader], { transfer, phase });
    mustBe(isCurrent);
    this.loaded = true;
    this.hasPart = hasPart;
    return reading;
  }

  revive() {
    this.loaded = false;
    this.starts += 1;
    if (this.starts > STARTS) return this.watcher.broken();
    this.engine.start();
    this.engine.ready.then(() => (this.starts = 0), () => {});
    this.watcher.restarting();
    // Hand the files over at once, so that the next question finds them there.
    if (this.scorecard) this.send().catch(() => {});
  }
}
