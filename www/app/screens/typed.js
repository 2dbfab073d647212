// @ts-check
// Numbers that the officer types: for a line that no file gives, or for a measure of the council's own.
import { el, hidden, plural, save } from "../dom.js";
import { Refusal } from "../faults.js";
import { crumb, tellErrors } from "../parts.js";
import { choiceField, dayField, option, tellFaults, textField } from "./fields.js";

/** @typedef {import("./fields.js").Field} Field */

/** The name under which they are saved. */
const FILE = "typed_numbers.csv";
const HEADINGS = ["Line", "Days", "Figure", "Part", "Where it comes from"];
/** Stands for a measure that has no number yet, and for the one that got one last. */
const NEW = "new";
/** Stands for a judgement in words. */
const WORDS = "words";
/** @type {[string, string][]} */
const PERIODS = [
  ["month", "A month"], ["quarter", "A quarter"], ["year", "A year (12 months)"], ["so far", "Since 1 April"],
  ["day", "One day"], ["own", "The line’s own days"], ["other", "Other days"],
];
/** @type {[string, string][]} */
const UNITS = [
  ["", "Select"], ["count", "A number"], ["percent", "Per cent"], ["days", "Days"], ["weeks", "Weeks"],
  ["pounds", "Pounds"], ["score", "A score with one decimal"], ["count of things", "A number of things, not people"],
  ["percent of things", "Per cent of things, not people"], ["score of things", "A score of things, not people"],
];
/** @type {[string, string][]} */
const BETTERS = [["", "Select"], ["higher", "Higher"], ["lower", "Lower"], ["neither", "Neither"]];

/**
 * @param {App} app
 * @param {TypedView} view
 * @returns {Promise<Shown>}
 */
export async function typedScreen(app, view) {
  const typed = await app.session.typed();
  const errors = el("div");
  const place = el("div");
  const write = (/** @type {number | null} */ at, /** @type {string} */ id) =>
    place.replaceChildren(form({ app, typed, errors, at, id, stop: () => write(null, id) }));
  write(null, chosen(typed, view.id));
  const change = (/** @type {number} */ at) => {
    const { line, words } = typed.rows[at].form;
    write(at, words ? WORDS : line);
    /** @type {HTMLElement | null} */ (place.querySelector("#set-line"))?.focus();
  };
  const body = el("div", {},
    crumb(app, "Back to the scorecard", { screen: "scorecard" }),
    errors,
    el("h1", { tabindex: -1 }, "Typed numbers"),
    el("p", { class: "lede" },
      "Type what no file of children gives: a figure of another system, or a measure of your own. It counts at once " +
        "and is marked as typed. Save the numbers as a file, and drop that file with your return next time.",
    ),
    typed.left_out > 0 && el("p", { class: "dq dq--note" },
      `${plural(typed.left_out, "row")} of the typed numbers that you dropped cannot be used. “Your files” says why. ` +
        "What you save here is without them.",
    ),
    el("section", { class: "sect no-print", "aria-labelledby": "type-title" },
      el("h2", { id: "type-title" }, "Type a number"),
      place,
    ),
    el("section", { class: "sect", "aria-labelledby": "typed-title" },
      el("h2", { id: "typed-title" }, "The numbers that are typed"),
      typed.rows.length
        ? [saveButton(app), table(app, typed, errors, change)]
        : el("p", {}, "No numbers are typed yet."),
    ),
  );
  return { title: "Typed numbers", body };
}

/** The line to begin with. @param {Typed} typed @param {string} [id] */
function chosen({ lines }, id) {
  if (id === WORDS) return WORDS;
  if (id === NEW) return lines.filter((line) => line.is_own).pop()?.id ?? NEW;
  return lines.some((line) => line.id === id) ? /** @type {string} */ (id) : (lines[0]?.id ?? NEW);
}

/** @param {App} app */
const saveButton = (app) =>
  el("div", { class: "btns no-print" },
    el("button", {
      type: "button", class: "govuk-button", id: "typed-save",
      onclick: () => void app.session.typedFile().then((text) => save(FILE, text), (fault) => app.fail(fault)),
    }, "Save the numbers as a file"),
  );

/**
 * @param {App} app
 * @param {Typed} typed
 * @param {HTMLElement} errors
 * @param {(at: number) => void} change
 */
function table(app, { rows }, errors, change) {
  const button = (/** @type {string} */ words, /** @type {string} */ of, /** @type {() => void} */ onclick) =>
    el("button", { type: "button", class: "link", onclick }, words, hidden(`: ${of}`));
  const open = (/** @type {string} */ id) => () => app.nav.go({ screen: "indicator", id });
  const remove = (/** @type {number} */ at) => () =>
    void settled(app, errors, () => app.session.type("remove_typed", [at]), { screen: "typed", at: "typed-title" });
  return el("table", { class: "plain stacks", id: "typed" },
    el("thead", {},
      el("tr", {}, [...HEADINGS, hidden("Change it")].map((name) => el("th", { scope: "col" }, name))),
    ),
    el("tbody", {},
      rows.map(({ form, cells: [line, days, ...others] }, at) =>
        el("tr", {},
          el("th", { scope: "row", "data-l": HEADINGS[0] },
            form.words
              ? line
              : el("a", { href: "#indicator", "data-view": "indicator", onclick: open(form.line) }, line),
          ),
          [days, ...others].map((words, column) => el("td", { "data-l": HEADINGS[column + 1] }, words)),
          el("td", {},
            button("Change", `${line}, ${days}`, () => change(at)), " ",
            button("Remove", `${line}, ${days}`, remove(at)),
          ),
        ),
      ),
    ),
  );
}

/**
 * The form of one number.
 * @param {{ app: App, typed: Typed, errors: HTMLElement, at: number | null, id: string, stop: () => void }} of
 */
function form({ app, typed, errors, at, id, stop }) {
  const { lines, rows } = typed;
  const select = el("select", { class: "in", id: "set-line" },
    option(NEW, "A new measure of your own", id),
    option(WORDS, "A judgement in words, such as an inspection’s", id),
    lines.map((line) => option(line.id, `${line.title} (${line.id})`, id)),
  );
  const days = el("p", { class: "quiet small" });
  const place = el("div", { class: "settings" });
  /** @type {Field[]} */
  let fields = [];
  const fill = () => {
    const line = lines.find((one) => one.id === select.value);
    const begun = at !== null && select.value === id ? rows[at].form : line?.next;
    fields = select.value === WORDS ? fieldsOfWords(begun) : fieldsOf(begun, line);
    const show = () => showFields(fields, line?.unit);
    days.textContent = line && !line.is_own ? `The line itself counts ${line.days}.` : "";
    place.replaceChildren(...fields.map(({ whole }) => whole));
    for (const { whole } of fields) whole.addEventListener("change", show);
    show();
  };
  select.addEventListener("change", fill);
  fill();
  const held = (/** @type {Field} */ { name, whole, value }) => [name, whole.hidden ? "" : value()];
  const keep = () => {
    const typedForm = /** @type {TypedForm} */ ({ line: select.value, ...Object.fromEntries(fields.map(held)) });
    const next = select.value === WORDS ? "set-name" : "set-numerator";
    const then = /** @type {const} */ ({ screen: "typed", id: select.value, at: next });
    void settled(app, errors, () => app.session.type("keep_typed", [at, typedForm]), then);
  };
  return el("div", {},
    el("div", { class: "settings settings--line" },
      el("div", { class: "field", "data-field": "line" },
        el("label", { for: "set-line" }, at === null ? "Line" : "Line of the number that you change"),
        select,
        days,
      ),
    ),
    place,
    el("div", { class: "btns" },
      el("button", { type: "button", class: "govuk-button", id: "typed-keep", onclick: keep },
        at === null ? "Add this number" : "Keep this change",
      ),
      at !== null && el("button", { type: "button", class: "link", onclick: stop }, "Cancel"),
    ),
  );
}

/**
 * @param {TypedForm | undefined} begun
 * @param {Typed["lines"][number] | undefined} line nothing for a measure that is new
 * @returns {Field[]}
 */
function fieldsOf(begun, line) {
  const of = (/** @type {keyof TypedForm} */ name, otherwise = "") => begun?.[name] || otherwise;
  const own = line && !line.is_own ? [] : [
    textField("name", "Name of the measure", of("name")),
    choiceField("unit", "Counted in", of("unit"), UNITS),
    choiceField("better", "Which way is good", of("better"), BETTERS),
  ];
  return [
    ...own,
    choiceField("period", "Kind of period", of("period", "quarter"), PERIODS),
    dayField("first", "First day", of("first")),
    dayField("last", "Last day", of("last")),
    textField("numerator", "How many", of("numerator")),
    textField("denominator", "Of how many", of("denominator")),
    textField("value", "Or the value alone", of("value")),
    textField("part", "Part of the line, if it is of a part", of("part"), "For example Primary schools."),
    textField("source", "Where it comes from", of("source"), "Never write a child’s name or number here."),
  ];
}

/** @param {TypedForm | undefined} begun @returns {Field[]} */
const fieldsOfWords = (begun) => [
  textField("name", "What was judged", begun?.name ?? "", "For example Inspection of the fostering service."),
  textField("words", "The judgement", begun?.words ?? "", "For example Good."),
  dayField("last", "Date", begun?.last ?? ""),
  textField("source", "Where it comes from", begun?.source ?? "", "Never write a child’s name or number here."),
];

/** Only the fields that count by what is chosen. @param {Field[]} fields @param {string} [unit] of the line */
function showFields(fields, unit) {
  const value = (/** @type {string} */ name) => fields.find((field) => field.name === name)?.value() ?? "";
  const isCount = (value("unit") || unit || "").startsWith("count");
  /** @type {Record<string, boolean>} */
  const isShown = { first: value("period") === "other", denominator: !isCount, value: !isCount };
  for (const { name, whole } of fields) whole.hidden = isShown[name] === false;
}

/**
 * @param {App} app
 * @param {HTMLElement} errors
 * @param {() => Promise<Pick<TypedOut, "faults" | "later">>} type
 * @param {View} then
 */
async function settled(app, errors, type, then) {
  try {
    const faults = await app.typed(type, then);
    if (faults.length) tellFaults(errors, faults);
  } catch (fault) {
    if (!(fault instanceof Refusal)) return app.fail(fault);
    app.state("painted");
    tellErrors(errors, [{ field: "main", words: fault.message }]);
  }
}
