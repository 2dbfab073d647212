// @ts-check
// The small pictures in the rows of the scorecard. They are asked a few lines at a time, while nothing else is asked
// and the page is idle; an officer who moves on stops it, and who comes back goes on with it.
import { sparkChart } from "../chart.js";
import { el, hidden } from "../dom.js";
import { Overtaken } from "../faults.js";
import { drop } from "./columns.js";

export const TREND = { name: "Trend", width: "w-tr", number: false };

export const trendCell = () => el("td", { role: "cell", class: "c-tr" });

/** Resolves when the page has nothing to do. */
export const idle = () =>
  new Promise((/** @type {(value?: unknown) => void} */ resolve) =>
    ("requestIdleCallback" in window ? requestIdleCallback(resolve, { timeout: 500 }) : setTimeout(resolve, 50)),
  );

/**
 * @param {App} app
 * @param {HTMLTableElement} table
 * @param {() => void} whole brings the rows that are not on the page yet
 */
export async function fillTrends(app, table, whole) {
  if (table.dataset.trend) return;
  table.dataset.trend = "asked";
  try {
    const sparks = await asked(app, table);
    whole();
    if (sparks) await place(table, sparks);
    table.dataset.trend = sparks ? "filled" : "";
  } catch (fault) {
    // A column beside the figures is never worth the figures.
    if (!(fault instanceof Overtaken)) drop(table, "tr");
  }
}

/**
 * Nothing where the officer moved on.
 * @param {App} app
 * @param {HTMLTableElement} table
 */
async function asked(app, table) {
  const { session } = app;
  const { scorecard } = session;
  const isCurrent = () => table.isConnected && session.scorecard === scorecard;
  for (let left = 1; left > 0; ) {
    await idle();
    if (!isCurrent()) return null;
    if (session.engine.pending.size) continue;
    left = await session.askSparks();
  }
  const sparks = await session.sparks();
  return isCurrent() ? sparks : null;
}

/** As many rows are filled before the page may do something else. */
const ROWS = 20;

/**
 * @param {HTMLTableElement} table
 * @param {Sparks} sparks
 */
async function place(table, { words, rows }) {
  if (!rows.length) return drop(table, "tr");
  table.querySelector("th.w-tr-head")?.append(el("span", { class: "nr" }, words));
  // All at once: a row may go from the page for a moment.
  const lines = /** @type {NodeListOf<HTMLElement>} */ (table.querySelectorAll("tr.line"));
  const cells = new Map([...lines].map((line) => [line.dataset.of, line.querySelector(".c-tr")]));
  for (const [at, spark] of rows.entries()) {
    if (at % ROWS === ROWS - 1) await idle();
    cells.get(spark.id)?.replaceChildren(
      el("span", { class: "lab" }, "Trend "), sparkChart(spark), hidden(spark.words),
    );
  }
}
