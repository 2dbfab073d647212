// @ts-check
// How long the page takes to answer what an officer does, measured in its own frame: from the event to the answer on
// the page, and the longest task of the main thread meanwhile.

/** @typedef {{ ms: number, longest: number }} Answered */

/** Runs in the frame before the page's own scripts. */
export function watchTasks() {
  /** @type {any} */
  const view = window;
  view.__longest = 0;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) view.__longest = Math.max(view.__longest, duration);
  }).observe({ type: "longtask", buffered: true });
}

/**
 * Runs in the frame: does something and waits until the page has painted what it answers.
 * @param {{ at: string, value: string | null, until: string }} act where, what is chosen there (nothing: it is
 *   pressed), and what stands on the page when it has answered
 */
async function answered({ at, value, until }) {
  /** @type {any} */
  const view = window;
  const painted = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  const target = /** @type {HTMLSelectElement} */ (document.querySelector(at));
  await painted();
  view.__longest = 0;
  const began = performance.now();
  let changed = false;
  const watcher = new MutationObserver(() => void (changed = true));
  watcher.observe(document.body, { subtree: true, childList: true, attributes: true });
  if (value === null) target.click();
  else {
    target.value = value;
    target.dispatchEvent(new Event("change", { bubbles: true }));
  }
  do await painted();
  while (!changed || !document.querySelector(until));
  const ms = performance.now() - began;
  watcher.disconnect();
  // A long task is told a moment after it has ended.
  await new Promise((resolve) => setTimeout(resolve, 100));
  return { ms, longest: view.__longest };
}

/**
 * @param {import("@playwright/test").Frame} frame
 * @param {string} at
 * @param {string | null} value
 * @param {string} until
 * @returns {Promise<Answered>}
 */
export const answer = (frame, at, value, until) => frame.evaluate(answered, { at, value, until });
