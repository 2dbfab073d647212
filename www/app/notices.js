// @ts-check
// The licences of others' code: the long text becomes part of the page when somebody opens it.
import { byId } from "./dom.js";

export function offerNotices() {
  const more = byId("notices-more");
  more.addEventListener("toggle", () => (byId("notices-text").textContent = byId("notices").textContent), { once: true });
}
