// @ts-check
// The simple extracts: what the return does not hold, each with its heading row to save and the lines it switches on.
import { el, hidden, save } from "../dom.js";
import { crumb } from "../parts.js";

/**
 * @param {App} app
 * @returns {Promise<Shown>}
 */
export async function extractsScreen(app) {
  const templates = await app.session.templates();
  const back = app.session.scorecard ? "scorecard" : "start";
  const body = el("div", {},
    crumb(app, `Back to the ${back}`, { screen: back }),
    el("div", { class: "head" },
      el("div", {},
        el("h1", { tabindex: -1 }, "Simple extracts"),
        el("p", { class: "quiet" },
          "The SSDA903 return does not hold visits, plans, schools or workers. Each file below is one query of your " +
            "case system. Save its heading row, fill it and drop it with the return. The columns can be in any order.",
        ),
      ),
    ),
    templates.map(extract),
  );
  return { title: "Simple extracts", body, narrow: true };
}

/** @param {Template} template */
function extract({ file, about, csv, columns, switches_on }) {
  const title = `extract-${file}`;
  return el("section", { class: "file finding", "data-extract": file, "aria-labelledby": title },
    el("div", { class: "file__who" },
      el("h2", { class: "mono", id: title }, file),
      el("span", { class: "quiet small" }, `Switches on ${switches_on.join(", ")}`),
    ),
    el("div", { class: "file__what" },
      el("p", {}, about),
      el("details", { class: "moves" },
        el("summary", {}, "What its columns mean"),
        el("table", { class: "plain" },
          el("thead", {},
            el("tr", {}, el("th", { scope: "col" }, "Column"), el("th", { scope: "col" }, "What it holds")),
          ),
          el("tbody", {},
            columns.map(({ name, meaning }) =>
              el("tr", {}, el("th", { scope: "row", class: "mono" }, name), el("td", {}, meaning)),
            ),
          ),
        ),
      ),
      el("p", { class: "no-print" },
        el("button", { type: "button", class: "link", onclick: () => save(file, csv) },
          "Save the heading row",
          hidden(`: ${file}`),
        ),
      ),
    ),
  );
}
