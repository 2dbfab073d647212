// @ts-check
// The children behind a line that cannot be trusted yet, as a list to copy, print or save for the team that can record
// what is missing.
import { count, el, hidden, plural, save } from "./dom.js";

/** The standings that leave a figure open. @type {[StandingKey, string][]} */
const OPEN = [["not recorded", "not recorded"], ["cannot tell", "cannot be judged"]];
/** As many are asked for at a time. */
const ROWS = 500;
/** As many are shown; the saved list has all. */
const SHOWN = 200;

/** @typedef {{ child: string, about: string, what: string, why: string }} Entry */

/**
 * @param {App} app
 * @param {Line} line
 * @returns {Promise<Entry[]>}
 */
async function entries(app, line) {
  const all = [];
  for (const [standing, what] of OPEN) {
    for (let offset = 0, total = 1; offset < total; offset += ROWS) {
      const page = await app.session.cases(line.id, standing, offset, ROWS);
      all.push(...page.rows.map(({ child, about, why }) => ({ child, about, what, why })));
      total = page.total;
    }
  }
  return all;
}

/**
 * Asked for when it is opened: most lists never are.
 * @param {App} app
 * @param {Line} line
 * @param {string} asAt
 */
export function listToSend(app, line, asAt) {
  const { not_recorded, unassessed } = line;
  const words = [
    not_recorded && `${count(not_recorded)} not recorded`,
    unassessed && `${count(unassessed)} cannot be judged`,
  ];
  if (!words.some(Boolean)) return null;
  const details = el("details", { class: "moves", "data-list": line.id },
    el("summary", {}, `The list to send: ${words.filter(Boolean).join(", ")}`, hidden(` (${line.title})`)),
  );
  const fill = async () => {
    try {
      const all = await entries(app, line);
      const keep = () => save(`to-record-${line.id}-${asAt}.csv`, csv([[line, all]]));
      if (details.children.length < 2) details.append(...shown(all, keep));
    } catch (fault) {
      app.fail(fault);
    }
  };
  details.addEventListener("toggle", () => details.open && details.children.length < 2 && void fill());
  return details;
}

/**
 * One file with the lists of several lines.
 * @param {App} app
 * @param {Line[]} lines
 * @param {string} asAt
 */
export async function saveLists(app, lines, asAt) {
  try {
    /** @type {[Line, Entry[]][]} */
    const lists = [];
    for (const line of lines) lists.push([line, await entries(app, line)]);
    save(`to-record-${asAt}.csv`, csv(lists));
  } catch (fault) {
    app.fail(fault);
  }
}

/**
 * @param {Entry[]} all
 * @param {() => void} keep
 */
function shown(all, keep) {
  const left = all.length - SHOWN;
  const headings = ["Child", "About", "What is open", "Why"].map((name) => el("th", { scope: "col" }, name));
  const rows = all.slice(0, SHOWN).map(({ child, ...more }) => {
    const cells = [more.about, more.what, more.why].map((words) => el("td", { class: "first-up" }, words));
    return el("tr", {}, el("th", { scope: "row" }, el("b", {}, child)), cells);
  });
  return [
    el("table", { class: "plain plain--children" }, el("thead", {}, el("tr", {}, headings)), el("tbody", {}, rows)),
    left > 0 && el("p", { class: "small" }, `${plural(left, "more row")} in the list that you save.`),
    el("p", { class: "no-print" }, el("button", { type: "button", class: "link", onclick: keep }, "Save this list")),
  ].filter((kid) => kid instanceof Node);
}

/** What a spreadsheet may take for the beginning of a formula, or skip before one. */
const DANGEROUS = /^[=+\-@'|%\s\uFF1D\uFF0B\uFF0D\uFF20\u2212\u200B\uFEFF]/;

/** @param {string} text */
export const cell = (text) => `"${DANGEROUS.test(text) ? "'" : ""}${text.replaceAll("\0", "").replaceAll('"', '""')}"`;

/** @param {[Pick<Line, "id" | "title">, Entry[]][]} lists */
export function csv(lists) {
  const rowsOf = (/** @type {[Pick<Line, "id" | "title">, Entry[]]} */ [{ id, title }, all]) =>
    all.map(({ child, about, what, why }) => [id, title, child, about, what, why]);
  const rows = [["line", "title", "child", "about", "what is open", "why"], ...lists.flatMap(rowsOf)];
  return rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}
