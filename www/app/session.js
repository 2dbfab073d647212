// @ts-check
// What the page asks of the files that are held: the reading, the scorecard, and everything beside it.
import { Overtaken, mustBe } from "./faults.js";
import { Held } from "./held.js";

/** @import { Generations, IsCurrent } from "./generations.js" */
/** @import { Modules, Watcher } from "./held.js" */

export class Session extends Held {
  /** @param {Watcher} watcher @param {Generations} generations @param {Modules} modules */
  constructor(watcher, generations, modules) {
    super(watcher, generations, modules);
    /** @type {Reading | null} */
    this.reading = null;
    /** @type {{ of: Scorecard | null, columns: Promise<Columns> } | null} */
    this.beside = null;
    /** What was asked last of what stands beside the lines. @type {Promise<unknown>} */
    this.looking = Promise.resolve();
    /** What all lines are set beside. */
    this.against = "year-ago";
  }

  get example() {
    return this.sources.some((source) => "example" in source);
  }

  /**
   * Reads files anew, or more of them: an as-at date that the officer set then stays.
   * @param {Source} source
   * @param {boolean} replace
   */
  load(source, replace) {
    return this.#anew(replace ? null : this.#chosen, () => this.hold(source, replace));
  }

  /**
   * @param {string | null} chosen the as-at date where the officer set it
   * @param {() => void} hold other files
   */
  async #anew(chosen, hold) {
    const isCurrent = (this.isCurrent = this.generations.begin("files"));
    this.loaded = false;
    // A worker still busy with older files would make the new ones wait.
    if (this.engine.pending.size) this.engine.start();
    hold();
    const reading = await this.twice(() => this.send(), false);
    mustBe(isCurrent);
    const scorecard = reading.as_at ? await this.#scorecard(chosen, reading.as_at) : null;
    mustBe(isCurrent);
    this.reading = reading;
    this.scorecard = scorecard;
  }

  /** The as-at date where the officer set it. */
  get #chosen() {
    return this.scorecard && this.scorecard.as_at !== this.reading?.as_at ? this.scorecard.as_at : null;
  }

  /** @param {string} asAt */
  async change(asAt) {
    const { isCurrent } = this;
    const scorecard = await this.#ask("scorecard", [asAt]);
    mustBe(isCurrent);
    this.scorecard = scorecard;
  }

  /**
   * Reads the files again by other decisions. An as-at date that the officer set stays.
   * @param {Decision[]} decisions
   */
  async decide(decisions) {
    const { isCurrent } = this;
    const chosen = this.#chosen;
    this.decisions = decisions;
    const reading = await (this.hasPart ? this.twice(() => this.send(), false) : this.#ask("choose", [decisions]));
    mustBe(isCurrent);
    const scorecard = reading.as_at ? await this.#scorecard(chosen, reading.as_at) : null;
    mustBe(isCurrent);
    this.reading = reading;
    this.scorecard = scorecard;
  }

  /**
   * The scorecard at the date that the officer set, or at the usual one where the files have no figures there any more.
   * @param {string | null} chosen
   * @param {string} usual
   */
  #scorecard(chosen, usual) {
    const atUsual = () => this.#ask("scorecard", [usual]);
    return chosen ? this.#ask("scorecard", [chosen]).catch(atUsual) : atUsual();
  }

  /** @param {string} path @param {string} table the likeliest where empty @param {string} line as "line 3", or empty */
  matching(path, table, line) {
    return this.#ask("matching", [path, table, line]);
  }

  /** @param {string} path */
  matchingFile(path) {
    return this.#ask("matching_file", [path]);
  }

  templates() {
    return this.twice(() => this.engine.ask("templates", []), false);
  }

  definitions() {
    return this.twice(() => this.engine.ask("definitions", []), false);
  }

  /** @param {IsCurrent} isWanted whether the reader still waits for it */
  async quality(isWanted) {
    await this.#pieces("ask_quality", isWanted);
    return this.#ask("quality", [this.#asAt()]);
  }

  /** @param {string} id @param {IsCurrent} isWanted */
  async suspects(id, isWanted) {
    await this.#pieces("ask_checks", isWanted);
    return this.#ask("suspects", [id, this.#asAt()]);
  }

  /**
   * The checks, a piece at a time, so that another question comes in between.
   * @param {"ask_checks" | "ask_quality"} op
   * @param {IsCurrent} isWanted
   */
  async #pieces(op, isWanted) {
    const asAt = this.#asAt();
    do if (!isWanted() || this.#asAt() !== asAt) throw new Overtaken("overtaken");
    while (await this.#ask(op, [asAt]));
  }

  /** What stands beside every line; asked once for a scorecard. */
  columns() {
    const { scorecard } = this;
    if (this.beside?.of !== scorecard) this.beside = { of: scorecard, columns: this.#columns(this.against) };
    return this.beside.columns;
  }

  /** One after the other: two at once would each begin anew what the other has asked. @param {string} against */
  #columns(against) {
    const { scorecard } = this;
    const look = () => this.#look(scorecard, against);
    const columns = this.looking.then(look, look);
    this.looking = columns;
    return columns;
  }

  /**
   * A few lines at a time, so that another question comes in between.
   * @param {Scorecard | null} scorecard
   * @param {string} against
   */
  async #look(scorecard, against) {
    const asAt = this.#asAt();
    do if (this.scorecard !== scorecard) throw new Overtaken("overtaken");
    while (await this.#ask("ask_columns", [asAt, against]));
    return this.#ask("columns", [asAt, against]);
  }

  /** Sets all lines beside another date: a word for one, or a date. @param {string} against */
  async compareWith(against) {
    const columns = await this.#columns(against);
    this.against = against;
    // Another scorecard of the same figures, so that nothing of the date before stays beside them.
    this.scorecard = this.scorecard && { ...this.scorecard };
    this.beside = { of: this.scorecard, columns: Promise.resolve(columns) };
  }

  /** Asks one line of one more date; says how many are left. @param {string} id @param {string} step */
  askTrend(id, step) {
    return this.#ask("ask_trend", [id, this.#asAt(), step]);
  }

  /** @param {string} id @param {string} step */
  trend(id, step) {
    return this.#ask("trend", [id, this.#asAt(), step]);
  }

  askSparks() {
    return this.#ask("ask_sparks", [this.#asAt()]);
  }

  sparks() {
    return this.#ask("sparks", [this.#asAt()]);
  }

  /** Asks a few more lines of a period; says how often there is still to ask. @param {string} step */
  askPeriods(step) {
    return this.#ask("ask_periods", [this.#asAt(), step]);
  }

  /** Every line by period, of what was asked. @param {string} step months where it is empty */
  periods(step) {
    return this.#ask("periods", [this.#asAt(), step]);
  }

  /** @param {string} id @param {string} against a word for a date, or a date */
  changed(id, against) {
    return this.#ask("changed", [id, against, this.#asAt()]);
  }

  /** @param {string} id */
  status(id) {
    return this.#ask("status", [id, this.#asAt()]);
  }

  /** @param {string} id */
  compare(id) {
    return this.#ask("compare", [id, this.#asAt()]);
  }

  /** The rates for each 10,000 children, by the number of them that is set where no file has one. */
  rates() {
    return this.#ask("rates", [this.#asAt()]);
  }

  settingsPage() {
    return this.#ask("settings_page", [this.#asAt()]);
  }

  settingsFile() {
    return this.#ask("settings_file", []);
  }

  /** @param {string} id */
  lineForm(id) {
    return this.#ask("line_form", [id]);
  }

  /** What the council itself sets beside a line. @param {string} id */
  comparators(id) {
    return this.#ask("comparators", [id]);
  }

  typed() {
    return this.#ask("typed", []);
  }

  typedFile() {
    return this.#ask("typed_file", []);
  }

  /**
   * Keeps or takes out a typed number, and reads the files again with what is typed then; or says what is wrong.
   * @template {"keep_typed" | "remove_typed"} K @param {K} op @param {Operations[K]["args"]} args
   */
  async type(op, args) {
    const { faults, file, taken, later } = await this.#ask(op, args);
    if (file !== null) await this.#anew(this.#chosen, () => this.holdTyped(file, taken));
    return { faults, later };
  }

  /** Sets something, and holds it. @template {Setting} K @param {K} op @param {Operations[K]["args"]} args */
  async own(op, args) {
    const set = this.#settled(await this.#ask(op, args));
    // Rates go by the council and by the number of its children.
    if ((op === "set_all" || op === "set_population") && !set.faults.length) await this.change(this.#asAt());
    return set;
  }

  /** @param {SetOut} set */
  #settled(set) {
    if (set.file === null) return set;
    this.holdSet(set.file);
    this.beside = null;
    return set;
  }

  /** A set of lines as a view. @param {string} set its name */
  framework(set) {
    return this.#ask("framework", [this.#asAt(), set]);
  }

  /** @param {string} set the name of a set of lines, or nothing for the one that is set */
  sheet(set) {
    return this.#ask("sheet", [this.#asAt(), set]);
  }

  /** What is published of a sheet, as CSV. @param {string} set as for the sheet */
  released(set) {
    return this.#ask("released_file", [this.#asAt(), set]);
  }

  paper() {
    return this.#ask("paper", [this.#asAt()]);
  }

  /** @param {PaperForm} form */
  setPaper(form) {
    return this.own("set_paper", [this.#asAt(), form]);
  }

  /** The bytes of a document for Word. @param {Paper} paper */
  async document(paper) {
    return this.#ask("document", [paper, await this.modules.workbookReader()]);
  }

  /** @param {string} set as for the sheet */
  outlook(set) {
    return this.#ask("outlook", [this.#asAt(), set]);
  }

  /** @param {string} id */
  outlookLine(id) {
    return this.#ask("outlook_line", [id, this.#asAt()]);
  }

  /** @param {string} code of one finding, or nothing for all of them */
  sendList(code) {
    return this.#ask("send_list", [this.#asAt(), code]);
  }

  /** @param {string} id */
  indicator(id) {
    return this.#ask("indicator", [id, this.#asAt()]);
  }

  /** @param {string} id @param {string} by one thing or two */
  cohorts(id, by) {
    return this.#ask("cohorts", [id, this.#asAt(), by]);
  }

  /** @param {string} id @param {StandingKey} standing @param {number} offset @param {number} limit */
  cases(id, standing, offset, limit) {
    return this.#ask("cases", [id, this.#asAt(), standing, offset, limit]);
  }

  /** @param {string} id @param {StandingKey} standing @param {Asked} asked @param {[number, number]} page */
  children(id, standing, asked, [offset, limit]) {
    return this.#ask("children", [id, this.#asAt(), standing, asked, offset, limit]);
  }

  /** @param {string} id @param {StandingKey} standing @param {Asked} asked */
  childrenSheet(id, standing, asked) {
    return this.#ask("children_sheet", [id, this.#asAt(), standing, asked]);
  }

  /** @param {number} of the child's number in this session @param {IsCurrent} isWanted */
  async child(of, isWanted) {
    await this.#pieces("ask_checks", isWanted);
    return this.#ask("child", [this.#asAt(), of]);
  }

  /** @param {string} until empty: a month ahead @param {string} worker empty: all @param {number} most of each kind */
  due(until, worker, most) {
    return this.#ask("due", [this.#asAt(), until, worker, most]);
  }

  /** @param {string} until @param {string} worker */
  dueSheet(until, worker) {
    return this.#ask("due_sheet", [this.#asAt(), until, worker]);
  }

  /** A table of the page to take away. @param {Taken} what @param {string} [id] of a line @param {string} [more] */
  table(what, id = "", more = "") {
    return this.#ask("table", [what, this.#asAt(), id, more]);
  }

  /** The bytes of a workbook. @param {Saved} table */
  async workbook(table) {
    return this.#ask("workbook", [table, await this.modules.workbookReader()]);
  }

  /** @param {string} id @param {number} number */
  case(id, number) {
    return this.#ask("case", [id, this.#asAt(), number]);
  }

  /** Ends the worker, and with it the memory in which it read the files. */
  clear() {
    this.isCurrent = this.generations.begin("files");
    [this.sources, this.earlier] = [[], null];
    this.decisions = [];
    this.reading = null;
    this.scorecard = null;
    this.beside = null;
    this.against = "year-ago";
    this.loaded = false;
    this.engine.stop();
  }

  #asAt() {
    return this.scorecard?.as_at ?? "";
  }

  /**
   * @template {Operation} K
   * @param {K} op
   * @param {Operations[K]["args"]} args
   * @returns {Promise<Operations[K]["answer"]>}
   */
  async #ask(op, args) {
    const { isCurrent } = this;
    const answer = await this.twice(() => this.engine.ask(op, args));
    mustBe(isCurrent);
    return answer;
  }
}
