// @ts-check
// The committee's sheet: one page for paper. The engine hands over words that are safe; nothing is worked out here.
import { el, hidden } from "../dom.js";
import { icon } from "../icons.js";
import { crumb } from "../parts.js";
import { releaseCheck } from "./release.js";

/** @typedef {Parameters<typeof icon>[0]} Mark */
/** A shape for each status, so that a copy in grey still says it. @type {Record<RatingKey, Mark>} */
const MARKS = {
  on: "disc", close: "diamond", off: "square", few: "ring", unreliable: "query", part: "ring", information: "bar",
};

/** @type {Record<RatingKey, string>} */
const LOOKS = {
  on: "on", close: "close", off: "off", few: "info", unreliable: "unknown", part: "info", information: "info",
};

/**
 * @param {App} app
 * @param {SheetScreenView} view
 * @returns {Promise<Shown>}
 */
export async function sheetScreen(app, view) {
  const sheet = await app.session.sheet(view.set ?? "");
  const body = el("div", {},
    crumb(app, "Back to the scorecard", { screen: "scorecard" }),
    controls(app, sheet),
    releaseCheck(app, sheet.release, sheet.set),
    el("article", { class: "sheet" },
      head(sheet),
      tally(sheet),
      table(sheet),
      remarks("What we are doing about the lines that are off target", sheet.reds),
      remarks(sheet.reds.length ? "Other lines" : "What is behind the figures and what we are doing", sheet.remarks),
      el("footer", { class: "sheet__foot" },
        [...sheet.notes, ...aims(sheet), sheet.source].map((words) => [el("p", {}, words), " "]).flat(),
      ),
    ),
  );
  return { title: "Committee sheet", dated: true, body };
}

/**
 * @param {App} app
 * @param {Sheet} sheet
 */
function controls(app, { set, sets }) {
  const chosen = el("select", { class: "in", id: "sheet-set" },
    sets.map((name) => el("option", { value: name, selected: name === set }, name)),
  );
  const go = () => app.nav.go({ screen: "sheet", set: chosen.value, at: "sheet-set" });
  return el("div", { class: "ctl no-print" },
    el("div", { class: "field" }, el("label", { for: "sheet-set" }, "Lines"), chosen),
    el("div", { class: "field" },
      el("button", { type: "button", class: "govuk-button govuk-button--secondary", onclick: go }, "Show these lines"),
    ),
    el("div", { class: "field" },
      el("button", { type: "button", class: "govuk-button", onclick: () => window.print() }, "Print this sheet"),
    ),
  );
}

/** @param {Sheet} sheet */
function head({ authority, as_at_words, headline, standing }) {
  return el("header", { class: "sheet__head" },
    el("div", {},
      el("h1", { tabindex: -1 }, "Our children: how we are doing as parents"),
      el("p", {}, authority && [el("b", {}, authority), ". "], el("span", { class: "quiet" }, standing)),
    ),
    el("p", { class: "sheet__date" }, el("b", {}, `As at ${as_at_words}`), " ", el("span", {}, headline)),
  );
}

/** @param {Sheet} sheet */
function tally({ tally }) {
  if (!tally.length) return null;
  return el("ul", { class: "sheet__tally", "aria-label": "How many lines have each status" },
    tally.map(({ rating, words, lines }) =>
      el("li", { class: `rate rate--${rating ? LOOKS[rating] : "info"}` },
        rating && icon(MARKS[rating]), el("b", {}, lines), ` ${words}`,
      ),
    ),
  );
}

/**
 * @typedef {object} Column
 * @property {string} name
 * @property {string} [number] how it is set
 * @property {(line: SheetLine) => HTMLTableCellElement} cell
 * @property {(line: SheetLine) => unknown} [gives] whether its room goes to the cell before it
 * @property {(line: SheetLine) => unknown} [fills] whether it says something of a line
 */

/** @param {Sheet} sheet @returns {Column[]} the columns that something fills */
function columns({ ago_words, promises }) {
  const usual = usualSource(promises);
  /** @type {Column[]} */
  const all = [
    { name: "Now", number: "num", cell: ({ now }) => cell("Now", now) },
    { name: "Period", cell: ({ period }) => td("Period", "period", period), gives: ({ now }) => now.not_shown },
    { name: "Our aim", cell: (line) => aim(line, usual), fills: ({ aim }) => aim },
    { name: "Status", cell: (line) => status(line), fills: ({ rating }) => rating !== "information" && rating },
    { name: `A year ago (${ago_words})`, number: "num", cell: ({ ago }) => cell("A year ago", ago),
      fills: ({ ago }) => !ago.not_shown || ago.held },
    { name: "Change", cell: ({ change }) => td("Change", "change", change), fills: ({ change }) => change,
      gives: ({ ago }) => ago.not_shown },
    { name: "Similar councils", number: "num", cell: ({ similar }) => td("Similar councils", "num", similar),
      fills: ({ similar }) => similar },
    { name: "England", number: "num", cell: ({ england }) => td("England", "num", england),
      fills: ({ england }) => england },
    { name: "Expected 31 March", number: "num", cell: ({ expected }) => ahead(expected),
      fills: ({ expected }) => expected },
  ];
  const lines = promises.flatMap((promise) => promise.lines);
  return all.filter(({ fills }) => !fills || lines.some(fills));
}

/**
 * @param {string} label said beside it on a narrow screen
 * @param {string} look
 * @param {...(Node | string | null)} inside
 */
const td = (label, look, ...inside) =>
  el("td", { role: "cell", class: `${look}${inside.some(Boolean) ? "" : " is-empty"}`, "data-l": label }, inside);

/**
 * @param {string} label
 * @param {SheetCell} cell
 */
function cell(label, { count, value, small, not_shown, held }) {
  if (not_shown) return td(label, held ? "held" : "not-shown", not_shown);
  const first = el(small || !value ? "b" : "span", { class: "count" }, count);
  const second = value && el(small ? "span" : "b", { class: "value" }, value);
  return td(label, "num", count && first, count && value ? " " : "", second || null);
}

/** @param {SheetLine["expected"]} expected */
const ahead = (expected) =>
  td("Expected 31 March", "num expected", ...(expected ? [el("b", {}, expected.likely), ` (${expected.range})`] : []));

/** @param {SheetLine} line @param {string | null} usual */
const aim = ({ aim, aim_from }, usual) =>
  td("Our aim", "aim", aim, aim_from && aim_from !== usual ? el("span", { class: "quiet" }, ` ${aim_from}`) : null);

/**
 * Where most of the aims come from: said once below the table, so that it fits on one page.
 * @param {SheetPromise[]} promises
 */
function usualSource(promises) {
  const sources = promises.flatMap(({ lines }) => lines.flatMap(({ aim_from }) => aim_from ?? []));
  const often = (/** @type {string} */ source) => sources.filter((one) => one === source).length > sources.length / 2;
  return sources.length > 1 ? (sources.find(often) ?? null) : null;
}

/** @param {Sheet} sheet */
function aims({ promises }) {
  const usual = usualSource(promises);
  return usual ? [`Our aims: ${usual}, where nothing else is said.`] : [];
}

/** @param {SheetLine} line */
function status({ rating, rating_words }) {
  if (!rating) return td("Status", "status");
  return td("Status", "status",
    el("span", { class: `rate rate--${LOOKS[rating]}` }, icon(MARKS[rating]), el("span", {}, rating_words)),
  );
}

/** @param {Sheet} sheet */
function table(sheet) {
  const shown = columns(sheet);
  return el("table", { class: "pub", role: "table" },
    el("caption", { class: "govuk-visually-hidden" }, `What we promise and how we are doing at ${sheet.as_at_words}`),
    el("thead", { role: "rowgroup" },
      el("tr", { role: "row" },
        el("th", { scope: "col", role: "columnheader" }, "What we promise"),
        shown.map(({ name, number }) => el("th", { scope: "col", role: "columnheader", class: number }, name)),
      ),
    ),
    sheet.promises.map((promise) => promiseRows(promise, shown)),
  );
}

/**
 * @param {SheetPromise} promise
 * @param {Column[]} shown
 */
function promiseRows({ title, lines, judged }, shown) {
  return el("tbody", { role: "rowgroup" },
    el("tr", { class: "sec", role: "row" },
      el("th", { colspan: shown.length + 1, scope: "rowgroup", role: "rowheader" }, title),
    ),
    lines.map((line) =>
      el("tr", { role: "row", "data-line": line.id },
        el("th", { scope: "row", role: "rowheader" },
          line.code && el("span", { class: "quiet" }, `${line.code} `),
          el("span", { class: "title" }, line.title),
          line.better_words && !line.aim && el("span", { class: "quiet good" }, hidden(", "), ` ${line.better_words}`),
          line.others && el("span", { class: "quiet others" }, line.others),
        ),
        cells(line, shown),
      ),
    ),
    judged.map(({ id, title, grade, day }) =>
      el("tr", { role: "row", "data-line": id },
        el("th", { scope: "row", role: "rowheader" }, el("span", { class: "title" }, title)),
        el("td", { role: "cell", colspan: shown.length, "data-l": "Judgement" }, el("b", {}, grade), `, ${day}`),
      ),
    ),
  );
}

/**
 * The cells of a line. Why a figure is not shown stands across the cell beside it too.
 * @param {SheetLine} line
 * @param {Column[]} shown
 */
function cells(line, shown) {
  return shown.filter(({ gives }) => !gives?.(line)).map((column) => {
    const cell = column.cell(line);
    if (shown[shown.indexOf(column) + 1]?.gives?.(line)) cell.colSpan = 2;
    return cell;
  });
}

/**
 * What was typed beside lines.
 * @param {string} heading
 * @param {Remark[]} remarks
 */
function remarks(heading, remarks) {
  if (!remarks.length) return null;
  return el("section", { class: "sheet__reds" },
    el("h2", {}, heading),
    remarks.map(({ title, words }) => el("p", {}, el("b", {}, `${title}.`), ` ${words}`)),
  );
}
