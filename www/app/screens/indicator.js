// @ts-check
// One indicator: its figure, who is counted and where the others go, its definition, its groups, its children.
import { count, el, plural, svg } from "../dom.js";
import { Overtaken, Refusal } from "../faults.js";
import { icon } from "../icons.js";
import { whenNear } from "../near.js";
import { scroller } from "../scroller.js";
import { crumb, movesTable, screenLink } from "../parts.js";
import { casesSection } from "./cases.js";
import { changedSection } from "./changed.js";
import { cohortsSection } from "./cohorts.js";
import { besideSection } from "./columns.js";
import { outlookSection } from "./outlook.js";
import { flowSection, spreadSection } from "./drawings.js";
import { entrantsSection } from "./entrants.js";
import { groupsSection } from "./groups.js";
import { breakdowns } from "./line.js";
import { standingSections } from "./standing.js";
import { trendSection } from "./trend.js";

/** A picture that fills its place, beside words that say the same. */
const STRETCHED = { preserveAspectRatio: "none", "aria-hidden": "true", focusable: "false" };

/**
 * @param {App} app
 * @param {IndicatorView} view
 * @param {Scorecard} scorecard
 * @returns {Promise<Shown>}
 */
export async function indicatorScreen(app, view, scorecard) {
  const detail = await app.session.indicator(view.id);
  const { line } = detail;
  const suspects = suspectsSection(app, line);
  const beside = besideSection(app, line.id);
  const trend = trendSection(app, line, view);
  const outlook = outlookSection(app, line);
  const changed = changedSection(app, line);
  const cohorts = cohortsSection(app, line);
  const standing = standingSections(app, line);
  const body = el("div", {},
    crumb(app, "Back to the scorecard", { screen: "scorecard", at: `open-${line.id}` }),
    hero(line, standing.mark),
    line.missing && el("p", { class: "dq dq--note" }, line.missing),
    line.remark && el("p", { class: "dq dq--note dq--info" }, line.remark),
    line.bounds && bounds(line.bounds),
    facts(line, scorecard),
    standing.sections,
    beside.section,
    trend.section,
    flowSection(app, detail),
    entrantsSection(app, detail),
    spreadSection(app, detail),
    el("div", { class: "two" }, flow(detail), definition(detail)),
    parts(detail),
    groupsSection(app, detail),
    cohorts.section,
    outlook.section,
    changed.section,
    suspects.section,
    line.missing ? null : await casesSection(app, view, detail),
  );
  const ready = () => {
    void standing.fill();
    void beside.fill();
    for (const part of [trend, cohorts, outlook, changed, suspects]) part.fill();
  };
  return { title: line.title, tab: line.id, dated: true, body, ready };
}

/** What stands under "Breakdown" in the row, and what others publish of it. @param {Detail} detail */
const parts = ({ line, of_parts: others }) =>
  (line.groups.length > 0 || others.length > 0) &&
  el("section", { class: "sect", id: "parts", "aria-labelledby": "parts-title" },
    el("h2", { id: "parts-title" }, "Breakdown"),
    breakdowns(line),
    others.length > 0 && besideParts(others),
  );

const BESIDE_PARTS = ["Part", "Ours", "Beside it", "Figure", "Year", "Ours is", "Source"];

/** @param {OfPart[]} others */
const besideParts = (others) => [
  el("h3", {}, "Parts beside figures of others"),
  scroller("Parts beside figures of others",
    el("table", { class: "plain", id: "of-parts" },
      el("caption", { class: "govuk-visually-hidden" }, "Parts beside figures of others"),
      el("thead", {},
        el("tr", {}, BESIDE_PARTS.map((name, at) =>
          el("th", { scope: "col", class: at === 1 || at === 3 ? "num" : null }, name))),
      ),
      el("tbody", {}, others.map((one) =>
        el("tr", {},
          el("th", { scope: "row" }, one.part),
          el("td", { class: "num" }, one.ours ?? "not a part at this date"),
          el("td", {}, one.label),
          el("td", { class: "num" }, one.shown),
          el("td", {}, one.year_words),
          el("td", {}, one.than ?? ""),
          el("td", {}, one.source),
        ))),
    ),
  ),
];

/** @param {Line} line @param {HTMLElement} mark of its rating */
function hero(line, mark) {
  const look = ["hero__v", line.shown.small && "hero__v--small", line.bounds?.stamp && "v--open"];
  return el("div", { class: "hero" },
    el("div", {},
      el("p", { class: "quiet" }, [line.id, ...line.codes.map((code, at) => (at ? code : `also ${code}`))].join(", ")),
      el("h1", { tabindex: -1 }, line.title),
      mark,
    ),
    el("p", { class: look.filter(Boolean).join(" ") },
      line.shown.lead,
      " ",
      el("small", {}, line.shown.under, line.shown.aside && `, ${line.shown.aside}`),
    ),
  );
}

/** @param {Bounds} bounds */
const bounds = ({ stamp, words }) =>
  el("p", { class: stamp ? "dq dq--note" : "quiet", id: "bounds" },
    stamp && icon("query"),
    el("span", {}, stamp && [el("b", { class: "first-up" }, `${stamp}:`), " "], words),
  );

/**
 * The figure with and without the children whose rows break a rule: the checks take a moment, so they are asked for
 * only when the reader comes near, and no more once the reader has gone on.
 * @param {App} app
 * @param {Line} line
 */
function suspectsSection(app, line) {
  const inside = el("div", { class: "suspects" }, el("p", { class: "quiet" }, "Looking for rows that break a rule…"));
  const section = el("section", { class: "sect no-print", id: "suspects", "aria-labelledby": "suspects-title" },
    el("h2", { id: "suspects-title" }, "With and without the rows that break a rule"),
    inside,
  );
  const fill = async () => {
    try {
      const found = await app.session.suspects(line.id, () => section.isConnected);
      inside.replaceChildren(...suspectsWords(app, found));
      section.classList.remove("no-print");
    } catch (fault) {
      if (fault instanceof Refusal) inside.replaceChildren(el("p", {}, fault.message));
      else if (!(fault instanceof Overtaken)) app.fail(fault);
    }
  };
  return line.missing ? { section: null, fill: () => {} } : { section, fill: () => whenNear(section, fill) };
}

/**
 * @param {App} app
 * @param {Suspects} found
 */
function suspectsWords(app, { words, children, findings }) {
  if (!findings.length) return [el("p", {}, "No row of a child in this line breaks a rule that could move it.")];
  const quality = screenLink(app, "quality", "All findings");
  const rows = findings.map(({ code, message, words }) => ({ id: code, title: message, words }));
  return [
    el("p", {}, el("b", {}, words), ` ${plural(children, "child", "children")} with rows that break a rule. `, quality),
    el("details", { class: "moves" },
      el("summary", {}, plural(findings.length, "finding")),
      movesTable("Finding", rows),
    ),
  ];
}

/**
 * @param {Line} line
 * @param {Scorecard} scorecard
 */
function facts(line, scorecard) {
  const lacks = line.needs.filter(({ loaded }) => !loaded);
  /** @type {[string, string, string][]} */
  const all = [
    ["As at", scorecard.as_at_words, ""],
    ["Period", line.window_words, ""],
    ["Which way is good", line.better_words, ""],
    ["Not recorded", count(line.not_recorded), ""],
    ["Cannot be judged", count(line.unassessed), ""],
    [
      "Files it needs",
      line.needs.map(({ table }) => table).join(", "),
      lacks.length ? `not loaded: ${lacks.map(({ table }) => table).join(", ")}` : "all are loaded",
    ],
  ];
  return el("dl", { class: "facts" },
    all.filter(([, words]) => words).map(([term, words, small]) =>
      el("div", {}, el("dt", {}, term), el("dd", { class: "first-up" }, words, small && el("small", {}, small))),
    ),
  );
}

/** @param {Detail} detail */
function flow({ steps, sum }) {
  if (!steps.length && !sum) return null;
  const everybody = Math.max(1, ...steps.map((step) => step.left));
  return el("section", { "aria-labelledby": "counted" },
    el("h2", { id: "counted" }, steps.length ? "Who is counted" : "How it is worked out"),
    steps.length > 0 && el("ol", { class: "flow" }, steps.map((step) => flowStep(step, everybody))),
    sum && el("p", { class: "small" }, sum),
  );
}

/**
 * @param {FunnelStep} step
 * @param {number} everybody
 */
function flowStep(step, everybody) {
  return el("li", { class: step.mark ? "total" : null },
    el("div", {}, el("b", { class: "q" }, step.words), step.mark && el("p", {}, el("b", {}, `This is ${step.mark}.`))),
    el("div", { class: "c" }, count(step.left), step.out > 0 && el("small", {}, `−${count(step.out)}`)),
    svg("svg", { viewBox: `0 0 ${everybody} 8`, ...STRETCHED },
      svg("rect", { class: "gnd", width: everybody, height: 8 }),
      svg("rect", { class: "f-us", width: step.left, height: 8 }),
    ),
  );
}

/** @param {Detail} detail */
function definition({ definition: { who, denominator, numerator, source, note } }) {
  /** @param {string[]} clauses */
  const list = (clauses) =>
    clauses.length === 1 ? el("p", {}, clauses[0]) : el("ul", {}, clauses.map((clause) => el("li", {}, clause)));
  return el("section", { id: "definition", class: "defn", tabindex: -1, "aria-labelledby": "definition-title" },
    el("h2", { id: "definition-title" }, "Definition"),
    el("dl", {},
      el("dt", {}, "Who can be counted"),
      el("dd", {}, el("p", {}, who)),
      denominator.length > 0 && [el("dt", {}, "Of whom (d)"), el("dd", {}, list(denominator))],
      numerator.length > 0 && [el("dt", {}, "Counted when (n)"), el("dd", {}, list(numerator))],
      note && [el("dt", {}, "Note"), el("dd", {}, el("p", {}, note))],
      el("dt", {}, "Source"),
      el("dd", {}, el("p", {}, source)),
    ),
  );
}
