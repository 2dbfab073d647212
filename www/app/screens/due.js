// @ts-check
// What falls due by a date, from what the files hold: grouped by kind, of one social worker's children or of all.
import { count, drawn, el, hidden, plural } from "../dom.js";
import { Refusal } from "../faults.js";
import { waysOut } from "../out.js";
import { crumb } from "../parts.js";
import { dateField } from "./date.js";
import { Growing } from "./growing.js";

/** As many of each kind are shown; the saved list has all. */
const SHOWN = 50;

/**
 * @param {App} app
 * @param {DueView} view
 * @returns {Promise<Shown>}
 */
export async function dueScreen(app, view) {
  const found = await app.session.due(view.until ?? "", view.worker ?? "", SHOWN);
  const list = el("div", { id: "due-list" });
  const told = el("p", { class: "quiet", role: "status", id: "due-told" });
  /** @type {Growing | null} */
  let growing = null;
  const fill = (/** @type {Due} */ due) => {
    told.textContent = `By ${due.until_words}, from what the files say at ${due.as_at_words}.`;
    const sheet = () => app.session.dueSheet(due.until, due.worker ?? "");
    growing?.finish();
    list.replaceChildren(waysOut(app, "list", sheet));
    growing = new Growing(list, due.kinds.map((kind) => () => kindSection(app, kind)));
  };
  const ready = () => void drawn().then(() => growing?.go());
  fill(found);
  const body = el("div", {},
    el("p", { class: "print-only" }, "OFFICIAL-SENSITIVE: a list of children. Not for publication."),
    crumb(app, "Back to the scorecard", { screen: "scorecard" }),
    el("h1", { tabindex: -1 }, "Due and coming"),
    told,
    controls(app, found, (due) => (fill(due), ready())),
    list,
  );
  const whole = () => growing?.finish();
  return { title: "Due and coming", tab: "Due and coming", dated: true, body, ready, whole };
}

/**
 * @param {App} app
 * @param {Due} found
 * @param {(due: Due) => void} fill
 */
function controls(app, { until, worker, workers }, fill) {
  let wanted = until;
  const error = el("p", { class: "govuk-error-message", id: "due-error" });
  const whose = el("select", { class: "in", id: "due-worker" },
    el("option", { value: "" }, "All"),
    workers.map((number) => el("option", { value: number, selected: number === worker }, number)),
  );
  const ask = async () => {
    try {
      fill(await app.session.due(wanted, whose.value, SHOWN));
      // Only what could be shown is come back to.
      app.nav.note({ until: wanted, worker: whose.value });
      error.textContent = "";
    } catch (fault) {
      if (!(fault instanceof Refusal)) return app.fail(fault);
      error.textContent = fault.message;
    }
  };
  const choose = (/** @type {string} */ iso) => {
    wanted = iso;
    void ask();
  };
  const complain = (/** @type {string} */ words) => error.replaceChildren(words);
  whose.addEventListener("change", () => void ask());
  return el("div", { class: "sieve no-print" },
    dateField({ id: "due", legend: "Due by", go: "Show", iso: until, error }, choose, complain),
    workers.length > 0 &&
      el("div", { class: "field" }, el("label", { for: "due-worker" }, "Social worker"), whose),
  );
}

/**
 * @param {App} app
 * @param {Due["kinds"][number]} kind
 */
function kindSection(app, { key, name, words, missing, rows, more }) {
  const id = `due-${key.replaceAll(" ", "-")}`;
  return el("section", { class: "sect", "data-kind": key, "aria-labelledby": id },
    el("h2", { id }, name),
    el("p", { class: "quiet" }, missing ?? words),
    rows.length > 0 && table(app, key, name, rows),
    more > 0 && el("p", { class: "small" }, `${plural(more, "more row")} in the list that you save or copy.`),
  );
}

/**
 * @param {App} app
 * @param {string} key
 * @param {string} name
 * @param {DueRow[]} rows
 */
function table(app, key, name, rows) {
  const hasWorker = rows.some(({ worker }) => worker);
  const head = ["Child", "Due", "About", ...(hasWorker ? ["Social worker"] : [])];
  return el("table", { class: "kids kids--due" },
    el("caption", { class: "govuk-visually-hidden" }, `${name}, ${count(rows.length)} rows, the earliest first`),
    el("thead", {},
      el("tr", {}, head.map((words) => el("th", { scope: "col" }, words)), el("th", { scope: "col" }, hidden("Page"))),
    ),
    el("tbody", {}, rows.map((row) => dueRow(app, key, row, hasWorker))),
  );
}

/**
 * @param {App} app
 * @param {string} key
 * @param {DueRow} row
 * @param {boolean} hasWorker
 */
function dueRow(app, key, { of, child, day, overdue, about, worker }, hasWorker) {
  const id = `due-${key.replaceAll(" ", "-")}-${of}`;
  const open = () => {
    app.nav.note({ at: id });
    app.nav.go({ screen: "child", of, back: { words: "Back to due and coming", to: app.nav.view } });
  };
  return el("tr", { "data-overdue": String(overdue) },
    el("th", { scope: "row" }, el("b", {}, child)),
    el("td", { "data-l": "Due" }, day, overdue && el("b", {}, " Overdue")),
    el("td", { class: "first-up", "data-l": "About" }, about),
    hasWorker && el("td", { "data-l": "Social worker" }, worker),
    el("td", { class: "kids__go" },
      el("a", { href: "#child", id, "data-view": "child", onclick: open }, "Open", hidden(` child ${child}`)),
    ),
  );
}
