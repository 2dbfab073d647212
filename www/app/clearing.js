// @ts-check
// "Clear everything" asks once: what is cleared cannot be brought back, and a slip of the hand is enough to press it.
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
