// @ts-check
// What became of each file: refused, repaired, rows set aside, read. Every row is accounted for.
import { count, el, hidden, plural, save } from "../dom.js";
import { icon } from "../icons.js";
import { crumb, errorSummary } from "../parts.js";
import { filesUsed } from "../readings.js";
import { versionSection } from "./version.js";

/** @type {Record<Outcome, [string, string, string]>} */
const OUTCOMES = {
  refused: ["Refused", "square", "rate--off"],
  "set aside rows": ["Rows set aside", "diamond", "rate--close"],
  "to look at": ["To look at", "flag", "rate--close"],
  repaired: ["Repaired", "diamond", "rate--info"],
  "left out": ["Left out", "bar", "rate--info"],
  read: ["Read", "disc", "rate--on"],
};
const ORDER = /** @type {Outcome[]} */ (Object.keys(OUTCOMES));

/**
 * @param {App} app
 * @param {Reading} reading
 * @param {Scorecard | null} scorecard
 * @returns {Shown}
 */
export function filesScreen(app, reading, scorecard) {
  const said = reading.files.filter((file) =>
    file.outcome !== "read" || file.notices.length > 0 || file.chosen.length > 0,
  );
  const plain = reading.files.filter((file) => !said.includes(file));
  said.sort((a, b) => ORDER.indexOf(a.outcome) - ORDER.indexOf(b.outcome));
  const body = el("div", {},
    scorecard && crumb(app, "Back to the scorecard", { screen: "scorecard" }),
    reading.problem ? problem(reading.problem) : null,
    el("div", { class: "head" },
      el("div", {}, el("h1", { tabindex: -1 }, "Your files"), el("p", { class: "quiet" }, totals(reading))),
      el("div", { class: "head__act no-print" }, actions(app, scorecard)),
    ),
    said.map((file) => fileSection(app, file, reading.files.indexOf(file))),
    plain.length > 0 && plainSection(plain),
    reading.beside.length > 0 && besideSection(reading.beside),
    reading.earlier && versionSection(app, reading.earlier),
  );
  return { title: "Your files", body, narrow: true };
}

/** @param {string} words */
const problem = (words) =>
  errorSummary("h2", "There is no scorecard yet",
    el("p", { id: "failed-words" }, words),
    el("p", {}, "Nothing was sent anywhere."),
  );

/** @param {Reading} reading */
function totals(reading) {
  const { files, totals: { rows, used, set_aside, mended } } = reading;
  const read = filesUsed(reading);
  const told = read === files.length ? plural(read, "file") : `${count(read)} of ${plural(files.length, "file")}`;
  const fate = `${count(used)} used, ${count(set_aside)} set aside, ${count(mended)} passed over`;
  return `${told} read, ${plural(rows, "row")}: ${fate}. The files on your disk were not changed.`;
}

/**
 * @param {App} app
 * @param {Scorecard | null} scorecard
 */
function actions(app, scorecard) {
  const add = el(
    "button",
    {
      type: "button",
      class: `govuk-button${scorecard ? " govuk-button--secondary" : ""}`,
      id: "drop",
      onclick: () => app.intake.open(),
    },
    "Add files",
  );
  if (!scorecard) return add;
  return [
    el("button", { type: "button", class: "govuk-button", onclick: () => app.nav.go({ screen: "scorecard" }) },
      "Go on to the scorecard",
    ),
    el(
      "button",
      {
        type: "button",
        class: "govuk-button govuk-button--secondary",
        id: "open-quality",
        onclick: () => app.nav.go({ screen: "quality" }),
      },
      "Data quality",
    ),
    add,
  ];
}

/**
 * @param {App} app
 * @param {FileReport} file
 * @param {number} at
 */
function fileSection(app, file, at) {
  const [word, shape, look] = OUTCOMES[file.outcome];
  const held = { "data-file": file.path, "data-outcome": file.outcome };
  return el("section", { class: "file", id: `file-${at}`, tabindex: -1, ...held },
    el("div", { class: "file__who" },
      el("span", { class: `rate ${look}` }, icon(shape), el("span", {}, word)),
      el("b", { class: "file__name" }, file.path),
      file.table && el("span", { class: "quiet small" },
        [file.table, file.return && `return ${file.return}`].filter(Boolean).join(", "),
      ),
      el("span", { class: "quiet small" }, rowsWords(file)),
    ),
    el("div", { class: "file__what" },
      el("h2", {}, heading(file)),
      decided(app, file),
      file.notices.map((one) => notice(app, file, one)),
      file.can_match && matchButton(app, file),
    ),
  );
}

/** @param {FileReport} file */
function heading(file) {
  if (file.outcome === "refused") return `${file.name} could not be used`;
  if (file.outcome === "left out") return `${file.name} was left out`;
  if (file.outcome === "set aside rows") return `${plural(file.set_aside, "row")} of ${file.name} set aside`;
  if (file.outcome === "to look at") return `${file.name} was read, with something to look at`;
  if (file.outcome === "repaired") return `${file.name} was repaired as it was read`;
  return `${file.name} was read`;
}

/** @param {FileReport} file */
const rowsWords = (file) =>
  [
    plural(file.rows, "row"),
    `${count(file.used)} used`,
    file.set_aside && `${count(file.set_aside)} set aside`,
    file.mended && `${count(file.mended)} passed over`,
  ].filter(Boolean).join(", ");

/**
 * @param {App} app
 * @param {FileReport} file
 * @param {Notice} one
 */
function notice(app, file, one) {
  return el("div", { class: "notice", "data-kind": one.kind, "data-code": one.code },
    el("p", {}, one.message),
    one.lines.length > 0 && el("p", { class: "small quiet" },
      linesOf(one),
    ),
    one.effect !== "none" && el("p", { class: "small quiet", "data-effect": one.effect },
      `Figures that this can move: ${one.effect}.`,
    ),
    one.choice && choice(app, file, one.choice),
  );
}

/**
 * "Read as day/month/year. Not so?" and what else it could be.
 * @param {App} app
 * @param {FileReport} file
 * @param {Choice} guess
 */
function choice(app, file, { name, column, question, options }) {
  const other = app.session.decisions.filter((one) =>
    one.path !== file.path || one.name !== name || one.column !== column,
  );
  /** @param {string} value */
  const take = (value) => void app.decide([...other, { path: file.path, name, column, value }], file.path);
  return el("div", { class: "guess", "data-choice": name },
    el("span", {}, question),
    options.map(({ value, words }) =>
      el("button", { type: "button", class: "link", onclick: () => take(value) }, words, hidden(`: ${file.path}`)),
    ),
  );
}

/**
 * What the officer decided about a file, each to be undone.
 * @param {App} app
 * @param {FileReport} file
 */
function decided(app, file) {
  const chosen = file.chosen.filter(({ name }) => name !== "columns");
  const matched = file.chosen.filter(({ name }) => name === "columns");
  if (!file.chosen.length) return null;
  /** @param {(one: Decision) => boolean} isOut */
  const undo = (isOut) => () => void app.decide(
    app.session.decisions.filter((one) => one.path !== file.path || !isOut(one)),
    file.path,
  );
  /** @param {(one: Decision) => boolean} isOut */
  const button = (isOut) => el("button", { type: "button", class: "link", onclick: undo(isOut) },
    "Undo",
    hidden(` for ${file.path}`),
  );
  return el("div", { class: "decided" },
    chosen.map(({ name, column, words }) =>
      el("p", {},
        el("b", {}, "As you chose: "),
        words,
        ". ",
        button((one) => one.name === name && one.column === column),
      ),
    ),
    matched.length > 0 && [
      el("p", {},
        el("b", {}, "As you matched: "),
        matched.map(({ words }) => words).join(", "),
        ". ",
        button(({ name }) => name === "columns"),
      ),
      el("p", {},
        el("button", { type: "button", class: "link", onclick: () => void keep(app, file) },
          "Save this matching",
          hidden(` of ${file.path}`),
        ),
        " as a file, and drop it with the return the next time.",
      ),
    ],
  );
}

/**
 * @param {App} app
 * @param {FileReport} file
 */
async function keep(app, file) {
  try {
    save("matching-of-columns.csv", await app.session.matchingFile(file.path));
  } catch (fault) {
    app.fail(fault);
  }
}

/**
 * @param {App} app
 * @param {FileReport} file
 */
const matchButton = (app, { path }) =>
  el("div", { class: "btns" },
    el(
      "button",
      {
        type: "button",
        class: "govuk-button govuk-button--secondary",
        "data-match": path,
        onclick: () => app.nav.go({ screen: "match", path }),
      },
      "Match its columns",
      hidden(`: ${path}`),
    ),
  );

/** @param {Reading["beside"]} beside */
const besideSection = (beside) =>
  el("section", { class: "file", "data-outcome": "beside" },
    el("div", { class: "file__who" },
      el("span", { class: "rate rate--info" }, icon("bar"), el("span", {}, "Beside the return")),
    ),
    el("div", { class: "file__what" },
      el("h2", {}, "Not part of the return"),
      beside.map((file) => besideFile(file)),
    ),
  );

/** "Lines 3, 4 and 7 more." @param {{ lines: number[], rows: number }} of */
function linesOf({ lines, rows }) {
  if (lines.length === 0) return "";
  const more = rows > lines.length ? ` and ${count(rows - lines.length)} more` : "";
  return `${lines.length === 1 && !more ? "Line" : "Lines"} ${lines.map(count).join(", ")}${more}.`;
}

/** @param {Reading["beside"][number]} file */
const besideFile = ({ path, words, is_hosts, rows, unused }) =>
  el("div", { "data-file": path },
    el("p", {},
      el("b", { class: "file__name" }, path), " ", words,
      is_hosts && el("span", { class: "quiet" }, " It came with this page."),
    ),
    rows && el("p", { class: "small" }, rows.words),
    unused > 0 && el("p", { class: "small" },
      `${plural(unused, "part")} of it could not be used. “Targets and settings” says which, and why.`,
    ),
    rows && rows.notices.length > 0 && el("ul", { class: "small quiet" },
      rows.notices.map((notice) =>
        el("li", {}, `${plural(notice.rows, "row")}. ${notice.words} `, linesOf(notice)),
      ),
    ),
  );

/** @param {FileReport[]} files */
function plainSection(files) {
  const [word, shape, look] = OUTCOMES.read;
  return el("section", { class: "file", "data-outcome": "read" },
    el("div", { class: "file__who" },
      el("span", { class: `rate ${look}` }, icon(shape), el("span", {}, word)),
      el("b", { class: "file__name" }, plural(files.length, "file")),
      el("span", { class: "quiet small" }, "nothing for you to do"),
    ),
    el("div", { class: "file__what" },
      el("h2", {}, "Read without change"),
      el("ul", { class: "need" },
        files.map((file) =>
          el("li", { "data-file": file.path, "data-outcome": file.outcome },
            file.path,
            " ",
            el("span", {}, plural(file.rows, "row")),
          ),
        ),
      ),
    ),
  );
}
