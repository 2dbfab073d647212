// @ts-check
// What stands beside a figure: its aim, the same line at an earlier date, England and similar councils. It is asked for
// after the scorecard is drawn, because the engine asks every line again for it.
import { el } from "../dom.js";
import { aimWords } from "./status.js";

export const BESIDE = [
  { name: "Target and status", width: "w-st", number: false },
  { name: "A year ago", width: "w-ag", number: true },
  { name: "England", width: "w-en", number: true },
  { name: "Similar councils", width: "w-sm", number: true },
  { name: "Another", width: "w-ot", number: true },
];

/** Of which row each column is filled. @type {[Column, (row: ColumnsRow) => unknown][]} */
const FILLED = [
  ["st", ({ aim }) => aim],
  ["ag", ({ ago }) => ago],
  ["en", ({ england }) => england],
  ["sm", ({ similar, place }) => similar ?? place],
  ["ot", ({ other }) => other],
];

/** @typedef {"st" | "ag" | "en" | "sm" | "ot" | "tr"} Column */

/** The cells before anything is known. */
export const besideCells = () => [
  el("td", { role: "cell", class: "c-st" }),
  el("td", { role: "cell", class: "c-ag num" }),
  el("td", { role: "cell", class: "c-en num" }),
  el("td", { role: "cell", class: "c-sm num" }),
  el("td", { role: "cell", class: "c-ot num" }),
];

/**
 * Fills the cells; a column that nothing fills goes.
 * @param {App} app
 * @param {HTMLTableElement} table
 * @param {() => void} whole brings the rows that are not on the page yet
 */
export async function fillBeside(app, table, whole) {
  const columns = await besides(app);
  if (!columns) return null;
  whole();
  // Beside similar councils there is no room for a column more: the figure stands under theirs.
  const isShared = columns.rows.some(({ similar, place }) => similar ?? place);
  for (const row of columns.rows) {
    const line = table.querySelector(`tr.line[data-of="${CSS.escape(row.id)}"]`);
    if (!line) continue;
    const fill = (/** @type {Column} */ column, /** @type {Node[]} */ ...words) =>
      line.querySelector(`.c-${column}`)?.replaceChildren(...words);
    if (row.wording) line.querySelector("th .code")?.after(el("span", { class: "nr first-up" }, row.wording));
    if (row.shown) show(line, row.shown);
    if (row.aim) fill("st", ...aimWords(row.aim));
    if (row.ago) fill("ag", ...agoWords(columns.against, row.ago));
    if (row.england) fill("en", ...othersWords("England", row.england));
    const name = columns.column ?? "";
    const other = row.other && othersWords(name, row.other);
    if (row.similar || row.place) fill("sm", ...similarWords(row));
    if (other && isShared) line.querySelector(".c-sm")?.append(...under(name, other));
    else if (other) fill("ot", ...other);
  }
  for (const [column, of] of FILLED)
    if (!columns.rows.some(of) || (column === "ot" && isShared)) drop(table, column);
  table.querySelector("th.w-ag-head")?.replaceChildren(columns.against, el("span", { class: "nr" }, columns.ago));
  table.querySelector("th.w-ot-head")?.replaceChildren(columns.column ?? "");
  if (columns.rows.some(({ similar }) => similar))
    table.querySelector("th.w-sm-head")?.append(el("span", { class: "nr" }, "mean"));
  return columns;
}

/**
 * Takes a column away, its cells with it: a hidden one would keep its place in rows that go across all of them.
 * @param {HTMLTableElement} table
 * @param {Column} column
 */
export function drop(table, column) {
  for (const part of table.querySelectorAll(`.w-${column}, .w-${column}-head`)) part.remove();
  fit(table, table);
}

/**
 * Leaves in rows only the cells of columns that the table has.
 * @param {HTMLElement} rows
 * @param {HTMLTableElement} table
 */
export function fit(rows, table) {
  for (const [column] of [...FILLED, ["tr"]])
    if (!table.querySelector(`.w-${column}-head`))
      for (const cell of rows.querySelectorAll(`.c-${column}`)) cell.remove();
  for (const cell of rows.querySelectorAll("td[colspan], th[colspan]"))
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

/**
 * Counts, percent or both, as the authority wants the line shown.
 * @param {Element} line
 * @param {{ lead: string, under: string }} shown
 */
function show(line, { lead, under }) {
  const large = line.querySelector(".c-v .v");
  large?.replaceChildren(lead);
  large?.nextElementSibling?.replaceChildren(under);
}

/** @param {ColumnsRow} row */
const similarWords = ({ similar, place }) => [
  ...(similar ? othersWords("Similar councils", similar) : [el("span", { class: "lab" }, "Among all councils ")]),
  ...(place ? [el("span", { class: similar ? "nr apart place" : "nr place" }, place)] : []),
];

/** The figure of others under that of similar councils, with its name. @param {string} name @param {Node[]} words */
const under = (name, words) => [el("span", { class: "nr apart" }, name), ...words.slice(1)];

/** @param {string} against @param {Ago} ago */
const agoWords = (against, { lead, under, over, words }) => [
  el("span", { class: "lab" }, `${against} `),
  lead && el("span", { class: "b" }, lead),
  // "14.3%, 17 of 119", but "119 children".
  lead && el("span", { class: /^\d/.test(under) ? "nr apart" : "nr" }, under),
  over && el("span", { class: lead ? "nr apart first-up" : "nr" }, over),
  words && el("span", { class: "nr first-up" }, words),
].filter((kid) => kid instanceof HTMLElement);

/** @param {string} whose @param {Others} others */
const othersWords = (whose, { lead, year }) => [
  el("span", { class: "lab" }, `${whose} `),
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
    const found = columns?.rows.find((row) => row.id === id);
    // Among other councils England has a table of its own.
    const row = found && { ...found, england: found.similar || found.other ? null : found.england };
    if (!columns || !row || !(row.ago || row.england)) return;
    section.append(
      el("h2", { id: "beside-title" }, title(columns.against, row)),
      el("dl", { class: "facts" }, [
        row.ago &&
          fact(`${columns.against}, ${columns.ago}`, row.ago.lead, [row.ago.under, row.ago.over, row.ago.words]),
        row.england && fact(`England, ${row.england.year}`, row.england.lead, [`Source: ${row.england.source}`]),
      ]),
    );
    section.hidden = false;
  };
  return { section, fill };
}

/** @param {string} against @param {ColumnsRow} row */
const title = (against, { ago, england }) =>
  [ago && against, england && "England"].filter(Boolean).join(", and ");

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
