// @ts-check
// A date in three boxes, with the button that takes it.
import { isoOf } from "../days.js";
import { el } from "../dom.js";

const LOOK = "govuk-button govuk-button--secondary in-line";
export const REAL_DATE = "The date must be a real date, for example 31 3 2025.";

/**
 * @param {{ id: string, legend: string, go: string, iso?: string, error?: HTMLElement }} what the ids begin with `id`;
 *   the boxes hold `iso`, and `error` says what is wrong in them
 * @param {(iso: string) => void} choose
 * @param {(complaint: string) => void} complain
 */
export function dateField({ id, legend, go, iso = "", error }, choose, complain) {
  const [year = "", month = "", day = ""] = iso.split("-").map((part) => part.replace(/^0/, ""));
  const boxes = [
    box(`${id}-day`, "Day", 2, day), box(`${id}-month`, "Month", 2, month), box(`${id}-year`, "Year", 4, year),
  ];
  const take = () => {
    const [day, month, year] = boxes.map(({ input }) => input.value.trim());
    const chosen = isoOf(day, month, year);
    if (chosen) choose(chosen);
    else complain(REAL_DATE);
  };
  for (const { input } of boxes) input.addEventListener("keydown", (event) => event.key === "Enter" && take());
  const button = el("button", { class: LOOK, type: "button", id: `${id}-go`, onclick: take }, go);
  return el("fieldset", { class: "field asat", "aria-describedby": error?.id },
    el("legend", {}, legend),
    el("span", { class: "date" }, boxes.map(({ whole }) => whole), button),
    error,
  );
}

/**
 * @param {string} id
 * @param {string} label
 * @param {number} digits
 * @param {string} value
 */
function box(id, label, digits, value) {
  const kind = { inputmode: "numeric", autocomplete: "off", maxlength: digits, value: value || null };
  const input = el("input", { class: `in in--${digits}`, id, ...kind });
  return { input, whole: el("span", { class: "date__box" }, el("label", { for: id }, label), input) };
}
