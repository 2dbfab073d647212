// @ts-check
// What cannot be trusted yet, and what is wrong in the rows, worst first by what it moves: for each what to do, and the
// list for the team that can put it right.
import { count, el, hidden, plural, save } from "../dom.js";
import { icon } from "../icons.js";
import { waysOut } from "../out.js";
import { crumb, movesTable } from "../parts.js";
import { scroller } from "../scroller.js";
import { listToSend, saveLists } from "../send.js";

/** @import { IsCurrent } from "../generations.js" */

/**
 * @param {App} app
 * @param {QualityView} view
 * @param {Scorecard} scorecard
 * @param {IsCurrent} isWanted whether the reader still waits for it
 * @returns {Promise<Shown>}
 */
export async function qualityScreen(app, view, scorecard, isWanted) {
  const done = app.progress.start("working", "Working out what the rows that break a rule move");
  const quality = await app.session.quality(isWanted).finally(done);
  const list = el("div", {}, quality.findings.map((one, at) => finding(app, quality, one, at)));
  const shown = el("p", { class: "quiet small shown", role: "status" });
  const lines = scorecard.sections.flatMap((section) => section.lines).filter(({ bounds }) =>
    bounds && !bounds.trusted,
  );
  const body = el("div", {},
    crumb(app, "Back to the scorecard", { screen: "scorecard" }),
    el("div", { class: "head" },
      el("div", {},
        el("h1", { tabindex: -1 }, "Data quality"),
        el("p", { class: "quiet", id: "quality-headline" },
          `${trust(lines)} The figures are those at ${quality.as_at_words}.`,
        ),
      ),
      el("div", { class: "head__act no-print" },
        quality.findings.length > 0 && el(
          "button",
          { type: "button", class: "govuk-button", id: "all-findings", onclick: () => void keep(app, quality, "") },
          "Save all findings",
        ),
      ),
    ),
    el("p", { class: "print-only" }, "OFFICIAL-SENSITIVE: about children’s records. Not for publication."),
    since(quality),
    openLines(app, lines, quality),
    el("section", { class: "sect findings", "aria-labelledby": "findings-title" },
      el("h2", { id: "findings-title" }, "What is wrong in the rows, worst first"),
      el("p", { class: "quiet", id: "findings-headline" }, quality.headline),
      quality.findings.length > 0 && [
        el("div", { class: "no-print" }, topicFilter(app, view, quality, list, shown)),
        shown,
      ],
      list,
      quality.findings.length > 0 && waysOut(app, "table", () => app.session.table("findings"), "findings"),
    ),
    notRun(quality),
  );
  return { title: "Data quality", dated: true, body };
}

/**
 * @param {App} app
 * @param {Quality} quality
 * @param {string} code
 */
async function keep(app, { as_at }, code) {
  try {
    save(`findings-${code ? `${code}-` : ""}${as_at}.csv`, await app.session.sendList(code));
  } catch (fault) {
    app.fail(fault);
  }
}

/** @param {Quality} quality */
function since({ since }) {
  if (!since) {
    return el("p", { class: "quiet small no-print" },
      "Save all findings now, and drop that file with the next return: this page then says what was put right, what " +
        "is new and what is still there.",
    );
  }
  const { path, changes, problem } = since;
  return el("section", { class: "sect", id: "since", "aria-labelledby": "since-title" },
    el("h2", { id: "since-title" }, "What changed since the earlier list"),
    el("p", { class: "quiet small file__name" }, path),
    problem ? el("p", { class: "dq dq--note" }, icon("flag"), el("span", {}, problem)) : null,
    changes && el("p", {}, el("b", {}, changes.words)),
    changes && changes.findings.length > 0 && changesTable(changes),
  );
}

/** @param {Changes} changes */
function changesTable({ findings }) {
  /** @type {["gone" | "new" | "still", string][]} */
  const columns = [["gone", "Put right or gone"], ["new", "New"], ["still", "Still there"]];
  return scroller("What changed, by rule",
    el("table", { class: "plain" },
      el("thead", {},
        el("tr", {},
          el("th", { scope: "col" }, "Rule"),
          columns.map(([, words]) => el("th", { scope: "col", class: "num" }, words)),
        ),
      ),
      el("tbody", {},
        findings.map((one) =>
          el("tr", { "data-code": one.code },
            el("th", { scope: "row" },
              el("b", {}, one.code),
              " ",
              one.message ?? "A rule that this version does not know.",
            ),
            columns.map(([key]) => el("td", { class: "num" }, count(one[key]))),
          ),
        ),
      ),
    ),
  );
}

/** @param {Line[]} lines those that cannot be trusted */
const trust = ({ length }) =>
  length ? `${plural(length, "line")} cannot be trusted yet.` : "Enough is recorded for every line.";

/**
 * The lines that are stamped, with how far each could go and whom to ask about.
 * @param {App} app
 * @param {Line[]} lines
 * @param {Quality} quality
 */
function openLines(app, lines, { limit, as_at }) {
  if (!lines.length) return null;
  return el("section", { class: "sect", id: "open-lines", "aria-labelledby": "open-lines-title" },
    el("h2", { id: "open-lines-title" }, `${plural(lines.length, "line")} that cannot be trusted yet`),
    el("p", { class: "quiet small" },
      `Too much is not recorded: the lowest and the highest that the figure could be are more than ${limit} ` +
        `percentage points apart, or more than ${limit}% for a number.`,
    ),
    el("p", { class: "no-print" },
      el("button", { type: "button", class: "link", id: "all-lists", onclick: () => void saveLists(app, lines, as_at) },
        "Save the lists of all these lines",
      ),
    ),
    el("ul", { class: "lines" },
      lines.map((line) => el("li", { "data-open": line.id }, openLine(app, line), listToSend(app, line, as_at))),
    ),
  );
}

/**
 * @param {App} app
 * @param {Line} line
 */
const openLine = (app, line) => [
  el(
    "a",
    { href: "#indicator", "data-view": "indicator", onclick: () => app.nav.go({ screen: "indicator", id: line.id }) },
    line.title,
  ),
  " ",
  el("span", { class: "code" }, line.id),
  el("span", { class: "quiet" }, `: ${line.bounds?.words ?? ""}`),
];

/**
 * @param {App} app
 * @param {QualityView} view
 * @param {Quality} quality
 * @param {HTMLElement} list
 * @param {HTMLElement} shown
 */
function topicFilter(app, view, { findings }, list, shown) {
  const topics = [...new Set(findings.map(({ about }) => about))].sort();
  const topic = el("select", { class: "in", id: "topic-filter" },
    el("option", { value: "" }, "All topics"),
    topics.map((name) => el("option", { value: name, selected: name === view.topic }, name)),
  );
  const apply = () => {
    const rows = [.../** @type {NodeListOf<HTMLElement>} */ (list.querySelectorAll("[data-topic]"))];
    for (const row of rows) row.hidden = Boolean(topic.value) && row.dataset.topic !== topic.value;
    const left = rows.filter((row) => !row.hidden).length;
    shown.textContent = left === rows.length ? "" : `${count(left)} of ${plural(rows.length, "finding")} shown.`;
  };
  topic.addEventListener("change", () => {
    app.nav.note({ topic: topic.value });
    apply();
  });
  apply();
  return el("div", { class: "field" }, el("label", { for: "topic-filter" }, "Topic"), topic);
}

/**
 * @param {App} app
 * @param {Quality} quality
 * @param {Finding} one
 * @param {number} at
 */
function finding(app, quality, one, at) {
  const title = `finding-${at}`;
  const held = { "data-code": one.code, "data-topic": one.about };
  return el("section", { class: "file finding", ...held, "aria-labelledby": title },
    el("div", { class: "file__who" },
      el("b", {}, one.rule ?? one.code),
      el("span", { class: "quiet small" }, one.about),
      el("span", { class: "small" }, one.rows_words),
      el("span", { class: "quiet small" }, one.returns.map(({ label, rows }) => `${label}: ${count(rows)}`).join(", ")),
    ),
    el("div", { class: "file__what" },
      el("h3", { id: title }, one.message),
      el("p", {}, el("b", {}, "What to do: "), one.advice),
      el("p", {}, el("b", {}, "What it moves: "), one.weight_words),
      el("p", { class: "small quiet" }, one.table, ": ", el("span", { class: "mono" }, one.columns.join(", "))),
      one.moves.length > 1 && moves(one),
      el("p", { class: "no-print" },
        el(
          "button",
          { type: "button", class: "link", "data-send": one.code, onclick: () => void keep(app, quality, one.code) },
          "Save the list to send",
          hidden(`: ${one.message}`),
        ),
      ),
    ),
  );
}

/**
 * Every line that the children of a finding stand in. Made when it is opened: most never are.
 * @param {Finding} one
 */
function moves(one) {
  const details = el("details", { class: "moves" },
    el("summary", {}, `All ${plural(one.moves.length, "line")} with these children`),
  );
  details.addEventListener(
    "toggle",
    () => details.children.length < 2 && details.append(movesTable("Line", one.moves)),
    { once: true },
  );
  return details;
}

/** @param {Quality} quality */
function notRun({ not_run }) {
  if (!not_run.length) return null;
  return el("details", { class: "sect moves", id: "not-run" },
    el("summary", {}, `${plural(not_run.length, "check")} that could not run, because files are missing`),
    el("ul", {},
      not_run.map(({ code, message, returns, missing }) =>
        el("li", {},
          el("b", {}, code),
          ` ${message} `,
          el("span", { class: "quiet" },
            `Missing: ${missing.map((name) => `${name}.csv`).join(", ")} for ${returns.join(", ")}.`,
          ),
        ),
      ),
    ),
  );
}
