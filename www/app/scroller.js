// @ts-check
// A table that may be wider than the page: it says so, and shows on which side there is more.
import { el } from "./dom.js";

/**
 * @param {string} label
 * @param {HTMLTableElement} table
 */
export function scroller(label, table) {
  const box = el("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": label }, table);
  const words = "This table is wider than the page. Scroll sideways for more columns.";
  const hint = el("p", { class: "scroller__hint no-print" }, words);
  const whole = el("div", { class: "scroller" }, hint, box);
  const look = () => {
    const left = box.scrollLeft;
    const right = box.scrollWidth - box.clientWidth - left;
    whole.classList.toggle("is-wide", left + right > 1);
    whole.classList.toggle("has-left", left > 1);
    whole.classList.toggle("has-right", right > 1);
  };
  box.addEventListener("scroll", look, { passive: true });
  new ResizeObserver(look).observe(box);
  new ResizeObserver(look).observe(table);
  return whole;
}
