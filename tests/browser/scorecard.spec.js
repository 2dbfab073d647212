// @ts-check
// The page as an officer uses it, in Chromium, in both editions; every figure against the native command.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { payload, payloads } from "./lib/app.js";
import { BROKEN, cutInto } from "./lib/broken.js";
import { cases, example, figures, filesIn } from "./lib/command.js";
import { EDITIONS } from "./lib/editions.js";
import { expectEqual } from "./lib/equal.js";
import { hostileChild, hostileReturn, NAUGHTY, NAUGHTY_NAMES, plain } from "./lib/hostile.js";
import { PUBLIC_SETS } from "./lib/places.js";
import { expect, test } from "./lib/test.js";
import { hurt, tabTo } from "./lib/watch.js";

const authority = () => example(120, 3, 7);
const year = (/** @type {string} */ name) => join(authority(), name);
const dropped = () => payloads(filesIn(authority()), authority());

for (const edition of EDITIONS) {
  test.describe(edition, () => {
    test.use({ edition });

    test.describe("files come in", () => {
      test("by the file button", async ({ app }) => {
        const folder = year("2025-26");
        expect(await app.chooseBy(app.inside.locator("#drop"), filesIn(folder))).toBe("painted");
        expectEqual(await app.lines(), figures([folder]));
      });

      test("by a drop that a script makes", async ({ app }) => {
        expect(await app.drop(dropped())).toBe("painted");
        expectEqual(await app.lines(), figures([authority()]));
      });

      test("by a drag of files from outside the browser", async ({ app }) => {
        const folder = year("2025-26");
        expect(await app.after(() => app.drag(filesIn(folder)))).toBe("painted");
        expectEqual(await app.lines(), figures([folder]));
      });

      test("by a drag of a folder from outside the browser", async ({ app }) => {
        expect(await app.after(() => app.drag([authority()]))).toBe("painted");
        expectEqual(await app.lines(), figures([authority()]));
      });

      test("by the folder button", async ({ app }) => {
        expect(await app.chooseBy(app.inside.locator("[data-choose=folder]"), authority())).toBe("painted");
        expectEqual(await app.lines(), figures([authority()]));
      });

      test("and two of the same name are both read", async ({ app }) => {
        const [early, late] = ["2024-25", "2025-26"].map((name) =>
          filesIn(year(name)).map((path) => payload(path, payloads([path], year(name))[0].buffer)),
        );
        await app.choose([...early, ...late]);
        await expect(app.inside.locator("h1")).toContainText("at 31 March 2026");
        await expect(app.inside.getByRole("link", { name: `${early.length + late.length} files read` })).toBeVisible();
        expectEqual(await app.lines(), figures([year("2024-25"), year("2025-26")]));
      });

      test("and a second drop is added, replaces, or is not taken", async ({ app }) => {
        const { inside } = app;
        const later = payloads(filesIn(year("2025-26")), authority());
        const earlier = payloads(filesIn(year("2024-25")), authority());
        await app.choose(later);
        await app.input.setInputFiles(earlier);
        await inside.locator("#choice-cancel").click();
        expectEqual(await app.lines(), figures([year("2025-26")]));
        await app.input.setInputFiles(earlier);
        await app.after(() => inside.locator("#choice-add").click());
        expectEqual(await app.lines(), figures([year("2024-25"), year("2025-26")]));
        await app.input.setInputFiles(earlier);
        await app.after(() => inside.locator("#choice-replace").click());
        expectEqual(await app.lines(), figures([year("2024-25")]));
      });
    });

    test("the example authority, and three as-at dates", async ({ app }) => {
      const folder = example(500, 3, 1);
      await app.after(() => app.inside.locator("[data-choose=example]").click());
      const first = figures([folder]);
      expectEqual(await app.lines(), first);
      for (const asAt of ["2025-03-31", "2025-09-14", first.as_at]) {
        expect(await app.changeDate(asAt)).toBe("painted");
        expectEqual(await app.lines(), figures([folder], asAt));
      }
    });

    test("a date that is no day is named in an error summary", async ({ app }) => {
      await app.drop(dropped());
      const { inside } = app;
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
        await expect(app.page).toHaveTitle("Error: Scorecard at 31 March 2026: Looked-after scorecard");
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

    test("the browser's Back button goes from screen to screen, and the address stays", async ({ app, address }) => {
      await app.drop(dropped());
      await app.openIndicator("STB-01");
      await expect(app.body).toHaveAttribute("data-screen", "indicator");
      await app.after(() => app.back());
      await expect(app.body).toHaveAttribute("data-screen", "scorecard");
      expect(app.page.url()).toBe(address);
    });

    test("the tab says which screen it is, of which day, and whether something is wrong", async ({ app }) => {
      const { inside, page } = app;
      await app.choose([payload("empty.csv", "")]);
      await expect(page).toHaveTitle("Error: Your files: Looked-after scorecard");
      await app.clear();
      await expect(page).toHaveTitle("Looked-after scorecard");
      await app.after(() => inside.locator("[data-choose=example]").click());
      await expect(page).toHaveTitle("Scorecard at 31 March 2026, Example authority: Looked-after scorecard");
      await app.changeDate("2025-09-14");
      await expect(page).toHaveTitle("Scorecard at 14 September 2025, Example authority: Looked-after scorecard");
      await app.openIndicator("STB-01");
      await expect(page).toHaveTitle("STB-01 at 14 September 2025, Example authority: Looked-after scorecard");
      expect(await (await app.frame()).evaluate(() => document.title)).toContain(
        "Three or more placements in the year at 14 September 2025",
      );
    });

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
      for (const words of ["stability", "settled home", "A settled home"])
        expect(await find(words), words).toEqual(settled);
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

    test("files that cannot be used are named with the reason, and the others count", async ({ app }) => {
      const good = payloads(filesIn(year("2025-26")), authority());
      const reviews = good.find(({ name }) => name.endsWith("reviews.csv"));
      if (!reviews) throw new Error("The example has no reviews");
      const cut = { ...cutInto(reviews), name: "cut-reviews.csv" };
      await app.choose([...good.filter((file) => file !== reviews), cut, ...BROKEN.map(({ file }) => file)]);
      await app.after(() => app.inside.getByRole("link", { name: "See which, and why" }).click());
      for (const { what, file } of BROKEN) {
        const told = app.inside.locator(`section[data-file="${file.name}"]`);
        await expect(told, what).toHaveAttribute("data-outcome", "refused");
        await expect(told.locator(".notice"), what).not.toBeEmpty();
      }
      const told = app.inside.locator(`section[data-file="${cut.name}"]`);
      await expect(told).toHaveAttribute("data-outcome", /refused|set aside rows/);
      await expect(told).toContainText(/line/i);
      // Every row of every file is used, set aside or repaired: the sums that the page shows.
      const words = await app.inside.locator(".head .quiet").first().innerText();
      const [rows, used, aside, mended] = [
        /([\d,]+) rows?:/,
        /([\d,]+) used/,
        /([\d,]+) set aside/,
        /([\d,]+) repaired/,
      ].map((form) => Number(form.exec(words)?.[1]?.replaceAll(",", "")));
      expect(rows).toBeGreaterThan(0);
      expect(used + aside + mended).toBe(rows);
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

    test("hostile cells are shown as text", async ({ app }) => {
      const { header, episodes } = hostileReturn();
      expect(await app.choose([payload("header.csv", header), payload("episodes.csv", episodes)])).toBe("painted");
      const { inside } = app;
      await app.openIndicator("POP-01");
      /** @type {string[]} */
      const seen = [];
      for (;;) {
        seen.push(
          ...(await inside
            .locator("#cases-panel tbody th b")
            .evaluateAll((cells) => cells.map((cell) => cell.textContent ?? ""))),
        );
        const next = inside.getByRole("button", { name: "Next page" });
        if (!(await next.count())) break;
        await next.click();
        await expect(inside.locator("#cases-panel")).toContainText(`${seen.length + 1} to`);
      }
      expect(seen.map(plain).sort()).toEqual(NAUGHTY.map(hostileChild).map(plain).sort());
      await inside.locator("#cases-panel a").first().click();
      await expect(inside.locator("#rows-title")).toBeVisible();
      const cells = await inside.locator(".kids--rows td").evaluateAll((tds) => tds.map((td) => td.textContent ?? ""));
      expect(cells.filter((text) => NAUGHTY.map(plain).includes(plain(text))).length).toBeGreaterThan(2);
      expect(await hurt(app)).toEqual({ pwned: undefined, violations: [], prototype: 0 });
    });

    test("hostile file names are shown as text", async ({ app }) => {
      const good = payloads(filesIn(year("2025-26")), authority());
      await app.drop([
        ...good,
        ...NAUGHTY_NAMES.map((name) => ({ name, mimeType: "text/csv", buffer: Buffer.from("nothing,known\n1,2\n") })),
      ]);
      await app.after(() => app.inside.getByRole("link", { name: "Every file and its rows" }).click());
      const names = await app.inside.locator(".file__name").allTextContents();
      for (const name of NAUGHTY_NAMES) expect(names).toContain(name);
      expect(await hurt(app)).toEqual({ pwned: undefined, violations: [], prototype: 0 });
    });

    test("nothing is cleared before the question is answered", async ({ app }) => {
      await app.drop(dropped());
      const { inside } = app;
      const [ask, yes] = [inside.locator("#clear"), inside.locator("#clear-go")];
      const before = await app.lines();
      await ask.click();
      await expect(inside.locator("#clearing-title")).toBeFocused();
      await inside.locator("#clear-cancel").click();
      await expect(ask).toBeFocused();
      await ask.click();
      await app.page.keyboard.press("Escape");
      await expect(yes).toBeHidden();
      expect(await app.lines()).toEqual(before);
      await ask.click();
      await app.after(() => yes.click(), ["ready"]);
      await expect(inside.locator("#clearing")).toBeHidden();
      await expect(app.body).toHaveAttribute("data-screen", "start");
    });

    test("everything is cleared, out of the memory too", async ({ app }) => {
      const header = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\nCANARY77341,1,01/02/2010,WBRI,A1,0,\n";
      const episodes =
        "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n" +
        "CANARY77341,01/05/2017,S,C2,N1,U6,PR1,,,,,,\n";
      await app.choose([payload("header.csv", header), payload("episodes.csv", episodes)]);
      await app.openIndicator("POP-01");
      expect(await app.words()).toContain("CANARY77341");
      expect(await inHeap(app, "CANARY77341"), "the search finds it while it is there").toBe(true);
      await app.clear();
      expect(await app.words()).not.toContain("CANARY77341");
      expect(await (await app.frame()).content()).not.toContain("CANARY77341");
      expect(await inHeap(app, "CANARY77341")).toBe(false);
      await app.back();
      await expect(app.body).toHaveAttribute("data-screen", "start");
      expect(await (await app.frame()).content()).not.toContain("CANARY77341");
    });

    test("the keyboard alone leads from the start to a child's steps", async ({ app }) => {
      await tabTo(app, "[data-choose=example]");
      await app.after(() => app.page.keyboard.press("Enter"));
      await tabTo(app, "#open-STB-01");
      await app.after(() => app.page.keyboard.press("Enter"));
      await tabTo(app, "#tab-met");
      await app.page.keyboard.press("ArrowRight");
      await expect(app.inside.locator("[role=tab][aria-selected=true]")).toBeFocused();
      await expect(app.inside.locator("#tab-met")).toHaveAttribute("aria-selected", "false");
      await tabTo(app, "#cases-panel a");
      await app.after(() => app.page.keyboard.press("Enter"));
      await expect(app.body).toHaveAttribute("data-screen", "case");
      await expect(app.inside.locator("h1")).toBeFocused();
      await expect(app.inside.locator(".clauses > li").first()).toBeVisible();
    });

    test("the Print button and Ctrl+P print the page in the frame", async ({ app }) => {
      await app.drop(dropped());
      const frame = await app.frame();
      await frame.evaluate(() => {
        /** @type {any} */ (window).__prints = 0;
        window.print = () => void (/** @type {any} */ (window).__prints += 1);
      });
      await app.inside.getByRole("button", { name: "Print" }).first().click();
      await app.page.keyboard.press("Control+p");
      expect(await frame.evaluate(() => /** @type {any} */ (window).__prints)).toBe(2);
    });
  });
}

test.describe("public sets", () => {
  for (const name of ["validator-2017-18", "five-years"]) {
    const folder = join(PUBLIC_SETS, name);
    // Read where it is beside the project; without it there is nothing to compare.
    if (!existsSync(folder)) continue;
    test(`${name}, whole`, async ({ app }) => {
      expect(await app.chooseBy(app.inside.locator("[data-choose=folder]"), folder)).toBe("painted");
      const all = figures([folder]);
      expectEqual(await app.lines(), all);
      await app.page.setViewportSize({ width: 320, height: 900 });
      expect(
        await (await app.frame()).evaluate(() => document.documentElement.scrollWidth - innerWidth),
      ).toBeLessThanOrEqual(0);
      await app.page.setViewportSize({ width: 1440, height: 900 });
      await app.after(() => app.inside.getByRole("link", { name: "Every file and its rows" }).click());
      expect(await app.inside.locator("[data-file]").count()).toBe(all.files.length);
    });
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

/**
 * @param {import("./lib/app.js").AppPage} app
 * @param {string} text
 */
async function inHeap(app, text) {
  const context = app.page.context();
  // The closed frame lives in a process of its own; where it does not, the page's heap holds it.
  const session = await context.newCDPSession(await app.frame()).catch(() => context.newCDPSession(app.page));
  let found = false;
  let tail = "";
  session.on("HeapProfiler.addHeapSnapshotChunk", ({ chunk }) => {
    found ||= (tail + chunk).includes(text);
    tail = chunk.slice(-text.length);
  });
  await session.send("HeapProfiler.collectGarbage");
  await session.send("HeapProfiler.takeHeapSnapshot", { reportProgress: false });
  await session.detach();
  return found;
}
