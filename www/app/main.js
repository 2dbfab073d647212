// @ts-check
// The page's frame of mind: which screen, what the reader asked for, and what to say when something goes wrong.
import { askBeforeClearing, askBeforeLeaving } from "./clearing.js";
import { byId, drawn, el, inATask } from "./dom.js";
import { EngineDied, Overtaken, Refusal } from "./faults.js";
import { Generations } from "./generations.js";
import { showHashes } from "./hashes.js";
import { showHeaders } from "./headers.js";
import { coverWhenIdle } from "./idle.js";
import { Intake } from "./intake.js";
import * as modules from "./modules.js";
import { Nav } from "./nav.js";
import { offerNotices } from "./notices.js";
import { takeOverPrinting } from "./print.js";
import { Progress } from "./progress.js";
import { Session } from "./session.js";
import { nameOf, stoppedWords } from "./stopped.js";
import { caseScreen } from "./screens/case.js";
import { childScreen } from "./screens/child.js";
import { definitionsScreen } from "./screens/definitions.js";
import { dueScreen } from "./screens/due.js";
import { extractsScreen } from "./screens/extracts.js";
import { failedScreen } from "./screens/failed.js";
import { filesScreen } from "./screens/files.js";
import { indicatorScreen } from "./screens/indicator.js";
import { matchScreen } from "./screens/match.js";
import { periodsScreen } from "./screens/periods.js";
import { paperScreen } from "./screens/paper.js";
import { qualityScreen } from "./screens/quality.js";
import { scorecardScreen } from "./screens/scorecard.js";
import { settingsScreen } from "./screens/settings.js";
import { outlookScreen } from "./screens/outlook.js";
import { sheetScreen } from "./screens/sheet.js";
import { startScreen } from "./screens/start.js";
import { typedScreen } from "./screens/typed.js";
import { entitle } from "./title.js";

/** @import { IsCurrent } from "./generations.js" */

const CLEARED =
  "Everything was cleared. This page no longer holds any file or figure, and the part that read them was closed.";
const REPLACED = "The example authority was closed. The figures are those of your own files alone.";

export class App {
  constructor() {
    this.progress = new Progress(() => this.clear("Stopped. The files were closed and nothing was kept."));
    this.generations = new Generations();
    this.session = new Session(
      {
        restarting: () => this.#restarting(),
        broken: () => this.#broken(),
        phase: (phase, words) => this.progress.say(phase, words),
      },
      this.generations,
      modules,
    );
    this.nav = new Nav((view, back) => void this.show(view, back));
    this.intake = new Intake(this);
    /** @type {{ of: Scorecard, screen: Shown } | null} */
    this.kept = null;
    /** Ends what is told of the screen that was asked for last. */
    this.opened = () => {};
  }

  begin() {
    takeOverPrinting();
    coverWhenIdle(() => this.session.sources.length > 0);
    showHashes(window.name);
    showHeaders();
    offerNotices();
    askBeforeClearing(() => this.clear(CLEARED));
    askBeforeLeaving(() => this.session.isOwn);
    document.addEventListener("click", (event) => this.#follow(event));
    // Leaving the page, or going back to it from the browser's memory: nothing of the children stays.
    addEventListener("pagehide", () => this.#empty());
    this.#place(startScreen(this), false);
    this.#waitForEngine();
  }

  /** Shown again from the browser's memory, after everything was let go on leaving. */
  resume() {
    this.session.engine.start();
    this.#waitForEngine();
  }

  #waitForEngine() {
    this.session.engine.ready.then(
      () => !this.session.sources.length && this.state("ready"),
      () => {},
    );
  }

  /** @param {"starting" | "ready" | "working" | "painted" | "failed"} state */
  state(state) {
    document.body.dataset.state = state;
  }

  /**
   * @param {Source} source
   * @param {boolean} replace
   * @param {View} [then] where to come to
   */
  async load(source, replace, then = { screen: "scorecard" }) {
    this.tell("");
    this.state("working");
    const done = this.progress.start("opening");
    const { example } = this.session;
    try {
      await this.session.load(source, replace);
      this.kept = null;
      if (example && !this.session.example) this.tell(REPLACED, true);
      this.#strip();
      done();
      this.nav.go(this.session.scorecard ? then : { screen: "files" });
    } catch (fault) {
      done();
      this.fail(fault, null);
    }
  }

  /** @param {string} asAt */
  change(asAt) {
    return this.#again(() => this.session.change(asAt));
  }

  /** Sets all lines beside another date. @param {string} against a word for it, or a date */
  compareWith(against) {
    return this.#again(() => this.session.compareWith(against));
  }

  /** @param {() => Promise<void>} ask what the scorecard shows anew */
  async #again(ask) {
    this.tell("");
    this.state("working");
    const done = this.progress.start("working");
    try {
      await ask();
      done();
      await this.show({ screen: "scorecard" }, false);
    } catch (fault) {
      done();
      if (!(fault instanceof Refusal)) return this.fail(fault, "the figures of another date");
      this.state("painted");
      throw fault;
    }
  }

  /**
   * Reads the files again with other decisions, and comes back to the list of files.
   * @param {Decision[]} decisions
   * @param {string} path the file that was decided on
   */
  async decide(decisions, path) {
    this.tell("");
    this.state("working");
    const done = this.progress.start("reading");
    try {
      await this.session.decide(decisions);
      done();
      const at = this.session.reading?.files.findIndex((file) => file.path === path) ?? -1;
      this.nav.go({ screen: "files", at: at < 0 ? undefined : `file-${at}` });
    } catch (fault) {
      done();
      this.fail(fault, null);
    }
  }

  /**
   * After something was set: the figures are the same, what stands beside them is asked for anew.
   * @param {View} then
   */
  settled(then) {
    this.kept = null;
    this.tell("It is set. Save it as a file to keep it.", true);
    this.nav.go(then);
  }

  /**
   * Reads the files again with what was typed, and comes to a screen; or gives what is wrong in the form.
   * @param {() => Promise<Pick<TypedOut, "faults" | "later">>} type
   * @param {View} then
   */
  async typed(type, then) {
    this.tell("");
    this.state("working");
    const done = this.progress.start("reading");
    const { faults, later } = await type().finally(done);
    if (faults.length) {
      this.state("painted");
      return faults;
    }
    this.kept = null;
    this.tell(`${later ?? "The figures count it now."} Save the numbers as a file to keep them.`, true);
    this.nav.go(then);
    return [];
  }

  /**
   * @param {View} view
   * @param {boolean} back
   */
  async show(view, back) {
    // A slow screen does not appear over a later one.
    const isCurrent = this.generations.begin("screen");
    const { kept } = this;
    try {
      const screen = await this.#asked(view, isCurrent);
      // A large screen is made in one task and laid out in another.
      if (screen !== kept?.screen) await inATask();
      if (!isCurrent()) return;
      this.#place(screen, back, "at" in view ? view.at : undefined);
      document.body.dataset.screen = view.screen;
      await drawn();
      if (isCurrent()) this.#settle();
    } catch (fault) {
      if (isCurrent()) this.fail(fault);
    }
  }

  #settle() {
    if (!this.session.sources.length) this.#waitForEngine();
    else this.state(this.session.scorecard ? "painted" : "failed");
  }

  /**
   * A screen that has much to ask is told of as any other work is, until another is asked for.
   * @param {View} view
   * @param {IsCurrent} isCurrent
   */
  #asked(view, isCurrent) {
    this.opened();
    const opened = (this.opened = this.progress.start("working"));
    return this.#screen(view, isCurrent).finally(opened);
  }

  /**
   * @param {View} view
   * @param {IsCurrent} isCurrent whether no other was asked for since
   * @returns {Promise<Shown>}
   */
  async #screen(view, isCurrent) {
    const { scorecard, reading } = this.session;
    if (view.screen === "extracts") return extractsScreen(this);
    if (view.screen === "definitions") return definitionsScreen(this);
    const isHeld = view.screen === "match" && reading?.files.some(({ path }) => path === view.path);
    if (view.screen === "match" && isHeld) return matchScreen(this, view);
    if ((view.screen === "files" || view.screen === "match") && reading) return filesScreen(this, reading, scorecard);
    if (!scorecard || !reading || view.screen === "start") return startScreen(this);
    if (view.screen === "indicator") return indicatorScreen(this, view, scorecard);
    if (view.screen === "settings") return settingsScreen(this, view);
    if (view.screen === "quality") return qualityScreen(this, view, scorecard, isCurrent);
    if (view.screen === "sheet") return sheetScreen(this, view);
    if (view.screen === "paper") return paperScreen(this);
    if (view.screen === "outlook") return outlookScreen(this, view);
    if (view.screen === "case") return caseScreen(this, view, scorecard);
    if (view.screen === "child") return childScreen(this, view, scorecard, isCurrent);
    if (view.screen === "periods") return periodsScreen(this, view);
    if (view.screen === "due") return dueScreen(this, view);
    if (view.screen === "typed") return typedScreen(this, view);
    if (this.kept?.of === scorecard) this.kept.screen.again?.("at" in view ? view.at : undefined);
    else this.kept = { of: scorecard, screen: scorecardScreen(this, scorecard, reading) };
    return this.kept.screen;
  }

  /**
   * @param {Shown} screen
   * @param {boolean} back
   * @param {string} [at] the id of the element to come to, instead of the heading
   */
  #place(screen, back, at) {
    const main = byId("main");
    main.classList.toggle("wrap--text", Boolean(screen.narrow));
    main.replaceChildren(screen.body);
    entitle(screen, this.session);
    screen.ready?.();
    if (!back) this.tell(this.said ?? "");
    this.said = undefined;
    if (at && !document.getElementById(at)) screen.whole?.();
    const target = at ? document.getElementById(at) : null;
    if (target) this.come(target);
    else {
      scrollTo(0, 0);
      main.querySelector("h1")?.focus({ preventScroll: true });
    }
  }

  /** @param {HTMLElement} place */
  come(place) {
    // Whoever comes back to a fold finds it open. Its summary takes the focus: with a tabindex on the fold itself no
    // key would reach what opens it.
    if (place instanceof HTMLDetailsElement) place.open = true;
    const target = /** @type {HTMLElement} */ (place.querySelector(":scope > summary") ?? place);
    place.scrollIntoView({ block: place.matches("details, tr, h1, h2, h3") ? "start" : "nearest" });
    if (!target.matches("a, button, input, select, summary, [tabindex]")) target.tabIndex = -1;
    target.focus({ preventScroll: true });
  }

  /**
   * Words above the screen, also read out. They go with the next change of screen.
   * @param {string} words
   * @param {boolean} [keep] show them over the next screen instead
   */
  tell(words, keep = false) {
    if (keep) this.said = words;
    byId("told").replaceChildren(...(words ? [el("p", { class: "told" }, words)] : []));
  }

  /** @param {unknown} fault @param {string | null} [what] was worked on; nothing but the files where it is null */
  fail(fault, what = nameOf(this.nav.view)) {
    if (fault instanceof Overtaken) return;
    const words =
      fault instanceof Refusal
        ? fault.message
        : fault instanceof EngineDied
          ? stoppedWords(what)
          : "Something on this page went wrong. The files were not changed.";
    this.session.clear();
    this.session.engine.start();
    this.kept = null;
    this.nav.forget();
    this.#strip();
    this.#place(failedScreen(this, words), false);
    document.body.dataset.screen = "failed";
    this.state("failed");
  }

  /** @param {string} words */
  clear(words) {
    this.#empty();
    this.session.engine.start();
    this.tell(words, true);
    this.nav.go({ screen: "start" });
  }

  #empty() {
    this.session.clear();
    this.kept = null;
    this.intake.forget();
    this.nav.forget();
    this.#strip();
    this.#place(startScreen(this), false);
    document.body.dataset.screen = "start";
    this.state("starting");
  }

  #strip() {
    byId("strip").hidden = !this.session.sources.length;
    const words = this.session.example
      ? [el("b", {}, "Example authority."), " Every child here is invented."]
      : [el("b", {}, "Officer view."), " This page holds children's records. Do not share or photograph it."];
    byId("strip-words").replaceChildren(...words);
  }

  #restarting() {
    if (this.session.sources.length)
      this.tell("The calculation stopped. It was started again with the same files.", true);
    else this.#waitForEngine();
  }

  #broken() {
    this.session.sources = [];
    const why = "WebAssembly may be switched off by your IT service, or the browser is too old.";
    this.#place(failedScreen(this, `This browser does not let the page calculate. ${why}`), false);
    this.state("failed");
  }

  /**
   * Links never change the address: each is followed here.
   * @param {MouseEvent} event
   */
  #follow(event) {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (!link) return;
    event.preventDefault();
    const id = (link.getAttribute("href") ?? "#").slice(1);
    if (id === "home") return this.nav.go({ screen: this.session.scorecard ? "scorecard" : "start" });
    const target = document.getElementById(id);
    if (target && !link.dataset.view) this.come(target);
  }
}

addEventListener("pageshow", (event) => {
  if (event.persisted) app?.resume();
});

// Outside its frame the page could be led away from, with what it knows in the address: it does not start.
const app = window.parent === window ? null : new App();
if (app) {
  window.focus();
  app.begin();
} else {
  byId("main").replaceChildren(
    el("h1", {}, "Open index.html instead"),
    el("p", {},
      "This file is the inside of the scorecard. It only works within index.html or looked-after-scorecard.html, " +
        "because the frame around it is what stops it from sending anything anywhere.",
    ),
  );
  document.body.dataset.state = "failed";
}
