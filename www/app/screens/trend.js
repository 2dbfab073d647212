// @ts-check
// A line over time on its own page: the drawing, its table, and both as files. The dates are asked one at a time, so
// that the officer who moves on waits for one at most.
import { notesOf, trendChart } from "../chart.js";
import { drawn, el } from "../dom.js";
import { Overtaken, Refusal } from "../faults.js";
import { waysOut } from "../out.js";
import { figure, saving } from "./figure.js";

/**
 * @param {App} app
 * @param {Line} line
 * @param {IndicatorView} view
 */
export function trendSection(app, line, view) {
  const title = el("h2", { id: "trend-title" }, "Over time");
  const told = el("p", { class: "quiet small", role: "status" });
  const inside = el("div");
  const section = el("section", { class: "sect", id: "trend", "aria-labelledby": "trend-title", "aria-busy": "true" },
    title, told, inside,
  );
  let last = 0;
  const ask = async (/** @type {string} */ step) => {
    const mine = (last += 1);
    const isCurrent = () => mine === last && section.isConnected;
    section.setAttribute("aria-busy", "true");
    const trend = await asked(app, line.id, step, isCurrent, (words) => told.replaceChildren(words));
    if (!trend || !isCurrent()) return;
    title.replaceChildren(trend.title);
    told.replaceChildren();
    const hadFocus = document.activeElement?.id === "trend-step";
    const choose = (/** @type {string} */ to) => {
      app.nav.note({ step: to });
      void safely(app, told, ask, to);
    };
    inside.replaceChildren(...parts(app, line, trend, choose));
    if (hadFocus) document.getElementById("trend-step")?.focus();
    section.setAttribute("aria-busy", "false");
  };
  const fill = () => void drawn().then(() => safely(app, told, ask, view.step ?? ""));
  return line.missing ? { section: null, fill: () => {} } : { section, fill };
}

/**
 * @param {App} app
 * @param {HTMLElement} told
 * @param {(step: string) => Promise<void>} ask
 * @param {string} step
 */
async function safely(app, told, ask, step) {
  try {
    await ask(step);
  } catch (fault) {
    if (fault instanceof Refusal) told.replaceChildren(fault.message);
    else if (!(fault instanceof Overtaken)) app.fail(fault);
  }
}

/**
 * Nothing where the officer moved on.
 * @param {App} app
 * @param {string} id
 * @param {string} step
 * @param {() => boolean} isCurrent
 * @param {(words: string) => void} say
 */
async function asked(app, id, step, isCurrent, say) {
  for (let left = 1; left > 0; ) {
    if (!isCurrent()) return null;
    left = await app.session.askTrend(id, step);
    if (left) say(`Looking at earlier dates: ${left} to go.`);
  }
  return app.session.trend(id, step);
}

/**
 * @param {App} app
 * @param {Line} line
 * @param {Trend} trend
 * @param {(step: string) => void} choose
 */
function parts(app, line, trend, choose) {
  const draw = (/** @type {number} */ width, heading = "") => trendChart(trend, width, heading);
  const hasPoint = trend.points.some(({ y }) => y !== null);
  return [
    el("p", { class: "quiet" }, trend.about),
    el("div", { class: "trend__do no-print" },
      stepField(trend, choose),
      ...(hasPoint ? saving(line, trend.file, draw) : []),
    ),
    ...(hasPoint ? [figure(draw)] : []),
    notes(trend),
    table(app, line, trend),
  ];
}

/** @param {Trend} trend @param {(step: string) => void} choose */
function stepField({ step, steps }, choose) {
  const select = el("select", { class: "in", id: "trend-step" },
    steps.map(({ value, words }) => el("option", { value, selected: value === step }, words)),
  );
  select.addEventListener("change", () => choose(select.value));
  return el("div", { class: "field" }, el("label", { for: "trend-step" }, "A point for each"), select);
}

/** @param {Trend} trend */
const notes = (trend) =>
  el("ul", { class: "plain-list small quiet" }, notesOf(trend).map((words) => el("li", {}, words)));

/** @param {App} app @param {Line} line @param {Trend} trend */
function table(app, line, { step, points, levels, title, about }) {
  /** @type {["england" | "similar" | "aim", string][]} */
  const all = [["england", "England"], ["similar", "Similar councils"], ["aim", "Aim"]];
  const more = all.filter(([key]) => levels.some((level) => level.key === key));
  const others = levels.filter(({ key }) => key === "other").map((level) => level.name);
  const row = (/** @type {TrendPoint} */ point) =>
    el("tr", { "data-sound": String(point.sound) },
      el("th", { scope: "row" }, point.period),
      el("td", {}, point.shown, point.shown && point.reason && " ", point.reason && el("span", {}, point.reason)),
      more.map(([key]) => el("td", {}, point[key] ?? "–")),
      point.others.map((words) => el("td", {}, words ?? "–")),
    );
  const name = (/** @type {string} */ words) => el("th", { scope: "col" }, words);
  return el("details", { class: "moves", id: "trend-table" },
    el("summary", {}, "Show the figures as a table"),
    el("table", { class: "plain" },
      el("caption", { class: "govuk-visually-hidden" }, `${line.title}: ${title}. ${about}`),
      el("thead", {}, el("tr", {}, ["Period", "Figure", ...more.map(([, words]) => words), ...others].map(name))),
      el("tbody", {}, points.map(row)),
    ),
    waysOut(app, "table", () => app.session.table("trend", line.id, step), "over time"),
  );
}
