// @ts-check
// Which children: a bar for each group with the aim marked, and each group beside its part of all in care.
import { el, hidden, svg } from "../dom.js";
import { groupsChart, isPale, isSaid } from "../groups.js";
import { waysOut } from "../out.js";
import { scroller } from "../scroller.js";
import { saving } from "./figure.js";

/**
 * @param {App} app
 * @param {Detail} detail
 */
export function groupsSection(app, detail) {
  const { line, small, groups: { all, scale, aim, whole, file } } = detail;
  if (!all.length) return null;
  const draw = (/** @type {number} */ width, heading = "") => groupsChart(detail, width, heading);
  return el("section", { class: "sect", id: "groups", "aria-labelledby": "groups-title" },
    el("h2", { id: "groups-title" }, "Which children"),
    // Of days or pounds no bar is drawn, so nothing is said of bars.
    scale && el("p", { class: "quiet small" },
      `Bars share one scale, ${scale}. Groups under ${small} show the count first and a pale bar.`,
      aim && ` ${aim.words}: the dashed line.`,
    ),
    el("div", { class: "sm" }, all.map((one) => breakdown(one, detail))),
    scale && el("div", { class: "trend__do no-print" }, saving(line, file, draw, "which children")),
    whole && besides(all, whole),
    waysOut(app, "table", () => app.session.table("breakdowns", line.id), "which children"),
  );
}

/** @param {Breakdown} one @param {Detail} detail */
function breakdown({ name, rows }, { groups, small }) {
  return el("div", {},
    el("table", {},
      el("caption", {}, name),
      rows.map((row) =>
        el("tr", {},
          el("th", { scope: "row" }, row.label, row.part && isSaid(row.part) && el("small", {}, row.part.words)),
          el("td", { class: "b" }, row.bar === null ? null : bar(row.bar, groups.aim, isPale(row, small))),
          el("td", { class: "p" }, el("b", {}, row.lead), el("span", {}, row.under)),
        ),
      ),
    ),
  );
}

/** A picture that fills its place, beside words that say the same. */
const STRETCHED = { preserveAspectRatio: "none", "aria-hidden": "true", focusable: "false" };

/**
 * @param {number} part
 * @param {GroupsView["aim"]} aim
 * @param {boolean} pale
 */
export const bar = (part, aim, pale) =>
  svg("svg", { viewBox: "0 0 100 22", ...STRETCHED },
    svg("rect", { class: pale ? "f-us f-us--pale" : "f-us", y: 5, height: 12, width: 100 * part }),
    aim && svg("path", { class: "aim-mark", d: `M${100 * aim.at} 0V22`, "vector-effect": "non-scaling-stroke" }),
  );

/** @param {Breakdown[]} all @param {string} whole */
function besides(all, whole) {
  const headings = ["Group", "Of those counted", "Of all in care", "Difference in points", "Beside all in care"];
  const head = headings.map((name, at) => el("th", { scope: "col", class: at && at < 4 ? "num" : null }, name));
  return el("details", { class: "moves", id: "groups-table" },
    el("summary", {}, "Beside all in care: who is over- or under-represented"),
    el("p", { class: "small quiet" }, whole),
    scroller("Beside all in care",
      el("table", { class: "plain" },
        el("caption", { class: "govuk-visually-hidden" }, "Each group beside its part of all in care"),
        el("thead", {}, el("tr", {}, head)),
        el("tbody", {}, all.flatMap(({ name, rows }) => rows.map((row) => beside(name, row)))),
      ),
    ),
  );
}

/** @param {string} name @param {BreakdownRow} row */
function beside(name, { label, part }) {
  if (!part) return null;
  const cells = [part.counted, part.in_care, part.points].map((words) => el("td", { class: "num" }, words));
  return el("tr", {},
    el("th", { scope: "row" }, hidden(`${name}: `), label),
    cells,
    el("td", {}, isSaid(part) ? el("b", {}, part.words) : part.words),
  );
}
