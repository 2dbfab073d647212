// @ts-check
// The as-at date, in the GOV.UK date pattern: three boxes, and an error summary when it is not a day.
import { faultOf, isoOf } from "../days.js";
import { el } from "../dom.js";
import { Refusal } from "../faults.js";
import { tellErrors } from "../parts.js";

/**
 * @param {App} app
 * @param {string} asAt
 * @param {HTMLElement} errors where the error summary goes
 */
export function asAtForm(app, asAt, errors) {
  const [year, month, day] = asAt.split("-").map(Number);
  const boxes = [box("day", "Day", 2, day), box("month", "Month", 2, month), box("year", "Year", 4, year)];
  const inputs = boxes.map(({ input }) => input);
  const fault = el("p", { class: "govuk-error-message", id: "as-at-error", hidden: true });
  const look = "govuk-button govuk-button--secondary in-line";
  const button = el("button", { class: look, id: "as-at-go", type: "button" }, "Change date");
  const group = el("fieldset", { class: "field asat", "aria-describedby": "as-at-error" },
    el("legend", {}, "As at"),
    fault,
    el("span", { class: "date" },
      boxes.map(({ whole }) => whole),
      button,
    ),
  );
  const go = () => void submit(app, inputs, (words) => complain(words, inputs, fault, group, errors));
  // The frame forbids forms, even those that send nothing: the button and the Enter key do the same.
  button.addEventListener("click", go);
  for (const input of inputs) input.addEventListener("keydown", (event) => event.key === "Enter" && go());
  return el("div", { class: "asat-form" }, group);
}

/**
 * @param {string} name
 * @param {string} label
 * @param {number} digits
 * @param {number} value
 */
function box(name, label, digits, value) {
  const kind = { inputmode: "numeric", autocomplete: "off", maxlength: digits };
  const input = el("input", { class: `in in--${digits}`, id: `as-at-${name}`, ...kind, value });
  return { input, whole: el("span", { class: "date__box" }, el("label", { for: `as-at-${name}` }, label), input) };
}

/**
 * @param {App} app
 * @param {HTMLInputElement[]} inputs
 * @param {(words: string) => void} complain
 */
async function submit(app, inputs, complain) {
  const [day, month, year] = inputs.map((input) => input.value.trim());
  const iso = isoOf(day, month, year);
  if (!iso) return complain(faultOf(day, month, year));
  try {
    await app.change(iso);
  } catch (refused) {
    if (refused instanceof Refusal) complain(refused.message);
    else throw refused;
  }
}

/**
 * @param {string} words
 * @param {HTMLInputElement[]} inputs
 * @param {HTMLElement} message
 * @param {HTMLElement} group
 * @param {HTMLElement} errors
 */
function complain(words, inputs, message, group, errors) {
  group.classList.add("field--wrong");
  message.textContent = words;
  message.hidden = false;
  for (const input of inputs) input.setAttribute("aria-invalid", "true");
  tellErrors(errors, [{ field: "as-at-day", words }]);
}
