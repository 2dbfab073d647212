// @ts-check
// What is set for one line: its target and who set it, how it is rated, and what is said beside it.
import { el } from "../dom.js";
import { crumb } from "../parts.js";
import { choiceField, dayField, sentences, settle, textField } from "./fields.js";

/** @typedef {import("./fields.js").Field} Field */

const UNITS = /** @type {Record<string, string>} */ ({
  percent: "In per cent, for example 9 or 12.5.", days: "In days.", weeks: "In weeks.", pounds: "In pounds.",
});

/**
 * @param {App} app
 * @param {string} id
 * @returns {Promise<Shown>}
 */
export async function lineForm(app, id) {
  const line = await app.session.lineForm(id);
  const errors = el("div");
  const fields = fieldsOf(line);
  const show = () => showFields(fields);
  fields.forEach(({ whole }) => whole.addEventListener("change", show));
  show();
  /** What does not count by what is chosen is not set. @param {Field} field */
  const held = ({ name, whole, value }) => [name, whole.hidden ? "" : value()];
  const form = () => /** @type {LineForm} */ (/** @type {unknown} */ (Object.fromEntries(fields.map(held))));
  const button = el("button", { type: "button", class: "govuk-button", id: "set-line-save" }, "Set");
  button.addEventListener("click", () =>
    void settle(app, errors, () => app.session.own("set_line", [id, form()]), { screen: "settings" }),
  );
  const body = el("div", {},
    crumb(app, "Back to targets and settings", { screen: "settings" }),
    errors,
    el("p", { class: "quiet" }, [id, line.better].filter(Boolean).join(", ")),
    el("h1", { tabindex: -1 }, line.title),
    el("p", {}, "To take the target away, choose no target. The commentary, the action, who and by when are printed " +
      "on the committee sheet and in its paper, so never write a child's name or number here."),
    el("div", { class: "settings settings--line" }, fields.map(({ whole }) => whole)),
    el("div", { class: "btns" }, button),
  );
  return { title: `Targets and settings: ${line.title}`, tab: `${id} settings`, body, narrow: true };
}

/**
 * @param {LineFormOf} line
 * @returns {Field[]}
 */
function fieldsOf({ unit, has_threshold: hasThreshold, form }) {
  /** @type {[string, string][]} */
  const from = [
    ["", "No target"], ["local", "Our own"], ["statutory", "The law"],
    ["neighbours' average", "Similar councils' mean"],
    ["national threshold", hasThreshold ? "National threshold of the year" : "National threshold"],
  ];
  return [
    choiceField("from", "Who set the target", form.from, from),
    textField("value", "Target", form.value, UNITS[unit]),
    dayField("agreed", "Date agreed", form.agreed),
    choiceField("rule", "How it is rated", form.rule, [
      ["", "As all lines"], ["tolerance", "Close within a tolerance"], ["cuts", "By two values"],
      ["met or missed", "Met or missed"],
    ]),
    textField("percent", "Close while it misses the target by at most (per cent of it)", form.percent),
    textField("on", "On target from", form.on),
    textField("off", "Off target beyond", form.off),
    ...(unit === "percent" ? [choiceField("shown", "How it is shown", form.shown, [
      ["", "As all lines"], ["both", "Both: the count first where fewer than 30 are counted"],
      ["counts", "Counts alone"], ["percent", "The percentage first"],
    ])] : []),
    textField("wording", "Title in your own words", form.wording),
    sentences("commentary", "Commentary", form.commentary),
    sentences("action", "Action", form.action),
    textField("owner", "Owner", form.owner, "A role, for example Head of placements."),
    textField("partners", "Partners", form.partners, "Who helps, for example the health trust and schools."),
    dayField("by", "By when", form.by),
  ];
}

/** Only the fields that count by what is chosen. @param {Field[]} fields */
function showFields(fields) {
  const value = (/** @type {string} */ name) => fields.find((field) => field.name === name)?.value() ?? "";
  const [from, rule] = [value("from"), value("rule")];
  /** @type {Record<string, boolean>} */
  const isShown = {
    value: from !== "" && from !== "neighbours' average", agreed: from === "local", rule: from !== "",
    percent: from !== "" && rule === "tolerance", on: from !== "" && rule === "cuts",
    off: from !== "" && rule === "cuts",
  };
  for (const { name, whole } of fields) whole.hidden = isShown[name] === false;
}
