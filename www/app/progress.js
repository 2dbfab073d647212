// @ts-check
// Progress, for work long enough to notice: short work shows nothing, so that nothing flickers.
import { byId, el } from "./dom.js";

const NOTICE_MS = 400;
const PHASES = ["Opening", "Taking", "Making", "Reading", "Working"];

export class Progress {
  /** @param {() => void} stop */
  constructor(stop) {
    this.stop = stop;
    this.words = "";
    /** @type {object | null} the newest work */
    this.work = null;
    /** @type {HTMLElement | null} */
    this.shown = null;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.later = undefined;
  }

  /**
   * @param {string} words
   * @returns {() => void} ends it
   */
  start(words) {
    const work = (this.work = {});
    this.words = words;
    clearTimeout(this.later);
    this.later = setTimeout(() => this.#show(), NOTICE_MS);
    // Work that was overtaken must not take away the progress of what overtook it.
    return () => work === this.work && this.#hide();
  }

  /** @param {string} words */
  say(words) {
    this.words = words;
    if (this.shown) this.#fill(this.shown);
  }

  #hide() {
    clearTimeout(this.later);
    this.shown?.remove();
    this.shown = null;
  }

  #show() {
    this.#hide();
    this.shown = el("div", { class: "progress", role: "status" });
    this.#fill(this.shown);
    byId("told").after(this.shown);
    scrollTo(0, 0);
  }

  /** @param {HTMLElement} box */
  #fill(box) {
    const at = PHASES.findIndex((word) => this.words.startsWith(word));
    box.replaceChildren(
      el("div", { class: "wrap" },
        el("p", { id: "progress-words" }, `${this.words}…`),
        el("progress", { max: PHASES.length, value: at + 1, "aria-labelledby": "progress-words" }),
        el("button", { type: "button", class: "link", onclick: () => this.stop() }, "Stop"),
      ),
    );
  }
}
