// @ts-check
// The page as an officer uses it, in Chromium: files come in, and screens follow each other, in both editions; every
// figure against the native command.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { payload, payloads } from "./lib/app.js";
import { BROKEN, cutInto } from "./lib/broken.js";
import { example, figures, filesIn } from "./lib/command.js";
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
      await inside.locator("#as-at-month").fill("13");
      await inside.locator("#as-at-go").click();
      await expect(page).toHaveTitle(
        "Error: Scorecard at 14 September 2025, Example authority: Looked-after scorecard",
      );
      await app.openIndicator("STB-01");
      await expect(page).toHaveTitle("STB-01 at 14 September 2025, Example authority: Looked-after scorecard");
      expect(await (await app.frame()).evaluate(() => document.title)).toContain(
        "Three or more placements in the year at 14 September 2025",
      );
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
  // Every row of every file is used, set aside or passed over: the sums that the page shows.
  const words = await app.inside.locator(".head .quiet").first().innerText();
  const [rows, used, aside, mended] = [
    /([\d,]+) rows?:/,
    /([\d,]+) used/,
    /([\d,]+) set aside/,
    /([\d,]+) passed over/,
  ].map((form) => Number(form.exec(words)?.[1]?.replaceAll(",", "")));
  expect(rows).toBeGreaterThan(0);
  expect(used + aside + mended).toBe(rows);
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
