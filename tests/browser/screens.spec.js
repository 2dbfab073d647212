// @ts-check
// Every screen at several widths: nothing wider than the window, axe finds nothing, forced colours, print; and pictures
// of all.
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { faults } from "./lib/accessible.js";
import { AppPage, payload, payloads } from "./lib/app.js";
import { BROKEN } from "./lib/broken.js";
import { example, figures, filesIn, problems } from "./lib/command.js";
import { EDITIONS } from "./lib/editions.js";
import { alone } from "./lib/onpaper.js";
import { PICTURES, ROOT } from "./lib/places.js";
import { each, files, joined, monthFirst, renamed } from "./lib/spoilt.js";
import { expect, test } from "./lib/test.js";
import { saved } from "./lib/watch.js";

const WIDTHS = [320, 390, 768, 1440];
const AXE_WIDTHS = [390, 1440];
const DIALOGS = ["8-choice", "8-clearing"];

const year = () => join(example(500, 3, 1), "2025-26");

/** On a phone the controls of the scorecard and its menu are folded. @param {AppPage} app @param {string} id */
async function unfold(app, id) {
  const fold = app.inside.locator(`${id}:not([open]) > summary`);
  if (await fold.isVisible()) await fold.click();
}

/** @param {AppPage} app @param {string} id */
const goTo = async (app, id) => {
  await unfold(app, "#menu");
  await app.after(() => app.inside.locator(id).click());
};

/**
 * Each screen, from the one before, and what of it is new where the rest was just looked at.
 * @type {[string, (app: AppPage) => Promise<unknown>, string?][]}
 */
const SCREENS = [
  ["1-start", async () => {}],
  ["2-scorecard", (app) => app.after(() => app.inside.locator("[data-choose=example]").click())],
  ["3-breakdown", async (app) => {
    await app.inside.locator("#line-LOC-04").getByRole("button", { name: /^Breakdown/ }).click();
    await app.inside.locator("#line-LOC-04").scrollIntoViewIfNeeded();
  }, "#line-LOC-04"],
  ["3-sheet", (app) => goTo(app, "#open-sheet")],
  ["3-periods", async (app) => {
    await app.after(() => app.inside.getByRole("link", { name: "Back to the scorecard" }).click());
    await goTo(app, "#open-periods");
    const table = app.inside.locator("#periods");
    await expect(table).toHaveAttribute("aria-busy", "false", { timeout: 150_000 });
    await expect(table.locator(".govuk-visually-hidden")).not.toHaveCount(0);
  }],
  ["4-wrong-date", async (app) => {
    await app.after(() => app.inside.getByRole("link", { name: "Back to the scorecard" }).click());
    await unfold(app, "#controls");
    await app.inside.locator("#as-at-month").fill("13");
    await app.inside.locator("#as-at-go").click();
    await expect(app.inside.locator(".govuk-error-summary")).toBeFocused();
  }, ".govuk-error-summary, #controls"],
  ["5-indicator", (app) => app.openIndicator("STB-01")],
  ["6-child", (app) => app.after(() => app.inside.locator("#cases-panel a").first().click())],
  ["7-files", async (app) => {
    await app.drop([...payloads(filesIn(year()), year()), ...BROKEN.map(({ file }) => file)], "#main");
    await app.after(() => app.inside.getByRole("link", { name: "See which, and why" }).click());
  }],
  ["b-guesses", async (app) => {
    await app.clear();
    await app.choose(
      files({
        "header.csv": (rows) => joined(rows, ";"),
        "episodes.csv": each(["DECOM", "DEC"], monthFirst),
        "reviews.csv": renamed({ CHILD: "Ref", REVIEW: "Held on" }),
      }),
    );
    await app.after(() => app.inside.getByRole("button", { name: /^Read as month/ }).click());
  }],
  ["c-match", (app) => app.after(() => app.inside.locator("[data-match]").first().click())],
  ["d-match-wrong", async (app) => {
    await app.inside.locator("#match-CHILD").selectOption("");
    await app.inside.locator("#match-go").click();
    await expect(app.inside.locator(".govuk-error-summary")).toBeFocused();
  }],
  ["e-quality", async (app) => {
    await app.after(() => app.inside.getByRole("link", { name: "Back to your files" }).click());
    await app.after(() => app.inside.locator("#open-quality").click());
    await app.inside.locator(".finding summary").first().click();
    const { text } = await saved(app, app.inside.locator("#all-findings"));
    await app.clear();
    await app.choose([payload("findings.csv", text), ...files({ "oc2.csv": each(["TEETH_CHECK"], () => "") })]);
    await goTo(app, "#open-quality");
    await app.inside.locator(".finding summary").first().click();
  }],
  ["f-stamps", async (app) => {
    await app.after(() => app.inside.getByRole("link", { name: "Back to the scorecard" }).click());
    await app.inside.locator("#line-HLT-03").scrollIntoViewIfNeeded();
  }],
  ["g-suspects", async (app) => {
    await app.openIndicator("HLT-03");
    await app.inside.locator("#suspects").scrollIntoViewIfNeeded();
    await app.inside.locator("#suspects summary").click();
  }],
  ["8-choice", async (app) => {
    await app.input.setInputFiles(payloads(filesIn(year()), year()));
    await expect(app.inside.locator("#choice")).toBeVisible();
  }],
  ["8-clearing", async (app) => {
    await app.inside.locator("#choice-cancel").click();
    await app.inside.locator("#clear").click();
    await expect(app.inside.locator("#clearing")).toBeVisible();
  }],
  ["9-missing", (app) => app.after(async () => {
    await app.inside.locator("#clear-cancel").click();
    await app.clear();
    await app.input.setInputFiles(payloads(filesIn(year()).filter((path) => /header|episodes/.test(path)), year()));
  })],
  ["a-failed", async (app) => {
    await app.clear();
    await app.choose([payload("empty.csv", "")]);
  }],
];

test.beforeAll(() => mkdirSync(PICTURES, { recursive: true }));

for (const width of WIDTHS) {
  const height = width < 700 ? 800 : 900;
  test(`every screen at ${width} pixels`, async ({ page, address }) => {
    // axe takes seconds to look at each screen.
    if (AXE_WIDTHS.includes(width)) test.slow();
    await page.setViewportSize({ width, height });
    const app = await new AppPage(page).open(address);
    const frame = await app.frame();
    for (const [name, go, part] of SCREENS) {
      await go(app);
      const wide = await frame.evaluate(() => ({ page: document.documentElement.scrollWidth, window: innerWidth }));
      expect(wide.page, `${name} is wider than the window`).toBeLessThanOrEqual(wide.window);
      await page.screenshot({ path: join(PICTURES, `${name}-${width}.png`) });
      // Axe takes a minute for thousands of cells that are alike: rates.spec.js has it look at a few of them.
      if (!AXE_WIDTHS.includes(width) || name === "3-periods") continue;
      expect(await faults(app, { part, isInert: DIALOGS.includes(name) }), name).toEqual([]);
    }
  });
}

for (const [width, height] of [[320, 800], [390, 664], [768, 900]]) {
  test(`the first figure stands on the first screen of ${width} by ${height}`, async ({ app, page }) => {
    await page.setViewportSize({ width, height });
    await app.drop([...payloads(filesIn(year()), year()), ...BROKEN.map(({ file }) => file)]);
    const row = app.inside.locator("[data-indicator]").first();
    await expect(row.locator(".ind")).toBeInViewport({ ratio: 1 });
    await expect(row.locator(".v")).toBeInViewport({ ratio: 1 });
  });
}

test("the first figure stands on a phone's first screen with a year before beside it", async ({ app, page }) => {
  await page.setViewportSize({ width: 390, height: 664 });
  const folder = example(60, 2, 7);
  await app.choose(payloads(filesIn(folder), folder));
  await expect(app.inside.locator('table.sc[data-beside="filled"]')).toHaveCount(1);
  const row = app.inside.locator("[data-indicator]:visible").first();
  await expect(row.locator(".ind")).toBeInViewport({ ratio: 1 });
  await expect(row.locator(".v")).toBeInViewport({ ratio: 1 });
  await expect(app.inside.locator(".went")).toBeHidden();
  await app.inside.locator("#controls > summary").click();
  await expect(app.inside.locator(".went button").first()).toBeVisible();
});

test("the controls of a phone unfold, and never fold where there is room", async ({ app, page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await app.after(() => app.inside.locator("[data-choose=example]").click());
  const date = app.inside.locator("#as-at-day");
  await expect(date).toBeHidden();
  await app.inside.locator("#controls > summary").click();
  await expect(date).toBeVisible();
  await app.inside.locator("#controls > summary").click();
  await page.setViewportSize({ width: 1440, height: 900 });
  await expect(date).toBeVisible();
  await expect(app.inside.locator("#controls > summary")).toBeHidden();
});

for (const width of [320, 768, 1440]) {
  const title = `no word of a child's timeline is cut at ${width} pixels, and a table that goes on says so`;
  test(title, async ({ app, page }) => {
    test.setTimeout(180_000);
    await page.setViewportSize({ width, height: 900 });
    await app.after(() => app.inside.locator("[data-choose=example]").click());
    await app.openIndicator("STB-01");
    const { inside } = app;
    for (let at = 0; at < 3; at += 1) {
      await app.after(() => inside.locator("#cases-panel a").nth(at).click());
      await expect(inside.locator(".timeline svg text").first()).toBeVisible();
      const cut = await inside.locator(".timeline svg").evaluate((chart) => {
        const { left, right } = chart.getBoundingClientRect();
        const isCut = (/** @type {Element} */ one) =>
          one.getBoundingClientRect().left < left - 1 || one.getBoundingClientRect().right > right + 1;
        return [...chart.querySelectorAll("text")].filter(isCut).map((one) => one.textContent);
      });
      expect(cut, `child ${at}`).toEqual([]);
      await expect(inside.locator(".scroller.is-wide.has-right .scroller__hint").first()).toBeVisible();
      await app.after(() => inside.getByRole("link", { name: /^Back to/ }).click());
    }
    await app.after(() => inside.locator("#cases-panel a").first().click());
    const table = inside.locator(".scroll").first();
    await table.evaluate((one) => one.scrollTo({ left: one.scrollWidth }));
    await expect(inside.locator(".scroller").first()).toHaveClass(/has-left/);
    await expect(inside.locator(".scroller").first()).not.toHaveClass(/has-right/);
  });
}

for (const width of WIDTHS) {
  test(`long words under a figure stay in their column at ${width} pixels`, async ({ app, page }) => {
    await page.setViewportSize({ width, height: 900 });
    await app.after(() => app.inside.locator("[data-choose=example]").click());
    const isInside = () =>
      app.inside
        .locator(":is(.c-v, .hero__v) :is(.nd, .nr, small)")
        .first()
        .evaluate((one) => {
          one.textContent = "1,068 of 2,157, 95 not recorded, 13 cannot be judged";
          const [own, around] = [
            one.getBoundingClientRect(),
            /** @type {Element} */ (one.closest(".c-v, .hero__v")).getBoundingClientRect(),
          ];
          const isIn =
            own.left >= around.left - 1 && own.right <= around.right + 1 && one.scrollWidth <= one.clientWidth + 1;
          return isIn && document.documentElement.scrollWidth <= innerWidth;
        });
    expect(await isInside()).toBe(true);
    await app.openIndicator("REV-04");
    expect(await isInside()).toBe(true);
  });
}

test("axe finds a fault that is put in", async ({ app }) => {
  await (await app.frame()).evaluate(() => document.body.append(document.createElement("button")));
  expect(await faults(app)).toEqual([expect.stringMatching(/^button-name: body > button /)]);
});

test("in forced colours nothing is lost", async ({ page, address }) => {
  await page.emulateMedia({ forcedColors: "active" });
  const app = await new AppPage(page).open(address);
  for (const [name, go] of SCREENS.slice(0, 9)) {
    // Filling its table takes a quarter of a minute, and its one control is a choice, as on the scorecard.
    if (name === "3-periods") continue;
    await go(app);
    await page.screenshot({ path: join(PICTURES, `${name}-forced-colours.png`) });
    // What is told by a background alone is gone in forced colours: every control needs an edge or a line of its own.
    const bare = await (await app.frame()).evaluate(() =>
      [...document.querySelectorAll("button, input, select, [role=tab]")]
        .filter((one) => one.checkVisibility())
        .filter((one) => {
          const { borderStyle, textDecorationLine, outlineStyle } = getComputedStyle(one);
          const inside = [...one.querySelectorAll("*")].some(
            (part) => getComputedStyle(part).textDecorationLine !== "none",
          );
          return /^none$/.test(borderStyle) && textDecorationLine === "none" && outlineStyle === "none" && !inside;
        })
        .map((one) => one.outerHTML.slice(0, 100)),
    );
    expect(bare, name).toEqual([]);
  }
});

test("what has not come beside the figures leaves its place on paper to the names of the lines", async ({ page }) => {
  const folder = example(60, 2, 1);
  const place = await alone(page, payloads(filesIn(folder), folder));
  const table = page.locator('table.sc[data-beside="filled"][data-trend="filled"]');
  await expect(table).toHaveCount(1, { timeout: 120_000 });
  await page.emulateMedia({ media: "print" });
  const names = () =>
    page.locator("table.sc").evaluate((table) => {
      const name = table.querySelector("tr.line th");
      return (name?.getBoundingClientRect().width ?? 0) / table.getBoundingClientRect().width;
    });
  const filled = await names();
  await page.locator("table.sc").evaluate((table) => {
    table.removeAttribute("data-beside");
    table.removeAttribute("data-trend");
  });
  expect(await names()).toBeGreaterThan(Math.max(0.5, filled));
  place.close();
});

test("all lines that are switched on are on paper, each with its figure", async ({ page }) => {
  // Five times the browser lays everything out on sheets.
  test.setTimeout(180_000);
  const folder = example(500, 3, 1);
  const place = await alone(page, payloads(filesIn(folder), folder));
  const leads = await page
    .locator("[data-indicator]")
    .evaluateAll((rows) =>
      rows.map((row) => [
        /** @type {HTMLElement} */ (row).dataset.indicator ?? "",
        row.querySelector(".v")?.textContent ?? "",
      ]),
    );
  const table = page.locator('table.sc[data-beside="filled"][data-trend="filled"]');
  await expect(table).toHaveCount(1, { timeout: 120_000 });
  const text = printed(await page.pdf({ path: join(PICTURES, "print.pdf"), preferCSSPageSize: true }), "print");
  for (const { id, missing } of figures([folder]).lines) expect.soft(text.includes(id), id).toBe(!missing.length);
  expect(text.match(/cannot be trusted yet/g)).toHaveLength(
    problems([folder]).lines.filter(({ trusted }) => !trusted).length,
  );
  for (const [id, lead] of leads) expect.soft(text, `${id} with its figure`).toContain(lead);
  expect(text).toContain("31 March 2026");
  const plain = text.replaceAll(/\s+/g, " ");
  const source = /Source: SSDA903 returns 2025\/26, 2024\/25, 2023\/24, \d+ files read\./;
  expect(plain).toMatch(new RegExp(`Figures at 31 March 2026\\. ${source.source} Worked out on this device with `));
  expect(plain).toMatch(/Worked out on this device with Looked-after scorecard \d/);
  const sheets = text.split("\f").filter((sheet) => sheet.trim());
  expect(sheets.length).toBeGreaterThan(2);
  for (const [at, sheet] of sheets.entries()) {
    expect(sheet).toContain(`Page ${at + 1} of ${sheets.length}`);
    expect(sheet).toContain("Source: SSDA903 returns 2025/26");
  }
  expect(text).not.toContain("Find an indicator");
  await page.locator("#open-STB-01").click();
  await expect(page.locator("body")).toHaveAttribute("data-screen", "indicator");
  const indicator = printed(
    await page.pdf({ path: join(PICTURES, "print-indicator.pdf"), preferCSSPageSize: true }),
    "print-indicator",
  );
  expect(indicator).toContain("OFFICIAL-SENSITIVE");
  // A heading stands on the sheet of what it is the heading of.
  for (const [heading, below] of [["Which children", "Age"], ["Every child, accounted for", "Why"]])
    expect(indicator.split("\f").some((sheet) => sheet.includes(heading) && sheet.includes(below)), heading).toBe(true);
  await page.locator("#cases-panel a").first().click();
  await expect(page.locator("body")).toHaveAttribute("data-screen", "case");
  const cells = await page
    .locator(".kids--rows td")
    .evaluateAll((all) => all.map((one) => (one.textContent ?? "").trim()));
  const child = printed(
    await page.pdf({ path: join(PICTURES, "print-child.pdf"), preferCSSPageSize: true }),
    "print-child",
  );
  const words = new Set(child.split(/\s+/));
  // No day and no number is split over two lines.
  for (const cell of cells.filter((text) => /^[\d/]+$/.test(text))) expect.soft(words, cell).toContain(cell);
  await page.getByRole("link", { name: /^Back to/ }).click();
  await page.getByRole("link", { name: "Back to the scorecard" }).click();
  await page.getByRole("link", { name: /^Data quality/ }).click();
  await expect(page.locator("body")).toHaveAttribute("data-screen", "quality");
  const quality = printed(
    await page.pdf({ path: join(PICTURES, "print-quality.pdf"), preferCSSPageSize: true }),
    "print-quality",
  );
  for (const { code } of problems([folder]).findings) expect(quality).toContain(code);
  expect(quality).toContain("OFFICIAL-SENSITIVE");
  expect(quality).not.toContain("Save");
  place.close();
});

test("the browser's own print of the outer page says how to print", async ({ app }) => {
  await app.after(() => app.inside.locator("[data-choose=example]").click());
  const text = printed(await app.page.pdf({ path: join(PICTURES, "print-outer.pdf") }), "print-outer");
  expect(text.replaceAll(/\s+/g, " ")).toContain("To print the scorecard");
});

for (const edition of EDITIONS) {
  test.describe(edition, () => {
    test.use({ edition });
    test("hides itself after ten minutes without use", async ({ page, address }) => {
      await page.clock.install();
      const app = await new AppPage(page).open(address);
      await app.after(() => app.inside.locator("[data-choose=example]").click());
      await page.clock.fastForward("09:50");
      await expect(app.inside.locator("h1")).toBeVisible();
      await page.clock.fastForward("00:15");
      await expect(app.inside.locator("h1")).toBeHidden();
      await expect(app.inside.locator("#cover")).toBeVisible();
      await app.inside.locator("#show-again").click();
      await expect(app.inside.locator("h1")).toBeVisible();
    });

    test("the browser asks before files of one's own are lost, and not for the example", async ({ page, address }) => {
      const app = await new AppPage(page).open(address);
      page.removeAllListeners("dialog");
      const inside = page.frameLocator("#app");
      const [table, example] = [inside.locator("table.sc"), inside.locator("[data-choose=example]")];
      const answered = async (/** @type {"accept" | "dismiss"} */ answer) => {
        const [dialog, left] = [page.waitForEvent("dialog"), page.reload().catch(() => undefined)];
        expect((await dialog).type()).toBe("beforeunload");
        await (await dialog)[answer]();
        return { left };
      };
      await app.drop(payloads(filesIn(year()), year()));
      await answered("dismiss");
      await expect(table).toBeVisible();
      await (await answered("accept")).left;
      await example.click();
      await expect(table).toBeVisible();
      await page.reload();
      await expect(example).toBeVisible();
    });
  });
}

// Made only on request: they are kept in the project.
if (process.env.README_PICTURE) {
  /** @param {AppPage} app */
  const back = async (app) => {
    await app.after(() => app.inside.getByRole("link", { name: "Back to the scorecard" }).click());
    await expect(app.inside.locator(FILLED)).toHaveCount(1);
  };
  const FILLED = 'table.sc[data-beside="filled"][data-trend="filled"]';
  /** Each picture, from the one before. @type {[string, (app: AppPage) => Promise<unknown>][]} */
  const KEPT = [
    ["scorecard", async (app) => {
      await app.after(() => app.inside.locator("[data-choose=example]").click());
      await expect(app.inside.locator(FILLED)).toHaveCount(1);
    }],
    ["line", (app) => app.openIndicator("STB-01")],
    ["child", async (app) => {
      await app.after(() => app.inside.locator("#cases-panel a").first().click());
      await app.after(() => app.inside.getByRole("link", { name: /^Everything that the files say/ }).click());
    }],
    ["due", async (app) => {
      for (const _ of ["to the reasons", "to the line"])
        await app.after(() => app.inside.getByRole("link", { name: /^Back to/ }).click());
      await back(app);
      await goTo(app, "#open-due");
    }],
    ["sheet", async (app) => {
      await back(app);
      await goTo(app, "#open-sheet");
    }],
  ];
  for (const [width, height, name] of /** @type {[number, number, string][]} */ (
    [[1440, 900, ""], [390, 844, "-phone"]]
  )) {
    test(`the pictures of the README at ${width} pixels`, async ({ page, address }) => {
      await page.setViewportSize({ width, height });
      const app = await new AppPage(page).open(address);
      mkdirSync(join(ROOT, "docs"), { recursive: true });
      for (const [screen, go] of KEPT) {
        await go(app);
        await page.screenshot({ path: join(ROOT, `docs/${screen}${name}.png`) });
      }
    });
  }
}

/** The words of a PDF, and its pages as pictures. @param {Buffer} pdf @param {string} name */
function printed(pdf, name) {
  for (const old of readdirSync(PICTURES)) if (old.startsWith(`${name}-page`)) rmSync(join(PICTURES, old));
  execFileSync("pdftoppm", ["-png", "-r", "60", "-", join(PICTURES, `${name}-page`)], { input: new Uint8Array(pdf) });
  return execFileSync("pdftotext", ["-layout", "-", "-"], { input: new Uint8Array(pdf), encoding: "utf8" });
}
