// @ts-check
// Progress, for work long enough to notice: short work shows nothing, so that nothing flickers.
import { byId, el } from "./dom.js";

const NOTICE_MS = 300;
/** What the reader is told of each phase, in the order in which they come. @type {[Phase, string][]} */
const PHASES = [
  ["opening", "Opening the files"],
  ["taking", "Taking the files in"],
  ["making", "Making the example authority"],
  ["reading", "Reading the rows and joining the returns"],
  ["working", "Working out the figures"],
];

/**
 * How far the work is, in words and in steps.
 * @param {Phase} phase
 * @param {string} [words] in place of the usual ones
 */
export function stepOf(phase, words) {
  const at = PHASES.findIndex(([key]) => key === phase);
  return { words: words ?? PHASES[at][1], step: at + 1, steps: PHASES.length };
}

export class Progress {
  /** @param {() => void} stop */
  constructor(stop) {
    this.stop = stop;
    this.now = stepOf("opening");
    /** @type {Set<object>} what is under way */
    this.works = new Set();
    /** @type {HTMLElement | null} */
    this.shown = null;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.later = undefined;
  }

  /**
   * @param {Phase} phase
   * @param {string} [words]
   * @returns {() => void} ends it
   */
  start(phase, words) {
    const work = {};
    this.say(phase, words);
    if (!this.works.size) this.later = setTimeout(() => this.#show(), NOTICE_MS);
    this.works.add(work);
    return () => this.#end(work);
  }

  /** Work that was overtaken must not take away the progress of what overtook it. @param {object} work */
  #end(work) {
    this.works.delete(work);
    if (!this.works.size) this.#hide();
  }

  /** @param {Phase} phase @param {string} [words] */
  say(phase, words) {
    this.now = stepOf(phase, words);
    if (this.shown) this.#fill(this.shown);
  }

  #hide() {
    clearTimeout(this.later);
    this.shown?.remove();
    this.shown = null;
  }

  #show() {
    this.shown = el("div", { class: "progress", role: "status" });
    this.#fill(this.shown);
    byId("told").after(this.shown);
    scrollTo(0, 0);
  }

  /** @param {HTMLElement} box */
  #fill(box) {
    const { words, step, steps } = this.now;
    box.replaceChildren(
      el("div", { class: "wrap" },
        el("p", { id: "progress-words" }, `${words}…`),
        el("progress", { max: steps, value: step, "aria-labelledby": "progress-words" }),
        el("button", { type: "button", class: "link", onclick: () => this.stop() }, "Stop"),
      ),
    );
  }
}
