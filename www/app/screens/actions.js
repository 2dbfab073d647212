// @ts-check
// What earlier meetings asked for: a list that is carried from paper to paper until somebody takes a line out.
import { el, hidden } from "../dom.js";
import { choiceField, dayField, sentences, settle, textField } from "./fields.js";

const HEADINGS = ["Asked for on", "What was asked for", "By whom", "By when", "How far", "Since then"];
/** @type {[string, string][]} */
const STATES = [["to do", "Not begun"], ["begun", "Begun"], ["done", "Done"]];
const NEW = { asked: "", words: "", owner: "", by: "", state: "to do", progress: "" };
const THEN = /** @type {const} */ ({ screen: "paper", at: "asked-fold" });

/**
 * @param {App} app
 * @param {PaperOf} paper
 * @param {HTMLElement} errors
 */
export function actions(app, { actions }, errors) {
  const form = el("div");
  const write = (/** @type {number | null} */ at) =>
    form.replaceChildren(...fields(app, errors, at, at === null ? NEW : actions[at].form, () => write(null)));
  write(null);
  const change = (/** @type {number} */ at) => () => {
    write(at);
    /** @type {HTMLElement | null} */ (form.querySelector("#set-words"))?.focus();
  };
  const remove = (/** @type {number} */ at) => () =>
    void settle(app, errors, () => app.session.own("remove_action", [at]), THEN);
  const late = actions.filter(({ overdue }) => overdue).length;
  const number = actions.length ? `: ${actions.length}${late ? `, ${late} overdue` : ""}` : "";
  const fold = el("details", { class: "moves no-print", id: "asked-fold" },
    el("summary", {}, `What earlier meetings asked for${number}`),
    actions.length > 0 && table(actions, change, remove),
    form,
  );
  return fold;
}

/**
 * @param {ActionOf[]} all
 * @param {(at: number) => () => void} change
 * @param {(at: number) => () => void} remove
 */
const table = (all, change, remove) =>
  el("table", { class: "plain", id: "asked" },
    el("thead", {}, el("tr", {}, [...HEADINGS, hidden("Change it")].map((name) => el("th", { scope: "col" }, name)))),
    el("tbody", {},
      all.map(({ form, cells }, at) =>
        el("tr", {},
          cells.map((words, column) =>
            column === 1
              ? el("th", { scope: "row", "data-l": HEADINGS[column] }, words)
              : el("td", { "data-l": HEADINGS[column] }, words),
          ),
          el("td", {},
            el("button", { type: "button", class: "link", onclick: change(at) }, "Change", hidden(`: ${form.words}`)),
            " ",
            el("button", { type: "button", class: "link", onclick: remove(at) }, "Remove", hidden(`: ${form.words}`)),
          ),
        ),
      ),
    ),
  );

/**
 * @param {App} app
 * @param {HTMLElement} errors
 * @param {number | null} at the place of the action that is changed
 * @param {ActionForm} form
 * @param {() => void} stop
 */
function fields(app, errors, at, form, stop) {
  const asked = dayField("asked", "Day of the meeting", form.asked);
  const words = sentences("words", "What was asked for", form.words);
  const owner = textField("owner", "By whom", form.owner);
  const by = dayField("by", "By when", form.by);
  const state = choiceField("state", "How far it is", form.state, STATES);
  const progress = sentences("progress", "What has been done since", form.progress);
  const keep = () => {
    const typed = {
      asked: asked.value(), words: words.value(), owner: owner.value(), by: by.value(), state: state.value(),
      progress: progress.value(),
    };
    void settle(app, errors, () => app.session.own("keep_action", [at, typed]), THEN);
  };
  return [
    el("div", { class: "settings" }, [asked, words, owner, by, state, progress].map(({ whole }) => whole)),
    el("div", { class: "btns" },
      el("button", { type: "button", class: "govuk-button govuk-button--secondary", id: "asked-keep", onclick: keep },
        at === null ? "Add this action" : "Keep this change",
      ),
      at !== null && el("button", { type: "button", class: "link", onclick: stop }, "Cancel"),
    ),
  ];
}
