// @ts-check
// Every child of an indicator, in tabs by standing, a page of rows at a time.
import { count, el, hidden } from "../dom.js";

const ROWS = 25;

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
  /** @param {number} at @param {number} offset @param {boolean} [focus] */
  const choose = async (at, offset, focus = false) => {
    const standing = standings[at];
    for (const [i, one] of tabs.entries()) {
      one.setAttribute("aria-selected", String(i === at));
      one.tabIndex = i === at ? 0 : -1;
    }
    panel.setAttribute("aria-labelledby", tabs[at].id);
    // Until the worker has answered, the panel shows the children of the tab before.
    panel.setAttribute("aria-busy", "true");
    app.nav.note({ standing: standing.key, offset });
    try {
      await fill(app, panel, detail.line, standing.key, offset, (to) => choose(at, to, true));
      panel.setAttribute("aria-busy", String(tabs[at].id !== panel.getAttribute("aria-labelledby")));
      if (focus) panel.focus();
    } catch (fault) {
      app.fail(fault);
    }
  };
  listen(tabs, choose);
  const first = Math.max(0, standings.findIndex(({ key }) => key === view.standing));
  // The first page is there before the screen is: the note belongs to the view that is being opened.
  await choose(first, view.offset ?? 0);
  return el("section", { class: "sect", id: "children", tabindex: -1, "aria-labelledby": "children-title" },
    el("h2", { id: "children-title" }, "Every child, accounted for"),
    el("p", { class: "print-only" }, "OFFICIAL-SENSITIVE: a list of children. Not for publication."),
    el("div", { class: "tabs", role: "tablist", "aria-label": "The children, by what was decided" }, tabs),
    panel,
    el("p", { class: "small quiet" }, standings.map(({ label }) => label).join(", "), "."),
  );
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
 * @param {(at: number, offset: number) => void} choose
 */
function listen(tabs, choose) {
  for (const [at, one] of tabs.entries()) {
    one.addEventListener("click", () => choose(at, 0));
    one.addEventListener("keydown", (event) => {
      // On a narrow screen the tabs stand under each other.
      const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key] ?? 0;
      /** @type {Record<string, number>} */
      const ends = { Home: 0, End: tabs.length - 1 };
      const to = ends[event.key] ?? (step ? (at + step + tabs.length) % tabs.length : -1);
      if (to < 0) return;
      event.preventDefault();
      tabs[to].focus();
      choose(to, 0);
    });
  }
}

/**
 * @param {App} app
 * @param {HTMLElement} panel
 * @param {Line} line
 * @param {StandingKey} standing
 * @param {number} offset
 * @param {(offset: number) => void} turn
 */
async function fill(app, panel, line, standing, offset, turn) {
  const page = await app.session.cases(line.id, standing, offset, ROWS);
  if (!page.total) return panel.replaceChildren(el("p", { class: "quiet none" }, "There are none."));
  panel.replaceChildren(table(app, line, page), pages(page, offset, turn));
}

/**
 * @param {App} app
 * @param {Line} line
 * @param {CaseList} page
 */
function table(app, line, page) {
  return el("table", { class: "kids" },
    el("thead", {},
      el("tr", {},
        ["Child", "About", "Why"].map((name) => el("th", { scope: "col" }, name)),
        el("th", { scope: "col" }, hidden("Reasons")),
      ),
    ),
    el("tbody", {},
      page.rows.map((row) =>
        el("tr", { "data-case": row.case },
          el("th", { scope: "row" }, el("b", {}, row.child)),
          el("td", { class: "first-up" }, row.about),
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
 * @param {CaseRow} row
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
 * @param {CaseList} page
 * @param {number} offset
 * @param {(offset: number) => void} turn
 */
function pages({ total, rows }, offset, turn) {
  /** @param {string} words @param {number} to */
  const button = (words, to) => el(
    "button",
    { type: "button", class: "govuk-button govuk-button--secondary in-line", onclick: () => turn(to) },
    words,
  );
  return el("div", { class: "pages" },
    el("span", { class: "small quiet" }, `${count(offset + 1)} to ${count(offset + rows.length)} of ${count(total)}`),
    offset > 0 && button("Previous page", Math.max(0, offset - ROWS)),
    offset + rows.length < total && button("Next page", offset + ROWS),
  );
}
