// @ts-check
// What stands beside a figure: the line a year ago and England, in the row and on the line's own page, against the
// native command.
import { payloads } from "./lib/app.js";
import { besides, example, filesIn } from "./lib/command.js";
import { expect, test } from "./lib/test.js";

/** Three years give a year ago; one alone does not. */
const authority = () => example(120, 3, 7);
const oneYear = () => `${authority()}/2025-26`;

/** @param {import("./lib/app.js").AppPage} app @param {string} folder */
async function filled(app, folder) {
  await app.choose(payloads(filesIn(folder), folder));
  await expect(app.inside.locator('table.sc[data-beside="filled"]')).toHaveCount(1);
}

/** @param {import("./lib/app.js").AppPage} app @param {string} column */
const cells = async (app, column) =>
  new Map(
    await app.inside.locator("tr[data-indicator]").evaluateAll(
      (rows, column) =>
        rows.map((row) => {
          const inside = [...row.querySelectorAll(`.${column} > :not(.lab)`)];
          const words = inside.map(({ textContent }) => textContent ?? "");
          return /** @type {[string, string[]]} */ ([/** @type {HTMLElement} */ (row).dataset.indicator ?? "", words]);
        }),
      column,
    ),
  );

test("the line a year ago and England stand beside each figure", async ({ app }) => {
  await filled(app, authority());
  const told = besides([authority()]);
  const ago = await cells(app, "c-ag");
  const england = await cells(app, "c-en");
  expect(ago.size).toBeGreaterThan(40);
  for (const [id, [lead, , words]] of ago) {
    const line = told.get(id);
    const isThere = line?.compare.now.value !== null && line?.compare.then.value !== null;
    expect(Boolean(lead), id).toBe(isThere);
    if (lead) expect(line?.compare.then.shown, id).toContain(lead);
    expect(words?.toLowerCase() ?? null, id).toBe(isThere ? (line?.compare.words ?? null) : null);
  }
  for (const [id, [lead, year]] of england) {
    const own = told.get(id)?.comparators?.comparators.find(({ whose, sums }) => whose === "nation" && !sums);
    const later = own?.fits ? "" : ", the latest before 2025/26";
    if (lead) expect(own?.words, id).toBe(`England: ${lead} (${year}${later})`);
  }
  expect([...england.values()].filter(([lead]) => lead).length).toBeGreaterThan(10);
  await app.inside.locator("#open-STB-01").click();
  await expect(app.inside.locator("#beside")).toContainText("Source: Local Authority Interactive Tool");
  await expect(app.inside.locator("#beside")).toContainText("A year ago, 31 March 2025");
});

test("a column that nothing fills is not there", async ({ app }) => {
  await filled(app, oneYear());
  await expect(app.inside.getByRole("columnheader", { name: "England" })).toBeVisible();
  const ago = await cells(app, "c-ag");
  const none = [...ago.values()].every((words) => !words.length);
  await expect(app.inside.getByRole("columnheader", { name: /^A year ago/ })).toHaveCount(none ? 0 : 1);
});
