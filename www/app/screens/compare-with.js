// @ts-check
// What all lines of the scorecard are set beside: chosen once for all of them.
import { el } from "../dom.js";
import { Refusal } from "../faults.js";
import { tellErrors } from "../parts.js";
import { ANY, CHOICES } from "./changed.js";
import { dateField } from "./date.js";

/**
 * @param {App} app
 * @param {HTMLElement} errors where the error summary goes
 */
export function compareField(app, errors) {
  const { against } = app.session;
  const isWord = CHOICES.some(([value]) => value === against);
  const complain = (/** @type {string} */ words) => tellErrors(errors, [{ field: "beside-day", words }]);
  const choose = (/** @type {string} */ to) =>
    void app.compareWith(to).catch((/** @type {unknown} */ fault) => {
      if (!(fault instanceof Refusal)) throw fault;
      complain(fault.message);
    });
  const select = el("select", { class: "in", id: "beside-date" },
    CHOICES.map(([value, words]) => el("option", { value, selected: value === (isWord ? against : ANY) }, words)),
  );
  const legend = "The date to compare with";
  const date = dateField({ id: "beside", legend, go: "Compare", iso: isWord ? "" : against }, choose, complain);
  date.hidden = isWord;
  select.addEventListener("change", () => {
    date.hidden = select.value !== ANY;
    if (date.hidden) choose(select.value);
  });
  return [el("div", { class: "field" }, el("label", { for: "beside-date" }, "Compare with"), select), date];
}
