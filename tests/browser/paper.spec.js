// @ts-check
// The committee's paper, as an officer makes it: details, own words that survive other data and say when the figure
// moved, a document that Word's like opens with the same text, and paper.
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { payload, payloads } from "./lib/app.js";
import { example, filesIn } from "./lib/command.js";
import { EDITIONS } from "./lib/editions.js";
import { alone } from "./lib/onpaper.js";
import { PICTURES } from "./lib/places.js";
import { expectSound } from "./lib/sound.js";
import { expect, test } from "./lib/test.js";
import { saved } from "./lib/watch.js";

/** @typedef {import("./lib/app.js").AppPage} AppPage */

const authority = () => example(300, 3, 11);
const SETTINGS = {
  scorecard_settings: 1,
  authority: { name: "Anyborough Council" },
  lines: {
    "STB-01": { target: { value: 1, from: "statutory" }, commentary: "Two homes closed.", action: "More carers." },
  },
};
const held = () => [...payloads(filesIn(authority()), authority()), payload("settings.json", JSON.stringify(SETTINGS))];

/** @param {AppPage} app */
const open = (app) => app.after(() => app.inside.locator("#open-paper").click());

/** @param {AppPage} app @param {string} key */
const para = (app, key) => app.inside.locator(`.para[data-key="${key}"]`);

/** @param {AppPage} app @param {string} key @param {string} words */
async function write(app, key, words) {
  await para(app, key).getByRole("button", { name: /^Write/ }).click();
  await expect(app.inside.locator("#para-text")).toBeFocused();
  await app.inside.locator("#para-text").fill(words);
  await app.after(() => app.inside.getByRole("button", { name: "Keep these words" }).click());
}

/** A text without its spaces: programs break lines as they like. @param {string} text */
const dense = (text) => text.replace(/\s+/g, "");

/** The text of a document as LibreOffice opens it. @param {string} path of the saved file */
function asOpened(path) {
  const folder = mkdtempSync(join(tmpdir(), "scorecard-paper-"));
  try {
    copyFileSync(path, join(folder, "paper.docx"));
    const home = `-env:UserInstallation=file://${folder}/home`;
    const to = ["--headless", home, "--convert-to", "txt:Text", "--outdir", folder];
    execFileSync("soffice", [...to, join(folder, "paper.docx")], { stdio: "ignore" });
    return readFileSync(join(folder, "paper.txt"), "utf8");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

for (const edition of EDITIONS) {
  test.describe(edition, () => {
    test.use({ edition });

    test("the paper is saved for Word, and says there what it says on the page", async ({ app }) => {
      await app.choose(held());
      await open(app);
      const { inside } = app;
      await expect(inside.locator("h1")).toBeFocused();
      await expect(para(app, "actions/STB-01")).toContainText("Two homes closed. More carers.");
      const [download] = await Promise.all([
        app.page.waitForEvent("download"), inside.locator("#paper-word").click(),
      ]);
      expect(download.suggestedFilename()).toMatch(/^committee-paper-\d{4}-\d\d-\d\d\.docx$/);
      const opened = dense(asOpened(await download.path()));
      const said = [
        ...(await inside.locator(".paper :is(h2, h3)").allInnerTexts()),
        ...(await inside.locator(".para > p:first-child").allInnerTexts()),
        ...(await inside.locator(".paper :is(th, td)").allInnerTexts()),
      ];
      const nothing = /^Nothing (is written|to say) here/;
      // Parts that nobody has written are on the page to be written, and not in the document.
      const empty = await inside.locator("section.no-print h2").allInnerTexts();
      const wanted = said.filter((text) => !nothing.test(text) && !empty.includes(text));
      expect(wanted.length).toBeGreaterThan(60);
      expect(wanted.filter((text) => !opened.includes(dense(text)))).toEqual([]);
    });
  });
}

test("the authority of a published report makes its paper in one click", async ({ app }) => {
  await app.after(() => app.inside.locator("[data-report='004']").click());
  await open(app);
  await expect(app.inside.locator("h1")).toContainText("Portfolio progress report");
  await expect(para(app, "issues/REV-02")).toContainText("265 of 274 (96.7%)");
  await expect(para(app, "issues/SVC-01/parts")).toContainText("Mainstream: 89. Family and friends: 18.");
  await expect(app.inside.locator("#strip-words")).toContainText("Every child here is invented");
});

test("own words stay with other data, say when the figure moved, and go back", async ({ app }) => {
  await app.choose(held());
  await open(app);
  const key = "background/children";
  const own = await para(app, key).locator("p").first().innerText();
  await write(app, key, "We care for fewer children.");
  await expect(para(app, key)).toBeFocused();
  await expect(para(app, key)).toContainText("Your own words.");
  await expect(para(app, key).locator("[data-moved]")).toHaveCount(0);
  await expect(app.inside.locator("#paper-outdated")).toHaveCount(0);
  await app.after(() => app.inside.getByRole("link", { name: "Back to the scorecard" }).click());
  await app.after(() => app.inside.locator("#open-settings").click());
  const { text } = await saved(app, app.inside.locator("#settings-save"));
  expect(text).toContain("We care for fewer children.");

  // Another quarter, with the saved settings.
  await app.clear();
  await app.choose([...held().slice(0, -1), payload("settings.json", text)]);
  await app.changeDate("2025-09-30");
  await open(app);
  await expect(para(app, key).locator("p").first()).toHaveText("We care for fewer children.");
  await expect(para(app, key).locator("[data-moved]")).toContainText(own);
  // They go into Word as they are, so they are named above the button that does it.
  await app.inside.locator("#paper-outdated").getByRole("link", { name: "We care for fewer children." }).click();
  await expect(para(app, key)).toBeFocused();
  await app.after(() => para(app, key).getByRole("button", { name: "Use the page's words again" }).click());
  await expect(para(app, key).locator("p").first()).toContainText("at 30 September 2025");
  await expect(para(app, key).locator("[data-moved]")).toHaveCount(0);
});

test("details are set, a part is left out, and a sentence says where it comes from", async ({ app }) => {
  await app.choose(held());
  await open(app);
  const { inside } = app;
  await inside.locator("#paper-fold > summary").click();
  await inside.locator("#paper-meeting").fill("Corporate Parenting Committee");
  await inside.locator("#paper-title").fill("Our children in 2026");
  await inside.locator("#part-definitions").uncheck();
  await app.after(() => inside.locator("#paper-set").click());
  await expect(inside.locator("h1")).toHaveText("Our children in 2026");
  await expect(inside.locator('[data-part="details"]')).toContainText("Corporate Parenting Committee");
  await expect(inside.locator('[data-part="definitions"]')).toHaveCount(0);
  await app.after(() => para(app, "issues/LOC-04").getByRole("link", { name: /^Where this comes from/ }).click());
  await expect(inside.locator("h1")).toContainText("In foster care");
});

test("what earlier meetings asked for is carried to the next paper, and says what is overdue", async ({ app }) => {
  await app.choose(held());
  await open(app);
  const { inside } = app;
  const fold = inside.locator("#asked-fold");
  await fold.locator("summary").click();
  await inside.locator("#asked-keep").click();
  await expect(inside.locator(".govuk-error-summary")).toBeFocused();
  await expect(inside.locator(".govuk-error-summary")).toContainText("Enter what was asked for");
  await inside.locator("#set-words").fill("Report back on visits.");
  for (const [part, typed] of [["", "30"], ["-month", "3"], ["-year", "2026"]])
    await inside.locator(`#set-by${part}`).fill(typed);
  await app.after(() => inside.locator("#asked-keep").click());
  await expect(fold.locator("summary")).toHaveText("What earlier meetings asked for: 1, 1 overdue");
  await expect(inside.locator('[data-part="asked"]')).toContainText("Not begun, overdue");
  await expectSound(app, "#asked-fold");
  await app.page.setViewportSize({ width: 1440, height: 900 });

  // The next paper, with the saved settings: it is done.
  await app.after(() => inside.getByRole("link", { name: "Back to the scorecard" }).click());
  await app.after(() => inside.locator("#open-settings").click());
  const { text } = await saved(app, inside.locator("#settings-save"));
  await app.clear();
  await app.choose([...held().slice(0, -1), payload("settings.json", text)]);
  await open(app);
  await fold.locator("summary").click();
  await fold.getByRole("button", { name: /^Change/ }).click();
  await expect(inside.locator("#set-words")).toBeFocused();
  await inside.locator("#set-state").selectOption("Done");
  await inside.locator("#set-progress").fill("Reported in June.");
  await app.after(() => inside.locator("#asked-keep").click());
  await expect(inside.locator('[data-part="asked"]')).toContainText("Reported in June.");
  await expect(para(app, "asked").locator("p").first()).toHaveText("The action is done.");
  await app.after(() => fold.getByRole("button", { name: /^Remove/ }).click());
  await expect(inside.locator('[data-part="asked"]')).not.toContainText("Reported in June.");
});

test("headings of one's own are parts, and members' questions and the year end are offered", async ({ app }) => {
  await app.choose(held());
  await app.changeDate("2025-11-30");
  await open(app);
  const { inside } = app;
  await inside.locator("#paper-fold > summary").click();
  await inside.locator("#paper-headings").fill("What we promise\nOur panel");
  await app.after(() => inside.locator("#paper-set").click());
  await expect(inside.locator('[data-part="own/our-panel"] h2')).toHaveText("Our panel");
  const paper = inside.locator("article.paper");
  await expect(paper.locator('[data-part="questions"]')).toContainText("What is being done about it");
  await expect(paper.locator('[data-part="expected"] h2')).toHaveText("Appendix 2: anticipated year end");
});

test("a sentence over months is chosen for a line, moves with the date and is written over", async ({ app }) => {
  await app.choose(held());
  await open(app);
  const { inside } = app;
  const fold = inside.locator("#told-fold");
  // The picture of the line that is off target.
  await expect(fold.locator("summary")).toHaveText("More sentences and pictures: 1");
  await fold.locator("summary").click();
  await inside.locator("#told-keep").click();
  await expect(inside.locator(".govuk-error-summary")).toContainText("Choose a line");
  await inside.locator("#set-telling-line").selectOption("LOC-04");
  await inside.locator("#set-telling-says").selectOption("months of 12 months");
  await app.after(() => inside.locator("#told-keep").click());
  await expect(fold.locator("summary")).toHaveText("More sentences and pictures: 2");
  await expect(inside.locator("#chosen")).toContainText("Yes");
  const key = "issues/LOC-04/months-of-12-months";
  await expect(para(app, key)).toContainText(/between .* at the month ends from 30 April 2025 to 31 March 2026/);
  await expectSound(app, "#told-fold");
  await app.page.setViewportSize({ width: 1440, height: 900 });
  await write(app, key, "Between 7 and 8 in 10 all year.");
  await app.after(() => inside.getByRole("link", { name: "Back to the scorecard" }).click());
  await app.changeDate("2025-12-31");
  await open(app);
  await expect(para(app, key).locator("[data-moved]")).toContainText("to 31 December 2025");
  await fold.locator("summary").click();
  await app.after(() => fold.getByRole("button", { name: /^Remove.*foster/i }).click());
  await expect(para(app, key)).toHaveCount(0);
});

test("a picture is chosen for a line, stands in the document and is taken out", async ({ app }) => {
  await app.choose(held());
  await open(app);
  const { inside } = app;
  const picture = (/** @type {string} */ key) => inside.locator(`figure[data-key="${key}"]`);
  // STB-01 is off target: it has a picture that nobody chose.
  const own = picture("issues/STB-01/picture-of-years");
  await expect(own.locator("svg")).toHaveAttribute("aria-label", /^Three or more placements .* Our figure: \d+ of \d+/);
  const fold = inside.locator("#told-fold");
  await fold.locator("summary").click();
  await app.after(() => fold.getByRole("button", { name: /^Remove.*Three or more/ }).click());
  await expect(own).toHaveCount(0);
  await inside.locator("#set-telling-line").selectOption("LOC-04");
  await inside.locator("#set-telling-says").selectOption("picture of quarters");
  await app.after(() => inside.locator("#told-keep").click());
  const chosen = picture("issues/LOC-04/picture-of-quarters");
  await expect(chosen.locator("figcaption")).toContainText("quarter by quarter");
  await expectSound(app, "#told-fold");
  const [download] = await Promise.all([
    app.page.waitForEvent("download"), inside.locator("#paper-word").click(),
  ]);
  const names = execFileSync("unzip", ["-l", await download.path()], { encoding: "utf8" });
  expect(names).toContain("word/charts/chart1.xml");
  expect(names).not.toContain("word/charts/chart2.xml");
  expect(dense(asOpened(await download.path()))).toContain(dense(await chosen.locator("figcaption").innerText()));
});

test("the form of the paper is chosen in one place and kept with the settings", async ({ app }) => {
  await app.choose(held());
  await open(app);
  const { inside } = app;
  await inside.locator("#set-paper-form").selectOption("quarterly");
  await inside.locator("#set-paper-words").selectOption("welsh");
  await app.after(() => inside.locator("#form-use").click());
  await expect(inside.locator("h1")).toHaveText(
    "Quarterly performance report: looked-after children, January to March 2026",
  );
  await expect(para(app, "recommendation")).toContainText("That the panel notes");
  await expect(inside.locator('[data-part="legal"]')).toHaveCount(0);
  await expect(para(app, "issues/LOC-04/quarter")).toContainText(/at 31 March 2026.*31 December 2025/);
  await app.after(() => inside.getByRole("link", { name: "Back to the scorecard" }).click());
  await app.after(() => inside.locator("#open-settings").click());
  const { text } = await saved(app, inside.locator("#settings-save"));
  expect(JSON.parse(text).paper).toMatchObject({ form: "quarterly", words: "welsh" });
});

test("on paper stands the paper alone, the measures on a page that lies on its side", async ({ page }) => {
  const place = await alone(page, held());
  await page.locator("#open-paper").click();
  await expect(page.locator("body")).toHaveAttribute("data-screen", "paper");
  const path = join(PICTURES, "paper.pdf");
  mkdirSync(PICTURES, { recursive: true });
  await page.pdf({ path, preferCSSPageSize: true });
  const about = execFileSync("pdfinfo", ["-l", "99", path], { encoding: "utf8" });
  const sizes = [...about.matchAll(/Page +\d+ size: +(\d+)\S* x (\d+)/g)];
  const isWide = sizes.map(([, wide, high]) => Number(wide) > Number(high));
  expect(isWide[0]).toBe(false);
  expect(isWide).toContain(true);
  const text = execFileSync("pdftotext", ["-layout", path, "-"], { encoding: "utf8" }).replaceAll(/\s+/g, " ");
  expect(text).toContain("Two homes closed.");
  expect(text).toContain("Appendix 1: our measures");
  const others = ["Write it in your own words", "Legal comments", "Nothing is written", "Save as a Word document"];
  // Nor what is said to officers: this paper may be shared.
  for (const words of [...others, "Officer view", "Do not share", "Looked-after scorecard"])
    expect(text, words).not.toContain(words);
  place.close();
});
