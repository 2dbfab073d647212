// @ts-check
import { el } from "../dom.js";
import { errorSummary } from "../parts.js";

const TITLE = "The scorecard could not be made";

/**
 * @param {App} app
 * @param {string} words
 * @returns {Shown}
 */
export function failedScreen(app, words) {
  const choose = () => app.intake.open();
  const back = () => app.nav.go({ screen: "start" });
  const body = el("div", { class: "failed" },
    errorSummary("h1", TITLE,
      el("p", { id: "failed-words" }, words),
      el("p", {}, "Nothing was sent anywhere, and nothing was kept."),
    ),
    el("div", { class: "btns" },
      el("button", { type: "button", class: "govuk-button", id: "drop", onclick: choose }, "Choose files"),
      el("button", { type: "button", class: "govuk-button govuk-button--secondary", onclick: back },
        "Back to the start",
      ),
    ),
  );
  return { title: TITLE, body, narrow: true };
}
