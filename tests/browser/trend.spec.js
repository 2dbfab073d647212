// @ts-check
// A line over time on its own page and in its row: the drawing and its table, the files, what changed, and that none of
// it holds the officer up.
import { readFileSync } from "node:fs";
import { payload, payloads } from "./lib/app.js";
import { example, filesIn } from "./lib/command.js";
import { expect, test } from "./lib/test.js";

/** @typedef {import("./lib/app.js").AppPage} AppPage */

const authority = () => example(120, 3, 7);
const SETTINGS = {
  scorecard_settings: 1,
  lines: { "STB-01": { target: { value: 9, from: "local" } } },
  events: [{ date: "2025-06-15", words: "The new panel began" }],
};

/** @param {AppPage} app */
const held = (app) =>
  app.choose([
    ...payloads(filesIn(authority()), authority()),
    payload("settings.json", JSON.stringify(SETTINGS)),
  ]);

/** @param {AppPage} app @param {string} id */
async function opened(app, id) {
  await app.openIndicator(id);
  await app.drawn();
}

/** @param {AppPage} app the words of each point that is drawn */
const drawn = (app) => app.inside.locator(".trend-figure circle title").allTextContents();

/** @param {AppPage} app the rows of the table, a row of cells each */
const rows = (app) =>
  app.inside.locator("#trend-table tbody tr").evaluateAll((rows) =>
    rows.map((row) => ({
      isSound: /** @type {HTMLElement} */ (row).dataset.sound === "true",
      cells: [...row.children].map((cell) => cell.textContent ?? ""),
    })),
  );

test("the table says what is drawn, and why there is no point where there is none", async ({ app }) => {
  await held(app);
  for (const id of ["POP-01", "STB-01", "HLT-01"]) {
    await opened(app, id);
    const told = await rows(app);
    const points = told.filter(({ isSound }) => isSound);
    expect(points.length, id).toBeGreaterThan(1);
    expect(await drawn(app), id).toEqual(points.map(({ cells: [period, figure] }) => `${period}: ${figure}`));
    for (const { isSound, cells } of told) if (!isSound) expect(cells[1], id).toMatch(/\.$/);
    await app.back();
    await expect(app.inside.locator("table.sc")).toBeVisible();
  }
});

test("the aim, England and what happened stand in the drawing and in words", async ({ app }) => {
  await held(app);
  await opened(app, "STB-01");
  const figure = app.inside.locator(".trend-figure");
  await expect(figure.locator("path.l-aim")).toHaveCount(1);
  await expect(figure.locator("path.l-england")).toHaveCount(1);
  await expect(figure.locator("path.l-event")).toHaveCount(1);
  await expect(figure).toContainText("Aim at most 9.0%");
  await expect(app.inside.locator("#trend")).toContainText("1. 15 June 2025: The new panel began");
  await app.inside.locator("#trend-table summary").focus();
  await app.page.keyboard.press("Enter");
  await expect(app.inside.getByRole("columnheader", { name: "England" })).toBeVisible();
  await expect(app.inside.getByRole("columnheader", { name: "Aim" })).toBeVisible();
  const name = await app.inside.locator(".trend-figure svg").getAttribute("aria-label");
  expect(name).toMatch(/^Three or more placements.*points; lowest .*; highest /);
});

test("another step is drawn anew, and is still chosen after going back", async ({ app }) => {
  await held(app);
  await opened(app, "POP-03");
  await app.inside.locator("#trend-step").selectOption("month");
  await expect(app.inside.locator("#trend")).toContainText("Children, in each month");
  await app.drawn();
  expect((await rows(app)).length).toBe(36);
  await app.inside.locator("[data-case] a").first().click();
  await expect(app.inside.locator("#trend")).toHaveCount(0);
  await app.back();
  await expect(app.inside.locator("#trend-step")).toHaveValue("month");
});

test("it is saved as SVG and as PNG, named by line and date, and without a child", async ({ app }) => {
  await held(app);
  await opened(app, "STB-01");
  const children = await app.inside.locator(".kids tbody b").allTextContents();
  expect(children.length).toBeGreaterThan(0);
  for (const kind of ["SVG", "PNG"]) {
    const button = app.inside.locator("#trend").getByRole("button", { name: `Save as ${kind}` });
    const [download] = await Promise.all([app.page.waitForEvent("download"), button.click()]);
    expect(download.suggestedFilename()).toBe(`trend-STB-01-2026-03-31.${kind.toLowerCase()}`);
    const bytes = readFileSync(await download.path());
    for (const child of children) expect(bytes.includes(child), child).toBe(false);
    if (kind === "PNG") {
      expect(bytes.subarray(1, 4).toString()).toBe("PNG");
      expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20) > 600]).toEqual([1920, true]);
    } else expect(bytes.toString()).toMatch(/^<\?xml .*\n<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
  }
});

test("each row has its small picture, the same date of each year", async ({ app }) => {
  await held(app);
  await expect(app.inside.locator('table.sc[data-trend="filled"]')).toHaveCount(1, { timeout: 120_000 });
  await expect(app.inside.getByRole("columnheader", { name: /^Trend/ })).toContainText("each year");
  const spark = app.inside.locator("#line-POP-01 .spark");
  const words = await spark.getAttribute("aria-label");
  expect(words).toMatch(/^3 points, from .* at 31 March 2024 to .* at 31 March 2026$/);
  expect(await app.inside.locator(".spark").count()).toBeGreaterThan(30);
});

test("of one return the pictures are of quarters, and the column is not there where nothing fills it", async ({
  app,
}) => {
  const folder = `${authority()}/2025-26`;
  await app.choose(payloads(filesIn(folder), folder));
  const head = app.inside.getByRole("columnheader", { name: /^Trend/ });
  await expect(head).toContainText("each quarter", { timeout: 120_000 });
  // At the end of the first quarter there is one point, and no line.
  await app.changeDate("2025-06-30");
  await expect(head).toHaveCount(0, { timeout: 120_000 });
  await expect(app.inside.locator(".c-tr")).toHaveCount(0);
});

test("what changed is told by child, and adds up", async ({ app }) => {
  await held(app);
  await opened(app, "POP-01");
  await app.inside.locator("#changed").scrollIntoViewIfNeeded();
  const came = app.inside.locator('#changed [data-became="came in"]');
  await expect(came).toHaveCount(1);
  const count = async (/** @type {string} */ became) => {
    const group = app.inside.locator(`#changed [data-became="${became}"]`);
    const rows = await group.locator("tbody tr").count();
    if (rows) expect(await group.locator("summary").textContent()).toMatch(new RegExp(`^${rows} child`));
    return rows;
  };
  const by = (await count("came in")) - (await count("went out"));
  const points = (await rows(app)).filter(({ cells }) => /31 March 202[56]/.test(cells[0]));
  const [then, now] = points.map(({ cells }) => Number.parseInt(cells[1], 10));
  expect(now - then).toBe(by);
  await app.inside.locator("#changed-from").selectOption("any");
  await app.inside.locator("#changed-day").fill("30");
  await app.inside.locator("#changed-month").fill("9");
  await app.inside.locator("#changed-year").fill("2025");
  await app.inside.locator("#changed-go").click();
  await expect(app.inside.locator("#changed")).toContainText("30 September 2025 to 31 March 2026");
});

test("an officer who moves on stops what was being asked", async ({ app }) => {
  await held(app);
  await opened(app, "POP-03");
  const frame = await app.frame();
  await frame.evaluate(() => {
    /** @type {any} */ (window).__asked = [];
    const { postMessage } = Worker.prototype;
    Worker.prototype.postMessage = /** @this {Worker} @param {any[]} sent */ function (...sent) {
      /** @type {any} */ (window).__asked.push([sent[0].op, sent[0].args?.[2]]);
      return Reflect.apply(postMessage, this, sent);
    };
    // At once, before the worker can have answered: 36 months, and back.
    const step = /** @type {HTMLSelectElement} */ (document.getElementById("trend-step"));
    step.value = "month";
    step.dispatchEvent(new Event("change"));
    /** @type {HTMLElement | null} */ (document.querySelector(".crumb a"))?.click();
  });
  await expect(app.inside.locator("table.sc")).toBeVisible();
  await opened(app, "POP-01");
  const asked = await frame.evaluate(() => /** @type {any} */ (window).__asked);
  const ofMonths = asked.filter((/** @type {string[]} */ [, step]) => step === "month");
  expect(ofMonths).toEqual([["ask_trend", "month"]]);
});
