// @ts-check
// What only some lines have: the spread of a mean of days, and the flow of children month by month.
import { flowChart } from "../flow.js";
import { scroller } from "../scroller.js";
import { spreadChart } from "../spread.js";
import { drawnSection, plainTable } from "./figure.js";

/** @param {App} app @param {Detail} detail */
export function spreadSection(app, { line, spread }) {
  if (!spread) return null;
  const rows = spread.bands.map(({ words, count }) => [words, count]);
  const table = plainTable(`${line.title}: ${spread.about}`, ["Days", "Number"], rows);
  const draw = (/** @type {number} */ width, heading = "") =>
    spreadChart(spread, width, heading);
  return drawnSection(app, line, { id: "spread", of: "days", taken: "spread", table, draw }, spread);
}

/** @param {App} app @param {Detail} detail */
export function flowSection(app, { line, flow }) {
  if (!flow) return null;
  const hasOther = flow.months.some(({ other }) => other !== "0");
  const rows = flow.months.map(({ words, opening, starts, ends, other, net, closing }) =>
    [words, opening, starts, ends, ...(hasOther ? [other] : []), net, closing],
  );
  const names = ["Month", "In care before", "Starts", "Ends", ...(hasOther ? ["Other"] : []), "Net", "In care after"];
  const table = scroller("Children in care month by month", plainTable(`${flow.title}. ${flow.about}`, names, rows));
  const draw = (/** @type {number} */ width, heading = "") => flowChart(flow, width, heading);
  return drawnSection(app, line, { id: "flow", of: "month by month", taken: "flow", table, draw }, flow);
}
