// @ts-check
// Lines that need something which the return does not hold stand apart, so that the scorecard shows what there is.
import { el, plural } from "../dom.js";
import { screenLink } from "../parts.js";
import { hooks, nameLink } from "./line.js";

/**
 * The sections with the lines that are switched on.
 * @param {Scorecard} scorecard
 * @returns {Section[]}
 */
export function switchedOn({ sections }) {
  const on = sections.map((section) => ({ ...section, lines: section.lines.filter((line) => !waits(line)) }));
  return on.filter(({ lines }) => lines.length > 0);
}

/** Those that wait for files. @param {Line} line */
const waits = ({ waits_for }) => waits_for.length > 0;

/**
 * The others, by the files that they wait for.
 * @param {App} app
 * @param {Scorecard} scorecard
 */
export function switchedOff(app, { sections }) {
  const lines = sections.flatMap((section) => section.lines).filter(waits);
  if (!lines.length) return null;
  /** @type {Map<string, Line[]>} */
  const byFile = new Map();
  for (const line of lines) {
    const files = line.waits_for.join(" and ");
    byFile.set(files, [...(byFile.get(files) ?? []), line]);
  }
  const open = () => app.nav.go({ screen: "extracts" });
  const what = "What these files are, with their heading rows";
  return el("details", { class: "waiting no-print", id: "waiting" },
    el("summary", {}, `${plural(lines.length, "more line")} for what the return does not hold`),
    el("p", {}, el("a", { href: "#extracts", "data-view": "extracts", onclick: open }, what)),
    el("p", {}, screenLink(app, "typed", "Type numbers for these lines")),
    [...byFile].flatMap(([files, waiting]) => [
      el("h3", {}, files),
      el("ul", {}, waiting.map((line) => item(app, line))),
    ]),
  );
}

/**
 * @param {App} app
 * @param {Line} line
 */
const item = (app, line) =>
  el("li", hooks(line), nameLink(app, line), " ", el("span", { class: "code" }, line.id));

/**
 * Leaves the lines that are looked for, and opens the list on them while a text is.
 * @param {HTMLDetailsElement | null} list
 * @param {Line[]} wanted
 * @param {boolean} looks
 * @returns {number} how many are left
 */
export function narrow(list, wanted, looks) {
  if (!list) return 0;
  const left = new Set(wanted.filter(waits).map(({ id }) => id));
  for (const group of list.querySelectorAll("ul")) {
    const items = /** @type {HTMLElement[]} */ ([...group.children]);
    for (const item of items) item.hidden = !left.has(item.dataset.indicator ?? "");
    const heading = /** @type {HTMLElement} */ (group.previousElementSibling);
    heading.hidden = group.hidden = items.every(({ hidden }) => hidden);
  }
  list.hidden = left.size === 0;
  // Opened by a search, it closes with it.
  if (looks || "found" in list.dataset) list.open = looks;
  list.toggleAttribute("data-found", looks);
  return left.size;
}
