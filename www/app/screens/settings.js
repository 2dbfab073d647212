// @ts-check
// What the authority has set: for all lines, and line by line. It goes into one small file that the officer keeps.
import { add, el, hidden, save } from "../dom.js";
import { Refusal } from "../faults.js";
import { crumb, tellErrors } from "../parts.js";
import { option, settle } from "./fields.js";
import { lineForm } from "./line-form.js";
import { events, ownSets } from "./own.js";

/** The name under which it is saved. */
const SETTINGS = "scorecard-settings.json";

/**
 * @param {App} app
 * @param {SettingsView} view
 * @returns {Promise<Shown>}
 */
export async function settingsScreen(app, view) {
  const { session } = app;
  if (view.id) return lineForm(app, view.id);
  const page = await session.settingsPage();
  const errors = el("div");
  const body = el("div", {},
    crumb(app, "Back to the scorecard", { screen: "scorecard" }),
    errors,
    el("h1", { tabindex: -1 }, "Targets and settings"),
    el("p", { class: "lede" },
      "What is set here holds until you close or clear the page. Save it as a file, and drop that file with your " +
        "return next time. It holds nothing of a child.",
    ),
    el("p", { id: "settings-whence" }, page.whence),
    el("div", { class: "btns" }, saveButton(app, errors)),
    faults(page),
    allForm(app, page, errors),
    linesTable(app, page),
    chooseLine(app),
    ownSets(app, page, errors),
    events(app, page, errors),
  );
  return { title: "Targets and settings", body };
}

/** @param {SettingsPage} page */
function faults({ settings }) {
  if (!settings.faults.length) return null;
  return el("section", { "aria-labelledby": "settings-faults" },
    el("h2", { id: "settings-faults" }, "In the file that was dropped"),
    el("ul", {}, settings.faults.map((words) => el("li", {}, words))),
  );
}

/** @param {App} app @param {HTMLElement} errors */
function saveButton(app, errors) {
  const button = el("button", { type: "button", class: "govuk-button", id: "settings-save" }, "Save as a file");
  button.addEventListener("click", async () => {
    try {
      save(SETTINGS, await app.session.settingsFile(), "application/json");
    } catch (fault) {
      if (!(fault instanceof Refusal)) return app.fail(fault);
      tellErrors(errors, [{ field: "settings-save", words: fault.message }]);
    }
  });
  return button;
}

/**
 * @param {App} app
 * @param {SettingsPage} page
 * @param {HTMLElement} errors
 */
function allForm(app, page, errors) {
  const { form, settings, councils, columns, publications, returns, is_council, has_other_rule } = page;
  const authority = councils.length
    ? councilField(councils, form.authority, is_council)
    : el("input", {
      class: "in", id: "set-authority", autocomplete: "off", value: form.authority,
      "aria-describedby": "set-authority-hint",
    });
  const population = el("input", {
    class: "in in--people", id: "set-population", inputmode: "numeric", autocomplete: "off", value: form.population,
    "aria-describedby": "set-population-hint",
  });
  const set = el("select", { class: "in", id: "set-set" }, settings.sets.map((name) => option(name, name, form.set)));
  const percent = el("input", {
    class: "in in--4", id: "set-percent", inputmode: "numeric", autocomplete: "off", value: form.percent,
    "aria-describedby": "set-percent-hint",
  });
  const publication = el("select", { class: "in", id: "set-publication" },
    publications.map(({ key, name }) => option(key, name, form.publication)),
  );
  const shown = el("select", { class: "in", id: "set-all-shown" },
    [["both", "Both: the count first where few"], ["counts", "Counts"], ["percent", "Percent"]]
      .map(([key, name]) => option(key, name, form.shown)),
  );
  const accepted = el("select", { class: "in", id: "set-accepted", "aria-describedby": "set-accepted-hint" },
    option("", "None: figures are provisional", form.accepted),
    returns.map(({ key, name }) => option(key, `The return for ${name}`, form.accepted)),
  );
  const column = el("select", { class: "in", id: "set-column", "aria-describedby": "set-column-hint" },
    option("", "None", form.column),
    columns.map((name) => option(name, name, form.column)),
  );
  const button = el("button", { type: "button", class: "govuk-button govuk-button--secondary", id: "set-all" }, "Set");
  button.addEventListener("click", () => {
    const wanted = {
      authority: authority.value, population: population.value, set: set.value, percent: percent.value,
      publication: publication.value, shown: shown.value, accepted: accepted.value, column: column.value,
    };
    void settle(app, errors, () => app.session.own("set_all", [wanted]), { screen: "settings" });
  });
  return el("section", { class: "sect", "aria-labelledby": "set-all-title" },
    el("h2", { id: "set-all-title" }, "For all lines"),
    el("div", { class: "settings" },
      el("div", { class: "field" },
        el("label", { for: "set-authority" }, "Your authority"),
        !councils.length && el("p", { class: "quiet small", id: "set-authority-hint" },
          "Drop files of published figures to choose it from them and to see similar councils.",
        ),
        authority,
      ),
      el("div", { class: "field" },
        el("label", { for: "set-population" }, "Children aged 0 to 17 in the area"),
        el("p", { class: "quiet small", id: "set-population-hint" },
          "For rates. A file of populations goes before it.",
        ),
        population,
      ),
      el("div", { class: "field" }, el("label", { for: "set-set" }, "Set of lines"), set),
      el("div", { class: "field" },
        el("label", { for: "set-publication" }, "Small numbers in what is published"),
        publication,
      ),
      el("div", { class: "field" }, el("label", { for: "set-all-shown" }, "Show shares as"), shown),
      el("div", { class: "field" },
        el("label", { for: "set-accepted" }, "Accepted by the Department for Education"),
        el("p", { class: "quiet small", id: "set-accepted-hint" },
          "The sheet and the paper do not call figures up to its 31 March provisional.",
        ),
        accepted,
      ),
      columns.length > 0 && el("div", { class: "field" },
        el("label", { for: "set-column" }, "A column on the scorecard for"),
        el("p", { class: "quiet small", id: "set-column-hint" },
          "A figure that you have added to a line, or that a club's file has.",
        ),
        column,
      ),
      el("div", { class: "field" },
        el("label", { for: "set-percent" }, "Close to a target while it misses it by at most"),
        el("p", { class: "quiet small", id: "set-percent-hint" },
          "Per cent of the target. ",
          has_other_rule ? "Empty: the rule of your file." : "Empty: 5, and 10 for days and weeks.",
        ),
        percent,
      ),
    ),
    el("div", { class: "btns" }, button),
  );
}

/**
 * @param {string[]} councils
 * @param {string} chosen
 * @param {boolean} isCouncil
 */
const councilField = (councils, chosen, isCouncil) =>
  el("select", { class: "in", id: "set-authority" },
    // A name that no published file has stays until another is chosen.
    !isCouncil && option(chosen, chosen ? `${chosen} (in no published file)` : "None chosen", chosen),
    isCouncil && !councils.includes(chosen) && option(chosen, chosen, chosen),
    councils.map((name) => option(name, name, chosen)),
  );

/**
 * @param {App} app
 * @param {SettingsPage} page
 */
function linesTable(app, { lines }) {
  if (!lines.length) return el("p", { id: "set-none" }, "No line has a target yet.");
  return el("section", { class: "sect", "aria-labelledby": "set-lines" },
    el("h2", { id: "set-lines" }, "Line by line"),
    el("table", { class: "plain", id: "lines-set" },
      el("thead", {},
        el("tr", {}, ["Line", "Target", "Also set", hidden("Change")].map((name) => el("th", { scope: "col" }, name))),
      ),
      el("tbody", {},
        lines.map(({ id, title, target, from, more }) =>
          el("tr", { "data-of": id },
            el("th", { scope: "row" }, title, " ", el("span", { class: "code" }, id)),
            el("td", {},
              el("span", { class: "first-up" }, target ?? (from && "Not known")),
              from && el("span", { class: "nr first-up" }, from),
            ),
            el("td", { class: "first-up" }, more),
            el("td", {}, change(app, id, title)),
          ),
        ),
      ),
    ),
  );
}

/** @param {App} app @param {string} id @param {string} title */
const change = (app, id, title) =>
  el(
    "a",
    { href: "#settings", "data-view": "settings", onclick: () => app.nav.go({ screen: "settings", id }) },
    "Change",
    hidden(` what is set for ${title}`),
  );

/** @param {App} app */
function chooseLine(app) {
  const lines = app.session.scorecard?.sections.flatMap((section) => section.lines) ?? [];
  const select = el("select", { class: "in", id: "set-line" },
    lines.map(({ id, title }) => option(id, `${id} ${title}`, "")),
  );
  const go = el("button", { type: "button", class: "govuk-button govuk-button--secondary in-line", id: "set-line-go" });
  add(go, "Set a target");
  go.addEventListener("click", () => app.nav.go({ screen: "settings", id: select.value }));
  return el("div", { class: "settings no-print" },
    el("div", { class: "field" }, el("label", { for: "set-line" }, "Another line"), select),
    go,
  );
}
