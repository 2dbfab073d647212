// @ts-check
// One child, and what falls due: reached from a case, with nothing of the child in the address or the title.
import { readFileSync } from "node:fs";
import { payloads } from "./lib/app.js";
import { example, filesIn } from "./lib/command.js";
import { expect, test } from "./lib/test.js";

const authority = () => example(120, 3, 7);

/** @param {import("./lib/app.js").AppPage} app */
const read = (app) => app.choose(payloads(filesIn(authority()), authority()));

/**
 * A date in three boxes, taken by Enter.
 * @param {import("./lib/app.js").AppPage} app
 * @param {...string} date
 */
async function dueBy(app, ...date) {
  const boxes = app.inside.getByRole("group", { name: "Due by" });
  for (const [at, name] of ["Day", "Month", "Year"].entries()) await boxes.getByLabel(name).fill(date[at]);
  await boxes.getByLabel("Year").press("Enter");
}

test("a child's own page, from a case and back, with its lines and its timeline", async ({ app }) => {
  await read(app);
  await app.openIndicator("STB-01");
  const address = app.page.url();
  await app.after(() => app.inside.locator("#cases-panel a").first().click());
  const child = (await app.inside.locator("h1").innerText()).match(/child (\S+)/)?.[1] ?? "";
  await app.after(() => app.inside.locator("#open-child").click());
  await expect(app.body).toHaveAttribute("data-screen", "child");
  await expect(app.inside.locator("h1")).toHaveText(`Child ${child}`);
  await expect(app.inside.locator("h1")).toBeFocused();
  expect(app.page.url()).toBe(address);
  expect(await app.page.title()).not.toContain(child);
  const counted = app.inside.locator('tr[data-of="STB-01"]').first();
  await expect(counted).toContainText("Counted");
  const drawn = await app.inside.locator(".timeline rect.u, .timeline polygon.u").count();
  await app.inside.getByText("The same dates as a table", { exact: true }).first().click();
  await expect(app.inside.locator(".plain--children tbody tr")).toHaveCount(drawn);
  await app.after(() => counted.getByRole("link").click());
  await expect(app.inside.locator("h1")).toContainText(child);
  await app.after(() => app.inside.getByRole("link", { name: "Back to the child" }).click());
  await expect(app.inside.locator("h1")).toHaveText(`Child ${child}`);
});

test("what falls due by a date, saved as a list that is marked", async ({ app }) => {
  await read(app);
  await app.after(() => app.inside.locator("#open-due").click());
  await expect(app.body).toHaveAttribute("data-screen", "due");
  await expect(app.inside.locator("#due-told")).toContainText("By 30 April 2026");
  await dueBy(app, "30", "6", "2026");
  await expect(app.inside.locator("#due-told")).toContainText("By 30 June 2026");
  const saved = app.page.waitForEvent("download");
  await app.inside.getByRole("button", { name: "Save this list as CSV" }).click();
  const file = await saved;
  expect(file.suggestedFilename()).toBe("OFFICIAL-SENSITIVE-children-due-by-2026-06-30.csv");
  const lines = readFileSync(await file.path(), "utf8").split("\r\n").filter(Boolean);
  await expect(app.inside.locator("#due-list[data-growing]")).toHaveCount(0);
  const shown = await app.inside.locator("#due-list tbody tr").count();
  const more = (await app.inside.locator("#due-list").innerText()).matchAll(/([\d,]+) more rows? in the list/g);
  const left = [...more].reduce((sum, [, number]) => sum + Number(number.replace(",", "")), 0);
  expect(lines.length - 1).toBe(shown + left);
  await dueBy(app, "31", "6", "2026");
  await expect(app.inside.locator("#due-error")).toHaveText("The date must be a real date, for example 31 3 2025.");
  await dueBy(app, "1", "1", "2040");
  await expect(app.inside.locator("#due-error")).toContainText("Choose a real date from 31 March 2026");
  await dueBy(app, "30", "6", "2026");
  await expect(app.inside.locator("#due-error")).toHaveText("");
  // The last comes onto the page after the first kinds are painted, and is come back to all the same.
  await expect(app.inside.locator("#due-list[data-growing]")).toHaveCount(0);
  const last = app.inside.locator("#due-list a").last();
  const id = await last.getAttribute("id");
  await app.after(() => last.click());
  await expect(app.body).toHaveAttribute("data-screen", "child");
  await app.after(() => app.inside.getByRole("link", { name: "Back to due and coming" }).click());
  await expect(app.inside.locator(`#${id}`)).toBeFocused();
  await expect(app.inside.locator("#due-told")).toContainText("By 30 June 2026");
  await expect(app.inside.getByRole("group", { name: "Due by" }).getByLabel("Month")).toHaveValue("6");
});

test("both pages fit a phone", async ({ app }) => {
  await read(app);
  await app.page.setViewportSize({ width: 390, height: 844 });
  await app.after(() => app.inside.locator("#open-due").click());
  const frame = await app.frame();
  const isWide = () => frame.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth > clientWidth;
  });
  expect(await isWide()).toBe(false);
  await app.after(() => app.inside.locator("#due-list a").first().click());
  expect(await isWide()).toBe(false);
});
