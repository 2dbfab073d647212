// @ts-check
// What several screens show alike.
import { el } from "./dom.js";
import { entitleError } from "./title.js";

/** @typedef {Pick<Move, "id" | "title" | "words">} MoveWords */

/**
 * @param {App} app
 * @param {string} words
 * @param {View} to
 */
export const crumb = (app, words, to) =>
  el("nav", { class: "crumb no-print", "aria-label": "Back" },
    el("a", { href: "#back", "data-view": to.screen, onclick: () => app.nav.go(to) }, words),
  );

/**
 * @param {App} app
 * @param {MenuScreen} screen
 * @param {string} words
 * @param {string} [id]
 */
export const screenLink = (app, screen, words, id) =>
  el("a", { href: `#${screen}`, "data-view": screen, id: id ?? null, onclick: () => app.nav.go({ screen }) }, words);

/**
 * What each of several findings does to a line, or one finding to each of several lines.
 * @param {string} what
 * @param {MoveWords[]} all
 */
export const movesTable = (what, all) =>
  el("table", { class: "plain" },
    el("thead", {},
      el("tr", {}, el("th", { scope: "col" }, what), el("th", { scope: "col" }, "With and without these children")),
    ),
    el("tbody", {}, all.map(moveRow)),
  );

/** @param {MoveWords} move */
const moveRow = ({ id, title, words }) =>
  el("tr", { "data-of": id },
    el("th", { scope: "row" }, title, " ", el("span", { class: "code" }, id)),
    el("td", {}, words),
  );

/**
 * What is wrong, in a frame that is read out. A heading of the whole screen can be come to.
 * @param {"h1" | "h2"} rank
 * @param {string} title
 * @param {...Node} inside
 */
export const errorSummary = (rank, title, ...inside) =>
  el("div", { class: "govuk-error-summary", role: "alert" },
    el(rank, { class: "govuk-error-summary__title", tabindex: rank === "h1" ? -1 : null }, title),
    el("div", { class: "govuk-error-summary__body" }, inside),
  );

/**
 * The errors of a form, each leading to its field.
 * @param {HTMLElement} place where they are told
 * @param {{ field: string, words: string }[]} errors the id of each field, and what is wrong in it
 */
export function tellErrors(place, errors) {
  const links = errors.map(({ field, words }) => el("li", {}, el("a", { href: `#${field}` }, words)));
  const list = el("ul", { class: "govuk-list govuk-error-summary__list" }, links);
  const summary = errorSummary("h2", "There is a problem", list);
  summary.tabIndex = -1;
  place.replaceChildren(summary);
  entitleError();
  summary.focus();
}
