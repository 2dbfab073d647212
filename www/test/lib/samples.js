// @ts-check
// Questions to the engine whose answers hold, between them, everything that it can say. All children are invented.
import { PARTS, PEOPLE, PUBLISHED, SIMILAR, csv } from "./published.js";
import { Thread, bytesOf, workbookReader } from "./thread.js";

/** @typedef {{ op: string, answer: unknown }} Sample */

const EXAMPLE = { example: { children: 250, years: 3, seed: 1 } };
const EPISODES = ["CHILD", "DECOM", "RNE", "LS", "CIN", "PLACE", "PLACE_PROVIDER", "DEC", "REC", "REASON_PLACE_CHANGE"];
/** A list of children. */
const ASKED = { sort: "age", down: true, filters: { sex: "Boys" } };
const AS_AT = "2018-03-31";

/** @param {Record<string, string | Buffer>} files what they hold, by their paths */
const dropped = (files) => ({
  files: Object.entries(files).map(([path, held]) => ({ path, bytes: bytesOf(Buffer.from(held)) })),
});

/** A placement under a care order. @param {string} child @param {string} start @param {string} [need] */
const placed = (child, start, need = "N1") => [child, start, "S", "C2", need, "U6", "PR1", "", "", ""];

/** A return in which something is wrong in every way that the page tells apart. */
const WRONG = {
  "header.csv": csv([
    ["CHILD", "SEX", "DOB", "ETHNIC"],
    ["A1", "1", "01/02/2012", "WBRI"],
    ["A1", "1", "01/02/2012", "WBRI"],
    ["A2", "2", "", "WBRI"],
    ["A3", "1", "01/02/2011", "WBRI"],
  ]),
  // The month comes first.
  "episodes.csv": csv([
    EPISODES,
    placed("A1", "05/13/2017", "N99"),
    placed("A2", "05/14/2017"),
    placed("A3", "05/15/2017"),
    placed("", "05/01/2017"),
  ]),
  "copy of episodes.csv": csv([EPISODES, placed("A1", "13/05/2017", "N99")]),
  "reviews.csv": csv([
    ["Child reference", "Born", "Date of review", "Voice"],
    ["A1", "01/02/2012", "05/06/2017", "PN1"],
  ]),
  "notes.csv": "",
  "matching.csv": csv([["matching of columns", "heading", "column"], ["Reviews", "Seen on", "REVIEW"]]),
};
/** Answers to the guesses about it. */
const DECIDED = [
  { path: "episodes.csv", name: "dates", column: "", value: "month first" },
  { path: "reviews.csv", name: "columns", column: "CHILD", value: "Child reference" },
  { path: "reviews.csv", name: "columns", column: "DOB", value: "Born" },
  { path: "reviews.csv", name: "columns", column: "REVIEW", value: "Date of review" },
  { path: "reviews.csv", name: "columns", column: "REVIEW_CODE", value: "Voice" },
];

/** Forms of lines: with a fault, with everything, and empty. @type {[string, object][]} */
const FORMS = [
  ["STB-01", { from: "local" }],
  ["STB-01", { from: "local", value: "9", agreed: "2025-04-01", commentary: "So it is.", action: "That.", owner: "Head",
    partners: "All", by: "2026-09-30", wording: "Moves", shown: "counts" }],
  ["POP-01", {}],
];
/** With a fault. */
const SET = `{"scorecard_settings": 1, "authority": {"name": "Ash"}, "more": 1,
  "lines": {"STB-01": {"wording": "W", "shown": "counts"}}, "sets": [{"name": "Ours", "promises":
  [{"promise": "P", "lines": ["STB-01", "XXX-99"]}]}], "set": "Ours",
  "events": [{"date": "2025-01-01", "words": "W"}]}`;
/** @param {number} value */
const aimed = (value, more = {}) => ({ target: { value, from: "local" }, ...more });
/** Settings of an authority, and published figures of it and of those that are like it. */
const AROUND = {
  "settings.json": JSON.stringify({
    scorecard_settings: 1,
    authority: { name: "Ash" },
    lines: {
      "STB-01": aimed(100, { comparators: [{ name: "Club", value: 9, year: "2024/25", source: "Report" }] }),
      "STB-02": aimed(100, { rating: { rule: "tolerance", percent: 100 } }),
      "LOC-04": aimed(100, { commentary: "x", action: "x", owner: "x", partners: "x", by: "2026-09-30" }),
      "POP-01": { commentary: "x", partners: "x" },
      "ADP-16": aimed(50),
    },
  }),
  "lait.csv": csv([
    ["measure", "year", "la_code", "area", "value"],
    ...[["970", "England"], ["301", "Ash"], ["302", "Birch"], ["303", "Cedar"], ["304", "Damson"], ["305", "Elm"],
      ["306", "Fern"]].map((area, at) => ["LACStable_2016on", "2025", ...area, String(7 + at)]),
  ]),
  "neighbours.csv": csv([
    ["model_year", "la_code", "la_name", "rank", "sn_la", "closeness"],
    ...["302", "303", "304", "305", "306"].map((code, at) => ["2025", "301", "Ash", String(at + 1), code, "Close"]),
  ]),
};

/** A judgement in words, in a set of its own. */
const JUDGED = {
  "settings.json": JSON.stringify({
    scorecard_settings: 1,
    sets: [{ name: "Ours", promises: [{ promise: "P", lines: ["STB-01", "OWN-3"] }] }],
    set: "Ours",
  }),
  "typed_numbers.csv": csv([
    ["INDICATOR", "PERIOD_END", "NUMERATOR", "VALUE", "NAME", "WORDS", "NOTE"],
    ["OWN-3", "14/11/2025", "", "", "Inspection", "Good", "Ofsted"],
  ]),
};

/** An earlier list of findings, of a code that is there and of one that is no longer known. */
const LIST = csv([
  ["child", "return", "file", "line", "columns", "code", "message"],
  ["A1", "2017/18", "episodes.csv", "2", "CIN", "145", "x"],
  ["A1", "2017/18", "episodes.csv", "2", "CIN", "0", "x"],
]);
const DAMAGED = Buffer.concat([Buffer.from(LIST), Buffer.from([0xff, 0xfe, 0x80, 0x0a])]);

/** Asks, and keeps what was answered. */
class Asking {
  constructor() {
    this.thread = new Thread();
    /** @type {Sample[]} */
    this.samples = [];
  }

  /** @param {string} op @param {...unknown} args @returns {Promise<any>} nothing where the engine refuses */
  async ask(op, ...args) {
    const answer = await this.thread.ask(op, ...args);
    if ("refused" in answer) return null;
    if (!("value" in answer)) throw new Error(`${op}: ${JSON.stringify(answer)}`);
    this.samples.push({ op, answer: answer.value });
    return answer.value;
  }

  /** Every line, its children of every standing and one of each opened. @param {string} asAt */
  async lines(asAt) {
    const { sections } = await this.ask("scorecard", asAt);
    for (const { id } of sections.flatMap((/** @type {any} */ { lines }) => lines)) {
      const { standings } = await this.ask("indicator", id, asAt);
      for (const { key } of standings) {
        const { rows } = await this.ask("cases", id, asAt, key, 0, 2);
        if (rows.length) await this.ask("case", id, asAt, rows[0].case);
        await this.ask("children", id, asAt, key, ASKED, 0, 2);
        if (key === "met") await this.ask("children", id, asAt, key, { ...ASKED, also: "POP-01", again: "yes" }, 0, 2);
      }
      await this.ask("suspects", id, asAt);
    }
  }

  async anAuthority() {
    const { as_at: asAt } = await this.ask("load", [EXAMPLE], [], null);
    await this.ask("templates");
    while (await this.ask("ask_checks", asAt));
    while (await this.ask("ask_quality", asAt));
    await this.ask("quality", asAt);
    await this.ask("columns", asAt, "");
    await this.set(asAt);
    await this.lines(asAt);
    await this.past(asAt);
    await this.paper(asAt);
    await this.ask("children_sheet", "POP-01", asAt, "met", ASKED);
    await this.ask("children", "POP-01", asAt, "met", { ...ASKED, more: true }, 0, 2);
    for (let child = 0; child < 100; child += 1) await this.ask("child", asAt, child);
    const { workers } = await this.ask("due", asAt, "", "", 20);
    await this.ask("due", asAt, "", workers[0], 20);
    const list = await this.ask("due_sheet", asAt, "", "");
    await this.ask("workbook", list, await workbookReader());
    for (const what of ["scorecard", "findings"]) await this.ask("table", what, asAt, "", "");
    for (const what of ["breakdowns", "comparators", "trend"]) await this.ask("table", what, asAt, "STB-01", "");
    for (const by of ["placement", "age 5-13 14-17, ethnicity"]) await this.ask("cohorts", "STB-01", asAt, by);
    await this.ask("cohorts", "POP-08", asAt, "sex");
    await this.ask("table", "cohorts", asAt, "STB-01", "age,need");
    await this.ask("table", "spread", asAt, "ADP-05", "");
    await this.ask("table", "flow", asAt, "", "");
    await this.ask("table", "entrants", asAt, "", "");
    await this.ask("table", "changed", asAt, "POP-01", "year-ago");
  }

  /** Numbers typed, with a fault, as a part, and of a measure of its own. */
  async typed() {
    await this.ask("load", [EXAMPLE], [], null);
    const own = { line: "new", name: "Ours", unit: "count", better: "neither", period: "quarter", last: "2026-03-31" };
    await this.ask("keep_typed", null, { ...own, last: "" });
    const { file } = await this.ask("keep_typed", null, { ...own, numerator: "7", part: "A", source: "S" });
    await this.ask("keep_typed", null, { ...own, last: "2031-03-31", numerator: "7", source: "S" });
    await this.ask("load", [EXAMPLE, dropped({ "typed on this page.csv": file })], [], null);
    await this.ask("typed");
    await this.ask("typed_file");
    await this.ask("remove_typed", 0);
  }

  /** The paper, written over and at another date, and the document. @param {string} asAt */
  async paper(asAt) {
    const key = "background/children";
    const texts = [{ key, text: "Ours." }];
    const form = { details: [["number", "7"]], texts, left_out: ["audit"], headings: "What we promise" };
    await this.ask("set_paper", asAt, form);
    const action = { asked: "2025-01-01", words: "W", owner: "", by: "2025-02-01", state: "begun", progress: "" };
    await this.ask("keep_action", null, action);
    await this.ask("keep_action", 0, { ...action, words: "" });
    const asked = { name: "N", role: "R", sought: "2025-01-01", received: "2025-01-02", included: "Paragraph 1" };
    await this.ask("keep_consulted", null, asked);
    await this.ask("keep_consulted", null, { ...asked, name: "" });
    await this.ask("set_paper_form", { form: "quarterly", words: "welsh" });
    await this.ask("keep_sentence", { line: "POP-01", says: "year end", parts: [] });
    await this.ask("keep_sentence", { line: "LOC-04", says: "date of 2 years", parts: [] });
    await this.ask("keep_sentence", { line: "", says: "parts", parts: ["A"] });
    await this.ask("keep_sentence", { line: "LOC-04", says: "picture of years", parts: [] });
    await this.ask("keep_sentence", { line: "", says: "picture of flow", parts: [] });
    await this.ask("paper", "2025-03-31");
    const { paper } = await this.ask("paper", asAt);
    await this.ask("document", paper, await workbookReader());
    await this.ask("remove_action", 0);
    await this.ask("remove_consulted", 0);
    await this.ask("remove_sentence", 0, "POP-01");
  }

  /** Lines over time, in the row and on their own pages. @param {string} asAt */
  async past(asAt) {
    await this.ask("periods", asAt, "");
    while (await this.ask("ask_periods", asAt, ""));
    await this.ask("periods", asAt, "");
    await this.ask("table", "periods", asAt, "", "");
    while (await this.ask("ask_sparks", asAt));
    await this.ask("sparks", asAt);
    const steps = { "POP-01": ["month", ""], "POP-03": ["", "year", "year-to-date"], "STB-01": [""], "HLT-01": [""] };
    for (const [id, all] of Object.entries(steps)) {
      for (const step of all) {
        await this.ask("ask_trend", id, asAt, step);
        await this.ask("trend", id, asAt, step);
      }
    }
    for (const id of ["POP-01", "POP-03", "STB-01", "REV-02"]) await this.ask("changed", id, "year-ago", asAt);
  }

  async anAim() {
    const settings = {
      scorecard_settings: 1,
      lines: {
        "POP-01": { target: { value: 5, from: "local" } },
        "STB-01": { target: { value: 9, from: "local" } },
      },
      events: [{ date: "2017-09-01", words: "A new panel" }],
    };
    // Each return reaches the end of its year.
    const files = {
      "2017/episodes.csv": csv([EPISODES, placed("A1", "13/05/2016"), placed("A9", "14/03/2017")]),
      "2018/episodes.csv": csv([EPISODES, placed("A1", "13/05/2016"), placed("A2", "14/03/2018")]),
      "settings.json": JSON.stringify(settings),
    };
    await this.ask("load", [dropped(files)], [], null);
    await this.ask("trend", "STB-01", AS_AT, "");
    while (await this.ask("ask_sparks", AS_AT));
    await this.ask("sparks", AS_AT);
  }

  /** What is set, by form. @param {string} asAt */
  async set(asAt) {
    await this.ask("definitions");
    await this.ask("settings_page", asAt);
    for (const [id, form] of FORMS) {
      await this.ask("set_line", id, form);
      await this.ask("line_form", id);
      await this.ask("status", id, asAt);
    }
    await this.ask("set_all", { authority: "Ash", set: "no such set", percent: "" });
    await this.ask("set_all", { authority: "Ash", population: "60,000", set: "Wales", percent: "10" });
    await this.ask("set_population", "");
    const own = { name: "Club", value: "71", year: "2016-17", period: "", source: "Report" };
    await this.ask("keep_comparator", "STB-02", null, { ...own, value: "171" });
    await this.ask("keep_comparator", "STB-02", null, own);
    await this.ask("keep_comparator", "STB-02", null, { ...own, year: "2015-16" });
    await this.ask("comparators", "STB-02");
    await this.ask("set_all", { authority: "Ash", set: "Wales", percent: "10", column: "Club" });
    await this.ask("columns", asAt, "");
    await this.ask("remove_comparator", "STB-02", 1);
    await this.ask("add_event", { date: "2018-01-01", words: "" });
    await this.ask("add_event", { date: "2018-01-01", words: "W" });
    await this.ask("remove_event", 0);
    await this.ask("keep_set", { name: "Ours", lines: "P: STB-01" });
    await this.ask("settings_page", asAt);
    await this.ask("remove_set", "Ours");
    await this.ask("settings_file");
  }

  async published() {
    const figures = { "published.csv": PUBLISHED, "similar.csv": SIMILAR, "people.csv": PEOPLE, "parts.csv": PARTS };
    const files = { ...figures, "settings.json": SET };
    const { as_at: asAt } = await this.ask("load", [EXAMPLE, dropped(files)], [], null);
    await this.ask("settings_page", asAt);
    await this.ask("ask_columns", asAt, "last-month");
    await this.ask("columns", asAt, "last-month");
    for (const id of ["POP-01", "REV-02", "STB-01"]) await this.ask("compare", id, asAt);
    for (const id of ["POP-15", "HLT-01"]) await this.ask("indicator", id, asAt);
    await this.ask("comparators", "POP-15");
    await this.ask("compare", "POP-03", "2025-11-30");
    await this.ask("rates", asAt);
    await this.ask("load", [EXAMPLE], [], null);
    await this.ask("set_population", "60,000");
    await this.ask("rates", asAt);
  }

  /** The committee's sheet with every status, beside similar councils. */
  async sheets() {
    const { as_at: asAt } = await this.ask("load", [EXAMPLE, dropped(AROUND)], [], null);
    await this.ask("sheet", asAt, "");
    while (await this.ask("ask_trend", "STB-01", asAt, "year"));
    await this.ask("trend", "STB-01", asAt, "year");
    // In the middle of the year of a small authority: too few to rate, and a count whose year is not over.
    const settings = { scorecard_settings: 1, lines: { "ADP-01": aimed(50), "ADP-21": aimed(50) } };
    const small = { example: { children: 150, years: 3, seed: 4 } };
    await this.ask("load", [small, dropped({ "settings.json": JSON.stringify(settings) })], [], null);
    await this.ask("sheet", "2025-11-30", "");
    await this.ask("released_file", "2025-11-30", "");
    await this.ask("load", [small, dropped(JUDGED)], [], null);
    await this.ask("sheet", "2025-11-30", "");
    await this.ask("load", [{ example: { children: 300, years: 3, seed: 5 } }, dropped(AROUND)], [], null);
    await this.ask("framework", asAt, "Adoption scorecard");
    await this.ask("framework", asAt, "National Indicators");
  }

  /** The coming 31 March, with every word of whether an aim is met. */
  async yearEnds() {
    const settings = JSON.stringify({
      scorecard_settings: 1,
      authority: { name: "Ash" },
      lines: { "REV-01": aimed(95), "STB-02": aimed(100), "LOC-04": aimed(50) },
    });
    const example = { example: { children: 500, years: 6, seed: 3 } };
    await this.ask("load", [example, dropped({ ...AROUND, "settings.json": settings })], [], null);
    for (const asAt of ["2025-11-30", "2026-03-31"]) {
      await this.ask("outlook", asAt, "");
      for (const id of ["POP-01", "REV-01", "STB-02", "LOC-04", "POP-10"]) await this.ask("outlook_line", id, asAt);
    }
    // Too early for a range of who comes and goes.
    await this.ask("outlook", "2021-11-30", "");
    await this.ask("sheet", "2025-11-30", "");
  }

  async noFigure() {
    await this.ask("load", [dropped({ "reviews.csv": WRONG["reviews.csv"] })], [], null);
    await this.ask("choose", []);
  }

  async aPoorReturn() {
    await this.ask("peek", [], "reviews.csv", bytesOf(Buffer.from(WRONG["reviews.csv"])), 100);
    await this.ask("load", [dropped(WRONG)], [], null);
    await this.ask("matching", "reviews.csv", "", "");
    await this.ask("choose", DECIDED);
    await this.ask("matching_file", "reviews.csv");
    await this.lines(AS_AT);
    await this.ask("sheet", AS_AT, "");
    await this.ask("due", AS_AT, "", "", 5);
    for (let child = 0; child < 3; child += 1) await this.ask("child", AS_AT, child);
    // No return holds that day, but a note says so for a year.
    await this.ask("scorecard", "2019-03-31");
  }

  /** With an earlier version beside it, and one that cannot be used. */
  async aVersion() {
    const now = dropped({ "episodes.csv": csv([EPISODES, placed("A1", "13/05/2017"), placed("A2", "14/05/2017")]) });
    const was = { "old/episodes.csv": csv([EPISODES, placed("A1", "13/05/2017")]), "old/settings.json": SET };
    const { as_at: asAt } = await this.ask("load", [{ ...dropped(was), earlier: true }, now], [], null);
    await this.ask("changed", "POP-01", "earlier-version", asAt);
    await this.ask("load", [{ ...dropped({ "old/header.csv": WRONG["header.csv"] }), earlier: true }, now], [], null);
  }

  async lists() {
    for (const list of [LIST, DAMAGED]) {
      await this.ask("load", [dropped({ ...WRONG, "findings.csv": list })], DECIDED, null);
      await this.ask("quality", AS_AT);
    }
    await this.ask("send_list", AS_AT, "");
  }
}

/** @returns {Promise<Sample[]>} */
export async function samples() {
  const asking = new Asking();
  try {
    await asking.anAuthority();
    await asking.published();
    await asking.sheets();
    await asking.yearEnds();
    await asking.noFigure();
    await asking.aPoorReturn();
    await asking.lists();
    await asking.aVersion();
    await asking.anAim();
    await asking.typed();
    return asking.samples;
  } finally {
    asking.thread.end();
  }
}
