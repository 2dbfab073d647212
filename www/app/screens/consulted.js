// @ts-check
// Officers who were asked for advice on the paper: the table in its audit trail.
import { el, hidden } from "../dom.js";
import { dayField, settle, textField } from "./fields.js";

const HEADINGS = ["Officer", "Role", "Comments sought", "Comments received", "Where in the report"];
const NEW = { name: "", role: "", sought: "", received: "", included: "" };
const THEN = /** @type {const} */ ({ screen: "paper", at: "consulted-fold" });

/**
 * @param {App} app
 * @param {PaperOf} paper
 * @param {HTMLElement} errors
 */
export function consulted(app, { consulted: all }, errors) {
  const form = el("div");
  const write = (/** @type {number | null} */ at) =>
    form.replaceChildren(...fields(app, errors, at, at === null ? NEW : all[at].form, () => write(null)));
  write(null);
  const change = (/** @type {number} */ at) => () => {
    write(at);
    /** @type {HTMLElement | null} */ (form.querySelector("#set-name"))?.focus();
  };
  const remove = (/** @type {number} */ at) => () =>
    void settle(app, errors, () => app.session.own("remove_consulted", [at]), THEN);
  return el("details", { class: "moves no-print", id: "consulted-fold" },
    el("summary", {}, `Officers who were consulted${all.length ? `: ${all.length}` : ""}`),
    all.length > 0 && table(all, change, remove),
    form,
  );
}

/**
 * @param {ConsultedOf[]} all
 * @param {(at: number) => () => void} change
 * @param {(at: number) => () => void} remove
 */
const table = (all, change, remove) =>
  el("table", { class: "plain", id: "consulted" },
    el("thead", {}, el("tr", {}, [...HEADINGS, hidden("Change it")].map((name) => el("th", { scope: "col" }, name)))),
    el("tbody", {},
      all.map(({ form: { name }, cells }, at) =>
        el("tr", {},
          cells.map((words, column) =>
            el(column ? "td" : "th", { scope: column ? null : "row", "data-l": HEADINGS[column] }, words),
          ),
          el("td", {},
            el("button", { type: "button", class: "link", onclick: change(at) }, "Change", hidden(`: ${name}`)),
            " ",
            el("button", { type: "button", class: "link", onclick: remove(at) }, "Remove", hidden(`: ${name}`)),
          ),
        ),
      ),
    ),
  );

/**
 * @param {App} app
 * @param {HTMLElement} errors
 * @param {number | null} at the place of the officer that is changed
 * @param {ConsultedForm} form
 * @param {() => void} stop
 */
function fields(app, errors, at, form, stop) {
  const name = textField("name", "Name or office", form.name);
  const role = textField("role", "Role", form.role);
  const sought = dayField("sought", "Comments sought on", form.sought);
  const received = dayField("received", "Comments received on", form.received);
  const included = textField("included", "Where in the report they stand", form.included, "For example paragraph 12.");
  const keep = () => {
    const typed = {
      name: name.value(), role: role.value(), sought: sought.value(), received: received.value(),
      included: included.value(),
    };
    void settle(app, errors, () => app.session.own("keep_consulted", [at, typed]), THEN);
  };
  return [
    el("div", { class: "settings" }, [name, role, sought, received, included].map(({ whole }) => whole)),
    el("div", { class: "btns" },
      el("button", {
        type: "button", class: "govuk-button govuk-button--secondary", id: "consulted-keep", onclick: keep,
      }, at === null ? "Add this officer" : "Keep this change"),
      at !== null && el("button", { type: "button", class: "link", onclick: stop }, "Cancel"),
    ),
  ];
}
