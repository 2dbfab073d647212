// @ts-check
// One child under one indicator: the verdict, each clause with the rows that answer it, the rows as they stand.
import { count, el, hidden } from "../dom.js";
import { icon } from "../icons.js";
import { crumb } from "../parts.js";
import { scroller } from "../scroller.js";
import { timelineFigure } from "./timeline.js";

/** @type {Record<Step["answer"], [string, string, string]>} */
const ANSWERS = {
  yes: ["True", "disc", "truth"],
  no: ["False", "cross", "truth"],
  unknown: ["Cannot be judged", "query", "truth"],
  "not asked": ["Not asked", "ring", "truth truth--n"],
};

/**
 * @param {App} app
 * @param {CaseView} view
 * @param {Scorecard} scorecard
 * @returns {Promise<Shown>}
 */
export async function caseScreen(app, view, scorecard) {
  const found = await app.session.case(view.id, view.number);
  const about = found.about.replace(/\.$/, "");
  const timeline = found.timeline && timelineFigure(found.timeline);
  const body = el("div", {},
    view.child
      ? crumb(app, "Back to the child", view.child)
      : crumb(app, `Back to ${view.title}`, lineOf(view, found)),
    el("p", { class: "print-only" }, "OFFICIAL-SENSITIVE: the record of a child. Not for publication."),
    el("div", { class: "head" },
      el("div", {},
        el("h1", { tabindex: -1 }, found.title),
        el("p", { class: "quiet" }, `${about}. ${view.title} (${view.id}) at ${scorecard.as_at_words}.`),
      ),
    ),
    el("div", { class: "verdict" }, el("b", {}, found.standing_words)),
    found.of !== null && !view.child && toChild(app, view, found.of, found.child),
    timeline && el("section", { class: "sect" }, el("h2", {}, "Placements"), timeline.figure),
    clauses(found),
    rowsSection(found.rows),
  );
  // No number of a child in the title: it would stand in the name of a printed file.
  const title = `One child's reasons, ${view.id}`;
  return { title, tab: "One child's reasons", dated: true, body, narrow: true, ready: () => timeline?.draw() };
}

/**
 * The children of the line, among whom the reader found this one.
 * @param {CaseView} view
 * @param {CasePage} found
 * @returns {View}
 */
const lineOf = ({ id }, { standing }) => ({ screen: "indicator", id, standing, at: "children" });

/**
 * The way to the child's own page, which is asked for by a number of this session.
 * @param {App} app
 * @param {CaseView} view
 * @param {number} of
 * @param {string} child
 */
function toChild(app, view, of, child) {
  const back = { words: "Back to the reasons", to: view };
  const open = () => app.nav.go({ screen: "child", of, back });
  const words = `Everything that the files say of child ${child}`;
  return el("p", { class: "no-print" },
    el("a", { href: "#child", id: "open-child", "data-view": "child", onclick: open }, words),
  );
}

/** @param {CasePage} found */
function clauses(found) {
  return el("section", { class: "sect" },
    el("h2", {}, "Each clause, and the row that answers it"),
    el("ol", { class: "clauses" }, found.steps.map((step) => clause(step, found.rows))),
  );
}

/**
 * @param {Step} step
 * @param {Row[]} rows
 */
function clause(step, rows) {
  const [word, shape, look] = ANSWERS[step.answer];
  const isRead = step.rows.length > 0 || step.list.length > 0;
  return el("li", { "data-answer": step.answer },
    el("span", { class: look }, icon(shape), word),
    el("div", {},
      el("h3", { class: "first-up" }, step.words),
      step.because && el("p", { class: "first-up" }, step.because),
      list(step, rows),
    ),
    el("div", { class: "src" },
      isRead ? once(step.rows).map((row) => rowLink(row, rows)) : el("span", {}, "no row read"),
    ),
  );
}

/**
 * Each of the several things that decided, with the rows that say so.
 * @param {Step} step
 * @param {Row[]} rows
 */
function list({ list }, rows) {
  if (!list.length) return null;
  const entry = (/** @type {Step["list"][number]} */ { words, rows: cited }) => {
    const links = once(cited).flatMap((row, at) => [at > 0 && ", ", rowLink(row, rows)]);
    return el("li", {}, `${words}: `, links.length ? links : "no row");
  };
  return el("ul", { class: "small" }, list.map(entry));
}

/** @param {{ file: string, line: number }} one */
const isSame = (one) => (/** @type {{ file: string, line: number }} */ { file, line }) =>
  file === one.file && line === one.line;

/** A row that says two things is named once. @param {RowLink[]} rows */
const once = (rows) => rows.filter((row, at) => rows.findIndex(isSame(row)) === at);

/**
 * @param {RowLink} row
 * @param {Row[]} rows
 */
function rowLink(row, rows) {
  const at = rows.findIndex(isSame(row));
  return el("span", {}, at < 0 ? row.words : el("a", { href: `#row-${at}` }, row.words));
}

/** @param {Row[]} rows */
function rowsSection(rows) {
  if (!rows.length) return null;
  /** @type {Map<string, { row: Row, at: number }[]>} */
  const tables = new Map();
  for (const [at, row] of rows.entries()) {
    // Rows of one table whose columns differ (other years) stand apart, each under its own headings.
    const kind = [row.table, ...row.cells.map(({ name }) => name)].join("\n");
    tables.set(kind, [...(tables.get(kind) ?? []), { row, at }]);
  }
  return el("section", { class: "sect", "aria-labelledby": "rows-title" },
    el("h2", { id: "rows-title" }, "The rows as they are in the file"),
    [...tables.values()].map(rowsTable),
  );
}

/** @param {{ row: Row, at: number }[]} rows */
function rowsTable(rows) {
  const [{ row: first }] = rows;
  const read = rows.some(({ row }) => row.read_as);
  const name = first.table ?? first.file;
  const headings = ["File and line", ...first.cells.map(({ name }) => name), ...(read ? ["Read as"] : [])];
  const table = el("table", { class: "kids kids--rows small" },
    el("caption", {}, name),
    el("thead", {}, el("tr", {}, headings.map((heading) => el("th", { scope: "col" }, heading)))),
    el("tbody", {}, rows.map(({ row, at }) => rowOf(row, at, read))),
  );
  return scroller(`Rows of ${name}`, table);
}

/**
 * @param {Row} row
 * @param {number} at
 * @param {boolean} read
 */
function rowOf(row, at, read) {
  return el("tr", { id: `row-${at}`, tabindex: -1 },
    el("th", { scope: "row" }, `${row.file}, line `, count(row.line)),
    row.cells.map(({ name, text }) => el("td", { class: "mono", "data-l": name }, text.trim() ? text : blank())),
    read && el("td", { "data-l": "Read as" }, row.read_as ?? hidden("nothing")),
  );
}

const blank = () => el("span", { class: "quiet" }, "blank");
