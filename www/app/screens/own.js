// @ts-check
// What the authority adds of its own on the page of settings: what happened, and sets of lines.
import { el, hidden } from "../dom.js";
import { dayField, option, sentences, settle, textField } from "./fields.js";

/** @param {string} id @param {string} words @param {() => void} onclick */
const button = (id, words, onclick) =>
  el("button", { type: "button", class: "govuk-button govuk-button--secondary", id, onclick }, words);

/**
 * @param {App} app
 * @param {SettingsPage} page
 * @param {HTMLElement} errors
 */
export function events(app, { settings }, errors) {
  const date = dayField("date", "When", "");
  const words = textField("words", "What happened, in a few words", "", "It is drawn on every line over time.");
  const add = () => {
    const form = { date: date.value(), words: words.value() };
    void settle(app, errors, () => app.session.own("add_event", [form]), { screen: "settings", at: "events-title" });
  };
  return el("section", { class: "sect", "aria-labelledby": "events-title" },
    el("h2", { id: "events-title" }, "What happened"),
    settings.events.length > 0 && eventsTable(app, settings.events, errors),
    el("div", { class: "settings no-print" }, date.whole, words.whole),
    el("div", { class: "btns no-print" }, button("event-add", "Add this event", add)),
  );
}

/**
 * @param {App} app
 * @param {SettingsPage["settings"]["events"]} all
 * @param {HTMLElement} errors
 */
function eventsTable(app, all, errors) {
  const remove = (/** @type {number} */ at) => () =>
    void settle(app, errors, () => app.session.own("remove_event", [at]), { screen: "settings", at: "events-title" });
  return el("table", { class: "plain", id: "events" },
    el("thead", {}, el("tr", {}, ["When", "What", hidden("Take out")].map((name) => el("th", { scope: "col" }, name)))),
    el("tbody", {},
      all.map(({ date_words, words }, at) =>
        el("tr", {},
          el("th", { scope: "row" }, date_words),
          el("td", {}, words),
          el("td", {},
            el("button", { type: "button", class: "link", onclick: remove(at) }, "Remove", hidden(`: ${words}`)),
          ),
        ),
      ),
    ),
  );
}

/**
 * Any set as a beginning; only the authority's own are changed or removed.
 * @param {App} app
 * @param {SettingsPage} page
 * @param {HTMLElement} errors
 */
export function ownSets(app, { set_forms, settings }, errors) {
  const from = el("select", { class: "in", id: "set-from-set" },
    set_forms.map(({ name, is_own }) => option(name, is_own ? `${name} (your own)` : name, settings.set)),
  );
  const name = textField("name", "Name of your set", "");
  const lines = sentences("lines", "Its lines: each promise, a colon, and the numbers of its lines", "");
  const chosen = () => set_forms.find((one) => one.name === from.value);
  const then = /** @type {const} */ ({ screen: "settings", at: "own-sets-title" });
  const keep = () => {
    const form = { name: name.value(), lines: lines.value() };
    void settle(app, errors, () => app.session.own("keep_set", [form]), then);
  };
  const take = button("own-set-remove", "Remove this set", () =>
    void settle(app, errors, () => app.session.own("remove_set", [from.value]), then),
  );
  const fill = () => {
    const set = chosen();
    fieldOf(name).value = set?.is_own ? set.name : "";
    fieldOf(lines).value = set?.lines ?? "";
    take.hidden = !set?.is_own;
  };
  from.addEventListener("change", fill);
  fill();
  return el("section", { class: "sect own-sets no-print", "aria-labelledby": "own-sets-title" },
    el("h2", { id: "own-sets-title" }, "Your own sets of lines"),
    el("div", { class: "field" }, el("label", { for: "set-from-set" }, "Begin with"), from),
    name.whole,
    lines.whole,
    el("div", { class: "btns" }, button("own-set-keep", "Keep this set and show it", keep), take),
  );
}

/** @param {import("./fields.js").Field} field */
const fieldOf = ({ whole }) =>
  /** @type {HTMLInputElement | HTMLTextAreaElement} */ (whole.querySelector("input, textarea"));
