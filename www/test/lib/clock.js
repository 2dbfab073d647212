// @ts-check
// Time that stands still until a test moves it on.

export class Clock {
  #now = 0;
  #last = 0;
  /** @type {Map<number, { at: number, act: () => void }>} */
  #due = new Map();
  #real = { setTimeout, clearTimeout };

  start() {
    const set = (/** @type {() => void} */ act, ms = 0) => {
      this.#due.set((this.#last += 1), { at: this.#now + ms, act });
      return this.#last;
    };
    const clear = (/** @type {number} */ id) => void this.#due.delete(id);
    Object.assign(globalThis, { setTimeout: set, clearTimeout: clear });
  }

  /** @param {number} ms */
  tick(ms) {
    const end = this.#now + ms;
    for (;;) {
      const [next] = [...this.#due].filter(([, { at }]) => at <= end).sort(([, a], [, b]) => a.at - b.at);
      if (!next) break;
      const [id, { at, act }] = next;
      this.#due.delete(id);
      this.#now = at;
      act();
    }
    this.#now = end;
  }

  stop() {
    Object.assign(globalThis, this.#real);
  }
}
