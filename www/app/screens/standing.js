// @ts-check
// How one line stands, on its own page: its aim and rating, what is said beside it, other councils, the rate for each
// 10,000 children. All of it is asked for after the figure is drawn.
import { add, el } from "../dom.js";
import { Overtaken, Refusal } from "../faults.js";
import { waysOut } from "../out.js";
import { tellErrors } from "../parts.js";
import { addedSection } from "./added.js";
import { rate } from "./status.js";

/** The lines that a population makes a rate of. */
const COUNTED = ["POP-01", "POP-03", "FDR-05"];

/**
 * @param {App} app
 * @param {Line} line
 */
export function standingSections(app, line) {
  const mark = el("p", { class: "hero__rate", hidden: true });
  const standing = el("section", { id: "standing", class: "sect", hidden: true, "aria-labelledby": "standing-title" });
  const others = el("section", { id: "others", class: "sect", hidden: true, "aria-labelledby": "others-title" });
  const rates = COUNTED.includes(line.id) ? rateSection(app, line.id) : null;
  // A measure of the council's own is beside nobody else's.
  const own = line.id.startsWith("OWN-") ? null : addedSection(app, line.id);
  const set = el("p", { class: "no-print" },
    el(
      "a",
      { href: "#settings", "data-view": "settings", onclick: () => app.nav.go({ screen: "settings", id: line.id }) },
      "Set the target and the words of this line",
    ),
    isTyped(line) && [
      " ",
      el("a", { href: "#typed", "data-view": "typed", onclick: () => app.nav.go({ screen: "typed", id: line.id }) },
        "Type numbers for this line",
      ),
    ],
  );
  const fill = async () => {
    const [status, compared] = await Promise.all([app.session.status(line.id), app.session.compare(line.id)]);
    fillMark(mark, status);
    fillStanding(standing, status);
    if (compared && isMoreThanEngland(compared)) fillOthers(app, others, compared);
    await own?.fill();
    await rates?.fill();
  };
  return { mark, sections: [standing, others, own?.section, rates?.section, set], fill: () => quietly(app, fill) };
}

/** Whether numbers can be typed for a line: it has nothing to be worked out from. @param {Line} line */
const isTyped = ({ missing, needs }) => Boolean(missing) || needs.some(({ table }) => table === "TypedNumbers");

/**
 * Another screen came in between, or the files went: there is nothing to fill.
 * @param {App} app
 * @param {() => Promise<void>} fill
 */
async function quietly(app, fill) {
  try {
    await fill();
  } catch (fault) {
    if (!(fault instanceof Overtaken || fault instanceof Refusal)) app.fail(fault);
  }
}

/** @param {HTMLElement} mark @param {Status} status */
function fillMark(mark, { target, rating, rating_words }) {
  if (!target || !rating) return;
  mark.replaceChildren(rate(rating, rating_words));
  mark.hidden = false;
}

/** @param {HTMLElement} section @param {Status} status */
function fillStanding(section, { target, interval, commentary, action, owner, partners, by_words }) {
  /** @type {[string, string | null | undefined, string | null | undefined][]} */
  const all = [
    ["Target", target?.words, target?.from_words],
    ["By chance it could lie", target && interval?.words, "95 times in 100"],
    ["Commentary", commentary, null],
    ["Action", action, null],
    ["Owner", owner, by_words && `by ${by_words}`],
    ["Partners", partners, null],
  ];
  const told = all.filter(([, words]) => words);
  if (!told.length) return;
  add(section,
    el("h2", { id: "standing-title" }, target ? "Target and status" : "What is said of it"),
    el("dl", { class: "facts" },
      told.map(([term, words, small]) =>
        el("div", {},
          el("dt", {}, term),
          el("dd", { class: "first-up" }, words, small && el("small", { class: "first-up" }, small)),
        ),
      ),
    ),
  );
  section.hidden = false;
}

/** England alone has been shown in its own place. @param {Compared} compared */
const isMoreThanEngland = ({ comparators }) => comparators.some(({ whose }) => whose !== "nation");

/** @param {App} app @param {HTMLElement} section @param {Compared} compared */
function fillOthers(app, section, compared) {
  const { verdict, comparators, middle_half, published, placed, differs, unfair } = compared;
  const { in_region: near, last_whole: then } = compared;
  const places = [
    published && `Our published figure: ${published.words}`,
    placed && `The figure of this page would be ${placed.words}`,
    then && `The figure of the last whole year would be ${then.words}`,
    near && `The figure of this page would be ${near.words}`,
    unfair,
  ];
  add(section,
    el("h2", { id: "others-title" }, "Beside other councils"),
    verdict && el("p", {}, el("b", {}, verdict)),
    comparatorTable(comparators),
    waysOut(app, "table", () => app.session.table("comparators", compared.line), "other councils"),
    [middle_half?.words, ...places].map((words) => words && el("p", {}, words)),
    differs && el("p", { class: "quiet small" }, differs),
  );
  section.hidden = false;
}

/** @param {Comparator[]} comparators */
const comparatorTable = (comparators) =>
  el("table", { class: "plain comparators" },
    el("thead", {},
      el("tr", {},
        ["Whose", "Figure", "Year", "Ours is", "Source"].map((name) => el("th", { scope: "col" }, name)),
      ),
    ),
    el("tbody", {},
      comparators.map(({ whose, label, shown, year_words, than, source }) =>
        el("tr", { "data-whose": whose },
          el("th", { scope: "row" }, label, whose === "added" && el("span", { class: "nr" }, "added by your council")),
          el("td", {}, el("b", {}, shown)),
          el("td", {}, year_words),
          el("td", { class: "first-up" }, than ?? "–"),
          el("td", { class: "quiet" }, source),
        ),
      ),
    ),
  );

/**
 * @param {App} app
 * @param {string} id
 */
function rateSection(app, id) {
  const told = el("div", { role: "status" });
  const input = el("input", {
    class: "in in--people", id: "people", inputmode: "numeric", autocomplete: "off",
  });
  const errors = el("div");
  const go = el(
    "button",
    { type: "button", class: "govuk-button govuk-button--secondary in-line", id: "people-go" },
    "Work out the rate",
  );
  const typed = el("div", { class: "field no-print", hidden: true },
    el("label", { for: "people" }, "Children aged 0 to 17 in the area"),
    el("span", { class: "date" }, input, go),
  );
  const section = el("section", { id: "rate", class: "sect", "aria-labelledby": "rate-title" },
    el("h2", { id: "rate-title" }, "For each 10,000 children"),
    errors,
    told,
    typed,
  );
  const fill = async () => {
    const found = (await app.session.rates()).find((one) => one.of === id);
    told.replaceChildren(...(found ? rateWords(found) : []));
    // A number out of a file goes before a typed one.
    typed.hidden = Boolean(found?.source);
  };
  go.addEventListener("click", () =>
    void quietly(app, async () => {
      const { faults } = await app.session.own("set_population", [input.value]);
      if (faults.length) return tellErrors(errors, faults.map(({ words }) => ({ field: "people", words })));
      errors.replaceChildren();
      await fill();
    }),
  );
  return { section, fill };
}

/** @param {Rate} rate */
const rateWords = ({ title, value, words, source, comparators }) => [
  el("p", {}, el("b", {}, `${title}: ${value ?? "–"}. `), words, source && ` Source: ${source}.`),
  ...(comparators && comparators.comparators.length ? [comparatorTable(comparators.comparators)] : []),
];
