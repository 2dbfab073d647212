// @ts-check
// The licences of others' code: the long text becomes part of the page when somebody opens it.
import { byId } from "./dom.js";

export function offerNotices() {
  const show = () => (byId("notices-text").textContent = byId("notices").textContent);
  byId("notices-more").addEventListener("toggle", show, { once: true });
}
