// @ts-check
// In which order the lines stand: the report's, what needs attention first, or that of a set of lines. Rows move within
// the one table, so that its columns stay in line.
import { el } from "../dom.js";
import { across } from "./columns.js";
import { SET } from "./frameworks.js";

/** @typedef {{ key: string, title: string, ids: string[] }} Group */

/** @param {() => void} changed */
export function orderField(changed) {
  const select = el("select", { class: "in", id: "order" },
    el("option", { value: "report" }, "The report's order"),
    el("option", { value: "attention" }, "Needs attention first"),
  );
  select.addEventListener("change", changed);
  return { select, field: el("div", { class: "field" }, el("label", { for: "order" }, "Order"), select) };
}

/** The sets of lines among the orders. @param {string[]} sets */
export const setOptions = (sets) =>
  el("optgroup", { label: "Frameworks and sets of lines" },
    sets.map((name) => el("option", { value: SET + name }, name)),
  );

/**
 * The groups that stand before the report's sections.
 * @param {string} order
 * @param {Columns} columns
 * @param {Framework | null} view of the set of lines that is chosen
 * @returns {Group[]}
 */
export function groupsOf(order, { attention, rows }, view) {
  if (view)
    return view.promises.map(({ promise, lines }) => ({
      key: promise, title: promise, ids: lines.map(({ id }) => id),
    }));
  if (order !== "attention") return [];
  return attention.map(({ key, words }) => {
    const ids = rows.filter((row) => row.attention === key).map(({ id }) => id);
    return { key, title: words, ids };
  });
}

/**
 * @param {HTMLTableElement} table
 * @param {Section[]} sections
 * @param {Group[]} groups
 */
export function arrange(table, sections, groups) {
  const rows = rowsByLine(table);
  /** A line goes with its note and its breakdown. @param {string[]} ids @param {Element | null} to */
  const move = (ids, to) => to?.append(...ids.flatMap((id) => rows.get(id) ?? []));
  for (const { key, lines } of sections)
    move(lines.map(({ id }) => id), table.querySelector(`tbody[data-section="${CSS.escape(key)}"]`));
  for (const old of table.querySelectorAll("tbody[data-group]")) old.remove();
  const bodies = groups.map((group) => groupBody(table, group));
  table.tHead?.after(...bodies);
  groups.forEach(({ ids }, at) => move(ids, bodies[at]));
}

/** @param {HTMLTableElement} table */
function rowsByLine(table) {
  /** @type {Map<string, Element[]>} */
  const rows = new Map();
  for (const row of /** @type {NodeListOf<HTMLElement>} */ (table.querySelectorAll("tr[data-of]"))) {
    const id = row.dataset.of ?? "";
    rows.set(id, [...(rows.get(id) ?? []), row]);
  }
  return rows;
}

/**
 * @param {HTMLTableElement} table
 * @param {Group} group
 */
const groupBody = (table, { key, title }) =>
  el("tbody", { role: "rowgroup", "data-group": key },
    el("tr", { class: "sec", role: "row" },
      el("th", { colspan: across(table), scope: "rowgroup", role: "rowheader" }, el("h2", { tabindex: -1 }, title)),
    ),
  );
