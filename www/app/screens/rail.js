// @ts-check
// The list of sections beside the scorecard: where to jump to, and which is being read.
import { el, hidden } from "../dom.js";

/**
 * @param {Section[]} sections
 * @param {() => void} jumping told before a jump
 */
export function rail(sections, jumping) {
  return el("nav", { "aria-labelledby": "sections", onclick: jumping },
    el("h2", { id: "sections" }, "Sections"),
    el("ul", { class: "jump" },
      sections.map(({ key, title, lines }) =>
        el("li", {}, el("a", { href: `#section-${key}` }, title, " ", el("span", {}, hidden("lines: "), lines.length))),
      ),
    ),
  );
}

/**
 * Only to sections that are there; no list where none is.
 * @param {HTMLTableElement} table
 * @param {HTMLElement} rail
 */
export function showJumps(table, rail) {
  for (const body of table.querySelectorAll("tbody[data-section]")) {
    const link = rail.querySelector(`a[href="#section-${/** @type {HTMLElement} */ (body).dataset.section}"]`);
    if (link?.parentElement) link.parentElement.hidden = /** @type {HTMLElement} */ (body).hidden;
  }
  rail.hidden = !rail.querySelector("li:not([hidden])");
}

/**
 * Marks in the rail which section is being read.
 * @param {HTMLElement} rail
 * @returns {<T extends Element>(part: T) => T} takes the sections, in the order of the rail, and gives them back
 */
export function followScroll(rail) {
  const links = [...rail.querySelectorAll(".jump a")];
  /** @type {Element[]} */
  const parts = [];
  const inView = new Set();
  const mark = () => {
    const now = parts.findIndex((part) => inView.has(part));
    links.forEach((link, at) =>
      (at === now ? link.setAttribute("aria-current", "true") : link.removeAttribute("aria-current")),
    );
  };
  const watcher = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) isIntersecting ? inView.add(target) : inView.delete(target);
      mark();
    },
    // Below what stays in sight of the heading. Without a root of its own a frame gets no margin.
    { root: document, rootMargin: "-100px 0px 0px 0px" },
  );
  return (part) => {
    parts.push(part);
    watcher.observe(part);
    return part;
  };
}
