// @ts-check
// Files that are not plain CSV, and very large ones, as an officer drops them.
import { mkdirSync, readFileSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { payload, payloads } from "./lib/app.js";
import { bomb, workbook } from "./lib/boxes.js";
import { example, figures, filesIn } from "./lib/command.js";
import { EDITIONS } from "./lib/editions.js";
import { expectEqual } from "./lib/equal.js";
import { expect, test } from "./lib/test.js";

const LARGE = 100_000_000;
const FIRST = 2 ** 20;
/** What a hostile file may take: time until the page says so, and memory of the engine. */
const REFUSED_MS = 1000;
const MOST_MEMORY = 64 * 2 ** 20;

const year = () => join(example(120, 3, 7), "2025-26");

/** The tables of one return as CSV text. */
const tables = () =>
  Object.fromEntries(filesIn(year()).map((path) => [basename(path, ".csv"), readFileSync(path, "utf8")]));

/** A file of this test's own. @param {string} name @param {() => string} make */
function made(name, make) {
  const folder = test.info().outputPath();
  mkdirSync(folder, { recursive: true });
  const path = join(folder, name);
  writeFileSync(path, make());
  return path;
}

/** The XML upload of two children. */
const UPLOAD = `<?xml version="1.0" encoding="UTF-8"?>
<EXPSSDA903>
${["A1", "B2"].map((child, at) => `<CHILD>
<HEADER><CHILDID>${child}</CHILDID><SEX>${at + 1}</SEX><DOB>01/02/2012</DOB><ETHNIC>WBRI</ETHNIC></HEADER>
<EPISODE><DECOM>01/06/202${at + 3}</DECOM><RNE>S</RNE><LS>V2</LS><CIN>N1</CIN>
<PL>U4</PL><PLACE_PROVIDER>PR1</PLACE_PROVIDER></EPISODE>
<AREVIEW><REVIEW>20/06/2025</REVIEW><REVIEW_CODE>PN1</REVIEW_CODE></AREVIEW>
</CHILD>`).join("\n")}
</EXPSSDA903>
`;

/** @param {import("./lib/app.js").AppPage} app */
const hasReader = (app) => app.page.workers()[0].evaluate("hasReader");

/** The largest piece of a file that the page has read. @param {import("./lib/app.js").AppPage} app */
async function watchReading(app) {
  await (await app.frame()).evaluate(() => {
    const { arrayBuffer } = Blob.prototype;
    /** @type {any} */
    const view = window;
    view.__largest = 0;
    Blob.prototype.arrayBuffer = function () {
      const isRead = this instanceof File || this.type === "";
      if (isRead) view.__largest = Math.max(view.__largest, this.size);
      return arrayBuffer.call(this);
    };
  });
  return async () => (await app.frame()).evaluate(() => /** @type {any} */ (window).__largest);
}

/** From the moment a file is chosen until the page has settled. @param {import("./lib/app.js").AppPage} app */
const took = async (app) =>
  (await app.frame()).evaluate(() => {
    const { dropped, states } = /** @type {any} */ (window).__watch;
    return states.at(-1).at - dropped;
  });

for (const edition of EDITIONS) {
  test.describe(edition, () => {
    test.use({ edition });

    test("a workbook shows the figures of its sheets", async ({ app }) => {
      await app.drop(payloads(filesIn(year()), year()).slice(0, 1));
      expect(await hasReader(app), "no reader without a workbook").toBe(false);
      await app.input.setInputFiles([payload("Returns.xlsx", workbook(tables()))]);
      expect(await app.after(() => app.inside.locator("#choice-replace").click())).toBe("painted");
      expect(await hasReader(app)).toBe(true);
      expectEqual(await app.lines(), figures([year()]));
    });

    test("the XML upload shows the figures of the command", async ({ app }) => {
      const path = made("upload.xml", () => UPLOAD);
      expect(await app.choose([path])).toBe("painted");
      expectEqual(await app.lines(), figures([path]));
    });
  });
}

test("a workbook that would swell is refused, and the rest is read", async ({ app }) => {
  expect(await app.drop([...payloads(filesIn(year()), year()), payload("trap.xlsx", bomb())])).toBe("painted");
  expectEqual(await app.lines(), figures([year()]));
  await app.inside.locator("[data-view=files]").first().click();
  await expect(app.inside.getByText("unpacks to more than 100 times its size")).toBeVisible();
});

test("a large file that its first part refused is read with the guess turned round, and back", async ({ app }) => {
  // Headings in single quotation marks, and numbers behind the apostrophe with which Excel marks text.
  const children = Array.from({ length: 60_000 }, (_, at) => `'${at + 1},1,01/02/2012,WBRI\n`);
  const header = made("header.csv", () => `'CHILD',SEX,DOB,ETHNIC\n${children.join("")}`);
  const episodes = made(
    "episodes.csv",
    () => "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC\n1,01/05/2017,S,C2,N1,U6,PR1,,\n",
  );
  expect(statSync(header).size).toBeGreaterThan(FIRST);
  const largest = await watchReading(app);
  await app.choose([header, episodes]);
  expect(await largest()).toBe(FIRST);
  await app.inside.locator("[data-view=files]").first().click();
  const file = app.inside.locator('section[data-file="header.csv"]');
  await expect(file).toHaveAttribute("data-outcome", "refused");
  await app.after(() =>
    file.getByRole("button", { name: /^Read with single quotation marks as part of the cells/ }).click(),
  );
  await expect(file).not.toHaveAttribute("data-outcome", "refused");
  await expect(file).toContainText("60,000 rows, 60,000 used");
  await expect(file).toContainText("As you chose: Read with single quotation marks as part of the cells");
  await app.after(() => file.getByRole("button", { name: /^Undo/ }).click());
  await expect(file).toHaveAttribute("data-outcome", "refused");
});

test("a file longer than any that is read is refused by itself, and the rest is read", async ({ app }) => {
  const path = made("long.csv", () => "CHILD,SEX,DOB,ETHNIC\n");
  truncateSync(path, 600_000_000);
  const largest = await watchReading(app);
  expect(await app.choose([path, ...filesIn(year())])).toBe("painted");
  expect(await largest()).toBeLessThanOrEqual(FIRST);
  await app.inside.locator("[data-view=files]").first().click();
  const file = app.inside.locator('section[data-file="long.csv"]');
  await expect(file).toHaveAttribute("data-outcome", "refused");
  await expect(file).toContainText("The file is 600 MB long; at most 536 MB are read.");
  await expect(file.locator("[data-effect]")).toHaveText(
    "Figures that this can move: every figure that needs this file.",
  );
});

test("each finding says which figures it can move", async ({ app }) => {
  const header = readFileSync(join(year(), "header.csv"), "utf8").replace(/\d\d\/\d\d\/\d{4}/, "soon");
  const reviews = readFileSync(join(year(), "reviews.csv"), "utf8").replace("REVIEW,", "review,");
  const files = payloads(filesIn(year()), year()).filter(({ name }) => !/(header|reviews)\.csv$/.test(name));
  expect(await app.drop([...files, payload("header.csv", header), payload("reviews.csv", reviews)])).toBe(
    "painted",
  );
  await app.inside.locator("[data-view=files]").first().click();
  const notice = app.inside.locator('section[data-file="header.csv"] [data-code="DATE_INVALID"]');
  await expect(notice).toContainText("Put the day as dd/mm/yyyy.");
  await expect(notice.locator("[data-effect]")).toHaveText(
    /^Figures that this can move: [A-Z]{3}-\d\d, .+ and \d+ more\.$/,
  );
  const repaired = app.inside.locator('section[data-file="reviews.csv"] [data-code="HDR_CASE"]');
  await expect(repaired).toBeVisible();
  await expect(repaired.locator("[data-effect]")).toHaveCount(0);
});

test("100 MB of nonsense are refused at once", async ({ app }) => {
  const path = made("hostile.csv", () => `CHILD,SEX,DOB,ETHNIC\n${",".repeat(LARGE)}`);
  const largest = await watchReading(app);
  expect(await app.choose([path])).toBe("failed");
  await expect(app.inside.getByText("fields; at most 256 are read")).toBeVisible();
  expect(await took(app)).toBeLessThan(REFUSED_MS);
  expect(await largest()).toBeLessThanOrEqual(FIRST);
  const memory = await app.page
    .workers()[0]
    .evaluate(() => wasm_bindgen.initSync({ module: new Uint8Array() }).memory.buffer.byteLength);
  expect(memory).toBeLessThan(MOST_MEMORY);
});

test.describe("a large set", () => {
  test.use({ actionTimeout: 120_000 });

  test("100 MB of good rows are read", async ({ app }) => {
    test.slow();
    const folder = example(2000, 1, 3);
    const episodes = filesIn(folder).find((path) => basename(path) === "episodes.csv") ?? "";
    const [headings, ...rows] = readFileSync(episodes, "utf8").trim().split("\n");
    // As a case system exports them: with columns that no figure needs.
    const others = Array.from({ length: 40 }, (_, at) => `OTHER_${at}`);
    const more = others.map((name) => `${name} of the child`).join(",");
    const copies = Math.ceil(LARGE / (statSync(episodes).size + rows.length * more.length));
    const copy = (/** @type {number} */ number) => rows.map((row) => `${number}X${row},${more}`).join("\n");
    const path = made("episodes.csv", () =>
      [`${headings},${others.join(",")}`, ...Array.from({ length: copies }, (_, at) => copy(at)), ""].join("\n"),
    );
    expect(statSync(path).size).toBeGreaterThan(LARGE);
    expect(await app.choose([path])).toBe("painted");
    test.info().annotations.push({ type: "100 MB", description: `${Math.round(await took(app))} ms` });
    const one = figures([episodes]).lines.find(({ id }) => id === "POP-01")?.numerator ?? 0;
    const all = (await app.lines()).get("POP-01")?.numerator;
    expect(one).toBeGreaterThan(0);
    expect(Number(all)).toBe(one * copies);
  });
});
