// @ts-check
// The check before something is published: what was hidden and why, what could still be learned, what was not checked.
import { el, save } from "../dom.js";
import { screenLink } from "../parts.js";

/**
 * @param {App} app
 * @param {Release} release
 * @param {string} set the lines that are published; those that are chosen where it is empty
 */
export function releaseCheck(app, release, set) {
  const keep = async () => {
    try {
      save(`published-${app.session.scorecard?.as_at}.csv`, await app.session.released(set), "text/csv");
    } catch (fault) {
      app.fail(fault);
    }
  };
  return el("details", { class: "no-print moves release", id: "release" },
    el("summary", {}, "Before you publish this: what is hidden, and what was not checked"),
    el("p", {}, `Rule: ${release.rule}. It is chosen under `,
      screenLink(app, "settings", "Targets and settings"), "."),
    told("What was hidden, and why", release.hidden),
    told("What a reader could still learn", release.learned),
    told("What was checked, and what was not", release.unchecked),
    el("p", {}, "Save what is published with the report, and drop that file with your files next time: the next " +
      "report is then checked against this one. It holds nothing that is not in the report."),
    el("div", { class: "btns" },
      el("button", {
        type: "button", class: "govuk-button govuk-button--secondary", id: "release-save", onclick: () => void keep(),
      }, "Save what is published"),
    ),
  );
}

/** @param {string} title @param {string[]} sentences */
const told = (title, sentences) =>
  el("section", {}, el("h3", {}, title), el("ul", {}, sentences.map((words) => el("li", {}, words))));
