// @ts-check
// What stands beside a figure: the same line a year ago, and England. It is asked for after the scorecard is drawn,
// because the engine asks every line again for it.
import { el } from "../dom.js";

export const BESIDE = [
  { name: "A year ago", width: "w-ag", number: true },
  { name: "England", width: "w-en", number: true },
];

/** The cells before anything is known. */
export const besideCells = () => [
  el("td", { role: "cell", class: "c-ag num" }),
  el("td", { role: "cell", class: "c-en num" }),
];

/**
 * Fills the cells; a column that nothing fills goes.
 * @param {App} app
 * @param {HTMLTableElement} table
 */
export async function fillBeside(app, table) {
  const columns = await besides(app);
  if (!columns) return;
  for (const row of columns.rows) {
    const line = table.querySelector(`tr.line[data-of="${CSS.escape(row.id)}"]`);
    if (row.ago) line?.querySelector(".c-ag")?.replaceChildren(...agoWords(row.ago));
    if (row.england) line?.querySelector(".c-en")?.replaceChildren(...englandWords(row.england));
  }
  if (!columns.rows.some(({ ago }) => ago)) drop(table, "ag");
  if (!columns.rows.some(({ england }) => england)) drop(table, "en");
  const head = table.querySelector("th.w-ag-head");
  head?.append(el("span", { class: "nr" }, columns.ago));
  table.dataset.beside = "filled";
}

/**
 * Takes a column away, its cells with it: a hidden one would keep its place in rows that go across all of them.
 * @param {HTMLTableElement} table
 * @param {"ag" | "en" | "tr"} column
 */
export function drop(table, column) {
  for (const part of table.querySelectorAll(`.w-${column}, .w-${column}-head, .c-${column}`)) part.remove();
  for (const cell of table.querySelectorAll("td[colspan], th[colspan]"))
    cell.setAttribute("colspan", String(across(table)));
}

/**
 * How many columns the table has now.
 * @param {HTMLTableElement | null | undefined} table
 */
export const across = (table) => table?.tHead?.rows[0].cells.length ?? 1;

/**
 * @param {App} app
 * @returns {Promise<Columns | null>} nothing where other files or another date came in between, and where the engine
 *   has no room for it: what stands beside the figures is never worth the figures
 */
const besides = (app) => app.session.columns().catch(() => null);

/** @param {Ago} ago */
const agoWords = ({ lead, under, words }) => [
  el("span", { class: "lab" }, "A year ago "),
  el("span", { class: "b" }, lead),
  // "14.3%, 17 of 119", but "119 children".
  el("span", { class: /^\d/.test(under) ? "nr apart" : "nr" }, under),
  words && el("span", { class: "nr first-up" }, words),
].filter((kid) => kid instanceof HTMLElement);

/** @param {England} england */
const englandWords = ({ lead, year }) => [
  el("span", { class: "lab" }, "England "),
  el("span", { class: "b" }, lead),
  el("span", { class: "nr apart" }, year),
];

/**
 * The same on the line's own page, with the source.
 * @param {App} app
 * @param {string} id
 */
export function besideSection(app, id) {
  const section = el("section", { class: "sect", id: "beside", hidden: true, "aria-labelledby": "beside-title" });
  const fill = async () => {
    const columns = await besides(app);
    const row = columns?.rows.find((row) => row.id === id);
    if (!columns || !row) return;
    section.append(
      el("h2", { id: "beside-title" }, row.england ? "A year ago, and England" : "A year ago"),
      el("dl", { class: "facts" }, [
        row.ago && fact(`A year ago, ${columns.ago}`, row.ago.lead, [row.ago.under, row.ago.words]),
        row.england && fact(`England, ${row.england.year}`, row.england.lead, [`Source: ${row.england.source}`]),
      ]),
    );
    section.hidden = false;
  };
  return { section, fill };
}

/**
 * @param {string} term
 * @param {string} lead
 * @param {(string | null)[]} more
 */
const fact = (term, lead, more) =>
  el("div", {},
    el("dt", {}, term),
    el("dd", {}, lead, more.filter(Boolean).map((words) => el("small", { class: "first-up" }, words))),
  );
