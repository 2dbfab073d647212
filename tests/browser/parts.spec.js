// @ts-check
// A figure of our own beside a part of a line; a list with all that is known of each child; who was consulted.
import { faults } from "./lib/accessible.js";
import { payload, payloads } from "./lib/app.js";
import { example, filesIn } from "./lib/command.js";
import { expect, test } from "./lib/test.js";
import { saved } from "./lib/watch.js";

/** @typedef {import("./lib/app.js").AppPage} AppPage */

const NOW = "Aged 14 to 17 and looked after under section 20 now";
const authority = () => example(120, 3, 7);

/** @param {AppPage} app @param {...import("./lib/app.js").Payload} more */
const dropped = (app, ...more) => app.choose([...payloads(filesIn(authority()), authority()), ...more]);

test("a figure of a part is set by its label, stands with the part, and goes again", async ({ app }) => {
  const { inside } = app;
  await dropped(app);
  await app.openIndicator("POP-15");
  await expect(inside.locator("#of-parts")).toHaveCount(0);
  await inside.locator("#own-comparators summary").click();
  await inside.locator("#own-comparators #set-part").selectOption(NOW);
  for (const [name, value] of [["name", "Club"], ["value", "118"], ["year", "2024-25"], ["source", "Report"]])
    await inside.locator(`#own-comparators #set-${name}`).fill(value);
  await app.after(() => inside.locator("#added-keep").click());
  const row = inside.locator("#of-parts tbody tr");
  await expect(row).toHaveCount(1);
  await expect(row).toContainText(NOW);
  await expect(row).toContainText("118");
  const ours = inside.locator("#parts .grp tr", { hasText: NOW }).locator("td").first();
  await expect(row.locator("td").first()).toHaveText(await ours.innerText());
  await expect(inside.locator("#others")).toBeHidden();
  expect(await faults(app)).toEqual([]);
  await app.page.setViewportSize({ width: 390, height: 800 });
  const body = await app.frame();
  expect(await body.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  await app.after(() => inside.locator("#added button", { hasText: "Remove" }).click());
  await expect(inside.locator("#of-parts")).toHaveCount(0);
});

test("a list shows reviews and the council's own columns where all are asked for", async ({ app }) => {
  const { inside } = app;
  await dropped(app);
  await app.openIndicator("POP-14");
  const headings = inside.locator("table.kids thead th");
  await expect(headings.filter({ hasText: "Last review" })).toHaveCount(0);
  const asked = inside.locator("#all-columns");
  await asked.selectOption("yes");
  await expect(headings.filter({ hasText: "Last review" })).toHaveCount(1);
  await expect(headings.filter({ hasText: "Next review due" })).toHaveCount(1);
  await expect(asked).toBeFocused();
  await inside.locator("table.kids thead button", { hasText: "Last review" }).click();
  await expect(inside.locator("table.kids caption")).toContainText("sorted by last review, earliest first");
  expect(await faults(app)).toEqual([]);
  await asked.selectOption("");
  await expect(headings.filter({ hasText: "Last review" })).toHaveCount(0);
});

test("officers who were consulted stand in the paper, and hold again with the settings", async ({ app }) => {
  const { inside } = app;
  await dropped(app);
  await app.after(() => inside.locator("#open-paper").click());
  await inside.locator("#consulted-fold summary").click();
  await inside.locator("#consulted-keep").click();
  await expect(inside.locator(".govuk-error-summary")).toContainText("Enter who was asked");
  await inside.locator("#consulted-fold #set-name").fill("Strategic Director");
  for (const [part, value] of [["", "10"], ["-month", "3"], ["-year", "2026"]])
    await inside.locator(`#set-sought${part}`).fill(value);
  await inside.locator("#set-included").fill("Paragraph 12");
  await app.after(() => inside.locator("#consulted-keep").click());
  const table = inside.locator('[data-caption="Consultation with other officers"]');
  const cells = ["Strategic Director", "", "10 March 2026", "No", "Paragraph 12"];
  await expect(table.locator("tbody tr").locator("th, td")).toHaveText(cells);
  expect(await faults(app)).toEqual([]);
  await app.after(() => app.back());
  await app.after(() => app.back());
  await app.after(() => inside.locator("#open-settings").click());
  const { name, text } = await saved(app, inside.locator("#settings-save"));
  await app.clear();
  await dropped(app, payload(name, text));
  await app.after(() => inside.locator("#open-paper").click());
  await expect(table.locator("tbody tr").locator("th, td")).toHaveText(cells);
});
