// @ts-check
// Fields of the forms of settings, and what is done with what they hold.
import { el } from "../dom.js";
import { Refusal } from "../faults.js";
import { tellErrors } from "../parts.js";

/**
 * @param {string} value
 * @param {string} words
 * @param {string} chosen
 */
export const option = (value, words, chosen) => el("option", { value, selected: value === chosen }, words);

/** @typedef {{ name: string, whole: HTMLElement, value: () => string }} Field */

/**
 * @param {string} name
 * @param {string} label
 * @param {HTMLElement} input
 * @param {string} [hint]
 */
const field = (name, label, input, hint) =>
  el("div", { class: "field", "data-field": name },
    el("label", { for: `set-${name}` }, label),
    hint && el("p", { class: "quiet small", id: `set-${name}-hint` }, hint),
    input,
  );

/** @param {string} name @param {string} [hint] */
const named = (name, hint) => ({ id: `set-${name}`, "aria-describedby": hint ? `set-${name}-hint` : null });

/**
 * One line of text.
 * @param {string} name @param {string} label @param {string} value @param {string} [hint]
 * @returns {Field}
 */
export function textField(name, label, value, hint) {
  const input = el("input", { class: "in", autocomplete: "off", value, ...named(name, hint) });
  return { name, whole: field(name, label, input, hint), value: () => input.value };
}

/**
 * A few sentences.
 * @param {string} name @param {string} label @param {string} value
 * @returns {Field}
 */
export function sentences(name, label, value) {
  const input = el("textarea", { class: "in in--long", rows: 3, ...named(name) }, value);
  return { name, whole: field(name, label, input), value: () => input.value };
}

/**
 * @param {string} name @param {string} label @param {string} value @param {[string, string][]} options
 * @param {() => void} [changed]
 * @returns {Field}
 */
export function choiceField(name, label, value, options, changed = () => {}) {
  const input = el("select", { class: "in", onchange: changed, ...named(name) },
    options.map(([key, words]) => option(key, words, value)),
  );
  return { name, whole: field(name, label, input), value: () => input.value };
}

/** What can be chosen, as a field of choices takes it. @param {Choosable[]} all @returns {[string, string][]} */
export const pairs = (all) => all.map(({ key, words }) => [key, words]);

/**
 * A day in three boxes; the engine says whether it is one.
 * @param {string} name @param {string} label @param {string} iso
 * @returns {Field}
 */
export function dayField(name, label, iso) {
  const [year = "", month = "", day = ""] = iso ? iso.split("-").map((part) => part.replace(/^0/, "")) : [];
  /** @type {[string, string, number, string][]} */
  const boxes = [["day", "Day", 2, day], ["month", "Month", 2, month], ["year", "Year", 4, year]];
  const inputs = boxes.map(([part, words, digits, value], at) => {
    const id = at ? `set-${name}-${part}` : `set-${name}`;
    const input = el("input", { class: `in in--${digits}`, id, inputmode: "numeric", autocomplete: "off", value });
    return { input, whole: el("span", { class: "date__box" }, el("label", { for: id }, words), input) };
  });
  const typed = () => {
    const [day, month, year] = inputs.map(({ input }) => input.value.trim());
    return day || month || year ? `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}` : "";
  };
  const whole = el("fieldset", { class: "field", "data-field": name },
    el("legend", {}, label),
    el("span", { class: "date" }, inputs.map(({ whole }) => whole)),
  );
  return { name, whole, value: typed };
}

/**
 * Says what is wrong in a form: in a list above it, and at each field.
 * @param {HTMLElement} errors where the list stands, beside the fields
 * @param {FieldFault[]} faults
 */
export function tellFaults(errors, faults) {
  tellErrors(errors, faults.map(({ field, words }) => ({ field: `set-${field}`, words })));
  const fields = errors.parentElement?.querySelectorAll("[data-field]") ?? [];
  for (const field of fields) markField(/** @type {HTMLElement} */ (field), faults);
}

/** @param {HTMLElement} field @param {FieldFault[]} faults */
function markField(field, faults) {
  const { field: name } = field.dataset;
  const own = faults.filter((fault) => fault.field === name).map(({ words }) => words);
  const input = field.matches("fieldset") ? field : field.querySelector("input, select, textarea");
  const id = `set-${name}-error`;
  const others = (input?.getAttribute("aria-describedby") ?? "").split(" ").filter((other) => other && other !== id);
  const described = own.length ? [id, ...others] : others;
  field.classList.toggle("field--wrong", own.length > 0);
  field.querySelector(".govuk-error-message")?.remove();
  if (described.length) input?.setAttribute("aria-describedby", described.join(" "));
  else input?.removeAttribute("aria-describedby");
  if (own.length) field.firstElementChild?.after(el("p", { class: "govuk-error-message", id }, own.join(". ")));
}

/**
 * Sets what a form holds, or says what is wrong in it.
 * @param {App} app
 * @param {HTMLElement} errors
 * @param {() => Promise<SetOut>} set
 * @param {View} then
 */
export async function settle(app, errors, set, then) {
  try {
    const { faults } = await set();
    if (faults.length) return tellFaults(errors, faults);
    app.settled(then);
  } catch (fault) {
    if (!(fault instanceof Refusal)) return app.fail(fault);
    tellErrors(errors, [{ field: "main", words: fault.message }]);
  }
}
