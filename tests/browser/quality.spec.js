// @ts-check
// What is wrong in the files and what it costs: each outcome, each guess turned round, the findings and their lists.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { payload } from "./lib/app.js";
import { workbook } from "./lib/boxes.js";
import { cases, example, figures, problems } from "./lib/command.js";
import { expectEqual } from "./lib/equal.js";
import { hostileReturn, NAUGHTY, quoted } from "./lib/hostile.js";
import { each, files, from1904, joined, monthFirst, onDisk, renamed, tidyFolder } from "./lib/spoilt.js";
import { expect, test } from "./lib/test.js";
import { hurt, saved, tabTo } from "./lib/watch.js";

/** @typedef {import("./lib/app.js").AppPage} AppPage */

const tidy = () => figures([tidyFolder()]);
/** Headings that nobody knows; the last one is no plain name. */
const UNKNOWN = { CHILD: "Unique ref", DOB: "Born", REVIEW: "Meeting", REVIEW_CODE: "Voice 1/2" };
/** Codes that the lists do not have, in every seventh row. */
const WRONG_CODES = {
  "episodes.csv": (/** @type {string[][]} */ [headings, ...rows]) => [
    headings,
    ...rows.map((row, at) => (at % 7 ? row : row.with(headings.indexOf("LS"), "C9"))),
  ],
};

/** @param {AppPage} app */
const toFiles = (app) =>
  app.after(() =>
    app.inside
      .getByRole("link", { name: /^(See which|Every file)/ })
      .first()
      .click(),
  );
/** @param {AppPage} app */
const toQuality = (app) => app.after(() => app.inside.getByRole("link", { name: /^Data quality/ }).click());
/** @param {AppPage} app @param {string} name */
const fileOf = (app, name) => app.inside.locator(`section[data-file="${name}"]`);

/** The cells of a list in which every cell is quoted. @param {string} text */
const cellsOf = (text) =>
  text
    .split("\r\n")
    .filter(Boolean)
    .map((line) => [...line.matchAll(/"((?:[^"]|"")*)"(?:,|$)/g)].map(([, cell]) => cell.replaceAll('""', '"')));

test("no spreadsheet takes a child of a list to send for a formula", async () => {
  const { csv } = await import(new URL("../../www/app/send.js", import.meta.url).href);
  const list = NAUGHTY.map((child) => ({ child, about: child, what: "not recorded", why: child }));
  const cells = cellsOf(csv([[{ id: "STB-02", title: "Same placement" }, list]])).flat();
  expect(cells).toHaveLength(6 * (NAUGHTY.length + 1));
  expect(cells.filter((cell) => /^[\s\u200b\ufeff]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20|%]/.test(cell))).toEqual([]);
});

test("each outcome is seen in a word, with its reason", async ({ app }) => {
  await app.choose([
    ...files({
      "header.csv": (rows) => joined(rows, ";"),
      "oc3.csv": each(["ACCOM"], () => "Q9"),
      "missing.csv": (rows) => [...rows, ["", "", "M", "01/05/2025", ""]],
      "uasc.csv": () => "<!DOCTYPE html><html><title>Sign in</title></html>",
      "ad1.csv": () => "",
    }),
  ]);
  await toFiles(app);
  for (const [name, outcome, word, reason] of [
    ["header.csv", "repaired", "Repaired", "separated by semicolons"],
    ["oc3.csv", "to look at", "To look at", "no code of the list"],
    ["missing.csv", "set aside rows", "Rows set aside", "CHILD is blank"],
    ["uasc.csv", "refused", "Refused", "web page"],
    ["ad1.csv", "refused", "Refused", "The file is empty"],
  ]) {
    await expect(fileOf(app, name)).toHaveAttribute("data-outcome", outcome);
    await expect(fileOf(app, name).locator(".rate")).toHaveText(word);
    await expect(fileOf(app, name)).toContainText(reason);
  }
  await expect(app.inside.locator('li[data-file="episodes.csv"]')).toHaveAttribute("data-outcome", "read");
  // What is wrong with a whole file has no line.
  await expect(fileOf(app, "missing.csv")).toContainText(/Line \d+/);
  await expect(fileOf(app, "ad1.csv")).not.toContainText("Line 1");
});

test("each guess is announced and can be turned round, and back", async ({ app }) => {
  await app.choose(files({
    "header.csv": each(["DOB"], from1904),
    "missing.csv": renamed({ MIS_START: "MIS_END", MIS_END: "MIS_START" }),
    "episodes.csv": each(["DECOM", "DEC"], monthFirst),
  }));
  await expect(app.inside.locator("#failed-words")).toContainText("Episodes");
  const choose = (/** @type {string} */ file, /** @type {RegExp} */ words) =>
    app.after(() => fileOf(app, file).getByRole("button", { name: words }).click());
  await expect(fileOf(app, "episodes.csv")).toContainText("month/day/year");
  await choose("episodes.csv", /^Read as month\/day\/year/);
  await expect(fileOf(app, "episodes.csv")).toBeFocused();
  await expect(fileOf(app, "missing.csv")).toContainText("look swapped");
  await choose("missing.csv", /in place of each other/);
  await expect(fileOf(app, "header.csv")).toContainText("counted from 1900. Not so?");
  await choose("header.csv", /counted from 1904/);
  const asChosen = async () => {
    await app.after(() => app.inside.getByRole("button", { name: "Go on to the scorecard" }).click());
    return app.lines();
  };
  expectEqual(await asChosen(), tidy());
  // The rows behind a child are read as they were chosen too.
  await app.openIndicator("POP-01");
  await app.after(() => app.inside.locator("#cases-panel a").first().click());
  await expect(app.inside.locator(".kids--rows tbody tr").first()).toBeVisible();
  await app.after(() => app.inside.getByRole("link", { name: /^Back to/ }).click());
  await app.after(() => app.inside.getByRole("link", { name: /^Back to/ }).click());
  await toFiles(app);
  await expect(fileOf(app, "missing.csv").locator(".decided")).toContainText(
    "Read MIS_START and MIS_END in place of each other",
  );
  await app.after(() => fileOf(app, "missing.csv").getByRole("button", { name: /^Undo/ }).click());
  await expect(fileOf(app, "missing.csv")).toContainText("look swapped");
  const back = await asChosen();
  expect(back.get("SAF-05")?.numerator).not.toBe(String(tidy().lines.find(({ id }) => id === "SAF-05")?.numerator));
});

test("a delimiter and an encoding are turned round", async ({ app }) => {
  await app.choose(files({ "reviews.csv": (rows) => joined(rows, ";") }));
  await toFiles(app);
  await app.after(() => fileOf(app, "reviews.csv").getByRole("button", { name: /with commas/ }).click());
  await expect(fileOf(app, "reviews.csv")).toHaveAttribute("data-outcome", "refused");
  await expect(fileOf(app, "reviews.csv")).toContainText("As you chose: Read with commas");
  await app.after(() => fileOf(app, "reviews.csv").getByRole("button", { name: /^Undo/ }).click());
  await expect(fileOf(app, "reviews.csv")).toHaveAttribute("data-outcome", "repaired");
});

test("two digits for the year, single quotation marks and the heading line are turned round, and back", async ({
  app,
}) => {
  const words = {
    years: "Read the years of DOB as 1900 to 1999",
    quote: "Read with single quotation marks as part of the cells",
    line: "Read with the headings on line 1",
  };
  await app.choose(
    files({
      "header.csv": each(["DOB"], (day) => day.replace(/\d\d(\d\d)$/, "$1")),
      "oc3.csv": (rows) => rows.map((row) => row.map((cell) => `'${cell}'`).join(",")).join("\r\n"),
      "missing.csv": (rows) => joined([["All teams", "Held"], ...rows], ","),
    }),
  );
  expectEqual(await app.lines(), tidy());
  const turn = async (/** @type {string} */ file, /** @type {keyof typeof words} */ choice) => {
    await toFiles(app);
    await expect(fileOf(app, file).locator(`[data-choice=${choice}]`)).toContainText("Not so?");
    await app.after(() =>
      fileOf(app, file).locator(`[data-choice=${choice}]`).getByRole("button", { name: words[choice] }).click(),
    );
    await expect(fileOf(app, file)).toContainText(`As you chose: ${words[choice]}. Undo`);
    await app.after(() => app.inside.getByRole("button", { name: "Go on to the scorecard" }).click());
    const shown = await app.lines();
    await toFiles(app);
    await app.after(() => fileOf(app, file).getByRole("button", { name: /^Undo/ }).click());
    await app.after(() => app.inside.getByRole("button", { name: "Go on to the scorecard" }).click());
    expectEqual(await app.lines(), tidy());
    return shown;
  };
  const known = new Map(tidy().lines.map(({ id, numerator }) => [id, String(numerator)]));
  for (const [file, choice] of /** @type {const} */ ([
    ["header.csv", "years"],
    ["oc3.csv", "quote"],
    ["missing.csv", "line"],
  ])) {
    const moved = [...(await turn(file, choice))].filter(([id, { numerator }]) => numerator !== known.get(id));
    expect(moved.map(([id]) => id), choice).not.toEqual([]);
  }
});

test("the line of unknown headings is picked where its columns are matched", async ({ app }) => {
  await app.choose(
    files({
      "reviews.csv": (rows) =>
        joined([["Team", "Place", "Purpose", "Owner", "Author"], ...renamed(UNKNOWN)(rows)], ","),
    }),
  );
  await toFiles(app);
  await app.after(() => fileOf(app, "reviews.csv").getByRole("button", { name: /^Match its columns/ }).click());
  const [line, table] = [app.inside.locator("#match-line"), app.inside.locator("#match-table")];
  await expect(line).toHaveValue("line 2");
  await app.after(() => line.selectOption("Line 1"));
  await expect(line).toBeFocused();
  await expect(app.inside.locator(".match")).toContainText("Purpose");
  await app.after(() => line.selectOption("Line 2"));
  await app.after(() => table.selectOption("Reviews"));
  await expect(table).toBeFocused();
  await expect(line).toHaveValue("line 2");
  for (const [column, heading] of [
    ["CHILD", "Unique ref"],
    ["DOB", "Born"],
    ["REVIEW", "Meeting"],
    ["REVIEW_CODE", "#4"],
  ])
    await app.inside.locator(`#match-${column}`).selectOption(heading);
  await app.after(() => app.inside.locator("#match-go").click());
  await expect(fileOf(app, "reviews.csv")).toContainText("As you chose: Read with the headings on line 2. Undo");
  await app.after(() => app.inside.getByRole("button", { name: "Go on to the scorecard" }).click());
  expectEqual(await app.lines(), tidy());
});

test("no cell of a row is shown where columns are matched", async ({ app }) => {
  const row = ["Rosebud Example", "Hazel", "Somewhere", "Nobody", "Canary"];
  await app.choose(files({ "reviews.csv": (rows) => joined([...renamed(UNKNOWN)(rows), row, row], ",") }));
  await toFiles(app);
  await app.after(() => fileOf(app, "reviews.csv").getByRole("button", { name: /^Match its columns/ }).click());
  await expect(app.inside.locator(".match option", { hasText: "Unique ref" }).first()).toBeAttached();
  await expect(app.inside.locator("#match-line")).toHaveCount(0);
  for (const cell of row) await expect(app.inside.locator("#main")).not.toContainText(cell);
});

test("a file with unknown headings is matched, the matching saved, and dropped again", async ({ app }) => {
  const spoilt = files({ "reviews.csv": renamed(UNKNOWN) });
  await app.choose(spoilt);
  await toFiles(app);
  await app.after(() => fileOf(app, "reviews.csv").getByRole("button", { name: /^Match its columns/ }).click());
  await app.after(() => app.inside.locator("#match-table").selectOption("Reviews"));
  await expect(app.inside.locator(".match")).not.toContainText("Voice");
  await app.inside.locator("#match-CHILD").selectOption("");
  await app.inside.locator("#match-go").click();
  await expect(app.inside.locator(".govuk-error-summary")).toBeFocused();
  await expect(app.inside.locator(".govuk-error-summary")).toContainText("Choose the heading for CHILD");
  await app.inside.locator("#match-CHILD").selectOption("Unique ref");
  await app.inside.locator("#match-DOB").selectOption("Unique ref");
  await app.inside.locator("#match-REVIEW").selectOption("Meeting");
  await app.inside.locator("#match-REVIEW_CODE").selectOption("#4");
  await app.inside.locator("#match-go").click();
  await expect(app.inside.locator(".govuk-error-summary")).toContainText("is chosen for CHILD too");
  await app.inside.locator("#match-DOB").selectOption("Born");
  await app.after(() => app.inside.locator("#match-go").click());
  await expect(fileOf(app, "reviews.csv")).toContainText("CHILD is read from “Unique ref”");
  const { name, text } = await saved(
    app,
    fileOf(app, "reviews.csv").getByRole("button", { name: /^Save this matching/ }),
  );
  expect(name).toBe("matching-of-columns.csv");
  expect(cellsOf(text)).toEqual([
    ["matching of columns", "heading", "column"],
    ["Reviews", "#4", "REVIEW_CODE"],
    ["Reviews", "Born", "DOB"],
    ["Reviews", "Meeting", "REVIEW"],
    ["Reviews", "Unique ref", "CHILD"],
  ]);
  await app.after(() => app.inside.getByRole("button", { name: "Go on to the scorecard" }).click());
  expectEqual(await app.lines(), tidy());
  await app.clear();
  await app.choose([...spoilt, payload(name, text)]);
  expectEqual(await app.lines(), tidy());
  await toFiles(app);
  await expect(app.inside.locator('[data-outcome="beside"]')).toContainText("A saved matching of columns");
});

test("the findings are those of the command, worst first, and are filtered by topic", async ({ app }) => {
  const all = files(WRONG_CODES);
  const known = problems([onDisk(all)]);
  await app.choose(all);
  await toQuality(app);
  const { inside } = app;
  await expect(inside.locator("h1")).toHaveText("Data quality");
  await expect(inside.locator("#findings-headline")).toHaveText(known.headline);
  const shown = inside.locator(".finding");
  expect(await shown.evaluateAll((all) => all.map((one) => /** @type {HTMLElement} */ (one).dataset.code))).toEqual(
    known.findings.map(({ code }) => code),
  );
  const wrong = inside.locator('.finding[data-code="144"]');
  await expect(wrong).toContainText("DfE rule 144");
  await expect(wrong).toContainText("What to do:");
  const { moves } = /** @type {import("./lib/command.js").Finding} */ (
    known.findings.find(({ code }) => code === "144")
  );
  await wrong.locator("summary").click();
  // They are made once the list is open.
  await expect(wrong.locator("tbody tr")).toHaveCount(moves.length);
  expect(
    await wrong
      .locator("tbody tr")
      .evaluateAll((rows) =>
        rows.map((row) => [/** @type {HTMLElement} */ (row).dataset.of, row.querySelector("td")?.textContent]),
      ),
  ).toEqual(moves.map(({ id, words }) => [id, words]));
  const topic = known.findings.find(({ code }) => code === "144")?.about ?? "";
  await inside.locator("#topic-filter").selectOption(topic);
  const of = known.findings.filter(({ about }) => about === topic).length;
  await expect(inside.locator(".finding:visible")).toHaveCount(of);
  await expect(inside.locator(".shown")).toHaveText(
    of === known.findings.length ? "" : `${of} of ${known.findings.length} findings shown.`,
  );
});

test("the lists to send are saved, and the next time the page says what changed", async ({ app }) => {
  const wrong = files(WRONG_CODES);
  const before = problems([onDisk(wrong)]);
  await app.choose(wrong);
  await toQuality(app);
  const one = await saved(app, app.inside.locator('[data-send="144"]'));
  expect(one.name).toBe("findings-144-2026-03-31.csv");
  const all = await saved(app, app.inside.locator("#all-findings"));
  expect(all.name).toBe("findings-2026-03-31.csv");
  const [headings, ...rows] = cellsOf(all.text);
  expect(headings).toEqual(["child", "return", "file", "line", "columns", "code", "message"]);
  expect(rows.map(([child, , , , , code]) => [code, child]).sort()).toEqual(
    before.rows.map(({ code, child }) => [code, child]).sort(),
  );
  expect(cellsOf(one.text).length - 1).toBe(before.findings.find(({ code }) => code === "144")?.rows);
  const list = payload(all.name, all.text);
  const mended = onDisk(files());
  writeFileSync(join(mended, "..", all.name), all.text);
  const { since } = problems([mended], join(mended, "..", all.name));
  if (!since) throw new Error("The command says nothing of the earlier list");
  expect(since.gone).toBeGreaterThan(0);
  await app.clear();
  await app.choose([list, ...files()]);
  expectEqual(await app.lines(), tidy());
  await toQuality(app);
  await expect(app.inside.locator("#since")).toContainText(since.words);
  await expect(app.inside.locator('#since tr[data-code="144"] td').first()).not.toHaveText("0");
});

test("a list of findings that was saved as a workbook says what changed too", async ({ app }) => {
  const wrong = files(WRONG_CODES);
  await app.choose(wrong);
  await toQuality(app);
  const { text } = await saved(app, app.inside.locator("#all-findings"));
  await app.clear();
  await app.choose([payload("findings.xlsx", workbook({ findings: cellsOf(text) })), ...wrong]);
  await toQuality(app);
  await expect(app.inside.locator("#since")).toContainText("findings.xlsx › findings");
  for (const at of [0, 1])
    expect(
      new Set(await app.inside.locator(`#since tbody tr td:nth-of-type(${at + 1})`).allTextContents()),
    ).toEqual(new Set(["0"]));
  await app.after(() => app.inside.getByRole("link", { name: "Back to the scorecard" }).click());
  expectEqual(await app.lines(), figures([onDisk(wrong)]));
  await toFiles(app);
  await expect(app.inside.locator('[data-outcome="beside"]')).toContainText("An earlier list of findings");
});

test("a damaged list of findings is said to be so", async ({ app }) => {
  const damaged = Buffer.from("child,return,file,line,columns,code,message\r\n\xff\xfe\x80\r\n", "latin1");
  await app.choose([payload("findings.csv", damaged), ...files()]);
  await toQuality(app);
  await expect(app.inside.locator("#since")).toContainText("The earlier list of findings is damaged");
  await expect(app.inside.locator(".finding").first()).toBeVisible();
});

test("what cannot be trusted yet is stamped, and the rest says how far it could go", async ({ app }) => {
  const blank = files({
    "oc2.csv": (rows) => rows.map((row, at) => (at % 4 === 1 ? row.with(rows[0].indexOf("TEETH_CHECK"), "") : row)),
  });
  const known = problems([onDisk(blank)]);
  await app.choose(blank);
  const lines = await app.lines();
  for (const { id, trusted, unknown, range, words } of known.lines) {
    expect.soft(lines.get(id)?.trusted, id).toBe(String(trusted));
    const row = app.inside.locator(`#line-${id}`);
    await expect.soft(row.locator(".stamp"), id).toHaveCount(trusted ? 0 : 1);
    // The row says the figure already: its note says how far it could go.
    const note = (words ?? "").replace(/^.+?, (.)/, (_, first) => first.toUpperCase());
    if (!trusted) await expect.soft(app.inside.locator(`.dqrow[data-of="${id}"]`), id).toContainText(note);
    else if (unknown && range) await expect.soft(row.locator(".c-v"), id).toContainText(range);
  }
  expect(known.lines.find(({ id }) => id === "HLT-03")?.trusted).toBe(false);
  await expect(app.inside.locator("#line-HLT-03 .stamp")).toHaveText("cannot be trusted yet");
  await app.openIndicator("HLT-03");
  await expect(app.inside.locator("#bounds")).toContainText("cannot be trusted yet");
  await app.after(() => app.inside.getByRole("link", { name: "Back to the scorecard" }).click());
  await toQuality(app);
  expect(await app.inside.locator("#open-lines li").count()).toBe(
    known.lines.filter(({ trusted }) => !trusted).length,
  );
});

test("a line that cannot be trusted comes with the list to send", async ({ app }) => {
  const blank = files({ "oc2.csv": each(["TEETH_CHECK"], () => "") });
  const known = problems([onDisk(blank)]).lines.filter(({ trusted }) => !trusted);
  const open = cases([onDisk(blank)], "HLT-03").filter(({ standing }) =>
    ["not recorded", "cannot tell"].includes(standing),
  );
  expect(open.length).toBeGreaterThan(0);
  await app.choose(blank);
  await toQuality(app);
  const { inside } = app;
  await expect(inside.locator("#quality-headline")).toContainText(
    `${known.length} line${known.length === 1 ? "" : "s"} cannot be trusted yet`,
  );
  const line = inside.locator('[data-open="HLT-03"]');
  await line.locator("summary").click();
  const children = line.locator("tbody th");
  await expect(children).toHaveCount(Math.min(200, open.length));
  const named = open.map(({ child }) => child).sort();
  if (named.length <= 200) expect((await children.allTextContents()).sort()).toEqual(named);
  const one = await saved(app, line.getByRole("button", { name: "Save this list" }));
  expect(one.name).toBe("to-record-HLT-03-2026-03-31.csv");
  const [headings, ...rows] = cellsOf(one.text);
  expect(headings).toEqual(["line", "title", "child", "about", "what is open", "why"]);
  expect(rows.map(([, , child]) => child).sort()).toEqual(named);
  const all = cellsOf((await saved(app, inside.locator("#all-lists"))).text).slice(1);
  expect(all.filter(([id]) => id === "HLT-03")).toEqual(rows);
  expect(new Set(all.map(([id]) => id)).size).toBeLessThanOrEqual(known.length);
});

test("a well-kept authority has few stamps, and a line says what its suspect rows do", async ({ app }) => {
  await app.after(() => app.inside.locator("[data-choose=example]").click());
  const known = problems([example(500, 3, 1)]);
  await expect(app.inside.locator(".stamp")).toHaveCount(known.lines.filter(({ trusted }) => !trusted).length);
  await app.openIndicator("REV-01");
  const line = known.findings.flatMap(({ moves }) => moves).find(({ id }) => id === "REV-01");
  await app.inside.locator("#suspects").scrollIntoViewIfNeeded();
  await expect(app.inside.locator("#suspects summary")).toBeVisible();
  await app.inside.locator("#suspects summary").click();
  await expect(app.inside.locator("#suspects td").first()).toHaveText(line?.words ?? "");
  await app.after(() => app.inside.locator("#suspects").getByRole("link", { name: "All findings" }).click());
  await expect(app.body).toHaveAttribute("data-screen", "quality");
});

test("hostile cells and headings stay text, on the page and in what is saved", async ({ app }) => {
  const { header, episodes } = hostileReturn();
  const strange = [NAUGHTY.map(quoted).join(","), NAUGHTY.map(() => "1").join(",")].join("\r\n");
  await app.choose([
    payload("header.csv", header),
    payload("episodes.csv", episodes.replaceAll(",C2,", ",C9,")),
    payload("=cmd|'!A0.csv", strange),
  ]);
  // The rows begin in May: at the last month end before, nothing of them had happened.
  await app.changeDate("2018-03-31");
  await toQuality(app);
  const { text } = await saved(app, app.inside.locator("#all-findings"));
  const cells = cellsOf(text).flat();
  expect(cells.length).toBeGreaterThan(NAUGHTY.length);
  expect(cells.filter((cell) => /^[\s\u200b\ufeff]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20|%]/.test(cell))).toEqual([]);
  await app.after(() => app.inside.getByRole("link", { name: "Back to the scorecard" }).click());
  await toFiles(app);
  await app.after(() => app.inside.locator("[data-match]").first().click());
  const options = await app.inside.locator(".match option").allTextContents();
  expect(options.filter((text) => /[<>=&{}$;'"]/.test(text))).toEqual([]);
  expect(options.some((text) => /^Column \d+$/.test(text))).toBe(true);
  expect(await hurt(app)).toEqual({ pwned: undefined, violations: [], prototype: 0 });
});

test("the heading row of an extract is saved, and the filled file switches its line on", async ({ app }) => {
  const { inside } = app;
  const bare = [
    payload("header.csv", "CHILD,SEX,DOB,ETHNIC\nA1,1,01/02/2012,WBRI\n"),
    payload(
      "episodes.csv",
      "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE\nA1,01/05/2017,S,C2,N1,U6,PR1,,,\n",
    ),
  ];
  await inside.locator("[data-view=extracts]").click();
  await expect(inside.locator("h1")).toHaveText("Simple extracts");
  const visits = inside.locator('[data-extract="visits.csv"]');
  await expect(visits).toContainText("CAS-07");
  await expect(inside.locator('[data-extract="children_in_care.csv"]')).toContainText(/Switches on .*CAS-08/);
  const { name, text } = await saved(app, visits.getByRole("button", { name: /^Save the heading row/ }));
  expect({ name, text }).toEqual({ name: "visits.csv", text: "CHILD,VISIT_DATE,SEEN,SEEN_ALONE\n" });
  await app.choose(bare);
  await expect(inside.locator('tr[data-indicator="CAS-07"]')).toHaveCount(0);
  await inside.locator("#waiting summary").click();
  await expect(inside.locator('#waiting li[data-indicator="CAS-07"]')).toBeVisible();
  await inside.locator("input[type=file]").setInputFiles([payload(name, `${text}A1,08/05/2017,Y,Y\n`)]);
  await app.after(() => inside.locator("#choice-add").click());
  await app.changeDate("2018-03-31");
  await expect(inside.locator('tr[data-indicator="CAS-07"]')).toHaveAttribute("data-numerator", "1");
});

test("the keyboard alone matches columns, saves a list and opens what a finding moves", async ({ app }) => {
  await app.choose(
    files({ ...WRONG_CODES, "reviews.csv": renamed({ CHILD: "Ref", REVIEW: "Date of review held" }) }),
  );
  await toFiles(app);
  await tabTo(app, "[data-match]");
  await app.after(() => app.page.keyboard.press("Enter"));
  await expect(app.inside.locator("h1")).toBeFocused();
  // The letters of an option choose it.
  await tabTo(app, "#match-CHILD");
  await app.page.keyboard.type("Ref");
  await expect(app.inside.locator("#match-CHILD")).toHaveValue("Ref");
  await tabTo(app, "#match-go");
  await app.after(() => app.page.keyboard.press("Enter"));
  await expect(fileOf(app, "reviews.csv")).toBeFocused();
  await tabTo(app, "#open-quality");
  await app.after(() => app.page.keyboard.press("Enter"));
  await tabTo(app, ".finding summary");
  await app.page.keyboard.press("Enter");
  await expect(app.inside.locator(".finding details[open] tbody tr").first()).toBeVisible();
  await tabTo(app, "[data-send]");
  const [download] = await Promise.all([app.page.waitForEvent("download"), app.page.keyboard.press("Enter")]);
  expect(download.suggestedFilename()).toMatch(/^findings-.*\.csv$/);
});
