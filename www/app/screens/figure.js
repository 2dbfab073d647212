// @ts-check
// A drawing on a line's page: drawn at the width there is, saved as a picture, and its table one click away.
import { el, hidden } from "../dom.js";
import { waysOut } from "../out.js";
import { savePng, saveSvg } from "../picture.js";

/** The width of an A4 sheet between its margins, in pixels of CSS; and of a drawing that is saved. */
const PAPER = 700;
const SAVED = 960;

/** @typedef {(width: number, heading?: string) => Element} Draw */

/** @param {Draw} draw */
export function figure(draw) {
  const figure = el("figure", { class: "trend-figure" });
  let width = 0;
  const drawAt = (/** @type {number} */ now) => {
    if (!now || now === width) return;
    width = now;
    figure.replaceChildren(draw(now));
  };
  const drawNow = () => drawAt(Math.round(figure.clientWidth));
  new ResizeObserver(drawNow).observe(figure);
  figure.addEventListener("paper", () => drawAt(PAPER));
  figure.addEventListener("screen", drawNow);
  return figure;
}

/**
 * @param {Line} line
 * @param {string} file
 * @param {Draw} draw
 * @param {string} [of] what, where a screen has several
 */
export function saving({ id, title }, file, draw, of) {
  const alone = () => draw(SAVED, `${title} (${id})`);
  const button = (/** @type {string} */ words, /** @type {() => void} */ onclick) =>
    el("button", { type: "button", class: "govuk-button govuk-button--secondary in-line", onclick },
      words,
      of && hidden(` (${of})`),
    );
  return [
    button("Save as SVG", () => saveSvg(alone(), file)),
    button("Save as PNG", () => void savePng(alone(), file)),
  ];
}

/**
 * @param {string} caption
 * @param {string[]} headings
 * @param {(string | number)[][]} rows
 */
export const plainTable = (caption, headings, rows) =>
  el("table", { class: "plain" },
    el("caption", { class: "govuk-visually-hidden" }, caption),
    el("thead", {},
      el("tr", {}, headings.map((name, at) => el("th", { scope: "col", class: at ? "num" : null }, name))),
    ),
    el("tbody", {},
      rows.map(([name, ...cells]) =>
        el("tr", {}, el("th", { scope: "row" }, name), cells.map((words) => el("td", { class: "num" }, words))),
      ),
    ),
  );

/**
 * A drawing with what it says, its files and its table.
 * @param {App} app
 * @param {Line} line
 * @param {{ id: string, of: string, taken: Taken, table: Node, draw: Draw }} what
 * @param {{ title: string, about: string, notes: string[], file: string }} view
 */
export const drawnSection = (app, line, { id, of, taken, table, draw }, { title, about, notes, file }) =>
  el("section", { class: "sect", id, "aria-labelledby": `${id}-title` },
    el("h2", { id: `${id}-title` }, title),
    el("p", { class: "quiet" }, about),
    el("div", { class: "trend__do no-print" }, saving(line, file, draw, of)),
    figure(draw),
    el("ul", { class: "plain-list small quiet" }, notes.map((words) => el("li", {}, words))),
    el("details", { class: "moves", id: `${id}-table` },
      el("summary", {}, "Show the figures as a table", hidden(` (${of})`)),
      table,
      waysOut(app, "table", () => app.session.table(taken, line.id), of),
    ),
  );
