// @ts-check
// The headings of a file that is not known, against the columns of a table: the likeliest first, the officer decides.
import { el } from "../dom.js";
import { crumb, tellErrors } from "../parts.js";

/**
 * @param {App} app
 * @param {MatchView} view
 * @returns {Promise<Shown>}
 */
export async function matchScreen(app, view) {
  const matching = await app.session.matching(view.path, view.table ?? "", view.line ?? "");
  const errors = el("div");
  const selects = new Map(matching.columns.map((one) => [one.column, select(one)]));
  const body = el("div", {},
    errors,
    crumb(app, "Back to your files", { screen: "files" }),
    el("div", { class: "head" },
      el("div", {},
        el("h1", { tabindex: -1 }, "Match the columns"),
        el("p", { class: "quiet" }, el("b", { class: "file__name" }, matching.path)),
      ),
    ),
    el("p", {},
      "Choose the heading in the file for each column. Only names of headings are shown here, and no rows. A heading " +
        "that could hold more than a name is shown by its place.",
    ),
    lineChoice(app, matching),
    tableChoice(app, matching),
    el("table", { class: "match" },
      el("caption", { class: "govuk-visually-hidden" }, `Columns of ${matching.table}`),
      el("thead", {},
        el("tr", {}, el("th", { scope: "col" }, "Column"), el("th", { scope: "col" }, "Heading in the file")),
      ),
      el("tbody", {}, matching.columns.map((one) => columnRow(one, selects.get(one.column)))),
    ),
    el("div", { class: "btns" },
      el(
        "button",
        {
          type: "button",
          class: "govuk-button",
          id: "match-go",
          onclick: () => submit(app, view, matching, selects, errors),
        },
        "Read the file like this",
      ),
    ),
  );
  return { title: "Match the columns", body, narrow: true };
}

/**
 * @param {App} app
 * @param {Matching} matching
 */
function lineChoice(app, { line, lines }) {
  if (lines.length < 2) return null;
  const options = lines.map(({ value, words }) => el("option", { value, selected: value === line }, words));
  return choice("match-line", "Line of its headings", options, (value) => look(app, { line: value, at: "match-line" }));
}

/**
 * @param {App} app
 * @param {Matching} matching
 */
function tableChoice(app, { table, tables }) {
  const options = tables.map((name) => el("option", { value: name, selected: name === table }, name));
  return choice("match-table", "Read it as", options, (value) => look(app, { table: value, at: "match-table" }));
}

/**
 * @param {string} id
 * @param {string} label
 * @param {HTMLOptionElement[]} options
 * @param {(value: string) => void} take
 */
function choice(id, label, options, take) {
  const select = el("select", { class: "in", id }, options);
  select.addEventListener("change", () => take(select.value));
  return el("div", { class: "field match__table" }, el("label", { for: id }, label), select);
}

/**
 * Shows the headings anew, on the same step of the browser's history.
 * @param {App} app
 * @param {{ line?: string, table?: string, at: string }} note
 */
function look(app, note) {
  app.nav.note(note);
  void app.show(app.nav.view, false);
}

/** @param {Matching["columns"][number]} one */
function select({ column, needed, suggested, headings }) {
  const error = needed ? `match-${column}-error` : null;
  return el("select", { class: "in", id: `match-${column}`, "data-column": column, "aria-describedby": error },
    el("option", { value: "" }, "Not in this file"),
    headings.map(({ value, words }) => el("option", { value, selected: value === suggested }, words)),
  );
}

/**
 * @param {Matching["columns"][number]} one
 * @param {HTMLSelectElement | undefined} choice
 */
function columnRow({ column, needed }, choice) {
  return el("tr", {},
    el("th", { scope: "row" },
      el("label", { for: `match-${column}`, class: "mono" }, column),
      needed && el("span", { class: "quiet small" }, " needed"),
    ),
    el("td", {}, el("p", { class: "govuk-error-message", id: `match-${column}-error`, hidden: true }), choice),
  );
}

/**
 * @param {App} app
 * @param {MatchView} view
 * @param {Matching} matching
 * @param {Map<string, HTMLSelectElement>} selects
 * @param {HTMLElement} errors
 */
function submit(app, view, matching, selects, errors) {
  const picked = [...selects].filter(([, { value }]) => value);
  const faults = wrong(matching, selects, picked);
  for (const [column, choice] of selects) {
    const words = faults.get(column) ?? "";
    const told = document.getElementById(`match-${column}-error`);
    if (told) [told.textContent, told.hidden] = [words, !words];
    choice.closest("td")?.classList.toggle("field--wrong", Boolean(words));
    choice.setAttribute("aria-invalid", String(Boolean(words)));
  }
  if (faults.size) return complain(faults, errors);
  const { path } = matching;
  const said = [
    ...picked.map(([column, { value }]) => ({ path, name: "columns", column, value })),
    ...(view.line ? [{ path, name: "line", column: "", value: view.line }] : []),
  ];
  const other = app.session.decisions.filter((one) => one.path !== path || said.every(({ name }) => name !== one.name));
  void app.decide([...other, ...said], path);
}

/**
 * What is wrong, by column: a needed one without a heading, or one heading for two columns.
 * @param {Matching} matching
 * @param {Map<string, HTMLSelectElement>} selects
 * @param {[string, HTMLSelectElement][]} picked
 */
function wrong({ columns }, selects, picked) {
  /** @type {Map<string, string>} */
  const faults = new Map();
  for (const { column, needed } of columns) {
    if (needed && !selects.get(column)?.value) faults.set(column, `Choose the heading for ${column}`);
  }
  for (const [at, [column, { value, selectedOptions }]] of picked.entries()) {
    const first = picked.findIndex(([, other]) => other.value === value);
    if (first < at) faults.set(column, `${selectedOptions[0].text} is chosen for ${picked[first][0]} too`);
  }
  return faults;
}

/**
 * @param {Map<string, string>} faults
 * @param {HTMLElement} errors
 */
function complain(faults, errors) {
  tellErrors(errors, [...faults].map(([column, words]) => ({ field: `match-${column}`, words })));
}
