// @ts-check
import { byId } from "../dom.js";

/**
 * The words of the start page stand in start.html, where anyone can read and change them.
 * @param {App} app
 * @returns {Shown}
 */
export function startScreen(app) {
  const template = /** @type {HTMLTemplateElement} */ (/** @type {unknown} */ (byId("start")));
  const body = document.importNode(template.content, true);
  body.querySelector("#drop")?.addEventListener("click", () => app.intake.open());
  body.querySelector("[data-choose=folder]")?.addEventListener("click", () => app.intake.open(true));
  body.querySelector("[data-choose=example]")?.addEventListener("click", () => app.intake.example());
  body.querySelector("[data-view=extracts]")?.addEventListener("click", () => app.nav.go({ screen: "extracts" }));
  return { title: "Looked-after scorecard", body };
}
