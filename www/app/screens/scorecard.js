// @ts-check
// The scorecard: one table for all sections, so that every column lines up.
import { count, el, hidden, plural } from "../dom.js";
import { icon } from "../icons.js";
import { asAtForm } from "./as-at.js";
import { COLUMNS, lineRows } from "./line.js";
import { switchedOff, switchedOn } from "./waiting.js";

/**
 * @param {App} app
 * @param {Scorecard} scorecard
 * @param {Reading} reading
 * @returns {Shown}
 */
export function scorecardScreen(app, scorecard, reading) {
  const errors = el("div");
  const sections = switchedOn(scorecard);
  const table = sectionTable(app, scorecard, sections);
  const shown = el("p", { class: "quiet small shown", role: "status" });
  const body = el("div", {},
    errors,
    head(app, scorecard, reading),
    troubles(app, reading),
    scorecard.notes.map((words) => el("p", { class: "dq dq--note" }, icon("flag"), el("span", {}, words))),
    el("div", { class: "cols" },
      el("div", { class: "rail no-print" }, rail(sections), filesSummary(app, reading)),
      el("div", { class: "body" },
        el("div", { class: "ctl no-print" }, asAtForm(app, scorecard.as_at, errors), filters(sections, table, shown)),
        shown,
        table,
        switchedOff(app, scorecard),
        el("p", { class: "quiet small" }, `The year is ${scorecard.year_words}. Where fewer than 30 are counted, the count leads and the percentage follows.`),
      ),
    ),
  );
  const ready = () => followScroll(body);
  return { title: `Scorecard at ${scorecard.as_at_words}`, body, ready };
}

/**
 * @param {App} app
 * @param {Scorecard} scorecard
 * @param {Reading} reading
 */
function head(app, scorecard, reading) {
  const { used, set_aside } = reading.totals;
  return el("div", { class: "head" },
    el("div", {},
      el("h1", { tabindex: -1 }, scorecard.headline),
      el("p", { class: "quiet" },
        filesLink(app, `${plural(reading.files.length, "file")} read`),
        `: ${plural(used, "row")} used, ${count(set_aside)} set aside. ${plural(reading.children, "child", "children")} in all. `,
        qualityLink(app, "Data quality: what is wrong and what it moves"),
      ),
    ),
    el("div", { class: "head__act no-print" },
      el("button", { type: "button", class: "govuk-button govuk-button--secondary", id: "drop", onclick: () => app.intake.open() }, "Add files"),
    ),
  );
}

/**
 * @param {App} app
 * @param {string} words
 */
const filesLink = (app, words) =>
  el("a", { href: "#files-screen", "data-view": "files", onclick: () => app.nav.go({ screen: "files" }) }, words);

/**
 * @param {App} app
 * @param {string} words
 */
const qualityLink = (app, words) =>
  el("a", { href: "#quality-screen", "data-view": "quality", onclick: () => app.nav.go({ screen: "quality" }) }, words);

/**
 * @param {App} app
 * @param {Reading} reading
 */
function troubles(app, reading) {
  const refused = reading.files.filter((file) => file.outcome === "refused").length;
  const left = reading.files.filter((file) => file.outcome === "left out").length;
  if (!refused && !left) return null;
  const words = [refused && `${plural(refused, "file")} could not be used`, left && `${plural(left, "file")} left out`].filter(Boolean);
  return el("p", { class: "dq dq--note" }, icon("flag"), el("span", {}, el("b", {}, `${words.join(", ")}. `), filesLink(app, "See which, and why")));
}

/** @param {Section[]} sections */
function rail(sections) {
  return el("nav", { "aria-labelledby": "sections" },
    el("h2", { id: "sections" }, "Sections"),
    el("ul", { class: "jump" },
      sections.map(({ key, title, lines }) =>
        el("li", {}, el("a", { href: `#section-${key}` }, title, " ", el("span", {}, hidden("lines: "), lines.length))),
      ),
    ),
  );
}

/**
 * @param {App} app
 * @param {Reading} reading
 */
function filesSummary(app, reading) {
  return el("section", { class: "rail__files", "aria-labelledby": "files-summary" },
    el("h2", { id: "files-summary" }, "Files"),
    el("table", { class: "flist" },
      el("thead", {}, el("tr", {}, el("th", { scope: "col" }, "Return"), el("th", { scope: "col", class: "num" }, "Files"))),
      el("tbody", {}, reading.returns.map((held) => el("tr", {}, el("th", { scope: "row" }, held.label), el("td", { class: "num" }, count(held.files))))),
    ),
    el("p", { class: "small" }, filesLink(app, "Every file and its rows")),
  );
}

/**
 * @param {App} app
 * @param {Scorecard} scorecard
 * @param {Section[]} sections
 */
function sectionTable(app, scorecard, sections) {
  return el("table", { class: "sc", role: "table" },
    el("caption", { class: "govuk-visually-hidden" }, `Scorecard at ${scorecard.as_at_words}`),
    el("colgroup", {}, COLUMNS.map(({ width }) => el("col", { class: width }))),
    el("thead", { role: "rowgroup" },
      el("tr", { role: "row" }, COLUMNS.map(({ name, number }) => el("th", { scope: "col", role: "columnheader", class: number ? "num" : null }, name))),
    ),
    sections.map(({ key, title, lines }) =>
      el("tbody", { role: "rowgroup", "data-section": key },
        el("tr", { class: "sec", role: "row" },
          el("th", { colspan: COLUMNS.length, scope: "rowgroup", role: "rowheader" }, el("h2", { id: `section-${key}`, tabindex: -1 }, title)),
        ),
        lines.flatMap((line) => lineRows(app, line)),
      ),
    ),
  );
}

/**
 * @param {Section[]} sections
 * @param {HTMLTableElement} table
 * @param {HTMLElement} shown
 */
function filters(sections, table, shown) {
  const section = el("select", { class: "in", id: "section-filter" },
    el("option", { value: "" }, "All sections"),
    sections.map(({ key, title }) => el("option", { value: key }, title)),
  );
  const text = el("input", { class: "in", id: "text-filter", type: "search", autocomplete: "off", spellcheck: "false" });
  const apply = () => filter(sections, table, shown, section.value, text.value);
  section.addEventListener("change", apply);
  text.addEventListener("input", apply);
  return [
    el("div", { class: "field" }, el("label", { for: "section-filter" }, "Section"), section),
    el("div", { class: "field field--find" }, el("label", { for: "text-filter" }, "Find an indicator"), text),
  ];
}

/**
 * @param {Section[]} sections
 * @param {HTMLTableElement} table
 * @param {HTMLElement} shown
 * @param {string} section
 * @param {string} text
 */
function filter(sections, table, shown, section, text) {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  let found = 0;
  let all = 0;
  for (const part of sections) {
    const inSection = !section || part.key === section;
    const wanted = new Set(part.lines.filter((line) => inSection && matches(line, words)).map((line) => line.id));
    found += wanted.size;
    all += part.lines.length;
    const body = table.querySelector(`[data-section="${CSS.escape(part.key)}"]`);
    if (body instanceof HTMLElement) body.hidden = wanted.size === 0;
    for (const row of body?.querySelectorAll("[data-of]") ?? [])
      if (row instanceof HTMLElement) row.classList.toggle("is-out", !wanted.has(row.dataset.of ?? ""));
  }
  shown.textContent = found === all ? "" : `${found} of ${all} lines shown.`;
}

/**
 * @param {Line} line
 * @param {string[]} words
 */
function matches(line, words) {
  const text = [line.title, line.id, ...line.codes].join(" ").toLowerCase();
  return words.every((word) => text.includes(word));
}

/**
 * Marks in the rail which section is being read.
 * @param {HTMLElement} body
 */
function followScroll(body) {
  const watcher = new IntersectionObserver(
    (entries) => {
      const entry = entries.find((one) => one.isIntersecting);
      if (!(entry?.target instanceof HTMLElement)) return;
      const now = `#section-${entry.target.dataset.section}`;
      for (const link of body.querySelectorAll(".jump a"))
        if (link.getAttribute("href") === now) link.setAttribute("aria-current", "true");
        else link.removeAttribute("aria-current");
    },
    { rootMargin: "-20% 0px -75% 0px" },
  );
  for (const part of body.querySelectorAll("tbody[data-section]")) watcher.observe(part);
}

