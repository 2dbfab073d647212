// @ts-check
// Whether a line is where it should be: the mark and the words of its rating, and the tally over all of them, whose
// parts filter the table.
import { el } from "../dom.js";
import { icon } from "../icons.js";

// Each rating has a shape of its own, so that greyscale and a photocopier leave it apart.
/** @type {Record<string, [string, string]>} */
const MARKS = {
  on: ["disc", "rate--on"],
  close: ["diamond", "rate--close"],
  off: ["square", "rate--off"],
  unreliable: ["query", ""],
  few: ["bar", "rate--info"],
  part: ["ring", "rate--info"],
  information: ["bar", "rate--info"],
  "no figure": ["ring", "rate--info"],
  "no target": ["bar", "rate--info"],
};

/** @param {string} rating @param {string | null} words */
export const rate = (rating, words) => {
  const [shape, look] = MARKS[rating];
  return el("span", { class: `rate ${look}`, "data-rating": rating }, icon(shape), el("span", {}, words));
};

/**
 * What stands in the row.
 * @param {Aim} aim
 */
export const aimWords = ({ words, from, rating, rating_words }) => [
  rating && rate(rating, rating_words),
  el("span", { class: "aim" }, el("span", { class: "lab" }, "Target "), el("span", { class: "first-up" }, words)),
  el("span", { class: "nr first-up" }, from),
].filter((kid) => kid instanceof HTMLElement);

/** Which way a line went since a year ago: the same shapes and colours, because better is good. */
/** @type {Record<string, [string, string]>} */
const MOVES = { better: ["disc", "rate--on"], "about the same": ["bar", "rate--info"], worse: ["square", "rate--off"] };

/**
 * How many lines stand where. A part pressed shows its lines alone; pressed again, all.
 * @param {() => void} changed
 * @param {string} label
 * @param {string} [look]
 */
export function tally(changed, label, look = "tally") {
  const list = el("ul", { class: look, hidden: true, "aria-label": label });
  /** @type {Map<string, HTMLButtonElement>} */
  const buttons = new Map();
  let chosen = "";
  const choose = (/** @type {string} */ key) => {
    chosen = key;
    for (const [own, button] of buttons) button.setAttribute("aria-pressed", String(own === key));
  };
  const press = (/** @type {string} */ key) => (choose(chosen === key ? "" : key), changed());
  const fill = (/** @type {TallyPart[]} */ parts, lead = "") => {
    for (const part of parts) buttons.set(part.key, partButton(part, () => press(part.key)));
    const items = [...buttons.values()].map((button) => el("li", {}, button));
    list.replaceChildren(...(lead ? [el("li", { class: "went__lead" }, lead)] : []), ...items);
    list.hidden = parts.length === 0;
  };
  return { list, fill, clear: () => choose(""), get part() { return chosen; } };
}

/**
 * @param {TallyPart} part
 * @param {() => void} press
 */
function partButton({ key, count, words }, press) {
  const [shape, look] = MOVES[key] ?? MARKS[key];
  return el(
    "button",
    { type: "button", class: `part ${look}`, "data-part": key, "aria-pressed": "false", onclick: press },
    el("b", {}, count),
    icon(shape),
    el("span", {}, words),
  );
}
