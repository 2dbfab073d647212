// @ts-check
// The anticipated year end: what the native command prints is what the page shows, of every line of the set and on a
// line's own page; on 31 March itself there is nothing to anticipate; on paper it lies on its side.
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { payload, payloads } from "./lib/app.js";
import { example, filesIn, outlooks } from "./lib/command.js";
import { alone } from "./lib/onpaper.js";
import { PICTURES } from "./lib/places.js";
import { expect, test } from "./lib/test.js";

/** @typedef {import("./lib/app.js").AppPage} AppPage */

const authority = () => example(500, 6, 12);
const AS_AT = "2025-11-30";
const SETTINGS = {
  scorecard_settings: 1,
  lines: { "REV-01": { target: { value: 95, from: "local" } }, "STB-01": { target: { value: 1, from: "local" } } },
};
const held = () => [
  ...payloads(filesIn(authority()), authority()), payload("settings.json", JSON.stringify(SETTINGS)),
];

/** @param {AppPage} app */
async function open(app) {
  await app.choose(held());
  await app.changeDate(AS_AT);
  await app.after(() => app.inside.getByRole("link", { name: "Anticipated year end" }).click());
}

test("the page shows the year end that the command prints", async ({ app }) => {
  await open(app);
  const told = outlooks([authority()], AS_AT, SETTINGS);
  await expect(app.inside.getByRole("heading", { level: 1 })).toHaveText("What we expect at 31 March 2026");
  const rows = app.inside.locator(".pub--outlook tr[data-line]");
  const ids = await rows.evaluateAll((all) => all.map((row) => /** @type {HTMLElement} */ (row).dataset.line ?? ""));
  expect(ids.length).toBeGreaterThan(20);
  for (const id of ids) {
    const one = told.get(id);
    const row = rows.and(app.inside.locator(`[data-line="${id}"]`));
    for (const [name, words] of [
      ["Low", one?.range?.low_words], ["Likely", one?.range?.likely_words], ["High", one?.range?.high_words],
      ["Will the aim be met?", one?.chance_words], ["Now", one?.now], ["Last 31 March", one?.outturn],
    ]) {
      await expect(row.locator(`td[data-l="${name}"]`), `${id} ${name}`).toHaveText(words ?? "");
    }
  }
  expect(ids.filter((id) => told.get(id)?.range).length).toBeGreaterThan(10);
  await expect(app.inside.locator(".outlook__method")).toContainText("Children with a late review cannot recover.");
});

test("the year ahead stands month by month, with its picture", async ({ app }) => {
  await open(app);
  const ahead = app.inside.locator("#year-ahead");
  await expect(ahead.getByRole("heading")).toHaveText("The year ahead, from 30 November 2025");
  await expect(ahead.locator("svg")).toHaveAttribute("aria-label", /Likely: \d+ at Nov 2025, .* at Nov 2026/);
  // The ends of the range are told apart without their names.
  const dashes = await ahead.locator("svg .l-aim, svg .l-low").evaluateAll((all) =>
    all.map((one) => one.getAttribute("stroke-dasharray")),
  );
  expect(new Set(dashes).size).toBe(2);
  const rows = ahead.locator("table").first().locator("tbody tr");
  await expect(rows).toHaveCount(12);
  await expect(rows.last()).toContainText("30 November 2026");
  await expect(ahead.locator("table")).toHaveCount(3);
  await expect(ahead).toContainText("Asked the same on 30 November 20");
});

test("a line's own page says what is certain, what it takes and whether the aim will be met", async ({ app }) => {
  await app.choose(held());
  await app.changeDate(AS_AT);
  await app.openIndicator("REV-01");
  const block = app.inside.locator("#outlook");
  await block.scrollIntoViewIfNeeded();
  const one = outlooks([authority()], AS_AT, SETTINGS).get("REV-01");
  await expect(block.getByRole("heading")).toHaveText("Expected at 31 March 2026");
  for (const words of [one?.range?.likely_words, one?.certain, one?.takes, one?.chance_words, one?.back.words])
    await expect(block).toContainText(words ?? "missing");
});

test("on 31 March itself there is nothing to anticipate, and half the year is one press away", async ({ app }) => {
  await app.choose(held());
  await app.after(() => app.inside.getByRole("link", { name: "Anticipated year end" }).click());
  await expect(app.inside.locator(".sheet--outlook")).toContainText("there is nothing to anticipate");
  await expect(app.inside.locator(".pub--outlook")).toHaveCount(0);
  await app.inside.locator("#outlook-half").click();
  await expect(app.inside.locator(".pub--outlook")).toBeVisible();
  await expect(app.inside.locator(".sheet__date")).toHaveText("As at 30 September 2025");
});

test("on paper it lies on its side", async ({ page }) => {
  const place = await alone(page, held());
  for (const [part, number] of [["day", "30"], ["month", "11"], ["year", "2025"]])
    await page.locator(`#as-at-${part}`).fill(number);
  await page.locator("#as-at-go").click();
  await expect(page.locator("h1")).toContainText("30 November 2025");
  await page.getByRole("link", { name: "Anticipated year end" }).click();
  await expect(page.locator("body")).toHaveAttribute("data-screen", "outlook");
  await expect(page.locator(".pub--outlook")).toBeVisible();
  const path = join(PICTURES, "outlook.pdf");
  await page.pdf({ path, preferCSSPageSize: true });
  const about = execFileSync("pdfinfo", [path], { encoding: "utf8" });
  expect(about).toMatch(/Page size: +84\d\.?\d* x 59\d\.?\d* pts/);
  const text = execFileSync("pdftotext", ["-layout", path, "-"], { encoding: "utf8" }).replaceAll(/\s+/g, " ");
  expect(text).toContain("What we expect at 31 March 2026");
  expect(text).toContain("small numbers are not held back here");
  place.close();
});
