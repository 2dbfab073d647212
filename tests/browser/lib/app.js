// @ts-check
// The page as a test uses it: open it, hand files over, read what it shows.
import { expect } from "@playwright/test";
import { readFileSync } from "node:fs";
import { basename, relative } from "node:path";

/** @typedef {import("@playwright/test").Page} Page */
/** @typedef {import("@playwright/test").Frame} Frame */
/** @typedef {{ name: string, mimeType: string, buffer: Buffer }} Payload */
/**
 * @typedef {object} Watched what was noted in the app's frame, with the moment of each
 * @property {{ state: string, at: number }[]} states
 * @property {string[]} violations
 * @property {number[]} answers
 * @property {number[]} ended
 * @property {number} dropped
 */

/** Runs in every frame before the page's own scripts: notes states, blocked markup and what becomes of workers. */
function watch() {
  /** @type {any} */
  const view = window;
  // A frame made from text is handed this twice.
  if (view.__watch) return;
  /** @type {{ state: string, at: number }[]} */
  const states = [];
  /** @type {string[]} */
  const violations = [];
  /** @type {{ worker: Worker, ended: number }[]} */
  const workers = [];
  /** @type {number[]} when a worker answered a question */
  const answers = [];
  view.__watch = { states, violations, workers, answers, dropped: 0 };
  new MutationObserver((records) => {
    for (const { target } of records)
      states.push({ state: /** @type {HTMLElement} */ (target).dataset.state ?? "", at: performance.now() });
  }).observe(document, { attributes: true, attributeFilter: ["data-state"], subtree: true });
  addEventListener("securitypolicyviolation", (event) => violations.push(event.effectiveDirective));
  const dropped = () => void (view.__watch.dropped = performance.now());
  for (const kind of ["change", "drop"]) addEventListener(kind, dropped, { capture: true });
  // The prototype and not the constructor: in a frame made from text, the app may have started its worker already.
  const { postMessage, terminate } = Worker.prototype;
  Worker.prototype.postMessage = /** @this {Worker} @param {any[]} sent */ function (...sent) {
    if (!workers.some(({ worker }) => worker === this)) {
      workers.push({ worker: this, ended: 0 });
      this.addEventListener("message", ({ data }) => void ("value" in data && answers.push(performance.now())));
    }
    return Reflect.apply(postMessage, this, sent);
  };
  Worker.prototype.terminate = function () {
    const mine = workers.find(({ worker }) => worker === this);
    if (mine) mine.ended ||= performance.now();
    terminate.call(this);
  };
  view.__watch.terminate = (/** @type {Worker} */ worker) => terminate.call(worker);
}

export class AppPage {
  /** @param {Page} page */
  constructor(page) {
    this.page = page;
    /** @type {string[]} what the page wrote to the console or threw, and dialogs it opened */
    this.said = [];
    page.on("console", (message) => this.said.push(`${message.type()}: ${message.text()}`));
    page.on("pageerror", (error) => this.said.push(`error: ${error.message}`));
    page.on("dialog", (dialog) => {
      // The browser asks before files are lost: who reads the page anew here means it.
      if (dialog.type() === "beforeunload") return void dialog.accept();
      this.said.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
  }

  /** @param {string} url */
  async open(url) {
    await this.page.addInitScript(watch);
    await this.page.goto(url);
    await this.frame();
    await expect(this.body).toHaveAttribute("data-state", "ready");
    return this;
  }

  /**
   * Everything inside the frame. It is asked for by itself: found through the page each time, Playwright would read all
   * of the frame's own text, which its element carries, at every step.
   */
  get inside() {
    return this.page.mainFrame().childFrames()[0] ?? this.page.frameLocator("iframe#app");
  }

  get body() {
    return this.inside.locator("body");
  }

  get input() {
    return this.inside.locator("input[type=file]");
  }

  /** @returns {Promise<Frame>} the app's, the only one that stands directly in the page */
  async frame() {
    const frame = () => this.page.mainFrame().childFrames()[0];
    await expect.poll(frame, { message: "The page has a frame" }).toBeTruthy();
    return frame();
  }

  /**
   * Does something and waits until the page has settled on a screen after it.
   * @param {() => Promise<unknown>} action
   * @param {string[]} [until]
   * @returns {Promise<string>} the state it settled in
   */
  async after(action, until = ["painted", "failed"]) {
    const frame = await this.frame();
    const before = await frame.evaluate(() => /** @type {any} */ (window).__watch.states.length);
    await action();
    const settled = await frame.waitForFunction(
      ({ before, until }) => {
        const late = /** @type {any} */ (window).__watch.states.slice(before);
        return late.find((/** @type {any} */ { state }) => until.includes(state))?.state;
      },
      { before, until },
      { polling: 20 },
    );
    // The scorecard's lower sections come after the first are painted.
    await frame.waitForFunction(() => !document.querySelector("[data-growing]"));
    return settled.jsonValue();
  }

  /** Through the file button. @param {string[] | Payload[]} files */
  choose(files) {
    return this.after(() => this.input.setInputFiles(files));
  }

  /**
   * Through the chooser that a button of the page opens.
   * @param {import("@playwright/test").Locator} button
   * @param {string | string[]} files
   */
  chooseBy(button, files) {
    return this.after(async () => {
      const [chooser] = await Promise.all([this.page.waitForEvent("filechooser"), button.click()]);
      await chooser.setFiles(files);
    });
  }

  /**
   * Drops files made in the page, as a script would.
   * @param {Payload[]} files
   * @param {string} [on] the drop zone, or any place on the page
   */
  async drop(files, on = "#drop") {
    const frame = await this.frame();
    const transfer = await frame.evaluateHandle(
      (files) => {
        const transfer = new DataTransfer();
        for (const { name, base64 } of files) {
          const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
          transfer.items.add(new File([bytes], name, { type: "text/csv" }));
        }
        return transfer;
      },
      files.map(({ name, buffer }) => ({ name, base64: buffer.toString("base64") })),
    );
    return this.after(async () => {
      await this.inside.locator(on).dispatchEvent("dragover", { dataTransfer: transfer });
      await this.inside.locator(on).dispatchEvent("drop", { dataTransfer: transfer });
    });
  }

  /**
   * Drags files or a folder from outside the browser, as a hand does. @param {string[]} paths
   */
  async drag(paths) {
    const session = await this.page.context().newCDPSession(this.page);
    const box = await this.inside.locator("#drop").boundingBox();
    if (!box) throw new Error("There is no drop zone");
    const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    const data = { items: [], files: paths, dragOperationsMask: 1 };
    for (const type of /** @type {const} */ (["dragEnter", "dragOver", "dragOver", "drop"])) {
      await session.send("Input.dispatchDragEvent", { type, ...at, data });
    }
    await session.detach();
  }

  /** "Clear everything", and yes to its question. */
  clear() {
    return this.after(async () => {
      await this.inside.locator("#clear").click();
      await this.inside.locator("#clear-go").click();
    }, ["ready"]);
  }

  /** The lines of the scorecard that is shown, by their id. */
  async lines() {
    const frame = await this.frame();
    /** @type {Record<string, string | undefined>[]} */
    const rows = await frame.evaluate(() =>
      [...document.querySelectorAll("[data-indicator]")].map((row) => ({
        .../** @type {HTMLElement} */ (row).dataset,
        lead: row.querySelector(".v")?.textContent ?? "",
        under: row.querySelector(".v + span")?.textContent ?? "",
      })),
    );
    return new Map(rows.map((row) => [row.indicator ?? "", row]));
  }

  /** @param {string} id */
  openIndicator(id) {
    return this.after(() => this.inside.locator(`#open-${id}`).click());
  }

  /** Waits until a line's page has what comes after it is painted: the points of its trend, and every drawing. */
  async drawn() {
    await expect(this.inside.locator("#trend")).toHaveAttribute("aria-busy", "false");
    await expect(this.inside.locator(".trend-figure:not(:has(svg))")).toHaveCount(0);
  }

  /** @param {string} iso */
  async changeDate(iso) {
    const [year, month, day] = iso.split("-");
    await this.inside.locator("#as-at-day").fill(String(Number(day)));
    await this.inside.locator("#as-at-month").fill(String(Number(month)));
    await this.inside.locator("#as-at-year").fill(year);
    return this.after(() => this.inside.locator("#as-at-go").click());
  }

  /** The browser's Back button: the frame's steps stand in the history of the whole tab. */
  async back() {
    const session = await this.page.context().newCDPSession(this.page);
    const { currentIndex, entries } = await session.send("Page.getNavigationHistory");
    await session.send("Page.navigateToHistoryEntry", { entryId: entries[currentIndex - 1].id });
    await session.detach();
  }

  /** All words of the frame. */
  async words() {
    return (await this.frame()).evaluate(() => document.body.innerText);
  }

  /** @returns {Promise<Watched>} */
  async watched() {
    return (await this.frame()).evaluate(() => {
      const { states, violations, workers, answers, dropped } = /** @type {any} */ (window).__watch;
      const ended = workers.map((/** @type {any} */ one) => one.ended);
      return { states, violations, answers, dropped, ended };
    });
  }
}

/** @param {string[]} paths @param {string} folder @returns {Payload[]} */
export const payloads = (paths, folder) =>
  paths.map((path) => {
    const name = relative(folder, path).replaceAll("/", "-");
    return { name, mimeType: "text/csv", buffer: readFileSync(path) };
  });

/** @param {string} name @param {string | Buffer} text @returns {Payload} */
export const payload = (name, text) => {
  const buffer = typeof text === "string" ? Buffer.from(text) : text;
  return { name: basename(name), mimeType: "text/csv", buffer };
};
