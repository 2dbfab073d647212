// @ts-check
// Those who started in a year: how many had left within 3, 6, 12 and 24 months, and how.
import { el } from "../dom.js";
import { waysOut } from "../out.js";
import { scroller } from "../scroller.js";

/** @typedef {{ lead: string, under: string }} Cell */

/** @param {App} app @param {Detail} detail */
export function entrantsSection(app, { line, entrants }) {
  if (!entrants) return null;
  const { title, about, left } = entrants;
  return el("section", { class: "sect", id: "entrants", "aria-labelledby": "entrants-title" },
    el("h2", { id: "entrants-title" }, title),
    el("p", { class: "quiet" }, about),
    scroller("How many had left, by year of start", soonTable(entrants)),
    left.length > 0 && el("h3", { id: "entrants-how" }, "How they left"),
    left.length > 0 && scroller("How they left, by year of start", howTable(entrants)),
    waysOut(app, "table", () => app.session.table("entrants", line.id), "how soon they left"),
  );
}

/** @param {Cell} cell */
const numberCell = ({ lead, under }) => el("td", { class: "num" }, lead, under && el("small", {}, under));

/** @param {string} caption @param {string[]} first that are words @param {string[]} numbers */
const head = (caption, first, numbers) => [
  el("caption", { class: "govuk-visually-hidden" }, caption),
  el("thead", {},
    el("tr", {},
      first.map((name) => el("th", { scope: "col" }, name)),
      numbers.map((name) => el("th", { scope: "col", class: "num" }, name)),
    ),
  ),
];

/** @param {Entrants} entrants */
const soonTable = ({ headings, rows }) =>
  el("table", { class: "plain cohorts entrants" },
    head("How many had left, by year of start", ["Year of start"], ["Started", ...headings]),
    el("tbody", {},
      rows.map(({ year, started, cells }) =>
        el("tr", {},
          el("th", { scope: "row" }, year),
          el("td", { class: "num" }, started),
          cells.map(numberCell),
        ),
      ),
    ),
  );

/** @param {Entrants} entrants */
const howTable = ({ ways, left }) =>
  el("table", { class: "plain cohorts entrants" },
    head("How they left, by year of start", ["Year of start", "Within"], ["Left", ...ways]),
    el("tbody", {},
      left.map(({ year, within, left, cells }) =>
        el("tr", {},
          el("th", { scope: "row" }, year),
          el("td", {}, within),
          el("td", { class: "num" }, left),
          cells.map(numberCell),
        ),
      ),
    ),
  );
