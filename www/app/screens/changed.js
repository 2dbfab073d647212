// @ts-check
// What changed in a line between two dates, by child. Both dates are asked anew for it, so it is asked for only when
// the reader comes near.
import { el, hidden, plural } from "../dom.js";
import { Overtaken, Refusal } from "../faults.js";
import { whenNear } from "../near.js";
import { waysOut } from "../out.js";
import { dateField } from "./date.js";

/** As many children of a group are shown. */
const SHOWN = 200;
export const ANY = "any";
/** What a line, or all of them, can be set beside. */
export const CHOICES = [
  ["year-ago", "A year ago"], ["last-quarter", "End of last quarter"],
  ["last-month", "End of last month"], ["last-outturn", "Last 31 March"], [ANY, "Another date"],
];

/** What a line is set beside where an earlier version of the files is kept. */
const VERSION = "earlier-version";

/**
 * @param {App} app
 * @param {Line} line
 */
export function changedSection(app, line) {
  const inside = el("div", { role: "status" }, el("p", { class: "quiet" }, "Looking for what changed…"));
  let last = 0;
  const ask = async (/** @type {string} */ against) => {
    const mine = (last += 1);
    const isCurrent = () => mine === last && inside.isConnected;
    inside.setAttribute("aria-busy", "true");
    try {
      const changed = await app.session.changed(line.id, against);
      if (isCurrent()) inside.replaceChildren(...words(app, line, changed, against));
    } catch (fault) {
      if (!(fault instanceof Refusal || fault instanceof Overtaken)) return app.fail(fault);
      if (fault instanceof Refusal && isCurrent()) inside.replaceChildren(el("p", {}, fault.message));
    }
    if (isCurrent()) inside.setAttribute("aria-busy", "false");
  };
  const section = el("section", { class: "sect no-print", id: "changed", "aria-labelledby": "changed-title" },
    el("h2", { id: "changed-title" }, "What changed"),
    choice(
      versionOf(app),
      (against) => void ask(against),
      (complaint) => inside.replaceChildren(el("p", {}, complaint)),
    ),
    inside,
  );
  // A choice that was made before the section came near is asked already.
  const fill = () => whenNear(section, () => void (last || ask(CHOICES[0][0])));
  return line.missing ? { section: null, fill: () => {} } : { section, fill };
}

/** @param {App} app @returns {[string, string][]} */
function versionOf({ session: { reading } }) {
  const day = reading?.earlier?.as_at_words;
  return day ? [[VERSION, `The earlier version, as it was at ${day}`]] : [];
}

/**
 * @param {[string, string][]} more
 * @param {(against: string) => void} choose
 * @param {(complaint: string) => void} complain
 */
function choice(more, choose, complain) {
  const select = el("select", { class: "in", id: "changed-from" },
    [...CHOICES, ...more].map(([value, words]) => el("option", { value }, words)),
  );
  const date = dateField({ id: "changed", legend: "The date", go: "Compare" }, choose, complain);
  date.hidden = true;
  select.addEventListener("change", () => {
    date.hidden = select.value !== ANY;
    if (date.hidden) choose(select.value);
  });
  return el("div", { class: "trend__do" },
    el("div", { class: "field" }, el("label", { for: "changed-from" }, "Compare with"), select),
    date,
  );
}

/**
 * @param {App} app
 * @param {Line} line
 * @param {Changed} changed
 * @param {string} against
 */
function words(app, line, { from_words, to_words, sentence, words, groups, recorded_late: late }, against) {
  const sheet = () => app.session.table("changed", line.id, against);
  const since = el("p", {}, el("b", {}, words), ` ${from_words} to ${to_words}.`);
  const versions = ` From the earlier version to the files now, at ${from_words}.`;
  const lateWords = late && el("p", {}, el("b", {}, late.words), versions);
  return [
    el("p", {}, sentence),
    ...(late && lateWords ? part(line, "Only recorded late", lateWords, late.groups) : []),
    ...(late ? part(line, "Happened since", since, groups) : [since, ...groups.map((one) => group(line, one))]),
    ...(groups.length || late?.groups.length ? [waysOut(app, "list", sheet, "what changed")] : []),
  ];
}

/** @param {Line} line @param {string} title @param {Node} words @param {ChangedGroup[]} groups */
const part = (line, title, words, groups) => [
  el("h3", {}, title),
  words,
  ...groups.map((one) => group(line, one, ` of ${title.toLowerCase()}`)),
];

/**
 * @param {Line} line
 * @param {ChangedGroup} group
 * @param {string} [of] which of the two, where there are
 */
function group({ title }, { key, words, rows }, of = "") {
  const left = rows.length - SHOWN;
  const hasDays = rows.some(({ day }) => day);
  const heads = ["Child", ...(hasDays ? ["Day"] : []), "What changed"];
  const row = (/** @type {ChangedGroup["rows"][number]} */ { child, day, words }) =>
    el("tr", {},
      el("th", { scope: "row" }, el("b", {}, child)),
      hasDays && el("td", {}, day ?? ""),
      el("td", {}, words),
    );
  return el("details", { class: "moves", "data-became": key },
    el("summary", {}, words, hidden(`${of} (${title})`)),
    el("p", { class: "small quiet" }, "OFFICIAL-SENSITIVE: a list of children. Not for publication."),
    el("table", { class: "plain plain--children" },
      el("thead", {}, el("tr", {}, heads.map((name) => el("th", { scope: "col" }, name)))),
      el("tbody", {}, rows.slice(0, SHOWN).map(row)),
    ),
    left > 0 && el("p", { class: "small" }, `${plural(left, "more row")} that are not shown.`),
  );
}
