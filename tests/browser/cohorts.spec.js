// @ts-check
// A line by what is known of its children: by one thing with bars, by two as a cross-table, by bands of one's own. It
// says what the command prints, and stays within the page.
import { readFileSync } from "node:fs";
import { faults } from "./lib/accessible.js";
import { payloads } from "./lib/app.js";
import { by, entrants, example, filesIn } from "./lib/command.js";
import { alone } from "./lib/onpaper.js";
import { expectSound } from "./lib/sound.js";
import { expect, test } from "./lib/test.js";

/** @typedef {import("./lib/app.js").AppPage} AppPage */

const authority = () => example(120, 3, 7);

/** @param {AppPage} app @param {string} id */
async function opened(app, id) {
  await app.choose(payloads(filesIn(authority()), authority()));
  await app.openIndicator(id);
  await app.inside.locator("#cohorts").scrollIntoViewIfNeeded();
  await expect(app.inside.locator("#cohorts table")).toBeVisible();
}

/** The rows of the table, the first cell and some others. @param {AppPage} app @param {number[]} places */
const rows = (app, places) =>
  app.inside.locator("#cohorts tbody tr:not(.cohorts__all)").evaluateAll(
    (rows, places) =>
      rows.map((row) => {
        const cells = [...row.querySelectorAll("th, td.num")];
        return places.map((at) => cells[at].firstChild?.textContent ?? "");
      }),
    places,
  );

test("a line by one thing says what the command prints, with bars", async ({ app }) => {
  await opened(app, "STB-01");
  const { inside } = app;
  await inside.locator("#cohorts-by").focus();
  await inside.locator("#cohorts-by").selectOption("placement");
  await expect(inside.locator("#cohorts thead th").first()).toHaveText("Placement");
  const printed = by([authority()], "STB-01", "placement");
  expect(await rows(app, [0, 1, 2])).toEqual(
    printed.map((row) => [row.placement, String(row.numerator), String(row.denominator)]),
  );
  await expect(inside.locator("#cohorts td.b svg")).toHaveCount(printed.length);
  await expect(inside.locator("#cohorts-by")).toBeFocused();
  await expect(inside.locator("#cohorts-bands")).toBeHidden();
  expect(await faults(app, { part: "#cohorts" })).toEqual([]);
});

test("bands of one's own and two things at once make a cross-table that is saved and fits", async ({ app, page }) => {
  await opened(app, "POP-01");
  const { inside } = app;
  await inside.locator("#cohorts-and").selectOption("ethnicity");
  await inside.locator("#cohorts-bands").fill("5-13, 14-17");
  await page.keyboard.press("Enter");
  await expect(inside.locator("#cohorts tbody th", { hasText: "14 to 17" })).toBeVisible();
  const printed = by([authority()], "POP-01", "age 5-13 14-17,ethnicity");
  const headings = await inside.locator("#cohorts thead tr:last-child th").allTextContents();
  const shown = await rows(app, headings.map((_, at) => at));
  expect(shown.length).toBeGreaterThan(2);
  for (const [label, ...cells] of shown) {
    for (const [at, cell] of cells.entries()) {
      const one = printed.find((row) => row.age === label && row["ethnicity in detail"] === headings[at]);
      expect(cell, `${label}, ${headings[at]}`).toBe(one ? String(one.numerator) : "\u2013");
    }
  }
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    inside.locator("#cohorts").getByRole("button", { name: "Save this table as CSV" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("by-age-and-ethnicity-in-detail-POP-01-2026-03-31.csv");
  expect(readFileSync(await download.path(), "utf8").trim().split("\r\n")).toHaveLength(printed.length + 1);
  await inside.locator("#cohorts-bands").fill("13-5");
  await page.keyboard.press("Enter");
  await expect(inside.locator("#cohorts [role=status] p").first()).toHaveText(/^Write age bands/);
  await expectSound(app, "#cohorts");
});

test("a cross-table of many columns is whole on paper", async ({ page }) => {
  const place = await alone(page, payloads(filesIn(authority()), authority()));
  await page.locator("#open-POP-01").click();
  await page.locator("#cohorts").scrollIntoViewIfNeeded();
  await page.locator("#cohorts-and").selectOption("ethnicity");
  await expect(page.locator("#cohorts thead tr")).toHaveCount(2);
  expect(await page.locator("#cohorts thead tr:last-child th").count()).toBeGreaterThan(10);
  // An A4 sheet between its margins, in pixels of CSS.
  await page.setViewportSize({ width: 700, height: 900 });
  await page.emulateMedia({ media: "print" });
  const [table, box] = await page.evaluate(() =>
    ["table", ".scroll"].map((one) => document.querySelector(`#cohorts ${one}`)?.getBoundingClientRect().width ?? 0),
  );
  expect(table).toBeGreaterThan(0);
  expect(table).toBeLessThanOrEqual(box + 1);
  await place.close();
});

test("those who started are told year by year as the command prints, and why a year is not", async ({ app }) => {
  await app.choose(payloads(filesIn(authority()), authority()));
  await app.openIndicator("POP-03");
  const { inside } = app;
  const printed = entrants([authority()]);
  const first = inside.locator("#entrants table").first().locator("tbody tr");
  await expect(first).toHaveCount(printed.length / 4);
  for (const [at, row] of (await first.all()).entries()) {
    const cells = await row.locator("td").allTextContents();
    const told = printed.slice(4 * at, 4 * at + 4);
    expect(cells[0]).toBe(String(told[0].started));
    for (const [place, { gap, left, started }] of told.entries())
      expect(cells[place + 1]).toContain(gap ?? `${left} of ${started}`);
  }
  await expect(first.last()).toContainText("Not over before 30 June 2026.");
  await expectSound(app, "#entrants");
});

test("a line that has no groups says why", async ({ app }) => {
  await app.choose(payloads(filesIn(authority()), authority()));
  await app.openIndicator("POP-08");
  await app.inside.locator("#cohorts").scrollIntoViewIfNeeded();
  await expect(app.inside.locator("#cohorts")).toContainText("worked out from several counts");
  await expect(app.inside.locator("#cohorts-by")).toHaveCount(0);
});
