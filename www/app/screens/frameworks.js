// @ts-check
// What stands under the lines of a framework: its lines over three years, and what of it is not here, with the reason.
import { el } from "../dom.js";
import { scroller } from "../scroller.js";

/** How the order of a set of lines is called among the orders. */
export const SET = "set:";

/**
 * What the engine says of a set of lines; nothing where other files came in between.
 * @param {App} app
 * @param {string} order
 */
export const viewOf = (app, order) => app.session.framework(order.slice(SET.length)).catch(() => null);

/** @param {Framework | null} view */
export function underLines(view) {
  if (!view) return [];
  return [...(view.years ? [yearsTable(view.years)] : []), ...(view.lacking.length ? [lacking(view)] : [])];
}

/** @param {NonNullable<Framework["years"]>} years */
function yearsTable({ ends, rows }) {
  return el("section", { class: "sect", "aria-labelledby": "three-years-title" },
    el("h2", { id: "three-years-title" }, "Over three years"),
    el("p", { class: "quiet small" }, "All children of the three years together, as the scorecard counts them."),
    scroller("Lines over three years",
      el("table", { class: "plain", id: "three-years" },
        el("thead", {},
          el("tr", {},
            el("th", { scope: "col" }, "Line"),
            ends.map((end) => el("th", { scope: "col", class: "num" }, `3 years to ${end}`)),
          ),
        ),
        el("tbody", {},
          rows.map(({ id, code, title, cells }) =>
            el("tr", { "data-years": id },
              el("th", { scope: "row" }, title, " ", el("span", { class: "code" }, code)),
              cells.map(yearsCell),
            ),
          ),
        ),
      ),
    ),
  );
}

/** @param {YearsCell} cell */
const yearsCell = ({ value, of, why, threshold }) =>
  el("td", { class: "num" },
    el("b", {}, value), " ",
    of && el("span", { class: "nr" }, of), " ",
    threshold && el("span", { class: "nr" }, `threshold ${threshold}`), " ",
    why && el("span", { class: "nr" }, why),
  );

/** @param {Framework} view */
function lacking({ set, lacking }) {
  return el("section", { class: "sect", "aria-labelledby": "not-here-title" },
    el("h2", { id: "not-here-title" }, `In “${set}” and not on this page`),
    el("ul", { id: "not-here" },
      lacking.map(({ measure, why }) => el("li", {}, el("b", {}, measure), `. ${why}`)),
    ),
  );
}
