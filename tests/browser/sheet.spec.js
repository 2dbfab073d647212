// @ts-check
// The committee's sheet: what the native command prints is what the page shows; one sheet of paper; nothing of a child
// on it.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { payload, payloads } from "./lib/app.js";
import { example, filesIn, sheetOf } from "./lib/command.js";
import { alone } from "./lib/onpaper.js";
import { PICTURES } from "./lib/places.js";
import { expect, test } from "./lib/test.js";

/** @typedef {import("./lib/app.js").AppPage} AppPage */

const authority = () => example(300, 3, 11);

/** Aims that some lines meet and some miss, one with words and one without. */
const SETTINGS = {
  scorecard_settings: 1,
  authority: { name: "Anyborough Council" },
  lines: {
    "STB-01": {
      target: { value: 1, from: "statutory" }, commentary: "Two homes closed in May.", action: "More carers.",
      owner: "Head of service", by: "2026-09-30",
    },
    "STB-02": { target: { value: 20, from: "local", agreed: "2025-04-01" } },
    "HLT-02": { target: { value: 100, from: "statutory" } },
    // One line off target that nobody has said anything of.
    "STB-06": { target: { value: 5, from: "local" } },
  },
};

/** As many lines as a committee's page has. */
const LONG = {
  ...SETTINGS,
  set: "Members",
  sets: [
    {
      name: "Members",
      promises: [
        { promise: "Our children", lines: ["POP-01", "POP-03", "POP-05"] },
        { promise: "A settled home", lines: ["STB-01", "STB-02", "STB-06", "LOC-04"] },
        { promise: "Safe and known", lines: ["CAS-07", "CAS-08", "REV-01", "REV-02", "REV-04", "SAF-05", "SAF-10"] },
        { promise: "Healthy and learning", lines: ["HLT-02", "HLT-03", "HLT-09", "CAS-11"] },
        { promise: "A family for good", lines: ["ADP-01", "ADP-21", "ADP-08", "ADP-13"] },
        { promise: "Adult life", lines: ["LVR-13", "LVR-14", "LVR-02", "LVR-05"] },
      ],
    },
  ],
};

/** @returns {[string, string][]} the number and the date of birth of every child in the files */
function children() {
  const headers = filesIn(authority()).filter((path) => path.endsWith("header.csv"));
  return headers.flatMap((path) => {
    const [first, ...rows] = readFileSync(path, "utf8").trim().split("\n").map((row) => row.split(","));
    const [child, born] = ["CHILD", "DOB"].map((name) => first.indexOf(name));
    return rows.map((row) => /** @type {[string, string]} */ ([row[child], row[born]]));
  });
}

/** A date of birth as it could stand anywhere. @param {string} born as dd/mm/yyyy */
function dates(born) {
  const [day, month, year] = born.split("/");
  const words = new Date(Number(year), Number(month) - 1, Number(day));
  const long = words.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
  return [born, `${year}-${month}-${day}`, long];
}

/** @param {string} text */
function expectNobody(text) {
  const all = children();
  expect(all.length).toBeGreaterThan(200);
  const said = all.flatMap(([child, born]) => [child, ...dates(born)]);
  expect(said.filter((one) => text.includes(one))).toEqual([]);
}

/** @param {object} settings */
const held = (settings) => [
  ...payloads(filesIn(authority()), authority()), payload("settings.json", JSON.stringify(settings)),
];

/** @param {AppPage} app */
async function open(app) {
  await app.choose(held(SETTINGS));
  await app.after(() => app.inside.getByRole("link", { name: "Committee sheet" }).click());
}

/** What each row shows, by the names of its columns. @param {AppPage} app */
const shown = async (app) =>
  new Map(
    await app.inside.locator(".pub tr[data-line]").evaluateAll((rows) =>
      rows.map((row) => {
        const cells = [...row.querySelectorAll("td")].map((cell) => [cell.dataset.l ?? "", cell.textContent ?? ""]);
        const id = /** @type {HTMLElement} */ (row).dataset.line ?? "";
        const title = row.querySelector(".title")?.textContent ?? "";
        return /** @type {[string, Record<string, string>]} */ ([id, { ...Object.fromEntries(cells), title }]);
      }),
    ),
  );

/** @param {import("./lib/command.js").SheetCell} cell */
const words = ({ count, value, not_shown }) => not_shown ?? [count, value].filter(Boolean).join(" ");

test("the page shows the sheet that the command prints", async ({ app }) => {
  await open(app);
  const told = sheetOf([authority()], SETTINGS);
  const rows = await shown(app);
  const lines = told.promises.flatMap((promise) => promise.lines);
  expect([...rows.keys()]).toEqual(lines.map(({ id }) => id));
  expect(rows.size).toBeGreaterThan(20);
  // Where most aims come from is said once.
  const sources = lines.flatMap(({ aim_from }) => aim_from ?? []);
  const usual = sources.find((source) => sources.filter((one) => one === source).length > sources.length / 2);
  const aim = (/** @type {(typeof lines)[number]} */ { aim, aim_from }) =>
    [aim, aim_from === usual ? null : aim_from].filter(Boolean).join(" ");
  for (const line of lines) {
    const row = rows.get(line.id);
    expect(row?.title, line.id).toBe(line.title);
    expect(row?.Now, line.id).toBe(words(line.now));
    expect(row?.["A year ago"], line.id).toBe(words(line.ago));
    expect(row?.Change ?? "", line.id).toBe(line.change ?? "");
    expect(row?.Status ?? "", line.id).toBe(line.rating_words ?? "");
    expect(row?.["Our aim"] ?? "", line.id).toBe(aim(line));
    expect(row?.England ?? "", line.id).toBe(line.england ?? "");
  }
  const sheet = app.inside.locator(".sheet");
  for (const said of [told.authority, told.headline, told.standing, told.source, ...told.notes])
    await expect(sheet).toContainText(said);
  if (usual) await expect(sheet).toContainText(`Our aims: ${usual}, where nothing else is said.`);
  await expect(sheet).toContainText("Two homes closed in May.");
  await expect(sheet).toContainText("No commentary supplied");
  expect(lines.some(({ now, ago }) => now.held || ago.held)).toBe(true);
});

test("the page holds nothing of a child while it shows the sheet", async ({ app }) => {
  await open(app);
  const bytes = await (await app.frame()).evaluate(() => document.documentElement.outerHTML);
  expect(bytes).toContain("Our children: how we are doing as parents");
  expectNobody(bytes);
});

test("another set of lines is chosen, and the way back leads to the scorecard", async ({ app }) => {
  await open(app);
  await app.inside.locator("#sheet-set").selectOption("Adoption scorecard");
  await app.inside.locator("#sheet-set").press("Tab");
  await app.after(() => app.page.keyboard.press("Enter"));
  await expect(app.inside.locator("#sheet-set")).toHaveValue("Adoption scorecard");
  await expect(app.inside.locator("#sheet-set")).toBeFocused();
  const told = sheetOf([authority()], SETTINGS, "Adoption scorecard");
  const lines = told.promises.flatMap((promise) => promise.lines);
  expect([...(await shown(app)).keys()]).toEqual(lines.map(({ id }) => id));
  await app.after(() => app.inside.getByRole("link", { name: "Back to the scorecard" }).click());
  await expect(app.inside.locator("table.sc")).toBeVisible();
});

test("on paper it is one sheet, A4 on its side, with every line and nobody's number", async ({ page }) => {
  const place = await alone(page, held(LONG));
  await page.getByRole("link", { name: "Committee sheet" }).click();
  await expect(page.locator("body")).toHaveAttribute("data-screen", "sheet");
  mkdirSync(PICTURES, { recursive: true });
  const path = join(PICTURES, "sheet.pdf");
  await page.pdf({ path, preferCSSPageSize: true });
  const text = execFileSync("pdftotext", ["-layout", path, "-"], { encoding: "utf8" });
  execFileSync("pdftoppm", ["-png", "-gray", "-r", "110", path, join(PICTURES, "sheet-page")]);
  const about = execFileSync("pdfinfo", [path], { encoding: "utf8" });
  expect(about).toMatch(/Pages: +1\n/);
  expect(about).toMatch(/Page size: +84\d\.?\d* x 59\d\.?\d* pts/);
  const plain = text.replaceAll(/\s+/g, " ");
  const told = sheetOf([authority()], LONG);
  const lines = told.promises.flatMap((promise) => promise.lines);
  expect(lines).toHaveLength(26);
  for (const { id, now } of lines) expect.soft(plain, id).toContain(now.count || now.value || now.not_shown || "");
  expect(plain).toContain("Held back (c): a figure is not shown");
  expect(plain).toContain("No commentary supplied");
  expect(plain).not.toContain("Officer view");
  expectNobody(text);
  place.close();
});
