// @ts-check
// An officer types numbers by the keyboard alone: they are drawn and rated at once, saved as a file, and hold again
// when that is dropped another day.
import { faults } from "./lib/accessible.js";
import { payload, payloads } from "./lib/app.js";
import { example, filesIn } from "./lib/command.js";
import { expect, test } from "./lib/test.js";
import { saved, tabTo } from "./lib/watch.js";

/** @typedef {import("./lib/app.js").AppPage} AppPage */

const authority = () => example(60, 2, 7);
/** The last day of each quarter of the newest return, and how many. */
const QUARTERS = [["30 6 2025", "380"], ["30 9 2025", "402"], ["31 12 2025", "395"], ["31 3 2026", "431"]];

/** The files without numbers that are typed. @param {AppPage} app @param {...import("./lib/app.js").Payload} more */
function dropped(app, ...more) {
  const files = filesIn(authority()).filter((path) => !path.endsWith("typed_numbers.csv"));
  return app.choose([...payloads(files, authority()), ...more]);
}

/** @param {AppPage} app @param {string} last */
async function typeDay(app, last) {
  const [day, month, year] = last.split(" ");
  for (const [part, value] of [["", day], ["-month", month], ["-year", year]])
    await app.inside.locator(`#set-last${part}`).fill(value);
}

/** @param {AppPage} app the figures that the drawing shows */
async function drawn(app) {
  await app.drawn();
  return app.inside.locator(".trend-figure circle title").allTextContents();
}

/** @param {AppPage} app @param {string} name of a measure that is new */
async function newMeasure(app, name) {
  const { inside } = app;
  await inside.locator("#set-line").selectOption("new");
  await inside.locator("#set-name").fill(name);
  await inside.locator("#set-unit").selectOption("percent");
  await inside.locator("#set-better").selectOption("higher");
  await typeDay(app, "31 3 2026");
}

test("four quarters are typed by the keyboard, drawn, saved, cleared, dropped and drawn again", async ({ app }) => {
  test.slow();
  const { inside, page } = app;
  await dropped(app);
  await app.after(() => inside.locator("#open-typed").click());
  await inside.locator("#set-line").focus();
  // The letters of a title come to its line.
  await page.keyboard.type("Referrals re", { delay: 20 });
  await expect(inside.locator("#set-line")).toHaveValue("FDR-01");
  for (const [last, number] of QUARTERS) {
    await tabTo(app, "#set-last");
    for (const part of last.split(" ")) {
      await page.keyboard.press("ControlOrMeta+a");
      await page.keyboard.type(part);
      await page.keyboard.press("Tab");
    }
    await page.keyboard.type(number);
    await tabTo(app, "#typed-keep");
    await app.after(() => page.keyboard.press("Enter"));
    await expect(inside.locator("#told")).toContainText("The figures count it now");
    await expect(inside.locator("#set-numerator")).toBeFocused();
    // The next quarter is begun, and its days stand before the field that has the focus.
    await inside.locator("#set-line").focus();
  }
  await expect(inside.locator("#typed tbody tr")).toHaveCount(4);
  expect(await faults(app)).toEqual([]);
  const { name, text } = await saved(app, inside.locator("#typed-save"));
  expect(name).toBe("typed_numbers.csv");
  await app.after(() => inside.locator("#typed tbody th a").first().click());
  await expect(inside.locator(".trend-figure circle title")).toHaveCount(4);
  const seen = await drawn(app);
  expect(seen.map((words) => words.split(": ")[1])).toEqual(["380", "402", "395", "431"]);
  await expect(inside.locator("main")).toContainText("A typed number, 1 January 2026 to 31 March 2026.");

  await app.clear();
  await dropped(app, payload(name, text));
  await app.openIndicator("FDR-01");
  expect(await drawn(app)).toEqual(seen);
});

test("a measure of the council's own is typed, corrected, rated and taken out", async ({ app }) => {
  test.slow();
  const { inside } = app;
  await dropped(app);
  await app.after(() => inside.locator("#open-typed").click());
  await newMeasure(app, "Carers seen each month");
  await inside.locator("#set-numerator").fill("30");
  await inside.locator("#set-denominator").fill("28");
  await inside.locator("#typed-keep").click();
  const field = inside.locator('[data-field="numerator"]');
  const words = "Enter a number that is not more than of how many";
  await expect(inside.locator(".govuk-error-summary")).toContainText(words);
  await expect(field.locator(".govuk-error-message")).toHaveText(words);
  await expect(inside.locator("#set-numerator")).toHaveAccessibleDescription(/not more than of how many/);
  expect(await faults(app)).toEqual([]);
  await inside.locator("#set-numerator").fill("24");
  await app.after(() => inside.locator("#typed-keep").click());
  await expect(inside.locator("#typed tbody tr")).toContainText(["Carers seen each month (OWN-1)"]);

  await inside.locator("#typed").getByRole("button", { name: /^Change/ }).click();
  await inside.locator("#set-numerator").fill("26");
  await app.after(() => inside.locator("#typed-keep").click());
  await app.after(() => inside.locator("#typed tbody th a").click());
  await expect(inside.locator(".hero")).toContainText("26 of 28");
  await app.after(() => inside.getByRole("link", { name: "Set the target and the words of this line" }).click());
  await inside.locator("#set-from").selectOption("local");
  await inside.locator("#set-value").fill("90");
  await app.after(() => inside.locator("#set-line-save").click());
  await app.after(() => inside.getByRole("link", { name: "Back to the scorecard" }).click());
  await expect(inside.locator('table.sc[data-beside="filled"]')).toHaveCount(1);
  await expect(inside.locator("#line-OWN-1")).toContainText("On target");

  await app.after(() => inside.locator("#open-typed").click());
  await app.after(() => inside.locator("#typed").getByRole("button", { name: /^Remove/ }).click());
  await expect(inside.locator("main")).toContainText("No numbers are typed yet.");
  await app.after(() => inside.getByRole("link", { name: "Back to the scorecard" }).click());
  await expect(inside.locator("#line-OWN-1")).toHaveCount(0);
});

test("a judgement in words stands on the scorecard and the sheet, beside what was dropped", async ({ app }) => {
  const { inside } = app;
  await app.choose(payloads(filesIn(authority()), authority()));
  await app.after(() => inside.locator("#open-typed").click());
  await inside.locator("#set-line").selectOption("words");
  await inside.locator("#set-name").fill("Inspection of the fostering service");
  await inside.locator("#typed-keep").click();
  await expect(inside.locator(".govuk-error-summary")).toContainText("Enter the judgement");
  await inside.locator("#set-words").fill("Good");
  await typeDay(app, "14 11 2025");
  await app.after(() => inside.locator("#typed-keep").click());
  const rows = inside.locator("#typed tbody tr");
  await expect(rows.filter({ hasText: "Inspection of the fostering service" })).toHaveCount(1);
  await expect(rows.filter({ hasText: "Referrals received (FDR-01)" })).toHaveCount(2);
  expect(await faults(app)).toEqual([]);
  await app.after(() => inside.getByRole("link", { name: "Back to the scorecard" }).click());
  await expect(inside.locator("main")).toContainText("Inspection of the fostering service: Good, 14 November 2025.");
  await app.after(() => inside.locator("#open-sheet").click());
  await expect(inside.locator("main")).toContainText("Inspection of the fostering service: Good, 14 November 2025.");
  await app.after(() => inside.getByRole("link", { name: "Back to the scorecard" }).click());
  await app.after(() => inside.getByRole("link", { name: "See which, and why" }).click());
  const file = inside.locator('[data-file$="typed_numbers.csv"]');
  await expect(file).toHaveAttribute("data-outcome", "left out");
  await expect(file).toContainText("As you chose: Its rows stand among the numbers typed on this page.");
});
