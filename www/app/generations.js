// @ts-check
// One counter for all that can be overtaken: files by newer files or by "Clear everything", a screen by the next one.

/** @typedef {() => boolean} IsCurrent whether nothing has overtaken it */

export class Generations {
  #last = 0;
  /** The newest of each kind. */
  #newest = { files: 0, screen: 0 };

  /**
   * Newer files overtake every screen of the older ones; a screen leaves the files alone.
   * @param {"files" | "screen"} kind
   * @returns {IsCurrent}
   */
  begin(kind) {
    const mine = (this.#last += 1);
    this.#newest[kind] = mine;
    return () => this.#newest[kind] === mine && this.#newest.files <= mine;
  }
}
