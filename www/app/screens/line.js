// @ts-check
// One line of the scorecard: what, how many, over which time, which way is good; under it what is in doubt.
import { count, el, hidden } from "../dom.js";
import { chevron, icon } from "../icons.js";
import { across, BESIDE, besideCells } from "./columns.js";
import { TREND, trendCell } from "./sparks.js";

export const COLUMNS = [
  { name: "Indicator", width: "w-nm", number: false },
  { name: "Value", width: "w-v", number: true },
  ...BESIDE,
  TREND,
  { name: "Period, and which way is good", width: "w-pd", number: false },
];

/**
 * @param {App} app
 * @param {Line} line
 * @returns {HTMLTableRowElement[]}
 */
export function lineRows(app, line) {
  const notes = notesOf(line);
  const look = notes.length ? "line hasdq" : "line";
  const row = el("tr", { role: "row", id: `line-${line.id}`, class: look, "data-of": line.id, ...hooks(line) },
    nameCell(app, line),
    cells(line),
  );
  return notes.length ? [row, noteRow(line, notes)] : [row];
}

/**
 * What a script or a test holds on to.
 * @param {Line} line
 */
export const hooks = (line) => ({
  "data-indicator": line.id,
  "data-numerator": line.numerator,
  "data-denominator": line.denominator ?? "",
  "data-value": line.value ?? "",
  "data-not-recorded": line.not_recorded,
  "data-unassessed": line.unassessed,
  "data-trusted": line.missing ? "" : String(line.bounds?.trusted ?? true),
});

/**
 * Too much is open for the figure to be printed as true: how far it could go.
 * @param {Line} line
 */
const doubt = ({ bounds }) => (bounds && !bounds.trusted ? bounds.words : null);

/**
 * @param {App} app
 * @param {Line} line
 */
function nameCell(app, line) {
  const open = opener(app, line);
  return el("th", { scope: "row", role: "rowheader" },
    nameLink(app, line),
    " ",
    el("span", { class: "code" }, line.id),
    el("span", { class: "meta" },
      el("a", { href: "#definition", "data-view": "indicator", onclick: () => open("definition") },
        "Definition",
        hidden(` of ${line.title}`),
      ),
      !line.missing && line.cases && el(
        "a",
        { href: "#children", "data-view": "indicator", onclick: () => open("children") },
        line.cases,
        hidden(` counted: ${line.title}`),
      ),
      line.groups.length > 0 && breakdownButton(line),
    ),
  );
}

/**
 * @param {App} app
 * @param {Line} line
 * @returns {(at?: string) => void} opens the line, at a place on its page
 */
const opener = (app, line) => (at) => {
  app.nav.note({ at: `open-${line.id}` });
  app.nav.go({ screen: "indicator", id: line.id, at });
};

/**
 * @param {App} app
 * @param {Line} line
 */
export const nameLink = (app, line) =>
  el(
    "a",
    {
      class: "ind",
      id: `open-${line.id}`,
      href: "#indicator",
      "data-view": "indicator",
      onclick: () => opener(app, line)(),
    },
    line.title,
  );

/** @param {Line} line */
function cells(line) {
  const { lead, under, aside, small } = line.shown;
  const { bounds } = line;
  const look = line.missing ? "v v--none" : bounds && !bounds.trusted ? "v v--open" : "v";
  return [
    el("td", { role: "cell", class: "c-v num" },
      bounds?.stamp && el("span", { class: "stamp" }, icon("query"), bounds.stamp),
      el("span", { class: line.unit === "per 10,000" ? `${look} v--rate` : look }, lead),
      el("span", { class: small || line.missing ? "nr" : "nd" }, under),
      aside && el("span", { class: "nr" }, aside),
      bounds?.trusted && bounds.range && el("span", { class: "nr" }, bounds.range),
    ),
    ...besideCells(),
    trendCell(),
    el("td", { role: "cell", class: "c-pd" },
      el("span", { class: "lab" }, "Period "),
      line.window_words,
      line.better_words && el("span", { class: "nr first-up" }, line.better_words),
    ),
  ];
}

/** @typedef {{ words: string, isToDo: boolean }} Note amber where the officer has something to do */

/**
 * @param {Line} line
 * @returns {Note[]}
 */
function notesOf(line) {
  const toDo = [doubt(line), line.missing].map((words) => ({ words: words ?? "", isToDo: true }));
  return [...toDo, { words: line.remark ?? "", isToDo: false }].filter(({ words }) => words);
}

/**
 * @param {Line} line
 * @param {Note[]} notes
 */
function noteRow(line, notes) {
  return el("tr", { class: "dqrow", role: "row", "data-of": line.id },
    el("td", { role: "cell", colspan: COLUMNS.length },
      notes.map(({ words, isToDo }) =>
        el("div", { class: isToDo ? "dq" : "dq dq--info" },
          isToDo && icon("flag"),
          el("span", {}, hidden(`About ${line.title}: `), words),
        ),
      ),
    ),
  );
}

/** @param {Line} line */
function breakdownButton(line) {
  const button = el("button", { type: "button", class: "link fold", "aria-expanded": "false" },
    "Breakdown",
    hidden(` of ${line.title}`),
    chevron(),
  );
  button.addEventListener("click", () => {
    const open = button.getAttribute("aria-expanded") === "true";
    button.setAttribute("aria-expanded", String(!open));
    const row = button.closest("tr");
    if (open) row?.parentElement?.querySelector(`.brk[data-of="${CSS.escape(line.id)}"]`)?.remove();
    else row?.after(breakdownRow(line, across(row.closest("table"))));
    row?.classList.toggle("hasbrk", !open);
  });
  return button;
}

/**
 * Built when it is opened: most lines never are.
 * @param {Line} line
 * @param {number} columns
 */
function breakdownRow(line, columns) {
  return el("tr", { class: "brk", role: "row", "data-of": line.id },
    el("td", { role: "cell", colspan: columns }, breakdowns(line)),
  );
}

/** The groups of a line's own, a table for each name. @param {Line} line */
export function breakdowns(line) {
  /** @type {Map<string, Group[]>} */
  const named = new Map();
  for (const group of line.groups) named.set(group.name, [...(named.get(group.name) ?? []), group]);
  return el("div", { class: "brk__in" }, [...named].map(([name, groups]) => groupTable(line, name, groups)));
}

/**
 * @param {Line} line
 * @param {string} name
 * @param {Group[]} groups
 */
function groupTable(line, name, groups) {
  return el("table", { class: "grp" },
    el("caption", {}, name, hidden(`: ${line.title}`)),
    el("tbody", {},
      groups.map((group) =>
        el("tr", {},
          el("th", { scope: "row" }, group.label),
          el("td", { class: "num" }, el("b", {}, group.lead)),
          el("td", { class: "num quiet" },
            group.under,
            group.not_recorded > 0 && `, ${count(group.not_recorded)} not recorded`,
          ),
        ),
      ),
    ),
  );
}
