// @ts-check
// Out of the page: every table saved as CSV, and read back.
import { readFileSync } from "node:fs";
import { payloads } from "./lib/app.js";
import { example, filesIn } from "./lib/command.js";
import { EDITIONS } from "./lib/editions.js";
import { expect, test } from "./lib/test.js";

/** @typedef {import("./lib/app.js").AppPage} AppPage */

const authority = () => example(120, 3, 7);
/** @param {AppPage} app */
const held = (app) => app.choose(payloads(filesIn(authority()), authority()));

/** @param {AppPage} app @param {import("@playwright/test").Locator} button */
async function saved(app, button) {
  const [file] = await Promise.all([app.page.waitForEvent("download"), button.click()]);
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

/** The rows of a file whose cells hold no line break. @param {Buffer} bytes */
const rowsOf = (bytes) =>
  bytes.toString("utf8").replace("\uFEFF", "").split("\r\n").filter(Boolean).map((line) =>
    [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(([, text, number]) => text ?? number),
  );

for (const edition of EDITIONS) {
  test.describe(edition, () => {
    test.use({ edition });

    test("the scorecard is saved with one value a cell, and none that could run", async ({ app }) => {
      await held(app);
      const { name, bytes } = await saved(app, app.inside.getByRole("button", { name: "Save this scorecard as CSV" }));
      expect(name).toBe("scorecard-2026-03-31.csv");
      const [headings, ...rows] = rowsOf(bytes);
      expect(new Set([headings, ...rows].map((row) => row.length)).size).toBe(1);
      const lines = await app.lines();
      expect(rows.length).toBe(lines.size);
      const of = (/** @type {string} */ id, /** @type {string} */ heading) =>
        rows.find((row) => row[headings.indexOf("line")] === id)?.[headings.indexOf(heading)];
      expect(`${of("STB-01", "numerator")} of ${of("STB-01", "denominator")}`).toBe(lines.get("STB-01")?.under);
      expect(of("STB-01", "last day")).toBe("2026-03-31");
      for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+@|%]|^-(?!\d+(\.\d+)?$)/);
      await expect(app.inside.locator(".ways [role=status]")).toHaveText("The scorecard was saved.");
    });

    test("each table of a line is saved as it is shown", async ({ app }) => {
      await held(app);
      await app.openIndicator("STB-01");
      await expect(app.inside.locator("#trend")).toHaveAttribute("aria-busy", "false");
      const groups = await saved(app, app.inside.getByRole("button", { name: /as CSV \(which children\)/ }));
      expect(groups.name).toBe("breakdowns-STB-01-2026-03-31.csv");
      const shown = await app.inside.locator(".sm tr").count();
      expect(rowsOf(groups.bytes).length - 1).toBe(shown);
      await app.inside.locator("#trend-table summary").click();
      const trend = await saved(app, app.inside.getByRole("button", { name: /as CSV \(over time\)/ }));
      expect(trend.name).toBe("trend-STB-01-2026-03-31.csv");
      const points = await app.inside.locator("#trend-table tbody tr").count();
      expect(rowsOf(trend.bytes).length - 1).toBe(points);
    });

    test("what changed is a list of children, marked and named so", async ({ app }) => {
      await held(app);
      await app.openIndicator("POP-01");
      const changed = app.inside.locator("#changed");
      await changed.scrollIntoViewIfNeeded();
      await expect(changed.getByRole("button", { name: "Save this list as CSV" })).toBeVisible();
      const csv = await saved(app, changed.getByRole("button", { name: /as CSV/ }));
      expect(csv.name).toMatch(/^OFFICIAL-SENSITIVE-children-changed-POP-01-2025-03-31-2026-03-31\.csv$/);
      const [headings, ...rows] = rowsOf(csv.bytes);
      expect(rows.every((row) => row.at(-1)?.startsWith("OFFICIAL-SENSITIVE"))).toBe(true);
      const shown = await changed.locator("tbody b").allTextContents();
      expect(rows.map((row) => row[headings.indexOf("child")]).sort()).toEqual(shown.sort());
    });

    test("the findings are saved, a row for each", async ({ app }) => {
      await held(app);
      await app.after(() => app.inside.locator('[data-view="quality"]').first().click());
      const shown = await app.inside.locator(".finding").count();
      const { name, bytes } = await saved(app, app.inside.getByRole("button", { name: /as CSV \(findings\)/ }));
      expect(name).toBe("findings-2026-03-31.csv");
      expect(rowsOf(bytes).length - 1).toBe(shown);
    });
  });
}
