// @ts-check
// The scorecard: one table for all sections, so that every column lines up.
import { count, drawn, el, plural } from "../dom.js";
import { icon } from "../icons.js";
import { screenLink } from "../parts.js";
import { filesUsed, readTwice } from "../readings.js";
import { waysOut } from "../out.js";
import { find } from "../search.js";
import { asAtForm } from "./as-at.js";
import { compareField } from "./compare-with.js";
import { drop, fillBeside, fit } from "./columns.js";
import { Growing } from "./growing.js";
import { COLUMNS, lineRows } from "./line.js";
import { SET, underLines, viewOf } from "./frameworks.js";
import { arrange, groupsOf, orderField, setOptions } from "./order.js";
import { followScroll, rail, showJumps } from "./rail.js";
import { tally } from "./status.js";
import { fillTrends } from "./sparks.js";
import { narrow, switchedOff, switchedOn } from "./waiting.js";

/** @typedef {ReturnType<typeof parts>} Parts what the screen is made of, and moves */

/**
 * @param {App} app
 * @param {Scorecard} scorecard
 * @param {Reading} reading
 * @returns {Shown}
 */
export function scorecardScreen(app, scorecard, reading) {
  const errors = el("div");
  const all = parts(app, scorecard, reading);
  const { table, waiting, shown } = all;
  const body = el("div", {},
    errors,
    head(app, scorecard, reading),
    readTwice(reading).map((twice) => twiceNotice(app, twice)),
    troubles(app, reading),
    scorecard.notes.map((words) => el("p", { class: "dq dq--note" }, icon("flag"), el("span", {}, words))),
    el("div", { class: "cols" },
      el("div", { class: "rail no-print" }, all.rail, filesSummary(app, reading)),
      el("div", { class: "body" },
        folded("controls", "Change the date, or find an indicator",
          el("div", {},
            el("div", { class: "ctl" }, asAtForm(app, scorecard.as_at, errors), all.fields, compareField(app, errors)),
            all.moves.list,
          ),
        ),
        all.tally.list,
        shown,
        table,
        all.under,
        waiting,
        waysOut(app, "scorecard", () => app.session.table("scorecard", "", app.session.against)),
        el("p", { class: "quiet small" },
          `The year is ${scorecard.year_words}. Where fewer than 30 are counted, the count leads and the percentage ` +
            "follows.",
        ),
      ),
    ),
  );
  const { growing } = all;
  const again = (/** @type {string | undefined} */ at) => growing.again(at);
  return { title: "Scorecard", dated: true, body, ready: () => begin(app, all), whole: growing.whole, again };
}

/**
 * @param {App} app
 * @param {Scorecard} scorecard
 * @param {Reading} reading
 */
function parts(app, scorecard, reading) {
  const sections = switchedOn(scorecard);
  const order = orderField(() => void reorder(all));
  const { fields, wanted, all: everything } = filters(sections, () => filter(all));
  const table = sectionTable(scorecard, reading.returns.length);
  const jumps = rail(sections, () => all.growing.finish());
  const follow = followScroll(jumps);
  const all = {
    app, scorecard, sections, fields: [...fields, order.field], wanted, everything, table,
    order: order.select,
    growing: new Growing(table, sections.map((one) => () => follow(sectionBody(app, one, table)))),
    waiting: switchedOff(app, scorecard),
    rail: jumps,
    shown: el("p", { class: "quiet small shown", role: "status" }),
    tally: tally(() => filter(all), "How the lines stand: each shows its lines"),
    moves: tally(() => filter(all), "Since the earlier date: each shows its lines", "went"),
    under: el("div", { id: "framework" }),
    /** @type {Framework | null} */
    view: null,
    /** @type {Columns | null} */
    columns: null,
  };
  everything.addEventListener("click", () => (all.tally.clear(), all.moves.clear(), filter(all)));
  return all;
}

/**
 * The screen is kept: its cells are asked for once, the small pictures last.
 * @param {App} app
 * @param {Parts} all
 */
function begin(app, all) {
  const { table, growing } = all;
  const grown = drawn().then(() => growing.go());
  const trends = () => fillTrends(app, table, growing.whole);
  if (table.dataset.beside === "filled") void grown.then(trends);
  if (table.dataset.beside) return;
  table.dataset.beside = "asked";
  void grown.then(() => stand(app, all)).then(trends);
}

/**
 * Fills what stands beside the figures. Where anything is aimed at, what needs attention comes first, unless the reader
 * has begun to read or to choose.
 * @param {App} app
 * @param {Parts} all
 */
async function stand(app, all) {
  const { table, order, growing } = all;
  const columns = (all.columns = await fillBeside(app, table, growing.whole));
  if (!columns) return;
  all.tally.fill(columns.tally);
  all.moves.fill(columns.moves, `Since ${columns.ago}`);
  order.append(setOptions(columns.sets));
  const isUntouched = scrollY === 0 && order.value === "report" && !table.contains(document.activeElement);
  if (columns.tally.length && isUntouched) order.value = "attention";
  await reorder(all);
  table.dataset.beside = "filled";
}

/** @param {Parts} all */
async function reorder(all) {
  const { app, columns, table, sections, order: { value } } = all;
  const view = value.startsWith(SET) ? await viewOf(app, value) : null;
  // Another order was chosen while the engine was asked.
  if (all.order.value !== value) return;
  all.view = view;
  all.growing.finish();
  if (columns) arrange(table, sections, groupsOf(value, columns, view));
  all.under.replaceChildren(...underLines(view));
  filter(all);
}

/**
 * @param {App} app
 * @param {Scorecard} scorecard
 * @param {Reading} reading
 */
function head(app, scorecard, reading) {
  const { used, set_aside } = reading.totals;
  return el("div", { class: "head" },
    el("div", {},
      el("h1", { tabindex: -1 }, scorecard.headline),
      el("p", { class: "quiet" },
        filesLink(app, `${plural(filesUsed(reading), "file")} read`),
        `: ${plural(used, "row")} used, ${count(set_aside)} set aside. ` +
          `${plural(reading.children, "child", "children")} in all.`,
        reading.earlier && earlierWords(app, reading.earlier),
      ),
    ),
    el("div", { class: "head__act no-print" },
      el(
        "button",
        { type: "button", class: "govuk-button govuk-button--secondary", id: "drop", onclick: () => app.intake.open() },
        "Add files",
      ),
    ),
    menu(app),
  );
}

/** @param {App} app @param {EarlierVersion} earlier */
const earlierWords = (app, { as_at_words: day }) => [
  " ",
  filesLink(app, "An earlier version of the files"),
  day ? `, to ${day}, is kept beside.` : " was dropped that cannot be used.",
];

/** @param {App} app @param {string} words */
const filesLink = (app, words) => screenLink(app, "files", words);

/** What else there is, in the order in which an officer comes to it. @type {[MenuScreen, string][]} */
const MENU = [
  ["quality", "Data quality"],
  ["settings", "Targets and settings"],
  ["typed", "Typed numbers"],
  ["sheet", "Committee sheet"],
  ["paper", "Committee paper"],
  ["outlook", "Anticipated year end"],
  ["periods", "Every line over time"],
  ["due", "Due and coming"],
  ["definitions", "Definitions"],
];

/** @param {App} app */
const menu = (app) =>
  folded("menu", "Data quality, committee and more",
    el("nav", { "aria-label": "Screens" },
      el("ul", { class: "menu" },
        MENU.map(([screen, words]) => el("li", {}, screenLink(app, screen, words, `open-${screen}`))),
      ),
    ),
  );

/** @param {App} app @param {ReturnType<typeof readTwice>[number]} twice */
const twiceNotice = (app, { of, rows }) =>
  el("p", { class: "dq dq--note", "data-code": "RETURN_TWICE" }, icon("flag"),
    el("span", {},
      el("b", {}, `Two versions of the return ${of} seem to be read together: `),
      `${plural(rows, "episode")} stand open in one file and ended in another. Children who have left can be counted ` +
        "as in care. ",
      filesLink(app, "See which files"),
    ),
  );

/**
 * @param {App} app
 * @param {Reading} reading
 */
function troubles(app, reading) {
  const refused = reading.files.filter((file) => file.outcome === "refused").length;
  const left = reading.files.filter((file) => file.outcome === "left out").length;
  const unused = reading.beside.reduce((sum, file) => sum + file.unused, 0);
  if (!refused && !left && !unused) return null;
  const words = [
    refused && `${plural(refused, "file")} could not be used`,
    left && `${plural(left, "file")} left out`,
  ].filter(Boolean);
  const look = refused || unused ? "dq dq--note" : "dq dq--note dq--info";
  return el("p", { class: look },
    (refused > 0 || unused > 0) && icon("flag"),
    words.length > 0 && el("span", {}, el("b", {}, `${words.join(", ")}. `), filesLink(app, "See which, and why")),
    unused > 0 && el("span", {},
      el("b", {}, `${plural(unused, "part")} of the settings file could not be used. `),
      screenLink(app, "settings", "See which, and why", "open-unused"),
    ),
  );
}

/**
 * @param {App} app
 * @param {Reading} reading
 */
function filesSummary(app, reading) {
  return el("section", { class: "rail__files", "aria-labelledby": "files-summary" },
    el("h2", { id: "files-summary" }, "Files"),
    el("table", { class: "flist" },
      el("thead", {},
        el("tr", {}, el("th", { scope: "col" }, "Return"), el("th", { scope: "col", class: "num" }, "Files")),
      ),
      el("tbody", {},
        reading.returns.map((held) =>
          el("tr", {}, el("th", { scope: "row" }, held.label), el("td", { class: "num" }, count(held.files))),
        ),
      ),
    ),
    el("p", { class: "small" }, filesLink(app, "Every file and its rows")),
  );
}

const wide = matchMedia("(min-width: 720px)");
/** Known beforehand: whoever asks while a screen is made waits until the browser has laid out the screen before it. */
const width = { isWide: wide.matches };
wide.addEventListener("change", () => void (width.isWide = wide.matches));

/**
 * Folded on a phone, so that the first figure stands on its first screen.
 * @param {string} id
 * @param {string} words
 * @param {HTMLElement} kid
 */
function folded(id, words, kid) {
  const fold = el("details", { class: "ctl-fold no-print", id, open: width.isWide }, el("summary", {}, words), kid);
  new ResizeObserver(() => void (width.isWide && (fold.open = true))).observe(fold);
  return fold;
}

/**
 * @param {Scorecard} scorecard
 * @param {number} years how many returns were read
 */
function sectionTable(scorecard, years) {
  const table = el("table", { class: "sc", role: "table" },
    el("caption", { class: "govuk-visually-hidden" }, `Scorecard at ${scorecard.as_at_words}`),
    el("colgroup", {}, COLUMNS.map(({ width }) => el("col", { class: width }))),
    el("thead", { role: "rowgroup" },
      el("tr", { role: "row" },
        COLUMNS.map(({ name, number, width }) =>
          el("th", { scope: "col", role: "columnheader", class: `${width}-head${number ? " num" : ""}` }, name),
        ),
      ),
    ),
  );
  // Of one return alone nothing is known of a year ago: its place is kept only where more was read.
  if (years < 2) drop(table, "ag");
  return table;
}

/**
 * @param {App} app
 * @param {Section} section
 * @param {HTMLTableElement} table
 */
function sectionBody(app, { key, title, lines }, table) {
  const body = el("tbody", { role: "rowgroup", "data-section": key },
    el("tr", { class: "sec", role: "row" },
      el("th", { colspan: COLUMNS.length, scope: "rowgroup", role: "rowheader" },
        el("h2", { id: `section-${key}`, tabindex: -1 }, title),
      ),
    ),
    lines.flatMap((line) => lineRows(app, line)),
  );
  fit(body, table);
  return body;
}

/**
 * @param {Section[]} sections
 * @param {() => void} apply
 */
function filters(sections, apply) {
  const section = el("select", { class: "in", id: "section-filter" },
    el("option", { value: "" }, "All sections"),
    sections.map(({ key, title }) => el("option", { value: key }, title)),
  );
  const hint = "text-filter-hint";
  const text = el("input", {
    class: "in", id: "text-filter", type: "search", autocomplete: "off", spellcheck: "false", "aria-describedby": hint,
  });
  const all = el("button", { type: "button", class: "link", id: "all-lines" }, "Show all lines");
  all.addEventListener("click", () => {
    section.value = text.value = "";
    text.focus();
  });
  section.addEventListener("change", apply);
  text.addEventListener("input", apply);
  const fields = [
    el("div", { class: "field" }, el("label", { for: "section-filter" }, "Section"), section),
    el("div", { class: "field field--find" },
      el("label", { for: "text-filter" }, "Find an indicator"),
      text,
      el("p", { class: "govuk-visually-hidden", id: hint }, "By a code, words of its name, a section or a file."),
    ),
  ];
  return { fields, all, wanted: () => ({ section: section.value, text: text.value }) };
}

/** @param {Parts} parts */
function filter(parts) {
  const { table, waiting, shown, everything, rail, growing } = parts;
  growing.finish();
  const { section, text } = parts.wanted();
  const inSection = parts.scorecard.sections.filter(({ key }) => !section || key === section);
  const wanted = find(inSection, text).filter(({ id }) => isChosen(parts, id));
  const ids = new Set(wanted.map(({ id }) => id));
  for (const row of table.querySelectorAll("[data-of]"))
    if (row instanceof HTMLElement) row.classList.toggle("is-out", !ids.has(row.dataset.of ?? ""));
  for (const body of table.tBodies) body.hidden = !body.querySelector("[data-of]:not(.is-out)");
  showJumps(table, rail);
  const lines = table.querySelectorAll("[data-indicator]").length;
  const found = table.querySelectorAll("[data-indicator]:not(.is-out)").length;
  table.hidden = found === 0;
  const looks = text.trim() !== "";
  const below = narrow(waiting, wanted, looks);
  const words = found + below === 0 && looks ? NOTHING : foundWords(found, lines, looks ? below : 0);
  shown.replaceChildren(...(found === lines ? [] : [`${words} `, everything]));
}

/**
 * Whether a line is of the parts of the tallies that are pressed, and of the set where its order is chosen.
 * @param {Parts} parts
 * @param {string} id
 */
function isChosen(parts, id) {
  const { columns, view, tally: { part }, moves: { part: moved } } = parts;
  const row = columns?.rows.find((one) => one.id === id);
  const isOfPart = (!part || row?.part === part) && (!moved || row?.moved === moved);
  const isOfSet = !view || view.promises.some(({ lines }) => lines.some((one) => one.id === id));
  return isOfPart && isOfSet;
}

const NOTHING =
  "No line was found. Try a code such as NI 62 or STB-01, a word such as placement, a section such as Health, or a " +
    "file such as Visits.";

/**
 * @param {number} found
 * @param {number} lines
 * @param {number} below
 */
function foundWords(found, lines, below) {
  const more = below ? ` ${plural(below, "more line")} below, for files that the return does not hold.` : "";
  return `${found} of ${lines} lines shown.${more}`;
}
