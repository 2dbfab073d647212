// @ts-check
// Every child of an indicator, in tabs by standing, a page of rows at a time, filtered and sorted by the engine.
import { count, el, hidden } from "../dom.js";
import { waysOut } from "../out.js";
import { scroller } from "../scroller.js";
import { elsewhere, filters, moreColumns, nearMisses, sortedHead, sorting } from "./sorting.js";

const ROWS = 25;
/** As the list stands before the officer has asked for anything: in the order of the children's numbers. */
const AS_IT_IS = Object.freeze({ sort: "child", down: false, filters: {} });

/**
 * What is shown: which standing, from which row, and in what order.
 * @typedef {{ at: number, offset: number, asked: Asked }} Place
 */

/**
 * @param {App} app
 * @param {IndicatorView} view
 * @param {Detail} detail
 */
export async function casesSection(app, view, detail) {
  const standings = detail.standings.filter(({ key, count: of }) => of > 0 || key === "met");
  if (!standings.length) return null;
  const panel = el("div", { role: "tabpanel", id: "cases-panel", tabindex: 0, class: "panel" });
  const tabs = standings.map((standing) => tab(standing));
  /** The latest that was asked for: an answer to an earlier question is not shown over it. @type {Place} */
  let wanted;
  /** @param {Place} place @param {string} [focus] the id of what is to be come to */
  const choose = async (place, focus) => {
    wanted = place;
    const standing = standings[place.at];
    mark(tabs, panel, place.at);
    app.nav.note({ standing: standing.key, offset: place.offset, asked: place.asked });
    try {
      const { id } = detail.line;
      const page = await app.session.children(id, standing.key, place.asked, [place.offset, ROWS]);
      if (wanted !== place) return;
      panel.replaceChildren(...filled(app, detail.line, standing.key, page, place, choose));
      panel.setAttribute("aria-busy", "false");
      if (focus) (document.getElementById(focus) ?? panel).focus();
    } catch (fault) {
      app.fail(fault);
    }
  };
  const turn = (/** @type {number} */ at) => choose({ at, offset: 0, asked: wanted.asked });
  listen(tabs, turn);
  const first = Math.max(0, standings.findIndex(({ key }) => key === view.standing));
  // The first page is there before the screen is: the note belongs to the view that is being opened.
  await choose({ at: first, offset: view.offset ?? 0, asked: view.asked ?? AS_IT_IS });
  return el("section", { class: "sect", id: "children", tabindex: -1, "aria-labelledby": "children-title" },
    el("h2", { id: "children-title" }, "Every child, accounted for"),
    el("p", { class: "print-only" }, "OFFICIAL-SENSITIVE: a list of children. Not for publication."),
    el("div", { class: "tabs", role: "tablist", "aria-label": "The children, by what was decided" }, tabs),
    panel,
    el("p", { class: "small quiet" }, standings.map(({ label }) => label).join(", "), "."),
  );
}

/**
 * @param {HTMLElement[]} tabs
 * @param {HTMLElement} panel
 * @param {number} at
 */
function mark(tabs, panel, at) {
  for (const [i, one] of tabs.entries()) {
    one.setAttribute("aria-selected", String(i === at));
    one.tabIndex = i === at ? 0 : -1;
  }
  panel.setAttribute("aria-labelledby", tabs[at].id);
  // Until the worker has answered, the panel shows the children asked for before.
  panel.setAttribute("aria-busy", "true");
}

/** @param {Detail["standings"][number]} standing */
function tab({ key, label }) {
  const [, number = "", words = label] = /^([\d,]+) (.*)$/.exec(label) ?? [];
  return el(
    "button",
    {
      type: "button",
      role: "tab",
      id: `tab-${key.replaceAll(" ", "-")}`,
      "aria-controls": "cases-panel",
      "data-standing": key,
    },
    number && el("b", {}, number),
    " ",
    words,
  );
}

/**
 * @param {HTMLElement[]} tabs
 * @param {(at: number) => void} turn
 */
function listen(tabs, turn) {
  for (const [at, one] of tabs.entries()) {
    one.addEventListener("click", () => turn(at));
    one.addEventListener("keydown", (event) => {
      // On a narrow screen the tabs stand under each other.
      const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key] ?? 0;
      /** @type {Record<string, number>} */
      const ends = { Home: 0, End: tabs.length - 1 };
      const to = ends[event.key] ?? (step ? (at + step + tabs.length) % tabs.length : -1);
      if (to < 0) return;
      event.preventDefault();
      tabs[to].focus();
      turn(to);
    });
  }
}

/**
 * @param {App} app
 * @param {Line} line
 * @param {StandingKey} standing
 * @param {Children} page
 * @param {Place} place
 * @param {(place: Place, focus?: string) => void} choose
 */
function filled(app, line, standing, page, place, choose) {
  if (!page.of) return [el("p", { class: "quiet none" }, "There are none.")];
  const ask = (/** @type {Partial<Asked>} */ change, /** @type {string} */ focus) =>
    choose({ at: place.at, offset: 0, asked: { ...place.asked, ...change } }, focus);
  const sheet = () => app.session.childrenSheet(line.id, standing, place.asked);
  const turn = (/** @type {number} */ offset) => choose({ ...place, offset }, "cases-panel");
  return [
    el("div", { class: "sieve no-print" },
      filters(page, place.asked, ask),
      elsewhere(others(app, line), place.asked, ask),
      nearMisses(page, place.asked, ask),
      sorting(page, ask),
      moreColumns(page, place.asked, ask),
    ),
    ...(page.note ? [el("p", { class: "small quiet", id: "cases-note" }, page.note)] : []),
    page.total
      ? shownTable(table(app, line, page, ask), place.asked)
      : el("p", { class: "quiet none" }, "No child is in all of these groups."),
    pages(page, place.offset, turn),
    waysOut(app, "list", sheet),
  ];
}

/** With everything that is known a row is wider than the page. @param {HTMLTableElement} table @param {Asked} asked */
const shownTable = (table, { more }) => (more ? scroller("The list, with all columns", table) : table);

/** The lines that have cases of their own. @param {App} app @param {Line} line */
const others = (app, { id }) =>
  (app.session.scorecard?.sections ?? [])
    .flatMap(({ lines }) => lines)
    .filter((other) => other.id !== id && !other.missing && other.cases);

/**
 * @param {App} app
 * @param {Line} line
 * @param {Children} page
 * @param {(change: Partial<Asked>, focus: string) => void} ask
 */
function table(app, line, page, ask) {
  const look = (/** @type {number} */ at) => (page.columns[at + 1].number ? "num" : "first-up");
  return el("table", { class: "kids" },
    el("caption", { class: "govuk-visually-hidden" }, `${count(page.total)} of ${count(page.of)}, ${page.sorted}`),
    sortedHead(page, ask),
    el("tbody", {},
      page.rows.map((row) =>
        el("tr", { "data-case": row.case },
          el("th", { scope: "row" }, el("b", {}, row.child)),
          row.cells.map((words, at) => el("td", { class: look(at), "data-l": page.columns[at + 1].name }, words)),
          el("td", { class: "first-up" }, row.why),
          el("td", { class: "kids__go" }, reasons(app, line, row)),
        ),
      ),
    ),
  );
}

/**
 * @param {App} app
 * @param {Line} line
 * @param {ChildRow} row
 */
function reasons(app, line, row) {
  const id = `case-${row.case}`;
  const open = () => {
    app.nav.note({ at: id });
    app.nav.go({ screen: "case", id: line.id, number: row.case, title: line.title });
  };
  return el("a", { href: "#case", id, "data-view": "case", onclick: open }, "Reasons", hidden(` for ${row.who}`));
}

/**
 * @param {Children} page
 * @param {number} offset
 * @param {(offset: number) => void} turn
 */
function pages({ total, rows, sorted }, offset, turn) {
  /** @param {string} words @param {number} to */
  const button = (words, to) => el(
    "button",
    { type: "button", class: "govuk-button govuk-button--secondary in-line", onclick: () => turn(to) },
    words,
  );
  const shown = `${count(offset + 1)} to ${count(offset + rows.length)} of ${count(total)}`;
  const words = rows.length ? `${shown}, ${sorted}` : "";
  return el("div", { class: "pages" },
    el("span", { class: "small quiet", role: "status", id: "cases-told" }, words),
    offset > 0 && button("Previous page", Math.max(0, offset - ROWS)),
    offset + rows.length < total && button("Next page", offset + ROWS),
  );
}
