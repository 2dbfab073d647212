// @ts-check
// The children of a line: filtered and sorted by the engine, against the native command; copied and saved.
import { readFileSync } from "node:fs";
import { payloads } from "./lib/app.js";
import { cases, example, filesIn } from "./lib/command.js";
import { expect, test } from "./lib/test.js";

const authority = () => example(120, 3, 7);
const LINE = "POP-01";

/** @typedef {import("./lib/app.js").AppPage} AppPage */

/** @param {AppPage} app */
async function opened(app) {
  await app.choose(payloads(filesIn(authority()), authority()));
  await app.openIndicator(LINE);
  return app.inside.locator("#cases-panel");
}

/** @param {AppPage} app */
const settled = (app) => expect(app.inside.locator("#cases-panel")).toHaveAttribute("aria-busy", "false");

/** What stands in a column on every page. @param {AppPage} app @param {string} name */
async function column(app, name) {
  /** @type {string[]} */
  const all = [];
  const table = app.inside.locator("#cases-panel table");
  for (;;) {
    const cells = name === "Child" ? table.locator("tbody th") : table.locator(`tbody td[data-l="${name}"]`);
    all.push(...(await cells.allInnerTexts()).map((text) => text.trim()));
    const next = app.inside.getByRole("button", { name: "Next page" });
    if (!(await next.count())) return all;
    await next.click();
    await expect(app.inside.locator("#cases-told")).toContainText(new RegExp(`^${all.length + 1} to`));
    await settled(app);
  }
}

/** The page at which the clipboard is pasted: what it holds as markup and as text. @param {AppPage} app */
async function pasted(app) {
  const page = await app.page.context().newPage();
  await page.setContent("<textarea></textarea>");
  await page.evaluate(() => {
    addEventListener("paste", (event) => {
      const held = event.clipboardData;
      Object.assign(window, { held: [held?.getData("text/html") ?? "", held?.getData("text/plain") ?? ""] });
    });
  });
  await page.locator("textarea").focus();
  await page.keyboard.press("ControlOrMeta+V");
  await page.waitForFunction(() => "held" in window);
  const held = await page.evaluate(() => /** @type {any} */ (window).held);
  await page.close();
  return /** @type {[string, string]} */ (held);
}

test("a filter leaves as many children as it says, and says so", async ({ app }) => {
  await opened(app);
  const known = cases([authority()], LINE).filter(({ standing }) => standing === "met");
  const select = app.inside.getByLabel("Sex", { exact: true });
  const options = (await select.locator("option").allInnerTexts()).slice(1);
  const counts = options.map((words) => Number(/\((\d+)\)$/.exec(words)?.[1]));
  expect(counts.reduce((sum, one) => sum + one, 0)).toBe(known.length);
  await select.selectOption("Boys");
  const boys = counts[options.findIndex((words) => words.startsWith("Boys"))];
  await expect(app.inside.locator("#cases-told")).toContainText(`of ${boys},`);
  await expect(app.inside.getByLabel("Sex", { exact: true })).toBeFocused();
  expect(new Set(await column(app, "Sex"))).toEqual(new Set(["Boy"]));
  await app.inside.getByRole("button", { name: "Show all of them" }).click();
  await expect(app.inside.locator("#cases-told")).toContainText(`of ${known.length},`);
});

test("a heading sorts, and the other way round when pressed again, by keyboard and in words", async ({ app }) => {
  await opened(app);
  const heading = app.inside.getByRole("columnheader", { name: /^Age/ });
  await heading.getByRole("button").focus();
  await app.page.keyboard.press("Enter");
  await expect(heading).toHaveAttribute("aria-sort", "ascending");
  await expect(app.inside.locator("#cases-told")).toContainText("sorted by age, youngest first");
  await expect(heading.getByRole("button")).toBeFocused();
  const ages = (await column(app, "Age")).map(Number);
  expect(ages).toEqual([...ages].sort((a, b) => a - b));
  await heading.getByRole("button").focus();
  await app.page.keyboard.press("Enter");
  await expect(heading).toHaveAttribute("aria-sort", "descending");
  await expect(app.inside.locator("#cases-told")).toContainText("sorted by age, oldest first");
  const back = (await column(app, "Age")).map(Number);
  expect(back).toEqual([...ages].reverse());
});

test("the list stands as it was on coming back, and nothing of a child in the address", async ({ app }) => {
  await opened(app);
  await app.inside.getByLabel("Sorted by").selectOption({ label: "Age, oldest first" });
  await expect(app.inside.locator("#cases-told")).toContainText("oldest first");
  await settled(app);
  const first = await app.inside.locator("#cases-panel tbody th").first().innerText();
  const address = app.page.url();
  await app.after(() => app.inside.locator("#cases-panel a").first().click());
  await expect(app.inside.locator("h1")).toContainText(first.trim());
  expect(app.page.url()).toBe(address);
  await app.after(() => app.back());
  await expect(app.body).toHaveAttribute("data-screen", "indicator");
  await expect(app.inside.locator("#cases-told")).toContainText("oldest first");
  expect(await app.inside.locator("#cases-panel tbody th").first().innerText()).toBe(first);
});

test("a list is copied as a table, whole, with its marking", async ({ app }) => {
  await opened(app);
  await app.inside.getByLabel("Sex", { exact: true }).selectOption("Girls");
  await expect(app.inside.locator("#cases-told")).toContainText("of");
  await settled(app);
  const words = await app.inside.locator("#cases-told").innerText();
  const total = Number(/of (\d+),/.exec(words)?.[1]);
  const button = { name: "Copy this list", exact: true };
  await app.inside.getByRole("button", button).click();
  const ways = app.inside.locator(".ways").filter({ has: app.inside.getByRole("button", button) });
  await expect(ways.getByRole("status")).toHaveText("The list was copied.");
  const [markup, plain] = await pasted(app);
  expect(markup).toContain("OFFICIAL-SENSITIVE: a list of children.");
  expect(markup.match(/<tr/g)?.length).toBe(total + 1);
  const lines = plain.split(/\r?\n/).filter(Boolean);
  expect(lines[0]).toContain("OFFICIAL-SENSITIVE: a list of children.");
  expect(lines.length).toBe(total + 2);
  expect(new Set(lines.slice(1).map((line) => line.split("\t").length)).size).toBe(1);
});

test("a list is saved as tidy CSV under a name that marks it", async ({ app }) => {
  await opened(app);
  const saved = app.page.waitForEvent("download");
  await app.inside.getByRole("button", { name: "Save this list as CSV", exact: true }).click();
  const file = await saved;
  expect(file.suggestedFilename()).toMatch(/^OFFICIAL-SENSITIVE-children-POP-01-met-\d{4}-\d\d-\d\d\.csv$/);
  const text = readFileSync(await file.path(), "utf8").replace("\uFEFF", "");
  const lines = text.split("\r\n").filter(Boolean);
  const known = cases([authority()], LINE).filter(({ standing }) => standing === "met");
  expect(lines.length).toBe(known.length + 1);
  expect(lines[1]).toMatch(/"\d{4}-\d\d-\d\d"/);
  const marking = '"OFFICIAL-SENSITIVE: a list of children. Not for publication."';
  expect(lines.slice(1).filter((line) => !line.endsWith(marking))).toEqual([]);
});

test("on a phone every filter and order is there, and nothing is wider than the screen", async ({ app }) => {
  await opened(app);
  await app.page.setViewportSize({ width: 390, height: 844 });
  await app.inside.getByLabel("Sorted by").selectOption({ label: "Ethnic group, A to Z" });
  await expect(app.inside.locator("#cases-told")).toContainText("sorted by ethnic group, A to Z");
  const frame = await app.frame();
  const [wide, room] = await frame.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return [scrollWidth, clientWidth];
  });
  expect(wide).toBeLessThanOrEqual(room);
});
