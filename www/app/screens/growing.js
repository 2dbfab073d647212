// @ts-check
// A long table or list comes onto the page in parts: what the first screen shows at once, then part by part, so that
// nobody waits for rows that nobody sees yet and the page answers in between.
import { drawn } from "../dom.js";

/** As many parts stand there from the beginning. */
const FIRST = 2;

export class Growing {
  /**
   * @param {HTMLElement} holder
   * @param {(() => HTMLElement)[]} makers of the parts, in their order
   */
  constructor(holder, makers) {
    this.holder = holder;
    this.makers = makers;
    this.whole = () => this.finish();
    this.#wait();
    for (let part = 0; part < FIRST; part += 1) this.#next();
  }

  /**
   * The parts come anew, as they are: all would be laid out at once otherwise. Those stay that the first screen shows,
   * up to the one that holds a place. What comes is told by `go`.
   * @param {string} [at] the id of a place
   */
  again(at) {
    this.finish();
    const parts = [...this.holder.querySelectorAll("tbody")];
    const second = parts.indexOf(parts.filter(({ hidden }) => !hidden)[FIRST - 1]);
    const held = at ? parts.findIndex((part) => part.querySelector(`#${CSS.escape(at)}`)) : -1;
    const rest = second < 0 ? [] : parts.slice(1 + Math.max(second, held));
    for (const part of rest) part.remove();
    this.makers = rest.map((part) => () => part);
    if (rest.length) this.#wait();
  }

  #wait() {
    this.holder.dataset.growing = "";
    addEventListener("beforeprint", this.whole, { once: true });
  }

  #next() {
    const part = this.makers.shift()?.();
    if (part) this.holder.append(part);
    if (this.makers.length) return;
    delete this.holder.dataset.growing;
    removeEventListener("beforeprint", this.whole);
  }

  /** The rest at once: something is asked of the whole. */
  finish() {
    while (this.makers.length) this.#next();
  }

  /** The rest, each drawn before the next. */
  async go() {
    while (this.makers.length) {
      this.#next();
      await drawn();
    }
  }
}
