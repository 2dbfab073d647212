// @ts-check
// Rates for each 10,000 children as rows, every line over time in one table, and what is chosen once for all lines.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { faults } from "./lib/accessible.js";
import { payload, payloads } from "./lib/app.js";
import { comparedWith, example, figuresOf, filesIn, series } from "./lib/command.js";
import { alone } from "./lib/onpaper.js";
import { expect, test } from "./lib/test.js";

/** @typedef {import("./lib/app.js").AppPage} AppPage */

const authority = () => example(120, 3, 7);

/** @param {AppPage} app @param {object} [settings] */
const held = (app, settings = {}) =>
  app.choose([
    ...payloads(filesIn(authority()), authority()),
    payload("settings.json", JSON.stringify({ scorecard_settings: 1, ...settings })),
  ]);

/** @param {AppPage} app @param {"scorecard" | "settings" | "periods" | "sheet"} screen */
const opened = (app, screen) => app.after(() => app.inside.locator(`#open-${screen}`).click());

/** @param {AppPage} app */
const back = (app) => app.after(() => app.inside.getByRole("link", { name: "Back to the scorecard" }).click());

test("a rate is a row of its own as soon as somebody tells how many children live in the area", async ({ app }) => {
  const { inside } = app;
  await held(app);
  await expect(inside.locator("#line-POP-02")).toHaveCount(0);
  const waiting = inside.locator("#waiting");
  await expect(waiting).toContainText("The number of children aged 0 to 17 in the area: drop the population file");
  await opened(app, "settings");
  await inside.locator("#set-population").fill("60,000");
  await app.after(() => inside.locator("#set-all").click());
  await back(app);
  const told = figuresOf([authority()], ["--population", "60000"]);
  for (const id of ["POP-02", "POP-04"]) {
    const line = told.get(id);
    const row = inside.locator(`#line-${id} .c-v`);
    await expect(row).toContainText(`${line?.value} per 10,000`);
    await expect(row).toContainText(`${line?.numerator} of 60,000 children`);
    const over = await row.evaluate(
      (cell) => [...cell.children].filter((one) => one.scrollWidth > cell.clientWidth + 1).length,
    );
    expect(over, `${id} stays in its column`).toBe(0);
  }
  await expect(waiting).not.toContainText("The number of children aged 0 to 17");
  await app.openIndicator("POP-02");
  await expect(inside.locator("main")).toContainText("60,000 children aged 0 to 17, as typed.");
});

test("every line stands in one table by month, by quarter and by year, as the command has it", async ({ app }) => {
  // Three times every line is asked of every date.
  test.setTimeout(480_000);
  const { inside } = app;
  await held(app);
  await opened(app, "periods");
  const table = inside.locator("#periods");
  for (const [step, most] of /** @type {[string, number][]} */ ([["month", 12], ["quarter", 8], ["year", 3]])) {
    if (step !== "month") await app.after(() => inside.locator("#periods-step").selectOption(step));
    await expect(table).toHaveAttribute("aria-busy", "false", { timeout: 150_000 });
    await expect(table.locator("thead th")).toHaveCount(most + 1);
    // What counts since 1 April and is not asked of other days says so under its name.
    const [since, own] = /** @type {Record<string, string[]>} */ ({
      month: ["1 April to the end of each month", "in each month"],
      quarter: ["1 April to the end of each quarter", "in each quarter"],
      year: ["12 months to 31 March of each year", "12 months to 31 March of each year"],
    })[step];
    await expect(table.locator("tr[data-line=LVR-02] th")).toContainText(since);
    await expect(table.locator("tr[data-line=POP-03] th")).toContainText(own);
    const said = await table.locator("tr[data-line]").evaluateAll((rows) =>
      rows.map((row) => ({
        id: /** @type {HTMLElement} */ (row).dataset.line ?? "",
        cells: [...row.querySelectorAll("td")].map((cell) => cell.textContent ?? ""),
        why: row.querySelector(".why")?.textContent ?? null,
        seen: row.querySelectorAll("td .gap:not(.govuk-visually-hidden)").length,
      })),
    );
    const lines = series([authority()], step);
    expect(said.length).toBe(lines.size);
    for (const { id, cells, why, seen } of said) {
      const points = lines.get(id)?.slice(-most) ?? [];
      expect(cells.length, id).toBe(points.length);
      points.forEach(({ reason, value }, at) => {
        if (reason) expect(cells[at], `${id} ${step}`).toContain(reason);
        if (value === null) expect(cells[at], `${id} ${step}`).toContain("–");
        else expect(cells[at], `${id} ${step}`).toMatch(/\d/);
      });
      // A reason that several of its columns share is seen once, under the line's name.
      const reasons = points.flatMap(({ reason }) => reason ?? []);
      const shared = reasons.filter((reason, at) => reasons.indexOf(reason) === at && reasons.lastIndexOf(reason) > at);
      expect(why, `${id} ${step}`).toBe(shared.length ? `No figure (–): ${shared.join(" ")}` : null);
      expect(seen, `${id} ${step}`).toBe(new Set(reasons).size - shared.length);
    }
  }
  expect(await faults(app)).toEqual([]);
  const saving = app.page.waitForEvent("download");
  await inside.getByRole("button", { name: "Save this table as CSV" }).click();
  const [heads, ...rows] = readFileSync(await (await saving).path(), "utf8").trim().split("\r\n");
  expect(heads).toMatch(/^\uFEFF?"section","line","title","unit","covers"(,"\d{4}-03-31"){3}$/);
  const [first] = rows.filter((row) => row.includes(',"POP-01",'));
  const values = (series([authority()], "year").get("POP-01") ?? []).map(({ value }) => String(value));
  expect(first.split(",").slice(-3)).toEqual(values);
});

test("the table of every line stops when the officer moves on, and the page answers meanwhile", async ({ app }) => {
  const { inside } = app;
  await held(app);
  await opened(app, "periods");
  await back(app);
  await expect(inside.locator("table.sc")).toBeVisible();
  await opened(app, "periods");
  await expect(inside.locator("#periods-told")).toHaveText(/^Working out the earlier dates: \d+ of 12 months$/);
  await expect(inside.locator("#periods")).toHaveAttribute("aria-busy", "false", { timeout: 150_000 });
  await expect(inside.locator("#periods-told")).toBeEmpty();
  // Whoever comes back to a whole table finds it whole.
  await back(app);
  await opened(app, "periods");
  await expect(inside.locator("#periods")).toHaveAttribute("aria-busy", "false");
  await expect(inside.locator("#periods td:empty")).toHaveCount(0);
});

test("twelve months of every line stand whole on paper that lies on its side", async ({ page }) => {
  test.setTimeout(480_000);
  const place = await alone(page, payloads(filesIn(authority()), authority()));
  await page.locator("#open-periods").click();
  await expect(page.locator("#periods")).toHaveAttribute("aria-busy", "false", { timeout: 150_000 });
  await expect(page.locator("#periods thead th")).toHaveCount(13);
  const pdf = await page.pdf({ preferCSSPageSize: true });
  const about = execFileSync("pdfinfo", ["-"], { input: new Uint8Array(pdf), encoding: "utf8" });
  const [, wide, high] = (/Page size: +(\S+) x (\S+)/.exec(about) ?? []).map(Number);
  expect(wide).toBeGreaterThan(high);
  // A4 on its side between its margins, in pixels of CSS.
  await page.setViewportSize({ width: 1030, height: 700 });
  await page.emulateMedia({ media: "print" });
  const over = await page.locator("#periods").evaluate((table) => {
    const edge = table.getBoundingClientRect().right + 1;
    return [...table.querySelectorAll("td, th")].filter(
      (cell) => cell.scrollWidth > cell.clientWidth + 1 || cell.getBoundingClientRect().right > edge,
    ).length;
  });
  expect(over, "cells that are cut").toBe(0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  place.close();
});

test("counts or percent, and what the Department has accepted, are set for all lines at once", async ({ app }) => {
  const { inside } = app;
  await held(app);
  await opened(app, "sheet");
  await expect(inside.locator("main")).toContainText("Provisional: from the authority's own records");
  await back(app);
  await opened(app, "settings");
  await inside.locator("#set-all-shown").selectOption("counts");
  const newest = (await inside.locator("#set-accepted option").nth(1).getAttribute("value")) ?? "";
  await inside.locator("#set-accepted").selectOption(newest);
  await app.after(() => inside.locator("#set-all").click());
  await expect(inside.locator("#set-all-shown")).toHaveValue("counts");
  await expect(inside.locator("#set-accepted")).toHaveValue(newest);
  await back(app);
  const { numerator, denominator } = figuresOf([authority()], []).get("STB-01") ?? {};
  await expect(inside.locator("#line-STB-01 .c-v .v")).toHaveText(`${numerator} of ${denominator}`);
  await opened(app, "sheet");
  await expect(inside.locator("main")).toContainText("as the Department for Education has accepted it");
  await expect(inside.locator("main")).not.toContainText("rovisional");
});

test("all lines are set beside last month, last quarter or any date at once", async ({ app }) => {
  const { inside } = app;
  await held(app);
  const filled = inside.locator('table.sc[data-beside="filled"]');
  for (const [against, head] of [["last-month", "Last month"], ["last-quarter", "Last quarter"]]) {
    await app.after(() => inside.locator("#beside-date").selectOption(against));
    await expect(filled).toBeVisible();
    await expect(filled.locator("th.w-ag-head")).toContainText(head);
    for (const [id, shown] of comparedWith([authority()], against)) {
      const cell = inside.locator(`#line-${id} .c-ag .b`);
      if (shown !== null && (await cell.count())) expect(shown, id).toContain((await cell.textContent()) ?? "none");
    }
  }
  await inside.locator("#beside-date").selectOption("any");
  await inside.locator("#beside-day").fill("1");
  await inside.locator("#beside-month").fill("1");
  await inside.locator("#beside-year").fill("2090");
  await inside.locator("#beside-go").click();
  await expect(inside.locator("#error-summary, .govuk-error-summary")).toContainText("must be before");
});
