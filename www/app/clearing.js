// @ts-check
// "Clear everything" asks once: what is cleared cannot be brought back, and a slip of the hand is enough to press it.
// The browser asks in its own words before the page is read anew, closed or left.
import { byId } from "./dom.js";

/** @param {() => void} clear */
export function askBeforeClearing(clear) {
  const dialog = /** @type {HTMLDialogElement} */ (byId("clearing"));
  byId("clear").addEventListener("click", () => {
    if (!dialog.open) dialog.showModal();
    byId("clearing-title").focus();
  });
  byId("clear-go").addEventListener("click", () => {
    dialog.close();
    clear();
  });
  byId("clear-cancel").addEventListener("click", () => dialog.close());
  addEventListener("pagehide", () => dialog.close());
}

/** @param {() => boolean} wouldBeLost whether there is something that nobody can bring back with one click */
export function askBeforeLeaving(wouldBeLost) {
  addEventListener("beforeunload", (event) => {
    if (wouldBeLost()) event.preventDefault();
  });
}
