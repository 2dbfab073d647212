// @ts-check
// A line by what is known of its children: by one thing as groups with bars, by two as a cross-table.
import { el } from "../dom.js";
import { Overtaken, Refusal } from "../faults.js";
import { whenNear } from "../near.js";
import { waysOut } from "../out.js";
import { scroller } from "../scroller.js";
import { bar } from "./groups.js";

/** What is shown before anything is chosen. */
const FIRST = "age";
const LOOK = "govuk-button govuk-button--secondary in-line";

/**
 * @param {App} app
 * @param {Line} line
 */
export function cohortsSection(app, line) {
  const result = el("div", { role: "status" }, el("p", { class: "quiet" }, "Putting the children into groups…"));
  const controls = el("div", { class: "no-print" });
  const section = el("section", { class: "sect no-print", id: "cohorts", "aria-labelledby": "cohorts-title" },
    el("h2", { id: "cohorts-title" }, "By group, or by two things at once"),
    controls,
    result,
  );
  let last = 0;
  const ask = async (/** @type {string} */ by) => {
    const mine = (last += 1);
    result.setAttribute("aria-busy", "true");
    const view = await told(app, line.id, by);
    if (view === null || mine !== last || !section.isConnected) return;
    if (typeof view === "string") result.replaceChildren(el("p", {}, view));
    else {
      if (!controls.firstChild && !view.why) controls.append(form(view, (by) => void ask(by)));
      result.replaceChildren(...shown(app, line, view, by));
      section.classList.toggle("no-print", Boolean(view.why));
    }
    result.setAttribute("aria-busy", "false");
  };
  const fill = () => whenNear(section, () => void ask(FIRST));
  return line.missing ? { section: null, fill: () => {} } : { section, fill };
}

/**
 * The groups, or why they cannot be told; nothing where the officer moved on.
 * @param {App} app
 * @param {string} id
 * @param {string} by
 */
async function told(app, id, by) {
  try {
    return await app.session.cohorts(id, by);
  } catch (fault) {
    if (fault instanceof Refusal) return fault.message;
    if (!(fault instanceof Overtaken)) app.fail(fault);
    return null;
  }
}

/**
 * Two choices, and the age bands where one of them is an age.
 * @param {Cohorts} view
 * @param {(by: string) => void} choose
 */
function form({ choices }, choose) {
  const one = select("cohorts-by", choices, FIRST);
  const other = select("cohorts-and", [{ value: "", words: "Nothing more" }, ...choices], "");
  const typed = el("input", { class: "in", id: "cohorts-bands", autocomplete: "off", spellcheck: "false" });
  const bands = el("div", { class: "field" },
    el("label", { for: "cohorts-bands" }, "Age bands, such as 5-13 14-17"),
    typed,
  );
  const takesBands = (/** @type {string} */ key) => choices.some(({ value, bands }) => value === key && bands);
  const words = (/** @type {string} */ key) =>
    takesBands(key) ? `${key} ${typed.value.replaceAll(",", " ")}` : key;
  const go = () => {
    const chosen = [one.value, other.value].filter(Boolean);
    bands.hidden = show.hidden = !chosen.some(takesBands);
    choose(chosen.map(words).join(","));
  };
  const show = el("button", { type: "button", class: LOOK }, "Show these bands");
  for (const choice of [one, other]) choice.addEventListener("change", go);
  show.addEventListener("click", go);
  typed.addEventListener("keydown", (event) => {
    if (event.key === "Enter") go();
  });
  return el("div", { class: "trend__do cohorts__do" },
    field("cohorts-by", "By", one),
    field("cohorts-and", "And by", other),
    bands,
    show,
  );
}

/** @param {string} id @param {string} words @param {HTMLElement} input */
const field = (id, words, input) => el("div", { class: "field" }, el("label", { for: id }, words), input);

/** @param {string} id @param {{ value: string, words: string }[]} choices @param {string} chosen */
const select = (id, choices, chosen) =>
  el("select", { class: "in", id },
    choices.map(({ value, words }) => el("option", { value, selected: value === chosen }, words)),
  );

/**
 * @param {App} app
 * @param {Line} line
 * @param {Cohorts} view
 * @param {string} by
 */
function shown(app, line, view, by) {
  const { why, title, scale, aim, note } = view;
  if (why) return [el("p", {}, why)];
  const bars = scale && `Bars go from ${scale}.${aim ? ` ${aim.words}: the dashed line.` : ""}`;
  return [
    el("p", { class: "quiet small" }, [note, bars].filter(Boolean).join(" ")),
    scroller(title, view.across ? crossTable(view, view.across) : listTable(view)),
    waysOut(app, "table", () => app.session.table("cohorts", line.id, by), "by group"),
  ];
}

/** The name of a group, which the codes begin with a small letter. @param {string} name */
const named = (name) => el("span", { class: "first-up" }, name);

/** @param {Cohorts["rows"][number]} row @param {...Node | null} before the cells */
const rowOf = ({ label, all, cells }, ...before) =>
  el("tr", { class: all ? "cohorts__all" : null },
    el("th", { scope: "row" }, named(label)),
    before,
    cells.map(({ lead, under }) => el("td", { class: "num" }, lead, under && el("small", {}, under))),
  );

/** @param {string[]} headings */
const numbers = (headings) => headings.map((name) => el("th", { scope: "col", class: "num" }, named(name)));

/** A row for each group, with its bar. @param {Cohorts} view */
function listTable({ title, name, scale, aim, headings, rows }) {
  const drawn = (/** @type {Cohorts["rows"][number]} */ row) =>
    el("td", { class: "b" }, row.bar === null ? null : bar(row.bar, aim, row.pale));
  return el("table", { class: "plain cohorts" },
    el("caption", { class: "govuk-visually-hidden" }, title),
    el("thead", {},
      el("tr", {},
        el("th", { scope: "col" }, name),
        scale && el("td", { class: "b" }),
        numbers(headings),
      ),
    ),
    el("tbody", {}, rows.map((row) => rowOf(row, scale ? drawn(row) : null))),
  );
}

/** @param {Cohorts} view @param {string} across */
function crossTable({ title, name, headings, rows }, across) {
  return el("table", { class: "plain cohorts cohorts--cross" },
    el("caption", { class: "govuk-visually-hidden" }, title),
    el("thead", {},
      el("tr", {},
        el("th", { scope: "col", rowspan: 2 }, name),
        el("th", { scope: "colgroup", colspan: headings.length, class: "cohorts__across" }, across),
      ),
      el("tr", {}, numbers(headings)),
    ),
    el("tbody", {}, rows.map((row) => rowOf(row))),
  );
}
