// @ts-check
// Out of the page: every table copied, saved as CSV and saved for Excel, and read back.
import { readFileSync } from "node:fs";
import { inflateRawSync } from "node:zlib";
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

/** A part of a workbook, by the list at its end. @param {Buffer} book @param {string} name */
function part(book, name) {
  for (let at = book.readUInt32LE(book.lastIndexOf("PK\x05\x06", undefined, "latin1") + 16); ; ) {
    if (book.readUInt32LE(at) !== 0x02014b50) throw new Error(`There is no ${name}`);
    const [size, nameSize, extra, comment] = [20, 28, 30, 32].map((place) =>
      place === 20 ? book.readUInt32LE(at + place) : book.readUInt16LE(at + place),
    );
    if (book.toString("utf8", at + 46, at + 46 + nameSize) === name) {
      const local = book.readUInt32LE(at + 42);
      const start = local + 30 + book.readUInt16LE(local + 26) + book.readUInt16LE(local + 28);
      const packed = book.subarray(start, start + size);
      return (book.readUInt16LE(at + 10) ? inflateRawSync(Uint8Array.from(packed)) : packed).toString("utf8");
    }
    at += 46 + nameSize + extra + comment;
  }
}

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

    test("the scorecard is saved for Excel: dates, a frozen heading, notes, and no formula", async ({ app }) => {
      await held(app);
      const button = app.inside.getByRole("button", { name: "Save this scorecard for Excel" });
      const { name, bytes } = await saved(app, button);
      expect(name).toBe("scorecard-2026-03-31.xlsx");
      const sheet = part(bytes, "xl/worksheets/sheet1.xml");
      expect(sheet).toContain('state="frozen"');
      expect(sheet).not.toContain("<f");
      // 31 March 2026 as Excel counts days.
      expect(sheet).toContain("<v>46112</v>");
      expect(sheet.match(/<row /g)?.length).toBe((await app.lines()).size + 1);
      expect(part(bytes, "xl/workbook.xml")).toContain('name="Notes"');
      expect(part(bytes, "xl/sharedStrings.xml")).toContain("No child is listed.");
      expect((await app.watched()).violations).toEqual([]);
    });
  });
}

test("each table of a line is saved as it is shown", async ({ app }) => {
  await held(app);
  await app.openIndicator("STB-01");
  await app.drawn();
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

test("what changed is a list of children, marked and named so in both files", async ({ app }) => {
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
  const book = await saved(app, changed.getByRole("button", { name: /for Excel/ }));
  expect(book.name).toBe(csv.name.replace(".csv", ".xlsx"));
  expect(part(book.bytes, "xl/workbook.xml")).toContain('name="Data of children"');
  expect(part(book.bytes, "xl/worksheets/sheet1.xml")).toContain("OFFICIAL-SENSITIVE");
});

test("the findings are saved, a row for each", async ({ app }) => {
  const wrong = example(300, 3, 11);
  await app.choose(payloads(filesIn(wrong), wrong));
  await app.after(() => app.inside.locator('[data-view="quality"]').first().click());
  const shown = await app.inside.locator(".finding").count();
  expect(shown).toBeGreaterThan(0);
  const { name, bytes } = await saved(app, app.inside.getByRole("button", { name: /as CSV \(findings\)/ }));
  expect(name).toBe("findings-2026-03-31.csv");
  expect(rowsOf(bytes).length - 1).toBe(shown);
});
