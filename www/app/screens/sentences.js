// @ts-check
// Sentences and pictures chosen for a line of the paper: over months and quarters, beside earlier years, of its parts.
import { el, hidden } from "../dom.js";
import { choiceField, pairs, settle } from "./fields.js";

const PARTS = "parts";
const THEN = /** @type {const} */ ({ screen: "paper", at: "told-fold" });

/**
 * @param {App} app
 * @param {PaperOf} paper
 * @param {HTMLElement} errors
 */
export function sentences(app, { sentences }, errors) {
  const { chosen } = sentences;
  const fold = el("details", { class: "moves no-print", id: "told-fold" },
    el("summary", {}, `More sentences and pictures${chosen.length ? `: ${chosen.length}` : ""}`),
    el("p", { class: "quiet" },
      "Choose what else the paper says or draws of a line. It stands under the line's own sentence and moves with " +
        "the files. A sentence can be written over. It is left out where it would give a small number away, and so " +
        "is a point of a picture. Up to 3 lines off target have a picture until you choose others.",
    ),
    chosen.length > 0 && list(app, chosen, errors),
    form(app, sentences, errors),
  );
  return fold;
}

/**
 * @param {App} app
 * @param {PaperSentences["chosen"]} chosen
 * @param {HTMLElement} errors
 */
const list = (app, chosen, errors) =>
  el("table", { class: "plain", id: "chosen" },
    el("thead", {}, el("tr", {},
      ["Line", "What is said", "In the paper"].map((name) => el("th", { scope: "col" }, name)),
      el("th", { scope: "col" }, hidden("Remove it")),
    )),
    el("tbody", {},
      chosen.map(({ line, title, says, place, not_said }, at) =>
        el("tr", { "data-place": place },
          el("th", { scope: "row", "data-l": "Line" }, title),
          el("td", { "data-l": "What is said" }, says),
          el("td", { "data-l": "In the paper" }, not_said ?? "Yes"),
          el("td", {},
            el("button", { type: "button", class: "link", onclick: () => remove(app, at, line, errors) }, "Remove",
              hidden(`: ${title}, ${says}`)),
          ),
        ),
      ),
    ),
  );

/** @param {App} app @param {number} at @param {string} line @param {HTMLElement} errors */
const remove = (app, at, line, errors) =>
  void settle(app, errors, () => app.session.own("remove_sentence", [at, line]), THEN);

/**
 * @param {App} app
 * @param {PaperSentences} sentences
 * @param {HTMLElement} errors
 */
function form(app, { lines, kinds }, errors) {
  /** @type {[string, string][]} */
  const titles = [["", "Choose a line"]];
  lines.forEach(({ id, title }) => titles.push([id, title]));
  const parts = el("div");
  const tick = (/** @type {string} */ label, /** @type {number} */ at) =>
    el("p", { class: "tick" },
      el("input", { type: "checkbox", id: `told-part-${at}`, value: label }),
      el("label", { for: `told-part-${at}` }, label),
    );
  const offer = () => {
    const of = lines.find(({ id }) => id === line.value())?.parts ?? [];
    const isAsked = says.value() === PARTS;
    const none = el("p", { class: "quiet" }, "This line has no parts that a sentence can name.");
    parts.replaceChildren(...(!isAsked ? [] : of.length
      ? [el("fieldset", { class: "ticks" }, el("legend", {}, "Parts"), of.map(tick))]
      : [none]));
  };
  const line = choiceField("telling-line", "Line", "", titles, offer);
  const says = choiceField("telling-says", "What is said or drawn", "",
    [["", "Choose what is said or drawn"], ...pairs(kinds), [PARTS, "Parts of the line"]], offer);
  const keep = () => {
    const boxes = /** @type {HTMLInputElement[]} */ ([...parts.querySelectorAll("input:checked")]);
    const chosen = { line: line.value(), says: says.value(), parts: boxes.map(({ value }) => value) };
    void settle(app, errors, () => app.session.own("keep_sentence", [chosen]), THEN);
  };
  return [
    el("div", { class: "settings" }, line.whole, says.whole),
    parts,
    el("div", { class: "btns" },
      el("button", { type: "button", class: "govuk-button govuk-button--secondary", id: "told-keep", onclick: keep },
        "Add it to the paper",
      ),
    ),
  ];
}
