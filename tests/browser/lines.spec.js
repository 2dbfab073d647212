// @ts-check
// The scorecard inside its frame, once files are read: dates, filters, search, the rail, definitions and steps; every
// figure against the native command.
import { join } from "node:path";
import { payloads } from "./lib/app.js";
import { BROKEN } from "./lib/broken.js";
import { cases, example, figures, filesIn } from "./lib/command.js";
import { expect, test } from "./lib/test.js";

const authority = () => example(120, 3, 7);
const year = (/** @type {string} */ name) => join(authority(), name);
const dropped = () => payloads(filesIn(authority()), authority());

test("a date that is no day is named in an error summary", async ({ app }) => {
  await app.drop(dropped());
  const { inside } = app;
  const frame = await app.frame();
  const before = await app.lines();
  for (const [day, month, yearOf, words] of [
    ["31", "2", "2025", "must be a real date"],
    ["", "", "", "Enter the as-at date"],
    ["1", "", "2025", "must include a month"],
    ["1", "1", "25", "four numbers"],
    ["<b>", "1", "2025", "must be a real date"],
    ["31", "3", "1999", "The returns cover"],
  ]) {
    await inside.locator("#as-at-day").fill(day);
    await inside.locator("#as-at-month").fill(month);
    await inside.locator("#as-at-year").fill(yearOf);
    await inside.locator("#as-at-year").press("Enter");
    const summary = inside.locator(".govuk-error-summary");
    await expect(summary).toBeFocused();
    await expect(summary).toContainText(words);
    await expect(inside.locator("#as-at-error")).toContainText(words);
    expect(await frame.evaluate(() => document.title)).toMatch(/^Error: .+ at 31 March 2026: Looked-after scorecard$/);
    await summary.getByRole("link").click();
    await expect(inside.locator("#as-at-day")).toBeFocused();
  }
  expect(await app.lines()).toEqual(before);
});

for (const id of ["STB-01", "HLT-02"]) {
  test(`a definition, the children of each standing, and one child's steps: ${id}`, async ({ app }) => {
    await app.drop(dropped());
    const { inside, body } = app;
    const panel = inside.locator("#cases-panel");
    const known = cases([authority()], id);
    await inside.locator(`#line-${id}`).getByRole("link", { name: /^Definition/ }).click();
    await expect(body).toHaveAttribute("data-screen", "indicator");
    await expect(inside.locator("#definition")).toBeInViewport();
    await expect(inside.locator("#definition dt").first()).toBeVisible();
    const title = await inside.locator("h1").innerText();
    for (const standing of new Set(known.map((one) => one.standing))) {
      const expected = known.filter((one) => one.standing === standing);
      const tab = inside.locator(`[role=tab][data-standing="${standing}"]`);
      await tab.click();
      await expect(tab).toHaveAttribute("aria-selected", "true");
      await expect(panel).toHaveAttribute("aria-busy", "false");
      await expect(panel).toContainText(`of ${expected.length}`);
      const child = (await panel.locator("tbody th").first().innerText()).trim();
      const steps = expected.find((one) => one.child === child)?.steps ?? [];
      expect(steps.length, `${id}: child ${child} is ${standing} for the command too`).toBeGreaterThan(0);
      await panel.getByRole("link", { name: `Reasons for child ${child}`, exact: true }).click();
      await expect(body).toHaveAttribute("data-screen", "case");
      await expect(inside.locator("h1")).toContainText(child);
      const shown = await shownSteps(app);
      const asked = steps.map((step) => ({ ...step, clause: step.clause[0].toUpperCase() + step.clause.slice(1) }));
      expect(shown.slice(0, asked.length)).toEqual(
        asked.map(({ clause, answer, because }) => ({ clause, answer, because })),
      );
      // The page also lists the clauses that were never reached.
      expect(shown.slice(asked.length).every(({ answer }) => answer === "not asked")).toBe(true);
      await inside.getByRole("link", { name: `Back to ${title}`, exact: true }).click();
      await expect(body).toHaveAttribute("data-screen", "indicator");
      await expect(tab).toHaveAttribute("aria-selected", "true");
    }
    await inside.getByRole("link", { name: "Back to the scorecard", exact: true }).click();
    await expect(body).toHaveAttribute("data-screen", "scorecard");
    await expect(inside.locator(`#open-${id}`)).toBeFocused();
  });
}

test("files that were not read are not counted as read", async ({ app }) => {
  const good = payloads(filesIn(year("2025-26")), authority());
  await app.choose([...good, ...BROKEN.map(({ file }) => file)]);
  await expect(app.inside.locator(".head .quiet")).toContainText(`${good.length} files read`);
  await app.after(() => app.inside.getByRole("link", { name: "See which, and why" }).click());
  await expect(app.inside.locator(".head .quiet")).toContainText(
    `${good.length} of ${good.length + BROKEN.length} files read`,
  );
});

test("the lines are filtered by words and by section", async ({ app }) => {
  await app.drop(dropped());
  const { inside } = app;
  const seen = () =>
    inside
      .locator("[data-indicator]:visible")
      .evaluateAll((rows) => rows.map((row) => /** @type {HTMLElement} */ (row).dataset.indicator));
  // Those that wait for a file stand folded up below.
  const { length } = figures([authority()]).lines.filter(({ missing }) => !missing.length);
  expect(await seen()).toHaveLength(length);
  await inside.locator("#text-filter").fill("three placements");
  expect(await seen()).toEqual(["STB-01", "STB-03", "STB-04"]);
  await expect(inside.getByText(`3 of ${length} lines shown.`)).toBeVisible();
  await inside.locator("#text-filter").fill("ni 62");
  expect(await seen()).toEqual(["STB-01"]);
  await inside.locator("#text-filter").fill("no such line");
  expect(await seen()).toEqual([]);
  await expect(inside.locator(".shown")).toContainText("Try a code such as NI 62");
  await inside.locator("#all-lines").click();
  await expect(inside.locator("#text-filter")).toBeFocused();
  expect(await seen()).toHaveLength(length);
  await inside.locator("#section-filter").selectOption({ label: "Health" });
  expect((await seen()).every((id) => id?.startsWith("HLT-"))).toBe(true);
  expect((await seen()).length).toBeGreaterThan(0);
  await inside.locator("#section-filter").selectOption("");
  expect(await seen()).toHaveLength(length);
});

test("a line is found by its codes, its section, its files and words of its name", async ({ app }) => {
  await app.drop(dropped());
  const { inside } = app;
  const seen = () =>
    inside
      .locator("[data-indicator]:visible")
      .evaluateAll((rows) => rows.map((row) => row.id.slice("line-".length)));
  const find = async (/** @type {string} */ text) => {
    await inside.locator("#text-filter").fill(text);
    return seen();
  };
  for (const code of ["NI62", "NI 62", "ni-62", "PAF CF/A1", "bvpi49", "stb 01"])
    expect(await find(code), code).toEqual(["STB-01"]);
  const inSection = (/** @type {string} */ key) =>
    inside
      .locator(`tbody[data-section="${key}"] [data-indicator]`)
      .evaluateAll((rows) => rows.map((row) => row.id.slice("line-".length)));
  const [settled, health] = [await inSection("stability"), await inSection("health")];
  // STB-10 waits for its file, and has the word in a code of its own.
  expect(await find("stability")).toEqual([...settled, "STB-10"]);
  for (const words of ["settled home", "A settled home"]) expect(await find(words), words).toEqual(settled);
  expect(await find("Health")).toEqual(expect.arrayContaining(health));
  const ofHealth = ["HLT-01", "HLT-02", "HLT-03", "HLT-04", "HLT-05", "HLT-06", "HLT-07", "HLT-08"];
  expect(await find("oc2")).toEqual([...ofHealth, "SAF-01", "SAF-03", "SAF-04", "GOV-03"]);
  for (const file of ["GpRegistrations", "gpregistrations", "gp_registrations.csv", "gp registration"])
    expect(await find(file), file).toEqual(["CAS-12"]);
  expect(await find("moves of placements")).toEqual(["STB-07"]);
  expect(await find("dentist teeth")).toEqual(["HLT-03"]);
});

test("the search looks among the lines that wait for files too, and opens their list", async ({ app }) => {
  await app.choose(filesIn(year("2025-26")).filter((path) => !path.endsWith("visits.csv")));
  const { inside } = app;
  const list = inside.locator("#waiting");
  await expect(list).not.toHaveAttribute("open");
  await inside.locator("#text-filter").fill("cas-07");
  await expect(list.locator("li[data-indicator]:visible")).toHaveCount(1);
  await expect(list.locator('li[data-indicator="CAS-07"]')).toBeVisible();
  await expect(list.locator("h3:visible")).toHaveCount(1);
  await expect(inside.locator(".shown")).toHaveText(/^0 of \d+ lines shown\. 1 more line below/);
  await inside.locator("#text-filter").fill("stb-01");
  await expect(list).toBeHidden();
  await inside.locator("#text-filter").fill("");
  await expect(list).toBeVisible();
  await expect(list).not.toHaveAttribute("open");
  await list.locator("summary").click();
  await inside.locator("#section-filter").selectOption({ label: "Health" });
  await expect(list.locator('li[data-indicator="CAS-07"]')).toBeHidden();
});

test("the rail marks the section that is being read, and none that is filtered away", async ({ app }) => {
  await app.drop(dropped());
  const { inside } = app;
  // Rows grow while their columns are filled, and a jump before that can end in the section above.
  await expect(inside.locator('table.sc[data-beside="filled"][data-trend="filled"]')).toHaveCount(1);
  const sections = await inside
    .locator("tbody[data-section]")
    .evaluateAll((all) => all.map((one) => /** @type {HTMLElement} */ (one).dataset.section));
  const marked = inside.locator(".jump a[aria-current]");
  for (const at of [2, 4, 1]) {
    await inside.locator(".jump a").nth(at).click();
    await expect(marked).toHaveAttribute("href", `#section-${sections[at]}`);
  }
  await expect(marked).toHaveCount(1);
  await inside.locator("#section-filter").selectOption(sections[3] ?? "");
  await expect(inside.locator(`.jump a[aria-current]:not([href="#section-${sections[3]}"])`)).toHaveCount(0);
  await inside.locator("#section-filter").selectOption("");
  await inside.locator("h1").scrollIntoViewIfNeeded();
  await expect(inside.locator(`.jump a[aria-current]:not([href="#section-${sections[0]}"])`)).toHaveCount(0);
});

test("a breakdown opens under its line", async ({ app }) => {
  await app.drop(dropped());
  const line = app.inside.locator("#line-LOC-04");
  await line.getByRole("button", { name: /^Breakdown/ }).click();
  const rows = app.inside.locator('.brk[data-of="LOC-04"] table tr');
  const { groups } = /** @type {any} */ (figures([authority()]).lines.find(({ id }) => id === "LOC-04"));
  await expect(rows).toHaveCount(groups.length);
  for (const [at, { label, numerator }] of groups.entries()) {
    await expect(rows.nth(at)).toContainText(label);
    await expect(rows.nth(at)).toContainText(String(numerator));
  }
  await line.getByRole("button", { name: /^Breakdown/ }).click();
  await expect(rows).toHaveCount(0);
});

test("nothing but unusable files gives a reason and no scorecard", async ({ app }) => {
  for (const { what, file } of BROKEN) {
    const state = await (app.inside.locator("#choice[open]").isVisible(), app.choose([file]));
    expect(state, what).toBe("failed");
    await expect(app.inside.locator("#failed-words"), what).not.toBeEmpty();
    await expect(app.inside.locator(`section[data-file="${file.name}"]`), what).toHaveAttribute(
      "data-outcome",
      "refused",
    );
    await app.clear();
  }
});

/**
 * The clauses of the case that is shown, as the page has them.
 * @param {import("./lib/app.js").AppPage} app
 */
const shownSteps = (app) =>
  app.inside.locator(".clauses > li").evaluateAll((items) =>
    items.map((item) => ({
      clause: item.querySelector("h3")?.textContent,
      answer: /** @type {HTMLElement} */ (item).dataset.answer,
      because: item.querySelector("p")?.textContent ?? "",
    })),
  );
