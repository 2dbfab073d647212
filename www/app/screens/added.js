// @ts-check
// What the council sets beside a line itself: the figure of a club, of a family of councils, of an inspection. It is
// added, changed and removed on the line's own page.
import { el, hidden } from "../dom.js";
import { choiceField, settle, textField } from "./fields.js";

const NEW = { part: "", name: "", value: "", year: "", period: "", source: "" };
/** Where it stands on the page. */
const ADDED = "own-comparators";

/**
 * @param {App} app
 * @param {string} id
 */
export function addedSection(app, id) {
  const number = el("span");
  const inside = el("div");
  const section = el("details", { class: "moves no-print", id: ADDED },
    el("summary", {}, "Figures that your council sets beside this line", number),
    inside,
  );
  const fill = async () => {
    const added = await app.session.comparators(id);
    number.replaceChildren(added.all.length ? `: ${added.all.length}` : "");
    inside.replaceChildren(...parts(app, id, added));
  };
  return { section, fill };
}

/**
 * @param {App} app
 * @param {string} id
 * @param {AddedOf} added
 */
function parts(app, id, { unit_words: unit, parts: labels, all }) {
  const [errors, form] = [el("div"), el("div")];
  const then = /** @type {const} */ ({ screen: "indicator", id, at: ADDED });
  const write = (/** @type {number | null} */ at) => {
    const { fields, held } = fieldsOf(at === null ? NEW : all[at].form, unit, labels);
    const keep = () => void settle(app, errors, () => app.session.own("keep_comparator", [id, at, held()]), then);
    form.replaceChildren(el("div", { class: "settings" }, fields), buttons(at, keep, () => write(null)));
  };
  write(null);
  const change = (/** @type {number} */ at) => () => {
    write(at);
    /** @type {HTMLElement | null} */ (form.querySelector("#set-name"))?.focus();
  };
  const remove = (/** @type {number} */ at) => () =>
    void settle(app, errors, () => app.session.own("remove_comparator", [id, at]), then);
  return [errors, ...(all.length ? [table(all, change, remove)] : []), form];
}

/**
 * @param {AddedOf["all"]} all
 * @param {(at: number) => () => void} change
 * @param {(at: number) => () => void} remove
 */
const table = (all, change, remove) =>
  el("table", { class: "plain", id: "added" },
    el("thead", {},
      el("tr", {}, ["Figure", "Source", hidden("Change it")].map((name) => el("th", { scope: "col" }, name))),
    ),
    el("tbody", {},
      all.map(({ words, form }, at) =>
        el("tr", {},
          el("th", { scope: "row" }, words),
          el("td", {}, form.source),
          el("td", {},
            el("button", { type: "button", class: "link", onclick: change(at) }, "Change", hidden(`: ${words}`)),
            " ",
            el("button", { type: "button", class: "link", onclick: remove(at) }, "Remove", hidden(`: ${words}`)),
          ),
        ),
      ),
    ),
  );

/** @param {AddedForm} form @param {string} unit @param {string[]} labels */
function fieldsOf(form, unit, labels) {
  /** @type {[string, string][]} */
  const choices = ["", ...labels].map((label) => [label, label || "The line itself"]);
  const all = [
    ...(labels.length ? [choiceField("part", "What it is of", form.part, choices)] : []),
    textField("name", "Whose figure it is", form.name, "For example a benchmarking club, or a family of councils."),
    textField("value", "Figure", form.value, unit),
    textField("year", "Year", form.year, "To 31 March, for example 2023-24."),
    textField("period", "Part of the year, if it is not all of it", form.period, "For example April to November."),
    textField("source", "Source", form.source, "Say that it is the same measure, and where you have it from."),
  ];
  const typed = () => /** @type {unknown} */ (Object.fromEntries(all.map(({ name, value }) => [name, value()])));
  const held = () => /** @type {AddedForm} */ (typed());
  return { fields: all.map(({ whole }) => whole), held };
}

/** @param {number | null} at @param {() => void} keep @param {() => void} stop */
const buttons = (at, keep, stop) =>
  el("div", { class: "btns" },
    el("button", { type: "button", class: "govuk-button govuk-button--secondary", id: "added-keep", onclick: keep },
      at === null ? "Add this figure" : "Keep this change",
    ),
    at !== null && el("button", { type: "button", class: "link", onclick: stop }, "Cancel"),
  );
