// @ts-check
// Every definition on one screen: it needs no file, says the words that the engine asks by, and is saved as CSV.
import { example, filesIn } from "./lib/command.js";
import { faults } from "./lib/accessible.js";
import { payloads } from "./lib/app.js";
import { expect, test } from "./lib/test.js";
import { saved } from "./lib/watch.js";

test("the definitions are read before any file, and saved as one table", async ({ app, page }) => {
  const { inside } = app;
  await app.after(() => inside.locator("[data-view=definitions]").click(), ["ready"]);
  const one = inside.locator("[data-defined=STB-01]");
  await expect(one).toContainText("NI 62");
  await expect(one).toContainText("episodes.csv", { ignoreCase: true });
  await expect(one).toContainText("(from 2015/16)");
  const { name, text } = await saved(app, inside.locator("#definitions-save"));
  expect(name).toBe("definitions.csv");
  expect(text.split("\r\n")[0]).toMatch(/^"number","title","codes","section",/);
  // Each line once, as on the screen.
  const shown = await inside.locator("[data-defined]").evaluateAll((all) =>
    all.map((one) => /** @type {HTMLElement} */ (one).dataset.defined),
  );
  const rows = [...text.matchAll(/^"([A-Z]{3}-\d+)",/gm)].map(([, id]) => id);
  expect(rows).toEqual(shown);
  expect(await faults(app)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 800 });
  const wide = await (await app.frame()).evaluate(() => document.documentElement.scrollWidth > innerWidth);
  expect(wide).toBe(false);
});

test("from a scorecard they are one link away, and say the words of the line's own page", async ({ app }) => {
  const authority = example(120, 3, 7);
  const { inside } = app;
  await app.choose(payloads(filesIn(authority), authority));
  await app.after(() => inside.locator("[data-view=definitions]").click());
  const words = await inside.locator("[data-defined=STB-02] dd").allTextContents();
  await app.after(() => inside.getByRole("link", { name: "Back to the scorecard" }).click());
  await app.openIndicator("STB-02");
  const own = await inside.locator("#definition").innerText();
  const asked = words.filter((one) => one.startsWith("looked after continuously"));
  expect(asked.length).toBe(1);
  expect(own.toLowerCase()).toContain((asked[0] ?? "").toLowerCase());
});
