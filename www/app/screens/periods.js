// @ts-check
// Every line as a row, and months, quarters or years as columns. The periods are asked a few lines at a time while
// nothing else is asked, the latest first; an officer who moves on stops it, and who comes back goes on with it.
import { drawn, el, hidden } from "../dom.js";
import { Overtaken, Refusal } from "../faults.js";
import { waysOut } from "../out.js";
import { crumb } from "../parts.js";
import { scroller } from "../scroller.js";
import { idle } from "./sparks.js";

/** As many rows are filled before the page may do something else. */
const ROWS = 20;

/**
 * @param {App} app
 * @param {PeriodsScreenView} view
 * @returns {Promise<Shown>}
 */
export async function periodsScreen(app, view) {
  const page = await app.session.periods(view.step ?? "");
  const table = emptyTable(app, page);
  const told = el("p", { class: "quiet small", role: "status", id: "periods-told" });
  const save = () => app.session.table("periods", "", page.step);
  const body = el("div", {},
    crumb(app, "Back to the scorecard", { screen: "scorecard" }),
    el("h1", { tabindex: -1 }, "Every line over time"),
    el("p", { class: "quiet" },
      `To ${page.as_at_words}. Under each line stands what its figures cover. Exact counts, small ones too: for use ` +
        "inside the authority and not for publication.",
    ),
    controls(app, page),
    told,
    scroller("Every line over time", table),
    waysOut(app, "table", save),
  );
  const ready = () => void drawn().then(() => fill(app, table, page, told));
  return { title: "Every line over time", tab: "Every line over time", dated: true, body, ready };
}

/**
 * @param {App} app
 * @param {Periods} page
 */
function controls(app, { step, steps }) {
  const chosen = el("select", { class: "in", id: "periods-step" },
    steps.map(({ key, name }) => el("option", { value: key, selected: key === step }, name)),
  );
  const show = () => app.nav.go({ screen: "periods", step: chosen.value, at: "periods-step" });
  chosen.addEventListener("change", show);
  return el("div", { class: "ctl no-print" },
    el("div", { class: "field" }, el("label", { for: "periods-step" }, "Columns"), chosen),
  );
}

/**
 * @param {App} app
 * @param {Periods} page
 */
function emptyTable(app, { periods, sections }) {
  const open = (/** @type {string} */ id) => () => app.nav.go({ screen: "indicator", id });
  const link = (/** @type {PeriodRow} */ { id, title }) =>
    el("a", { href: `#${id}`, "data-view": "indicator", onclick: open(id) }, title);
  return el("table", { class: "plain periods", id: "periods", "aria-busy": "true" },
    el("thead", {},
      el("tr", {},
        el("th", { scope: "col" }, "Line"),
        periods.map(({ words }) => el("th", { scope: "col", class: "num" }, words)),
      ),
    ),
    sections.map(({ title, rows }) =>
      el("tbody", {},
        el("tr", { class: "sec" }, el("th", { colspan: periods.length + 1, scope: "rowgroup" }, title)),
        rows.map((row) =>
          el("tr", { "data-line": row.id },
            el("th", { scope: "row" },
            link(row), " ", el("span", { class: "code" }, row.id), el("span", { class: "nr" }, row.over),
          ),
            periods.map(({ key }) => el("td", { class: "num", "data-period": key })),
          ),
        ),
      ),
    ),
  );
}

/**
 * @param {App} app
 * @param {HTMLTableElement} table
 * @param {Periods} page
 * @param {HTMLElement} told
 */
async function fill(app, table, page, told) {
  const { session } = app;
  const { scorecard } = session;
  const isCurrent = () => table.isConnected && session.scorecard === scorecard;
  try {
    told.textContent = doing(page);
    for (let left = 1, before = -1; left > 0; before = left) {
      await idle();
      if (!isCurrent()) return;
      if (session.engine.pending.size) continue;
      left = await session.askPeriods(page.step);
      if (!isCurrent()) return;
      if (before === left || !isWhole(left, page)) continue;
      const filled = await session.periods(page.step);
      await place(table, filled, isCurrent);
      told.textContent = doing(filled);
    }
    table.setAttribute("aria-busy", "false");
  } catch (fault) {
    if (fault instanceof Refusal) told.textContent = fault.message;
    else if (!(fault instanceof Overtaken)) app.fail(fault);
  }
}

/** How many of the columns are whole, until all are. @param {Periods} page */
function doing({ step, steps, periods, sections }) {
  const rows = sections.flatMap((section) => section.rows);
  const whole = periods.filter((_, at) => rows.every(({ cells }) => cells[at])).length;
  const name = steps.find(({ key }) => key === step)?.name.toLowerCase();
  return whole < periods.length ? `Working out the earlier dates: ${whole} of ${periods.length} ${name}` : "";
}

/** Whether what is left to ask are whole periods. @param {number} left @param {Periods} page */
const isWhole = (left, { asks }) => left % asks === 0;

/**
 * @param {HTMLTableElement} table
 * @param {Periods} page
 * @param {() => boolean} isCurrent
 */
async function place(table, { periods, sections }, isCurrent) {
  for (const [at, row] of sections.flatMap(({ rows }) => rows).entries()) {
    if (at % ROWS === ROWS - 1) await idle();
    if (!isCurrent()) return;
    const line = table.querySelector(`tr[data-line="${CSS.escape(row.id)}"]`);
    row.cells.forEach((cell, place) => {
      const to = cell && line?.querySelector(`td[data-period="${periods[place].key}"]:empty`);
      if (cell && to) to.replaceChildren(...cellWords(cell));
    });
    if (line) sayOnce(line, row);
  }
}

/**
 * A reason for which several columns have no figure is seen once, under the line's name.
 * @param {Element} line
 * @param {PeriodRow} row
 */
function sayOnce(line, { cells }) {
  const reasons = cells.flatMap((cell) => cell?.gap ?? []);
  const shared = new Set(reasons.filter((reason, at) => reasons.indexOf(reason) !== at));
  for (const said of line.querySelectorAll("td .gap"))
    said.classList.toggle("govuk-visually-hidden", shared.has(said.textContent ?? ""));
  line.querySelector(".why")?.remove();
  if (!shared.size) return;
  line.querySelector("th")?.append(el("span", { class: "nr why" }, `No figure (–): ${[...shared].join(" ")}`));
}

/** @param {PeriodCell} cell */
const cellWords = ({ lead, under, gap }) => [
  el("span", { class: "b" }, lead),
  ...(under ? [el("span", { class: "nr" }, hidden(", "), under)] : []),
  ...(gap ? [el("span", { class: "nr gap" }, gap)] : []),
];
