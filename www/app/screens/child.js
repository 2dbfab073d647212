// @ts-check
// One child: everything that the files say by the date on one timeline, every line that the child is a case of, and
// every problem found in its rows. It is asked for by a number of this session, never by the child's own.
import { count, el, hidden } from "../dom.js";
import { cellsOf, waysOut } from "../out.js";
import { crumb, screenLink } from "../parts.js";
import { lanesFigure } from "./lanes.js";

/** @import { IsCurrent } from "../generations.js" */

/** The standings in which a child stands in the figure, or could. */
const IN_IT = ["met", "not recorded", "cannot tell"];

/**
 * @param {App} app
 * @param {ChildView} view
 * @param {Scorecard} scorecard
 * @param {IsCurrent} isWanted whether the reader still waits for it
 * @returns {Promise<Shown>}
 */
export async function childScreen(app, view, scorecard, isWanted) {
  const found = await app.session.child(view.of, isWanted);
  const figure = lanesFigure(found);
  const body = el("div", {},
    crumb(app, view.back.words, view.back.to),
    el("p", { class: "print-only" }, "OFFICIAL-SENSITIVE: the record of a child. Not for publication."),
    el("div", { class: "head" },
      el("div", {},
        el("h1", { tabindex: -1 }, found.title),
        el("p", { class: "quiet" }, `${found.about}. At ${scorecard.as_at_words}.`),
      ),
    ),
    facts(found),
    found.lanes.length > 0 && el("section", { class: "sect", "aria-labelledby": "lanes-title" },
      el("h2", { id: "lanes-title" }, "What the files say, on one line of time"),
      figure.figure,
      twin(app, found, scorecard),
    ),
    linesSection(app, view, found, scorecard),
    problemsSection(app, found),
  );
  // No number of a child in the title: it would stand in the name of a printed file.
  return { title: "One child", tab: "One child", dated: true, body, narrow: true, ready: () => figure.draw() };
}

/** @param {ChildPage} found */
const facts = ({ facts: all }) =>
  el("dl", { class: "facts facts--child" },
    all.map(({ name, words }) => el("div", {}, el("dt", {}, name), el("dd", {}, words))),
  );

/**
 * The same dates in words, a click away.
 * @param {App} app
 * @param {ChildPage} found
 * @param {Scorecard} scorecard
 */
function twin(app, { lanes }, scorecard) {
  const row = (/** @type {Lane} */ { name }, /** @type {Spell} */ { label, dates }, /** @type {number} */ at) =>
    el("tr", {},
      el("th", { scope: "row" }, at === 0 ? name : hidden(name)),
      el("td", {}, label),
      el("td", {}, dates),
    );
  const head = ["What", "Which", "When"].map((words) => el("th", { scope: "col" }, words));
  const table = el("table", { class: "plain plain--children" },
    el("caption", { class: "govuk-visually-hidden" }, "The same dates as a table"),
    el("thead", {}, el("tr", {}, head)),
    el("tbody", {}, lanes.flatMap((lane) => lane.spells.map((spell, at) => row(lane, spell, at)))),
  );
  const { as_at, as_at_words } = scorecard;
  const title = `OFFICIAL-SENSITIVE: the record of a child, at ${as_at_words}. Not for publication.`;
  const about = { name: `OFFICIAL-SENSITIVE-child-${as_at}`, title, as_at, marking: title };
  const sheet = () => ({ ...about, notes: [["What it is", title], ["As at", as_at]], ...cellsOf(table) });
  return el("details", { class: "moves" },
    el("summary", {}, "The same dates as a table"),
    table,
    waysOut(app, "table", sheet),
  );
}

/**
 * @param {App} app
 * @param {ChildView} view
 * @param {ChildPage} found
 * @param {Scorecard} scorecard
 */
function linesSection(app, view, { lines }, scorecard) {
  const inside = lines.filter(({ standing }) => IN_IT.includes(standing));
  const outside = lines.filter(({ standing }) => !IN_IT.includes(standing));
  return el("section", { class: "sect", "aria-labelledby": "lines-title" },
    el("h2", { id: "lines-title" }, "Every line that this child is looked at for"),
    inside.length ? linesTable(app, view, inside) : el("p", {}, `Counted in none at ${scorecard.as_at_words}.`),
    outside.length > 0 && el("details", { class: "moves" },
      el("summary", {}, `Not counted or left out in ${count(outside.length)} more`),
      linesTable(app, view, outside),
    ),
  );
}

/**
 * @param {App} app
 * @param {ChildView} view
 * @param {ChildLine[]} lines
 */
function linesTable(app, view, lines) {
  const head = ["Line", "Standing", "Why"].map((words) => el("th", { scope: "col" }, words));
  return el("table", { class: "kids kids--lines" },
    el("thead", {}, el("tr", {}, head, el("th", { scope: "col" }, hidden("Reasons")))),
    el("tbody", {}, lines.map((line) => lineRow(app, view, line))),
  );
}

/**
 * @param {App} app
 * @param {ChildView} view
 * @param {ChildLine} line
 */
function lineRow(app, view, { id, title, standing, standing_words, better, cases, case: number, why }) {
  const at = `line-${id}-${standing.replaceAll(" ", "-")}`;
  const open = () => {
    app.nav.note({ at });
    app.nav.go({ screen: "case", id, number, title, child: view });
  };
  return el("tr", { "data-of": id },
    el("th", { scope: "row" }, title, " ", el("span", { class: "code" }, id)),
    el("td", { "data-l": "Standing" }, [standing_words, cases].filter(Boolean).join(": "), better && ` (${better})`),
    el("td", { class: "first-up" }, why),
    el("td", { class: "kids__go" },
      el("a", { href: "#case", id: at, "data-view": "case", onclick: open }, "Reasons", hidden(` in ${title}`)),
    ),
  );
}

/**
 * @param {App} app
 * @param {ChildPage} found
 */
function problemsSection(app, { problems }) {
  const quality = screenLink(app, "quality", "All findings");
  const one = (/** @type {ChildPage["problems"][number]} */ { code, message, advice, rows }) =>
    el("li", { "data-code": code },
      el("b", {}, message), " ", el("span", { class: "code" }, code),
      el("p", { class: "small" }, advice, " ", rows.join(", ")),
    );
  return el("section", { class: "sect", "aria-labelledby": "problems-title" },
    el("h2", { id: "problems-title" }, "Problems found in the rows of this child"),
    problems.length ? el("ul", { class: "problems" }, problems.map(one)) : el("p", {}, "None was found."),
    el("p", { class: "no-print" }, quality),
  );
}
