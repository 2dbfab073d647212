// @ts-check
// An earlier version of the files, as an officer keeps it beside them: to see by child what was only recorded late.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { faults } from "./lib/accessible.js";
import { payload, payloads } from "./lib/app.js";
import { example, filesIn } from "./lib/command.js";
import { COMMAND } from "./lib/places.js";
import { expect, test } from "./lib/test.js";
import { saved } from "./lib/watch.js";

/** @typedef {import("./lib/app.js").AppPage} AppPage */

const YEAR = "2025-26";
const authority = () => example(500, 3, 1);

/** Days in order. @param {string} date */
const inOrder = (date) => Number(date.split("/").reverse().join(""));
const CUT = 20251015;

/**
 * The last return as it was on 15 October: rows after it are cut, ends after it are blank, and two of a hundred
 * children were not yet recorded.
 */
function october() {
  const text = (/** @type {string} */ name) => readFileSync(join(authority(), YEAR, name), "utf8");
  const read = (/** @type {string} */ name) => text(name).trimEnd().split("\n");
  const [headings, ...rows] = read("episodes.csv");
  const was = rows
    .map((row) => row.split(","))
    .filter(([child, start]) => inOrder(start) <= CUT && Number(child) % 50)
    .map((row) => (inOrder(row[7]) > CUT ? row.with(7, "").with(8, "").with(9, "") : row).join(","));
  const [reviews, ...held] = read("reviews.csv");
  const files = {
    "episodes.csv": [headings, ...was],
    "reviews.csv": [reviews, ...held.filter((row) => inOrder(row.split(",")[2]) <= CUT)],
    "header.csv": read("header.csv"),
  };
  const folder = mkdtempSync(join(tmpdir(), "october-"));
  mkdirSync(join(folder, YEAR));
  for (const [name, lines] of Object.entries(files)) writeFileSync(join(folder, YEAR, name), lines.join("\n") + "\n");
  return folder;
}

/** What the command tells of the same. @param {string} folder @param {string} from @param {string} to */
function changes(folder, from, to) {
  const words = ["changes", "--earlier", folder, "--from", from, "--to", to, "--indicator", "POP-01"];
  const [line] = JSON.parse(execFileSync(COMMAND, [...words, authority()], { encoding: "utf8" })).lines;
  return line;
}

/** Every figure of the scorecard. @param {AppPage} app */
const shown = async (app) => [...(await app.lines())].map(([id, { lead, under }]) => [id, lead, under]);

/** @param {AppPage} app @param {string} folder */
async function offered(app, folder) {
  const { inside } = app;
  await app.input.setInputFiles(payloads(filesIn(folder), folder));
  await expect(inside.locator("#choice")).toBeVisible();
}

test("an earlier version is kept beside, compared by child, saved, taken out and cleared", async ({ app }) => {
  test.slow();
  const { inside, page } = app;
  const folder = october();
  await app.choose(payloads(filesIn(authority()), authority()));
  const headline = await inside.locator("h1").textContent();
  const figures = await shown(app);

  await offered(app, folder);
  await expect(inside.locator("#choice-same")).toContainText("3 files of the same names are here already");
  await expect(inside.locator("#choice-earlier-words")).toContainText("No figure of the scorecard changes");
  expect(await faults(app, { part: "#choice" })).toEqual([]);
  // With keys alone: it stands after "Replace them".
  await inside.locator("#choice-replace").focus();
  await page.keyboard.press("Tab");
  await expect(inside.locator("#choice-earlier")).toBeFocused();
  await app.after(() => page.keyboard.press("Enter"));

  await expect(inside.locator("h1")).toHaveText(headline ?? "");
  await expect(inside.locator("table.sc")).toHaveAttribute("data-beside", "filled");
  expect(await shown(app)).toEqual(figures);
  const kept = inside.locator(".head p.quiet");
  await expect(kept).toContainText("An earlier version of the files, to 30 September 2025, is kept beside.");
  await expect(inside.locator("[data-code=RETURN_TWICE]")).toHaveCount(0);
  expect(await faults(app)).toEqual([]);

  await app.openIndicator("POP-01");
  const section = inside.locator("#changed");
  await section.scrollIntoViewIfNeeded();
  await section.locator("#changed-from").selectOption({ label: "The earlier version, as it was at 30 September 2025" });
  await expect(section.getByRole("heading", { name: "Only recorded late" })).toBeVisible();
  await expect(section.getByRole("heading", { name: "Happened since" })).toBeVisible();
  await expect(section).toContainText("At 30 September 2025: the earlier version has");
  expect(await faults(app)).toEqual([]);
  const { recorded_late, happened_since } = changes(folder, "2025-09-30", "2026-03-31");
  expect(recorded_late.length).toBeGreaterThan(1);
  const { name, text } = await saved(app, section.getByText("Save this list as CSV"));
  expect(name).toContain("OFFICIAL-SENSITIVE-children-changed-POP-01-2025-09-30-2026-03-31");
  const rows = text.trimEnd().split("\r\n").slice(1).map((row) => row.replaceAll('"', "").split(","));
  const children = (/** @type {string} */ which) => rows.filter((row) => row[0] === which).map((row) => row[4]);
  const named = (/** @type {{ child: string }[]} */ all) => all.map(({ child }) => child);
  expect(children("only recorded late")).toEqual(named(recorded_late));
  expect(children("happened since")).toEqual(named(happened_since));

  await app.after(() => app.back());
  await app.after(() => kept.getByRole("link", { name: "An earlier version of the files" }).click());
  const own = inside.locator("#earlier-version");
  await expect(own).toContainText("to 30 September 2025. No figure counts it.");
  await expect(own.locator("li")).toHaveCount(3);
  await expect(own.locator("li").first()).toHaveText(/^2025-26.episodes.csv \d+ rows$/);
  expect(await faults(app)).toEqual([]);
  await app.after(() => own.locator("#earlier-out").click());
  await expect(inside.locator("h1")).toHaveText("Your files");
  await expect(own).toHaveCount(0);

  await offered(app, folder);
  await app.after(() => inside.locator("#choice-earlier").click());
  await expect(kept).toContainText("An earlier version");
  await app.clear();
  await app.choose(payloads(filesIn(authority()), authority()));
  await expect(kept).not.toContainText("An earlier version");
});

test("added to the files instead, the scorecard says that two versions are read together", async ({ app }) => {
  const { inside } = app;
  await app.choose(payloads(filesIn(authority()), authority()));
  await expect(inside.locator("[data-code=RETURN_TWICE]")).toHaveCount(0);
  await offered(app, october());
  await app.after(() => inside.locator("#choice-add").click());
  const notice = inside.locator("[data-code=RETURN_TWICE]");
  await expect(notice).toContainText(/Two versions of the return 2025\/26 seem to be read together: \d+ episodes/);
  expect(await faults(app)).toEqual([]);
  await app.after(() => notice.getByRole("link").click());
  await expect(inside.locator(".notice[data-code=RETURN_TWICE]").first()).toContainText("Take the older files out");
});

test("figures without children are offered as no earlier version", async ({ app }) => {
  const { inside } = app;
  await app.choose(payloads(filesIn(authority()), authority()));
  await app.input.setInputFiles([payload("lait.csv", "measure,year,area,value\nLACnum,2025,England,81770\n")]);
  await expect(inside.locator("#choice")).toBeVisible();
  await expect(inside.locator("#choice-earlier")).toBeHidden();
  await expect(inside.locator("#choice-same")).toBeHidden();
  await app.page.keyboard.press("Escape");
  await expect(inside.locator("#choice")).toBeHidden();
});
