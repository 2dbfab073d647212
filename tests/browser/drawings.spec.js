// @ts-check
// What is drawn on a line's page beside the trend: groups with the aim, the spread of days, the flow of children. Each
// drawing says what its table says, by keyboard, on paper and as a picture.
import { readFileSync } from "node:fs";
import { payload, payloads } from "./lib/app.js";
import { example, filesIn } from "./lib/command.js";
import { expectSound } from "./lib/sound.js";
import { expect, test } from "./lib/test.js";

/** @typedef {import("./lib/app.js").AppPage} AppPage */

const authority = () => example(400, 3, 11);
const SETTINGS = { scorecard_settings: 1, lines: { "STB-01": { target: { value: 9, from: "local" } } } };

/** @param {AppPage} app @param {string} id */
async function opened(app, id) {
  const files = [...payloads(filesIn(authority()), authority()), payload("settings.json", JSON.stringify(SETTINGS))];
  await app.choose(files);
  await app.openIndicator(id);
  await app.drawn();
}

/** The cells of a table, a row of them each. @param {AppPage} app @param {string} table */
const rows = (app, table) =>
  app.inside.locator(`${table} tbody tr`).evaluateAll((rows) =>
    rows.map((row) => [...row.children].map((cell) => cell.textContent ?? "")),
  );

/** Opens what is folded, by keyboard. @param {AppPage} app @param {string} id */
async function unfold(app, id) {
  await app.inside.locator(`${id} summary`).focus();
  await app.page.keyboard.press("Enter");
  await expect(app.inside.locator(`${id} table`)).toBeVisible();
}

/** @param {AppPage} app @param {string} section */
async function pictures(app, section) {
  for (const kind of ["SVG", "PNG"]) {
    const button = app.inside.locator(section).getByRole("button", { name: `Save as ${kind}` });
    const [download] = await Promise.all([app.page.waitForEvent("download"), button.click()]);
    expect(download.suggestedFilename()).toMatch(new RegExp(`-2026-03-31\\.${kind.toLowerCase()}$`));
    const bytes = readFileSync(await download.path());
    if (kind === "PNG") expect([bytes.subarray(1, 4).toString(), bytes.readUInt32BE(16)]).toEqual(["PNG", 1920]);
    else expect(bytes.toString()).toMatch(/^<\?xml .*\n<svg [^>]*xmlns=/);
  }
}

test("the months that are drawn are those of the table, and each adds up", async ({ app }) => {
  await opened(app, "POP-01");
  const titles = await app.inside.locator("#flow svg rect title").allTextContents();
  await unfold(app, "#flow-table");
  const told = await rows(app, "#flow-table");
  expect(told.length).toBe(12);
  const [starts, ends] = [2, 3];
  expect(titles).toEqual(told.flatMap((row) => [`${row[0]}: ${row[starts]} came`, `${row[0]}: ${row[ends]} left`]));
  const number = (/** @type {string} */ words) => Number(words.replace("\u2212", "-").replaceAll(/[+,]/g, ""));
  for (const row of told) {
    const [opening, came, left, ...more] = row.slice(1).map(number);
    const [net, closing] = more.slice(-2);
    const other = more.length > 2 ? more[0] : 0;
    expect(opening + came - left + other, row[0]).toBe(closing);
    expect(opening + net, row[0]).toBe(closing);
  }
  await pictures(app, "#flow");
  await expectSound(app, "#flow");
});

test("the bars of days are those of the table, with the mean and the median", async ({ app }) => {
  await opened(app, "ADP-05");
  const section = app.inside.locator("#spread");
  await expect(section.locator("path.l-mean")).toHaveCount(1);
  await expect(section.locator("path.l-median")).toHaveCount(1);
  await expect(section.locator("svg")).toContainText("Mean ");
  const bars = await section.locator("rect.l-bar").count();
  await unfold(app, "#spread-table");
  const told = await rows(app, "#spread-table");
  expect(told.filter(([, count]) => count !== "0").length).toBe(bars);
  const all = told.reduce((sum, [, count]) => sum + Number(count), 0);
  expect(await section.locator("h2 + p").textContent()).toContain(String(all));
  await pictures(app, "#spread");
  await expectSound(app, "#spread");
});

test("groups have the aim marked, and stand beside their part of all in care", async ({ app }) => {
  await opened(app, "STB-01");
  const section = app.inside.locator("#groups");
  await expect(section).toContainText("Aim at most 9.0%: the dashed line.");
  const bars = await section.locator(".sm svg").count();
  expect(bars).toBeGreaterThan(10);
  await expect(section.locator(".sm path.aim-mark")).toHaveCount(bars);
  await unfold(app, "#groups-table");
  const told = await rows(app, "#groups-table");
  for (const [group, counted, whole, points, words] of told) {
    const [ours, all] = [counted, whole].map((share) => Number(share.replace("%", "")));
    const shown = Number(points.replace("\u2212", "-"));
    expect(Math.abs(ours - all - shown), group).toBeLessThan(0.11);
    if (words === "over-represented") expect(shown, group).toBeGreaterThan(0);
    if (words === "under-represented") expect(shown, group).toBeLessThan(0);
  }
  const marked = await section.locator(".sm small").allTextContents();
  expect(marked).toEqual(told.map((row) => row[4]).filter((words) => words.endsWith("-represented")));
  await pictures(app, "#groups");
  await expectSound(app, "#groups");
});

test("a line of another kind has none of them", async ({ app }) => {
  await opened(app, "HLT-03");
  await expect(app.inside.locator("#flow, #spread")).toHaveCount(0);
  await expect(app.inside.locator("#groups .aim-mark")).toHaveCount(0);
});
