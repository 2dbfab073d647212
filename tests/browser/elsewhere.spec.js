// @ts-check
// Children of a list that are counted elsewhere too: in a second line, and in the same line a year before.
import { faults } from "./lib/accessible.js";
import { payloads } from "./lib/app.js";
import { cases, example, filesIn } from "./lib/command.js";
import { expect, test } from "./lib/test.js";

const authority = () => example(120, 3, 7);

/** @param {string} id */
const counted = (id) =>
  new Set(cases([authority()], id).filter(({ standing }) => standing === "met").map(({ child }) => child));

test("a list is cut to the children of a second line, and to those counted a year before", async ({ app }) => {
  const { inside } = app;
  await app.choose(payloads(filesIn(authority()), authority()));
  await app.openIndicator("POP-01");
  const [first, second] = [counted("POP-01"), counted("STB-02")];
  const both = [...first].filter((child) => second.has(child));
  expect(both.length).toBeGreaterThan(0);
  expect(both.length).toBeLessThan(first.size);
  await inside.locator("#by-also").selectOption("STB-02");
  await expect(inside.locator("#cases-told")).toContainText(` of ${both.length},`);
  await expect(inside.locator("#by-also")).toBeFocused();
  const shown = await inside.locator("tr[data-case] th").allTextContents();
  expect(shown.every((child) => both.includes(child.trim()))).toBe(true);

  await inside.locator("#by-again").selectOption("yes");
  await expect(inside.locator("#cases-note")).toHaveText(/^Counted on /);
  const again = await inside.locator("#cases-told").textContent();
  await inside.locator("#by-again").selectOption("no");
  await expect(inside.locator("#cases-note")).toHaveText(/^Not counted on /);
  const rest = await inside.locator("#cases-told").textContent();
  const of = (/** @type {string | null} */ words) => Number(/of (\d+)/.exec(words ?? "")?.[1] ?? 0);
  expect(of(again) + of(rest)).toBe(both.length);
  expect(await faults(app)).toEqual([]);
  await inside.getByRole("button", { name: "Show all of them" }).click();
  await expect(inside.locator("#cases-told")).toContainText(` of ${first.size},`);
});

test("who is near to being counted is listed alone, with what is missing", async ({ app }) => {
  const { inside } = app;
  await app.choose(payloads(filesIn(authority()), authority()));
  await app.openIndicator("STB-01");
  await expect(inside.locator("#by-near")).toHaveCount(0);
  await inside.locator("#tab-not-met").click();
  const near = inside.locator("#by-near");
  const words = await near.locator("option[value=yes]").textContent();
  const [, number] = /^Near misses only \((\d+)\)$/.exec(words ?? "") ?? [];
  expect(Number(number)).toBeGreaterThan(0);
  await near.selectOption("yes");
  await expect(inside.locator("#cases-told")).toContainText(` of ${number},`);
  for (const why of await inside.locator("tr[data-case] td:nth-last-child(2)").allTextContents())
    expect(why).toBe("2 placements in the 12 months. One more, and the child counts.");
  await inside.getByRole("button", { name: "Show all of them" }).click();
  await expect(inside.locator("#cases-told")).not.toContainText(` of ${number},`);
});
