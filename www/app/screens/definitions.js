// @ts-check
// Every definition in one list, to be read, printed and saved: it needs no file.
import { el, save } from "../dom.js";
import { csvOf } from "../out.js";
import { crumb } from "../parts.js";

/**
 * @param {App} app
 * @returns {Promise<Shown>}
 */
export async function definitionsScreen(app) {
  const { sections, sheet } = await app.session.definitions();
  const keep = () => save(`${sheet.name}.csv`, csvOf(sheet));
  const body = el("div", {},
    app.session.scorecard
      ? crumb(app, "Back to the scorecard", { screen: "scorecard" })
      : crumb(app, "Back to the start", { screen: "start" }),
    el("h1", { tabindex: -1 }, "Definitions"),
    el("p", { class: "lede" },
      "What each line counts, in the words that the page itself asks by, with its source, the files that it is " +
        "worked from and the published measure that has the same definition.",
    ),
    el("div", { class: "btns no-print" },
      el("button", { type: "button", class: "govuk-button", id: "definitions-save", onclick: keep }, "Save as CSV"),
    ),
    sections.map(({ key, title, lines }) =>
      el("section", { class: "sect", "aria-labelledby": `defined-${key}` },
        el("h2", { id: `defined-${key}` }, title),
        lines.map(oneLine),
      ),
    ),
  );
  return { title: "Definitions", body, narrow: true };
}

/** @param {DefinedLine} line */
function oneLine(line) {
  /** @type {[string, string | string[] | null][]} */
  const facts = [
    ["Codes", line.codes],
    ["Who", line.who],
    ["Of whom", line.denominator],
    ["Counted", line.numerator],
    ["Period", [line.window, line.better].filter(Boolean).join(", ")],
    ["Files", [line.needs, line.uses && `also reads ${line.uses}`].filter(Boolean).join("; ")],
    ["Published measure", line.published],
    ["Source", line.source],
    ["Note", line.note],
  ];
  return el("article", { class: "defined", "data-defined": line.id, "aria-labelledby": `d-${line.id}` },
    el("h3", { id: `d-${line.id}` }, line.title, " ", el("span", { class: "code" }, line.id)),
    el("dl", {},
      facts.filter(([, words]) => words?.length).flatMap(([term, words]) => [
        el("dt", {}, term),
        ...(Array.isArray(words) ? words : [words]).map((one) => el("dd", {}, one)),
      ]),
    ),
  );
}
