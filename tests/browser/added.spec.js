// @ts-check
// What a council sets beside a line itself, as an officer does it: added, shown wherever comparators are, saved,
// cleared, dropped again, changed and removed. And a club's own file with many lines.
import { faults } from "./lib/accessible.js";
import { payload, payloads } from "./lib/app.js";
import { example, filesIn } from "./lib/command.js";
import { expect, test } from "./lib/test.js";
import { saved } from "./lib/watch.js";

/** @typedef {import("./lib/app.js").AppPage} AppPage */

const CLUB = "Regional benchmarking club";
const authority = () => example(120, 3, 7);

/** @param {AppPage} app @param {...import("./lib/app.js").Payload} more */
async function dropped(app, ...more) {
  await app.choose([...payloads(filesIn(authority()), authority()), ...more]);
  await expect(app.inside.locator('table.sc[data-beside="filled"]')).toHaveCount(1);
}

/** @param {AppPage} app @param {Record<string, string>} fields */
async function type(app, fields) {
  for (const [name, value] of Object.entries(fields))
    await app.inside.locator(`#own-comparators #set-${name}`).fill(value);
}

test("a figure of our own is added, shown, saved, dropped again, changed and removed", async ({ app }) => {
  test.slow();
  const { inside } = app;
  const summary = inside.locator("#own-comparators summary");
  await dropped(app);
  await app.openIndicator("REV-02");
  await expect(inside.locator("#others")).toBeHidden();
  // The fold is opened with keys alone, back from the link after it.
  await inside.getByRole("link", { name: "Set the target and the words of this line" }).focus();
  await app.page.keyboard.press("Shift+Tab");
  await expect(summary).toBeFocused();
  await app.page.keyboard.press("Enter");
  await type(app, { name: CLUB, value: "seventy", year: "2024-25", source: "Club report, the same measure" });
  await inside.locator("#added-keep").click();
  await expect(inside.locator(".govuk-error-summary")).toContainText("Enter a number from 0 to 100");
  await expect(inside.locator(".govuk-error-summary")).not.toContainText("seventy");
  await type(app, { value: "71.5" });
  await app.after(() => inside.locator("#added-keep").click());
  const row = inside.locator("#others tr[data-whose=added]");
  await expect(row).toContainText(`${CLUB}added by your council`);
  await expect(row).toContainText("71.5%2024/25, the latest before 2025/26");
  await expect(row).toContainText("Club report, the same measure");
  expect(await faults(app)).toEqual([]);

  await app.after(() => app.back());
  await app.after(() => app.back());
  await app.after(() => inside.locator("#open-settings").click());
  await inside.locator("#set-column").selectOption(CLUB);
  await app.after(() => inside.locator("#set-all").click());
  const { name, text } = await saved(app, inside.locator("#settings-save"));
  expect(JSON.parse(text)).toMatchObject({
    column: CLUB,
    lines: { "REV-02": { comparators: [{ name: CLUB, value: 71.5, year: "2024/25" }] } },
  });

  await app.clear();
  await dropped(app, payload(name, text));
  await expect(inside.getByRole("columnheader", { name: CLUB })).toBeVisible();
  await expect(inside.locator("#line-REV-02 .c-ot")).toContainText("71.5%2024/25");
  await expect(inside.locator("#line-STB-01 .c-ot")).toBeEmpty();
  await app.openIndicator("REV-02");
  await expect(row).toContainText("71.5%");
  await expect(inside.locator("#trend-table")).toContainText(CLUB);
  const sheet = await saved(app, inside.locator("#others").getByText("Save this table as CSV"));
  expect(sheet.text).toContain("Club report, the same measure");

  await summary.click();
  await inside.locator("#added button", { hasText: "Change" }).click();
  await expect(inside.locator("#own-comparators #set-value")).toHaveValue("71.5");
  await type(app, { value: "73" });
  await app.after(() => inside.locator("#added-keep").click());
  await expect(row).toContainText("73%");
  await app.after(() => inside.locator("#added button", { hasText: "Remove" }).click());
  await expect(summary).toHaveText(/^Figures that your council sets beside this line$/);
  await expect(inside.locator("#others")).toBeHidden();
});

test("a club's file stands beside the lines whose numbers it has, on the sheet too", async ({ app }) => {
  const { inside } = app;
  const file = `measure,year,area,value\nSTB-01,2025,${CLUB},9\nREV-04,2025,${CLUB},80\n`;
  await dropped(app, payload("club.csv", file));
  await app.openIndicator("REV-04");
  await expect(inside.locator("#others tr[data-whose=group]")).toContainText(`${CLUB}80%`);
  await expect(inside.locator("#own-comparators")).not.toContainText(CLUB);
  await app.after(() => app.back());
  await app.after(() => inside.locator("[data-view=sheet]").first().click());
  const sheet = inside.locator("table.pub");
  await expect(sheet.locator("[data-line=STB-01]")).toContainText(`${CLUB} 9% (2024/25)`);
  await expect(inside.locator("main")).toContainText(`${CLUB}: club.csv`);
});

test("figures without children stand beside the example, and children take its place", async ({ app }) => {
  const { inside } = app;
  await app.after(() => inside.locator("[data-choose=example]").click());
  const club = payload("club.csv", `measure,year,area,value\nREV-04,2025,${CLUB},80\n`);
  await app.after(() => app.input.setInputFiles([club]));
  await app.openIndicator("REV-04");
  await expect(inside.locator("#others tr[data-whose=group]")).toContainText(`${CLUB}80%`);
  await app.after(() => app.input.setInputFiles(payloads(filesIn(authority()), authority())));
  await expect(inside.locator("main")).not.toContainText("invented");
  await expect(inside.locator("main h1")).toBeVisible();
});
