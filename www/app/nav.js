// @ts-check
// Which screen is shown. The browser's Back button works, but the history holds nothing except a number:
// no address changes, so nothing about a child can stand in one.

/** @typedef {Record<"at" | "topic" | "line" | "table" | "step" | "until" | "worker", string>} Words */
/** @typedef {Partial<Words & { standing: StandingKey, offset: number, asked: Asked }>} Note */

export class Nav {
  /** @param {(view: View, back: boolean) => void} show */
  constructor(show) {
    this.show = show;
    /** @type {View[]} */
    this.views = [{ screen: "start" }];
    this.at = 0;
    history.replaceState({ at: 0 }, "");
    addEventListener("popstate", (event) => this.#turn(event.state?.at ?? 0));
  }

  get view() {
    return this.views[this.at];
  }

  /** @param {View} view */
  go(view) {
    this.views = [...this.views.slice(0, this.at + 1), view];
    this.at += 1;
    history.pushState({ at: this.at }, "");
    this.show(view, false);
  }

  /**
   * Notes where in the present screen the reader is, for when they come back to it.
   * @param {Note} note
   */
  note(note) {
    Object.assign(this.view, note);
  }

  /** Forgets every earlier screen: the browser's Back button then finds the start page. */
  forget() {
    this.views = this.views.map(() => ({ screen: "start" }));
    this.views.length = this.at + 1;
  }

  /** @param {number} at */
  #turn(at) {
    this.at = at;
    this.views[at] ??= { screen: "start" };
    this.show(this.views[at], true);
  }
}
