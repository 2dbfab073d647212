// @ts-check
// The coming 31 March: on a line's own page, and of every line of a set as the anticipated performance scorecard. Other
// years are asked for it, so it is asked for only when the reader comes to it.
import { el, hidden } from "../dom.js";
import { Overtaken, Refusal } from "../faults.js";
import { whenNear } from "../near.js";
import { paperChart } from "../paper-chart.js";
import { crumb } from "../parts.js";

/** @typedef {OutlookPage["promises"][number]} Promised */
/** @typedef {Promised["lines"][number]} Row */

/**
 * The block on a line's page.
 * @param {App} app
 * @param {Line} line
 */
export function outlookSection(app, line) {
  const title = el("h2", { id: "outlook-title" }, "Expected at 31 March");
  const inside = el("div", { role: "status", "aria-busy": "true" },
    el("p", { class: "quiet" }, "Asking the same of earlier years…"),
  );
  const section = el("section", { class: "sect", id: "outlook", "aria-labelledby": "outlook-title" }, title, inside);
  const fill = async () => {
    try {
      const outlook = await app.session.outlookLine(line.id);
      title.textContent = `Expected at ${outlook.end_words}`;
      inside.replaceChildren(...words(outlook));
    } catch (fault) {
      if (fault instanceof Refusal) inside.replaceChildren(el("p", {}, fault.message));
      else if (!(fault instanceof Overtaken)) app.fail(fault);
    }
    inside.setAttribute("aria-busy", "false");
  };
  return { section, fill: () => whenNear(section, () => void fill()) };
}

/** @param {Outlook} outlook */
function words({ range, chance, chance_words, certain, takes, without, method, aim, aim_from, back }) {
  /** @type {[string, string | null][]} */
  const facts = [
    ["What is certain", certain],
    ["What it takes", takes],
    ["Our aim", aim && `${aim}, ${aim_from}`],
    ["How it is worked out", method],
    ["In earlier years", method && back.words],
  ];
  return [
    range && ends(range),
    chance_words && el("p", { class: "outlook__chance", "data-chance": chance }, el("b", {}, `${chance_words}.`)),
    without && el("p", {}, without),
    el("dl", { class: "facts facts--long" },
      facts.filter(([, said]) => said).map(([term, said]) => el("div", {}, el("dt", {}, term), el("dd", {}, said))),
    ),
    back.tried.length > 0 && triedTable(back),
  ].flatMap((node) => node || []);
}

/** @param {NonNullable<Outlook["range"]>} range */
function ends({ low_words, likely_words, high_words }) {
  const all = [["Low", low_words], ["Likely", likely_words], ["High", high_words]];
  return el("dl", { class: "outlook__ends" },
    all.map(([term, said]) => el("div", {}, el("dt", {}, term), el("dd", {}, said))),
  );
}

/** @param {Outlook["back"]} back */
function triedTable({ tried }) {
  const heads = ["Year", "Expected then", "Range then", "Came to be"];
  return el("details", { class: "moves" },
    el("summary", {}, "The same question in earlier years"),
    el("table", { class: "plain" },
      el("thead", {}, el("tr", {}, heads.map((name) => el("th", { scope: "col" }, name)))),
      el("tbody", {}, tried.map(({ year_words, likely_words, range_words, actual_words, held }) =>
        el("tr", {},
          el("th", { scope: "row" }, year_words),
          el("td", {}, likely_words),
          el("td", {}, range_words ?? "too few years before it"),
          el("td", {}, actual_words, held === false && " (outside the range)"),
        ),
      )),
    ),
  );
}

/**
 * The anticipated performance scorecard.
 * @param {App} app
 * @param {OutlookScreenView} view
 * @returns {Promise<Shown>}
 */
export async function outlookScreen(app, view) {
  const page = await app.session.outlook(view.set ?? "");
  const body = el("div", {},
    crumb(app, "Back to the scorecard", { screen: "scorecard" }),
    controls(app, page),
    el("article", { class: "sheet sheet--outlook" },
      el("header", { class: "sheet__head" },
        el("div", {},
          el("h1", { tabindex: -1 }, `What we expect at ${page.end_words}`),
          el("p", {}, page.authority && [el("b", {}, page.authority), ". "],
            el("span", { class: "quiet" }, "Anticipated performance scorecard.")),
        ),
        el("p", { class: "sheet__date" }, el("b", {}, `As at ${page.as_at_words}`)),
      ),
      page.over ? isOver(app, page) : [table(page), method(page)],
      yearAhead(page.ahead),
      el("footer", { class: "sheet__foot" }, page.notes.map((said) => [el("p", {}, said), " "]).flat()),
    ),
  );
  return { title: "Anticipated year end", dated: true, body };
}

/**
 * On 31 March nothing is left to expect. What was expected half way is one press away.
 * @param {App} app
 * @param {OutlookPage} page
 */
function isOver(app, { over, set }) {
  const year = Number(app.session.scorecard?.as_at.slice(0, 4)) - 1;
  const look = "govuk-button govuk-button--secondary no-print";
  const go = () =>
    app.change(`${year}-09-30`).then(
      () => app.nav.go({ screen: "outlook", set }),
      (/** @type {unknown} */ fault) => (fault instanceof Refusal ? app.tell(fault.message) : app.fail(fault)),
    );
  return [
    el("p", { class: "dq dq--note dq--info" }, over),
    el("button", { type: "button", class: look, id: "outlook-half", onclick: () => void go() },
      `Show what was expected at 30 September ${year}`),
  ];
}

/**
 * @param {App} app
 * @param {OutlookPage} page
 */
function controls(app, { set, sets }) {
  const chosen = el("select", { class: "in", id: "outlook-set" },
    sets.map((name) => el("option", { value: name, selected: name === set }, name)),
  );
  const go = () => app.nav.go({ screen: "outlook", set: chosen.value, at: "outlook-set" });
  const look = "govuk-button";
  return el("div", { class: "ctl no-print" },
    el("div", { class: "field" }, el("label", { for: "outlook-set" }, "Lines"), chosen),
    el("div", { class: "field" },
      el("button", { type: "button", class: `${look} ${look}--secondary`, onclick: go }, "Show these lines"),
    ),
    el("div", { class: "field" },
      el("button", { type: "button", class: look, onclick: () => window.print() }, "Print this page"),
    ),
  );
}

/** @type {[string, string, (row: Row) => string | null | undefined][]} */
const COLUMNS = [
  ["Last 31 March", "num", ({ outlook }) => outlook.outturn],
  ["Now", "num", ({ outlook }) => outlook.now],
  ["Our aim", "said", ({ outlook }) => outlook.aim],
  ["Low", "num", ({ outlook }) => outlook.range?.low_words],
  ["Likely", "num likely", ({ outlook }) => outlook.range?.likely_words],
  ["High", "num", ({ outlook }) => outlook.range?.high_words],
  ["Will the aim be met?", "said", ({ outlook }) => outlook.chance_words],
  ["Similar councils", "num", ({ similar }) => similar],
  ["England", "num", ({ england }) => england],
  ["Why", "why", ({ outlook }) => [outlook.certain, outlook.takes, outlook.without].filter(Boolean).join(" ")],
];

/** @param {OutlookPage} page */
function table({ promises, end_words, outturn_words }) {
  const lines = promises.flatMap((promise) => promise.lines);
  const shown = COLUMNS.filter(([, , said]) => lines.some(said));
  return el("table", { class: "pub pub--outlook", role: "table" },
    el("caption", { class: "govuk-visually-hidden" }, `What is expected at ${end_words}`),
    el("thead", { role: "rowgroup" },
      el("tr", { role: "row" },
        el("th", { scope: "col", role: "columnheader" }, "What we promise"),
        shown.map(([name, look]) => {
          const words = name === "Last 31 March" ? outturn_words : name;
          return el("th", { scope: "col", role: "columnheader", class: look }, words);
        }),
      ),
    ),
    promises.map((promise) => promised(promise, shown)),
  );
}

/**
 * @param {Promised} promise
 * @param {typeof COLUMNS} shown
 */
function promised({ title, lines }, shown) {
  return el("tbody", { role: "rowgroup" },
    el("tr", { class: "sec", role: "row" },
      el("th", { colspan: shown.length + 1, scope: "rowgroup", role: "rowheader" }, title),
    ),
    lines.map((row) =>
      el("tr", { role: "row", "data-line": row.outlook.id },
        el("th", { scope: "row", role: "rowheader" },
          row.code && el("span", { class: "quiet" }, `${row.code} `),
          el("span", { class: "title" }, row.outlook.title),
          row.outlook.better_words &&
            el("span", { class: "quiet good" }, hidden(", "), ` ${row.outlook.better_words}`),
        ),
        shown.map(([name, look, said]) => {
          const words = said(row);
          return el("td", { role: "cell", class: `${look}${words ? "" : " is-empty"}`, "data-l": name }, words ?? "");
        }),
      ),
    ),
  );
}

/** Who comes and who goes in the 12 months ahead. @param {YearAhead} ahead */
function yearAhead({ title, method, without, earlier, chart, tables }) {
  return el("section", { class: "outlook__ahead", id: "year-ahead", "aria-labelledby": "ahead-title" },
    el("h2", { id: "ahead-title" }, title),
    without && el("p", { class: "dq dq--note dq--info" }, without),
    chart && el("figure", { class: "paper__picture" }, el("figcaption", {}, chart.title), paperChart(chart)),
    tables.map(wordsTable),
    el("p", {}, method),
    earlier && el("p", {}, earlier),
  );
}

/** @param {WordsTable} table */
const wordsTable = ({ caption, headings, rows }) =>
  el("table", { class: "pub", role: "table" },
    el("caption", {}, caption),
    el("thead", { role: "rowgroup" }, el("tr", { role: "row" },
      headings.map((name, at) =>
        el("th", { scope: "col", role: "columnheader", class: at ? "num" : null }, name || hidden("Group")),
      ),
    )),
    el("tbody", { role: "rowgroup" }, rows.map(([first, ...rest]) =>
      el("tr", { role: "row" },
        el("th", { scope: "row", role: "rowheader" }, el("span", { class: "title" }, first)),
        rest.map((words, at) => el("td", { role: "cell", class: "num", "data-l": headings[at + 1] }, words)),
      ),
    )),
  );

/** The method: how the same question fared in earlier years. @param {OutlookPage} page */
function method({ promises }) {
  const asked = promises.flatMap(({ lines }) => lines).filter(({ outlook }) => outlook.method);
  if (!asked.length) return null;
  const heads = ["Line", "Method", "Earlier years", "Off on average", "Range held"];
  return el("section", { class: "outlook__method", "aria-labelledby": "method-title" },
    el("h2", { id: "method-title" }, "How it is worked out, and how it fared in earlier years"),
    el("table", { class: "pub", role: "table" },
      el("thead", { role: "rowgroup" },
        el("tr", { role: "row" },
          heads.map((name) => el("th", { scope: "col", role: "columnheader" }, name)),
        ),
      ),
      el("tbody", { role: "rowgroup" }, asked.map(({ outlook: { title, method, back } }) => {
        const said = [method, back.years, back.error, back.ranges ? `${back.held} of ${back.ranges}` : null];
        return el("tr", { role: "row" },
          el("th", { scope: "row", role: "rowheader" }, el("span", { class: "title" }, title)),
          said.map((words, at) => el("td", { role: "cell", "data-l": heads[at + 1] }, words ?? "")),
        );
      })),
    ),
  );
}
