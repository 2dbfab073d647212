// @ts-check
// The only place that makes elements. Words go in as text nodes, never as markup, so nothing that stands
// in a file can become part of the page.

const SVG = "http://www.w3.org/2000/svg";

/** @typedef {Node | string | number | null | undefined | false} Kid */

/**
 * @param {Element} node
 * @param {Attributes} attrs
 */
function set(node, attrs) {
  for (const [name, value] of Object.entries(attrs)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") {
      node.addEventListener(name.replace(/^on/, ""), value);
      continue;
    }
    // Links only ever point inside the page; an address from anywhere else is a fault.
    if (name === "href" && !String(value).startsWith("#")) throw new Error("A link must stay on the page");
    node.setAttribute(name, value === true ? "" : String(value));
  }
}

/**
 * @param {Element | DocumentFragment} node
 * @param {(Kid | Kid[])[]} kids
 */
export function add(node, ...kids) {
  for (const kid of kids.flat()) {
    if (kid === null || kid === undefined || kid === false) continue;
    node.append(kid instanceof Node ? kid : String(kid));
  }
  return node;
}

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Attributes} [attrs]
 * @param {...(Kid | Kid[])} kids
 * @returns {HTMLElementTagNameMap[K]}
 */
export function el(tag, attrs = {}, ...kids) {
  const node = document.createElement(tag);
  set(node, attrs);
  add(node, ...kids);
  return node;
}

/**
 * @param {string} tag
 * @param {Attributes} [attrs]
 * @param {...(Kid | Kid[])} kids
 */
export function svg(tag, attrs = {}, ...kids) {
  const node = document.createElementNS(SVG, tag);
  set(node, attrs);
  add(node, ...kids);
  return node;
}

/**
 * The element with this id; its absence is a fault of the page, not of the reader.
 * @template {HTMLElement} [T=HTMLElement]
 * @param {string} id
 * @returns {T}
 */
export function byId(id) {
  const node = document.getElementById(id);
  if (!node) throw new Error(`The page has no element called ${id}`);
  return /** @type {T} */ (node);
}

/**
 * Words for a screen reader only.
 * @param {string} words
 */
export const hidden = (words) => el("span", { class: "govuk-visually-hidden" }, words);

/**
 * A whole number as "1,234". Not by the browser's own words for numbers, whose first use takes 50 ms while the reader
 * waits for the first figures.
 * @param {number} n
 */
export const count = (n) => String(n).replace(/\B(?=(\d{3})+$)/g, ",");

/**
 * "1 file", "12 files".
 * @param {number} n
 * @param {string} one
 * @param {string} [many]
 */
export const plural = (n, one, many = `${one}s`) => `${count(n)} ${n === 1 ? one : many}`;

/**
 * Saves text as a file of its own. The mark in front tells a spreadsheet that it is UTF-8.
 * @param {string} name of the page's own making, never of a child or a cell
 * @param {string} text
 * @param {string} [kind]
 */
export const save = (name, text, kind = "text/csv") =>
  keep(name, new Blob(["\uFEFF", text], { type: `${kind};charset=utf-8` }));

/**
 * Saves what is not text.
 * @param {string} name of the page's own making
 * @param {Blob} blob
 */
export function keep(name, blob) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Resolves in a task of its own, so that the page answers between what was done and what follows. */
export const inATask = () => new Promise((resolve) => setTimeout(resolve));

/** Resolves once the browser has drawn what was just put on the page (or is not drawing at all). */
export function drawn() {
  return new Promise((resolve) => {
    const late = setTimeout(resolve, 250);
    requestAnimationFrame(() => setTimeout(() => (clearTimeout(late), resolve(undefined))));
  });
}
