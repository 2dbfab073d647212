// @ts-check
// Frameworks as views of the scorecard: one choice away, what of them is not here with its reason, and the adoption
// scorecard over three years.
import { example, figures } from "./lib/command.js";
import { filesIn } from "./lib/command.js";
import { faults } from "./lib/accessible.js";
import { payloads } from "./lib/app.js";
import { expect, test } from "./lib/test.js";

/** @typedef {import("./lib/app.js").AppPage} AppPage */

const authority = () => example(300, 5, 5);

/** @param {AppPage} app */
async function dropped(app) {
  await app.choose(payloads(filesIn(authority()), authority()));
  await expect(app.inside.locator('table.sc[data-beside="filled"]')).toHaveCount(1);
}

/** The lines that are to be seen, in their order. @param {AppPage} app */
const seen = (app) =>
  app.inside
    .locator("tr[data-indicator]:visible")
    .evaluateAll((rows) => rows.map((row) => /** @type {HTMLElement} */ (row).dataset.indicator ?? ""));

test("any framework is one choice away, in its order, and the report's own stays the default", async ({ app }) => {
  const { inside } = app;
  await dropped(app);
  const order = inside.locator("#order");
  await expect(order).toHaveValue("report");
  const report = await seen(app);
  const sets = await order.locator("optgroup option").allTextContents();
  expect(sets).toEqual([
    "Committee", "National framework", "Adoption scorecard", "ChAT and Annex A", "National Indicators",
    "Performance Assessment Framework", "Wales", "Wales 2011", "Wales since 2016",
  ]);
  for (const set of sets) {
    await order.selectOption(`set:${set}`);
    await expect(inside.locator("tbody[data-group]:visible").first()).toBeVisible();
    await expect.poll(async () => (await seen(app)).length).toBeLessThan(report.length);
    if (set === "Adoption scorecard") {
      await expect(inside.locator("#not-here")).toContainText("A17 to A20");
      await expect(inside.locator("#not-here li").first()).toContainText(/\. \S.*\.$/);
    }
    // The National Indicators begin with NI 58, and none of them is left out.
    if (set !== "National Indicators") continue;
    await expect.poll(async () => (await seen(app))[0]).toBe("HLT-06");
    await expect(inside.locator("#not-here")).toHaveCount(0);
  }
  await order.selectOption("report");
  await expect(inside.locator("#framework")).toBeEmpty();
  expect(await seen(app)).toEqual(report);
});

test("the adoption scorecard stands over three years, each beside its threshold", async ({ app, page }) => {
  const { inside } = app;
  await dropped(app);
  await inside.locator("#order").selectOption("set:Adoption scorecard");
  const row = inside.locator("#three-years tr[data-years=ADP-08]");
  const now = figures([authority()]).lines.find(({ id }) => id === "ADP-08");
  await expect(row.locator("td").last()).toContainText(`${now?.value}`.replace(/\.0$/, ""));
  await expect(row.locator("td").last()).toContainText("threshold 426 days");
  expect(await faults(app)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 800 });
  const wide = await (await app.frame()).evaluate(() => document.documentElement.scrollWidth > innerWidth);
  expect(wide).toBe(false);
});
