// @ts-check
// A long table comes onto the page in parts: what the first screen shows at once, then part by part, so that nobody
// waits for rows that nobody sees yet and the page answers in between.

/** As many parts stand there from the beginning. */
const FIRST = 2;

export class Growing {
  /**
   * @param {HTMLTableElement} table
   * @param {(() => HTMLTableSectionElement)[]} makers of the parts, in their order
   * @param {(part: HTMLTableSectionElement) => void} added told of each
   */
  constructor(table, makers, added) {
    this.table = table;
    this.makers = makers;
    this.added = added;
    table.dataset.growing = "";
    for (let part = 0; part < FIRST; part += 1) this.#next();
    addEventListener("beforeprint", () => this.finish(), { once: true });
  }

  #next() {
    const part = this.makers.shift()?.();
    if (part) {
      this.table.append(part);
      this.added(part);
    }
    if (!this.makers.length) delete this.table.dataset.growing;
  }

  /** The rest at once: something is asked of the whole. */
  finish() {
    while (this.makers.length) this.#next();
  }

  /** The rest, with the page free between the parts. */
  async go() {
    while (this.makers.length) {
      this.#next();
      await new Promise((resolve) => setTimeout(resolve));
    }
  }
}
