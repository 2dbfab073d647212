// @ts-check
// What an authority sets of its own on the page: events, sets of lines, the children of its area, a line's title. All
// of it is in the file that is saved, and holds again when that is dropped.
import { faults } from "./lib/accessible.js";
import { payload, payloads } from "./lib/app.js";
import { example, filesIn } from "./lib/command.js";
import { expect, test } from "./lib/test.js";
import { saved } from "./lib/watch.js";

/** @typedef {import("./lib/app.js").AppPage} AppPage */

const authority = () => example(120, 3, 7);

/** @param {AppPage} app @param {...import("./lib/app.js").Payload} more */
async function dropped(app, ...more) {
  await app.choose([...payloads(filesIn(authority()), authority()), ...more]);
  await expect(app.inside.locator('table.sc[data-beside="filled"]')).toHaveCount(1);
}

test("events, own sets, the population and titles are set, saved and hold again", async ({ app }) => {
  test.slow();
  const { inside } = app;
  await dropped(app);
  await app.after(() => inside.locator("#open-settings").click());
  await inside.locator("#set-words").fill("A new home opened");
  await inside.locator("#event-add").click();
  await expect(inside.locator(".govuk-error-summary")).toContainText("Enter a real date");
  for (const [part, value] of [["", "1"], ["-month", "9"], ["-year", "2024"]])
    await inside.locator(`#set-date${part}`).fill(value);
  await app.after(() => inside.locator("#event-add").click());
  await expect(inside.locator("#events")).toContainText("1 September 2024");

  await inside.locator("#set-from-set").selectOption("Committee");
  await expect(inside.locator("#set-lines")).toHaveValue(/^A settled home: STB-01 STB-02/);
  await inside.locator("#set-name").fill("For members");
  await inside.locator("#set-lines").fill("Homes: XXX-1");
  await inside.locator("#own-set-keep").click();
  await expect(inside.locator(".govuk-error-summary")).toContainText("Enter numbers of lines of this page only");
  await inside.locator("#set-lines").fill("Homes: stb-02 STB-01\nPeople: POP-01");
  await app.after(() => inside.locator("#own-set-keep").click());
  await inside.locator("#set-population").fill("60,000");
  await app.after(() => inside.locator("#set-all").click());
  await expect(inside.locator("#settings-whence")).toHaveText("These settings were made on this page.");
  expect(await faults(app)).toEqual([]);

  await inside.locator("#set-line").selectOption("STB-02");
  await app.after(() => inside.locator("#set-line-go").click());
  await inside.locator("#set-wording").fill("The same carer for two years");
  await app.after(() => inside.locator("#set-line-save").click());
  const { name, text } = await saved(app, inside.locator("#settings-save"));
  expect(JSON.parse(text)).toMatchObject({
    population: 60_000, set: "For members", events: [{ date: "2024-09-01", words: "A new home opened" }],
    sets: [{ name: "For members", promises: [{ promise: "Homes", lines: ["STB-02", "STB-01"] }, {}] }],
  });

  await app.clear();
  await dropped(app, payload(name, text));
  await expect(inside.locator("#line-STB-02 th")).toContainText("The same carer for two years");
  await inside.locator("#order").selectOption("set:For members");
  const seen = inside.locator("tr[data-indicator]:visible");
  await expect(seen).toHaveCount(3);
  expect(await seen.evaluateAll((rows) => rows.map((row) => /** @type {HTMLElement} */ (row).dataset.indicator)))
    .toEqual(["STB-02", "STB-01", "POP-01"]);
  await app.openIndicator("POP-01");
  await expect(inside.locator("#rate")).toContainText("60,000 children aged 0 to 17");
  await app.after(() => app.back());
  await app.after(() => inside.locator("#open-settings").click());
  await app.after(() => inside.locator("#events button").click());
  await expect(inside.locator("#events")).toHaveCount(0);
  await inside.locator("#set-from-set").selectOption("For members");
  await app.after(() => inside.locator("#own-set-remove").click());
  await expect(inside.locator("#set-set")).toHaveValue("Committee");
});
