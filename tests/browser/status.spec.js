// @ts-check
// Where a line stands: target and status in the row, the tally, what needs attention first, similar councils, and the
// settings that an officer makes on the page, saves, clears and drops again; against the native command.
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { payload, payloads } from "./lib/app.js";
import { besides, cases, example, filesIn, statuses } from "./lib/command.js";
import { alone } from "./lib/onpaper.js";
import { PICTURES } from "./lib/places.js";
import { expect, test } from "./lib/test.js";
import { saved } from "./lib/watch.js";

const authority = () => example(120, 3, 7);
const TARGETS = `{"scorecard_settings": 1, "lines": {
  "REV-01": {"target": {"value": 100, "from": "statutory"}},
  "STB-01": {"target": {"value": 1, "from": "local", "agreed": "2025-04-01"}},
  "STB-02": {"target": {"value": 5, "from": "local"}},
  "HLT-03": {"target": {"value": 90, "from": "local"}, "commentary": "A dentist left."}
}}`;
const SIMILAR_TO_ASH = { 302: "Birch,10", 303: "Cedar,12", 304: "Elm,11", 305: "Fir,9", 306: "Hazel,13" };
const PUBLISHED = [
  "measure,year,la_code,area,value",
  "LACStable_2016on,2025,301,Ash,11",
  ...Object.entries(SIMILAR_TO_ASH).map(([code, rest]) => `LACStable_2016on,2025,${code},${rest}`),
  "LACStable_2016on,2025,,England,9\n",
].join("\n");
const SIMILAR = [
  "la_code,sn_code,model_year",
  ...Object.keys(SIMILAR_TO_ASH).map((code) => `301,${code},2025`),
].join("\n");

/** @typedef {import("./lib/app.js").AppPage} AppPage */

/** @param {AppPage} app */
const filled = (app) => expect(app.inside.locator('table.sc[data-beside="filled"]')).toHaveCount(1);

/** @param {AppPage} app @param {import("./lib/app.js").Payload[]} more */
async function dropped(app, ...more) {
  await app.choose([...payloads(filesIn(authority()), authority()), ...more]);
  await filled(app);
}

/** The lines that are to be seen, in their order. @param {AppPage} app */
const seen = (app) =>
  app.inside
    .locator("tr[data-indicator]:visible")
    .evaluateAll((rows) => rows.map((row) => /** @type {HTMLElement} */ (row).dataset.indicator ?? ""));

/** What each row says of its aim. @param {AppPage} app */
const aims = (app) =>
  app.inside.locator("tr[data-indicator]").evaluateAll((rows) =>
    rows.map((row) => {
      const cell = row.querySelector(".c-st");
      const rate = cell?.querySelector(".rate");
      const words = [...(cell?.children ?? [])].filter((part) => part !== rate).map(({ textContent }) => textContent);
      return {
        id: /** @type {HTMLElement} */ (row).dataset.indicator ?? "",
        words: words.join(""),
        rating: rate?.textContent ?? null,
        marks: rate?.querySelectorAll("svg").length ?? 0,
      };
    }),
  );

/** What the command says of every line under settings. @param {string} text @param {string} name */
function told(text, name) {
  const path = join(authority(), "..", `${name}-${process.pid}.json`);
  writeFileSync(path, text);
  return statuses([authority()], path);
}

test("target and status stand in the row as the command has them, in words and shape", async ({ app }) => {
  await dropped(app, payload("settings.json", TARGETS));
  const command = told(TARGETS, "row");
  let rated = 0;
  for (const { id, words, rating, marks } of await aims(app)) {
    const line = command.get(id);
    expect(words, id).toBe(line?.target ? `Target ${line.target.words}${line.target.from_words}` : "");
    expect(rating, id).toBe(line?.target ? (line.rating_words ?? null) : null);
    expect(marks, id).toBe(rating ? 1 : 0);
    if (rating) rated += 1;
  }
  expect(rated).toBeGreaterThan(2);
});

test("settings are made, saved, cleared and dropped again", async ({ app }) => {
  const { inside } = app;
  await dropped(app);
  await expect(inside.locator(".tally")).toBeHidden();
  await app.after(() => inside.locator("#open-settings").click());
  await inside.locator("#set-line").selectOption("STB-01");
  await app.after(() => inside.locator("#set-line-go").click());
  await inside.locator("#set-from").selectOption("local");
  await inside.locator("#set-value").fill("nine");
  await inside.locator("#set-line-save").click();
  await expect(inside.locator(".govuk-error-summary")).toBeFocused();
  await inside.locator("#set-value").fill("9");
  for (const [part, value] of [["", "1"], ["-month", "4"], ["-year", "2025"]])
    await inside.locator(`#set-agreed${part}`).fill(value);
  await inside.locator("#set-commentary").fill("One provider closed.");
  await app.after(() => inside.locator("#set-line-save").click());
  await expect(inside.locator("#lines-set tr[data-of=STB-01]")).toContainText("at most 9.0%");
  const { name, text } = await saved(app, inside.locator("#settings-save"));
  expect(name).toBe("scorecard-settings.json");
  expect(told(text, "saved").get("STB-01")?.target?.words).toBe("at most 9.0%");
  const children = new Set(cases([authority()], "POP-01").map(({ child }) => child));
  for (const child of children) expect(text.includes(child), "a child's number in the settings").toBe(false);
  await app.clear();
  await dropped(app, payload(name, text));
  await expect(inside.locator("#line-STB-01 .c-st")).toContainText("agreed on 1 April 2025", { ignoreCase: true });
  await app.openIndicator("STB-01");
  await expect(inside.locator("#standing")).toContainText("One provider closed.");
});

test("the tally counts the lines and filters them", async ({ app }) => {
  const { inside } = app;
  await dropped(app, payload("settings.json", TARGETS));
  const all = await seen(app);
  const parts = inside.locator(".tally button");
  const numbers = await parts.locator("b").allTextContents();
  expect(numbers.reduce((sum, number) => sum + Number(number), 0)).toBe(all.length);
  for (const part of await parts.all()) {
    await part.click();
    await expect(part).toHaveAttribute("aria-pressed", "true");
    expect((await seen(app)).length).toBe(Number(await part.locator("b").textContent()));
  }
  await inside.locator("#all-lines").click();
  expect(await seen(app)).toEqual(all);
  await expect(inside.locator('.tally [aria-pressed="true"]')).toHaveCount(0);
});

test("how many lines went which way since a year ago is counted, and each count shows its lines", async ({ app }) => {
  const { inside } = app;
  await dropped(app);
  const told = [...besides([authority()]).values()].map(({ compare }) => compare.words);
  const all = await seen(app);
  const parts = inside.getByRole("list", { name: "Since the earlier date" }).getByRole("button");
  await expect(inside.locator(".went")).toContainText("Since 31 March 2025");
  expect(await parts.evaluateAll((buttons) => buttons.map((one) => one.dataset.part))).toEqual(
    ["better", "about the same", "worse"].filter((words) => told.includes(words)),
  );
  for (const part of await parts.all()) {
    const words = (await part.getAttribute("data-part")) ?? "";
    await expect(part).toHaveText(new RegExp(`^\\d+${words}$`));
    await part.focus();
    await part.press("Space");
    await expect(part).toHaveAttribute("aria-pressed", "true");
    const shown = await seen(app);
    expect(shown.length).toBe(Number(await part.locator("b").textContent()));
    for (const id of shown)
      await expect(inside.locator(`#line-${id} .c-ag`)).toContainText(words, { ignoreCase: true });
    await part.press("Space");
    await expect(part).toHaveAttribute("aria-pressed", "false");
  }
  await parts.first().click();
  expect(await seen(app)).not.toEqual(all);
  await inside.locator("#all-lines").click();
  expect(await seen(app)).toEqual(all);
  await expect(inside.locator('.went [aria-pressed="true"]')).toHaveCount(0);
});

test("settings dropped alone belong to what is there, the example too", async ({ app }) => {
  const { inside } = app;
  await app.after(() => inside.locator("[data-choose=example]").click());
  const before = (await app.lines()).get("STB-01");
  await app.choose([payload("settings.json", TARGETS)]);
  await expect(inside.locator("#choice")).toBeHidden();
  await filled(app);
  await expect(inside.locator("#line-STB-01 .c-st .aim")).not.toBeEmpty();
  expect((await app.lines()).get("STB-01")?.numerator).toBe(before?.numerator);
});

test("a line is shown in counts or percent as it is set", async ({ app }) => {
  const { inside } = app;
  await dropped(app);
  const value = inside.locator("#line-STB-01 .c-v");
  const [percent, counts] = await value.locator(":is(.v, .nd, .nr)").allTextContents();
  expect([percent, counts]).toEqual([expect.stringMatching(/%$/), expect.stringMatching(/^\d+ of \d+$/)]);
  await app.after(() => inside.locator("#open-settings").click());
  await inside.locator("#set-line").selectOption("STB-01");
  await app.after(() => inside.locator("#set-line-go").click());
  await inside.locator("#set-shown").selectOption("counts");
  await app.after(() => inside.locator("#set-line-save").click());
  await expect(inside.locator("#lines-set tr[data-of=STB-01]")).toContainText("counts or percent");
  await app.after(() => inside.getByRole("link", { name: "Back to the scorecard" }).click());
  await filled(app);
  await expect(value.locator(".v")).toHaveText(counts);
  await expect(value).not.toContainText("%");
  await expect(inside.locator("#line-STB-01 .c-ag .b")).toHaveText(/^\d+ of \d+$/);
});

test("what needs attention comes first where a target is set, and the report's order is one choice away", async ({
  app,
}) => {
  const { inside } = app;
  await dropped(app);
  await expect(inside.locator("#order")).toHaveValue("report");
  const report = await seen(app);
  await app.clear();
  await dropped(app, payload("settings.json", TARGETS));
  await expect(inside.locator("#order")).toHaveValue("attention");
  await expect(inside.locator("tbody[data-group] h2").first()).toHaveText("Off target");
  const first = await seen(app);
  expect(first).not.toEqual(report);
  expect([...first].sort()).toEqual([...report].sort());
  await inside.locator("#order").selectOption("report");
  expect(await seen(app)).toEqual(report);
  await expect(inside.locator("tbody[data-group]")).toHaveCount(0);
  await inside.locator("#order").selectOption("set:Committee");
  await expect(inside.locator("tbody[data-group] h2").first()).toHaveText("A settled home");
  // The set names 31 lines.
  expect((await seen(app)).length).toBeLessThan(32);
});

test("a line off target without a commentary says so, on its own page alone", async ({ app }) => {
  await dropped(app, payload("settings.json", TARGETS));
  await expect(app.inside.getByText("No commentary supplied")).toHaveCount(0);
  await app.openIndicator("STB-01");
  await expect(app.inside.locator(".hero__rate")).toHaveText("Off target");
  await expect(app.inside.locator("#standing")).toContainText("No commentary supplied");
});

test("similar councils stand beside a line once the authority is chosen", async ({ app }) => {
  const { inside } = app;
  await dropped(app, payload("published.csv", PUBLISHED), payload("similar.csv", SIMILAR));
  await expect(inside.getByRole("columnheader", { name: /^Similar councils/ })).toHaveCount(0);
  await app.after(() => inside.locator("#open-settings").click());
  await inside.locator("#set-authority").selectOption("Ash");
  await app.after(() => inside.locator("#set-all").click());
  await app.after(() => inside.getByRole("link", { name: "Back to the scorecard" }).click());
  await filled(app);
  await expect(inside.locator("#line-STB-01 .c-sm")).toContainText("11%");
  const place = (await inside.locator("#line-STB-01 .c-sm .place").textContent()) ?? "";
  expect(place).toMatch(/^[1-6](st|nd|rd|th) of 6 councils, the (best|second|third|last) quarter$/);
  await expect(inside.locator("tr.line .place")).toHaveCount(1);
  await app.openIndicator("STB-01");
  const own = place.replace(/^(\d)../, "$1");
  await expect(inside.locator("#others")).toContainText(`The figure of this page would be ${own} (2024/25)`);
  const others = inside.locator("#others");
  await expect(others).toContainText("the mean of similar councils (11%, 2024/25)");
  for (const whose of ["nation", "similar mean", "similar median", "best similar", "own published"])
    await expect(others.locator(`tr[data-whose="${whose}"]`)).toHaveCount(1);
  await expect(others).toContainText("of 6 councils");
});

test("a typed number of children makes the rate", async ({ app }) => {
  const { inside } = app;
  await dropped(app);
  await app.openIndicator("POP-01");
  await inside.locator("#people").fill("60,000");
  await inside.locator("#people-go").click();
  await expect(inside.locator("#rate")).toContainText("60,000 children aged 0 to 17, as typed");
});

test("the example has targets at once", async ({ app }) => {
  await app.after(() => app.inside.locator("[data-choose=example]").click());
  await filled(app);
  await expect(app.inside.locator(".tally button").first()).toBeVisible();
  await expect(app.inside.locator("#line-STB-01 .c-st")).toContainText("agreed on 1 April 2025", { ignoreCase: true });
});

test("with similar councils the paper lies on its side, and no stamp is broken", async ({ page }) => {
  const settings = JSON.stringify({ ...JSON.parse(TARGETS), authority: { name: "Ash" } });
  const around = { "published.csv": PUBLISHED, "similar.csv": SIMILAR, "settings.json": settings };
  const more = Object.entries(around).map(([name, text]) => payload(name, text));
  const place = await alone(page, [...payloads(filesIn(authority()), authority()), ...more]);
  const table = page.locator('table.sc[data-beside="filled"][data-trend="filled"]');
  await expect(table.locator(":scope:has(.c-sm):has(.c-st)")).toHaveCount(1, { timeout: 120_000 });
  mkdirSync(PICTURES, { recursive: true });
  const path = join(PICTURES, "print-similar.pdf");
  await page.pdf({ path, preferCSSPageSize: true });
  const about = execFileSync("pdfinfo", ["-f", "1", "-l", "99", path], { encoding: "utf8" });
  const sizes = about.match(/size: +\d+\.?\d* x \d+/g) ?? [];
  expect(sizes.length).toBeGreaterThan(3);
  expect(sizes.filter((size) => !/size: +84\d\.?\d* x 59\d/.test(size))).toEqual([]);
  const text = execFileSync("pdftotext", ["-layout", path, "-"], { encoding: "utf8" });
  const stamps = await page.locator("table.sc .stamp").count();
  expect(stamps).toBeGreaterThan(0);
  expect(text.match(/cannot be trusted yet/g)).toHaveLength(stamps);
  place.close();
});
