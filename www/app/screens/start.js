// @ts-check
import { byId, el } from "../dom.js";
import { hostPaths } from "../modules.js";

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
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (body.querySelectorAll("[data-report]")))
    button.addEventListener("click", () => app.intake.example(button.dataset.report));
  body.querySelector("[data-view=extracts]")?.addEventListener("click", () => app.nav.go({ screen: "extracts" }));
  const definitions = body.querySelector("[data-view=definitions]");
  definitions?.addEventListener("click", () => app.nav.go({ screen: "definitions" }));
  body.querySelector(".folder")?.after(...withThePage());
  return { title: "Looked-after scorecard", body };
}

/** What the host of the page has put into it. */
function withThePage() {
  const paths = hostPaths();
  if (!paths.length) return [];
  const words = "This page came with settings or published figures, which hold until you drop others: ";
  return [el("p", { id: "with-the-page" }, words, `${paths.join(", ")}.`)];
}
