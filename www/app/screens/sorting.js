// @ts-check
// What a list of children can be filtered and sorted by, as the engine hands it over: a choice for each filter, one for
// the order, and the headings of the columns.
import { count, el, hidden } from "../dom.js";

/** @typedef {(change: Partial<Asked>, focus: string) => void} Ask asks anew, and comes back to what was used */

/** @param {string} key */
const idOf = (key) => `by-${key.replaceAll(" ", "-")}`;

/** @type {Partial<Asked>} */
const NOTHING = { filters: {}, also: "", again: "", near: false };

/**
 * @param {Children} page
 * @param {Asked} asked
 * @param {Ask} ask
 */
export function filters({ facets }, { filters: chosen, also, again, near }, ask) {
  const isChosen = Object.values(chosen).some(Boolean) || also || again || near;
  const all = el(
    "button",
    { type: "button", class: "link", onclick: () => ask(NOTHING, "cases-panel") },
    "Show all of them",
  );
  return [...facets.map((facet) => filter(facet, chosen, ask)), isChosen && all];
}

/**
 * @param {Facet} facet
 * @param {Record<string, string>} chosen
 * @param {Ask} ask
 */
function filter({ key, name, chosen: group, values }, chosen, ask) {
  const options = values.map(({ label, count: of }) => [label, `${label} (${count(of)})`]);
  const change = (/** @type {string} */ value) => ask({ filters: { ...chosen, [key]: value } }, idOf(key));
  return choice(idOf(key), name, [["", "All"], ...options], group ?? "", change);
}

/** Whether the line counted them a year before. @type {[NonNullable<Asked["again"]>, string][]} */
const AGAIN = [["", "All"], ["yes", "Counted then too"], ["no", "Not counted then"]];

/**
 * Where else a child is to be counted: in a second line, or in this one a year before.
 * @param {Line[]} lines
 * @param {Asked} asked
 * @param {Ask} ask
 */
export function elsewhere(lines, { also = "", again = "" }, ask) {
  const options = lines.map(({ id, title }) => [id, `${id} ${title}`]);
  const counted = (/** @type {string} */ value) =>
    ask({ again: AGAIN.find(([key]) => key === value)?.[0] ?? "" }, "by-again");
  return [
    choice("by-also", "Also counted in", [["", "Any line"], ...options], also, (value) =>
      ask({ also: value }, "by-also"),
    ),
    choice("by-again", "A year before", AGAIN, again, counted),
  ];
}

/**
 * @param {string} id
 * @param {string} name
 * @param {string[][]} options each with its value and its words
 * @param {string} chosen
 * @param {(value: string) => void} change
 */
function choice(id, name, options, chosen, change) {
  const select = el("select", { class: "in", id },
    options.map(([value, words]) => el("option", { value, selected: value === chosen }, words)),
  );
  select.addEventListener("change", () => change(select.value));
  return el("div", { class: "field" }, el("label", { for: id }, name), select);
}

/**
 * Those who are near to being counted, where there are any.
 * @param {Children} page
 * @param {Asked} asked
 * @param {Ask} ask
 */
export function nearMisses({ near: of }, { near = false }, ask) {
  if (!of && !near) return false;
  const options = [["", "All"], ["yes", `Near misses only (${count(of)})`]];
  return choice("by-near", "Near misses", options, near ? "yes" : "", (value) =>
    ask({ near: value === "yes" }, "by-near"),
  );
}

/** Every order in either direction, also those that no column has. @param {Children} page @param {Ask} ask */
export function sorting({ orders, sort, down }, ask) {
  const options = orders.flatMap(({ key, name, up, down: back }, at) => [
    [`${at} up`, `${name}, ${up}`, key],
    [`${at} down`, `${name}, ${back}`, key],
  ]);
  const chosen = `${orders.findIndex(({ key }) => key === sort)} ${down ? "down" : "up"}`;
  return choice("sorted-by", "Sorted by", options, chosen, (value) => {
    const [at, way] = value.split(" ");
    ask({ sort: orders[Number(at)].key, down: way === "down" }, "sorted-by");
  });
}

/**
 * Which columns stand there, where there are more than the usual ones.
 * @param {Children} page
 * @param {Asked} asked
 * @param {Ask} ask
 */
export function moreColumns({ more: further }, { more = false }, ask) {
  if (!further) return false;
  /** @type {[string, string][]} */
  const options = [["", "The usual ones"], ["yes", `All (${count(further)} more)`]];
  return choice("all-columns", "Columns", options, more ? "yes" : "", (value) =>
    ask({ more: value === "yes" }, "all-columns"),
  );
}

/**
 * The headings, each a button that sorts by its column, and the other way round when it does already.
 * @param {Children} page
 * @param {Ask} ask
 */
export function sortedHead({ columns, orders, sort, down }, ask) {
  const heading = (/** @type {Children["columns"][number]} */ { key, name, number }) => {
    const id = `${idOf(key)}-column`;
    const isSorted = key === sort;
    const order = orders.find((one) => one.key === key);
    const next = isSorted && !down ? order?.down : order?.up;
    const act = () => ask({ sort: key, down: isSorted && !down }, id);
    return el("th", { scope: "col", class: number ? "num" : null, "aria-sort": isSorted ? way(down) : null },
      el("button", { type: "button", class: "sorts", id, onclick: act },
        name,
        isSorted && el("span", { class: "sorts__way", "aria-hidden": "true" }, down ? " \u2193" : " \u2191"),
        hidden(`, sort ${next}`),
      ),
    );
  };
  return el("thead", {},
    el("tr", {},
      columns.map(heading),
      el("th", { scope: "col" }, "Why"),
      el("th", { scope: "col" }, hidden("Reasons")),
    ),
  );
}

/** @param {boolean} down */
const way = (down) => (down ? "descending" : "ascending");
