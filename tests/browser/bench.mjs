// @ts-check
// How long a reader waits: node bench.mjs [FAST] prints a Markdown table. Not a test; run it on a quiet machine.
import { chromium } from "@playwright/test";
import { readFileSync, statSync } from "node:fs";
import { answer, watchTasks } from "./lib/answers.js";
import { AppPage } from "./lib/app.js";
import { example, filesIn } from "./lib/command.js";
import { open } from "./lib/editions.js";
import { CHROMIUM, QUIET } from "./lib/places.js";

/** @type {[string, number, number, number][]} name, children, years, runs */
const SETS = [["1,800 children, 10 years", 1800, 10, 10], ["50,000 children, 10 years", 50_000, 10, 3]];
const OPENINGS = 10;
const ANSWERS = 3;

/** @param {number[]} numbers */
const middle = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
/** @param {number[]} numbers */
const told = (numbers) => `${Math.round(middle(numbers))} | ${Math.round(Math.max(...numbers))}`;
const mb = (/** @type {number} */ bytes) => (bytes / 2 ** 20).toFixed(1);

/**
 * The memory of the browser's processes that is theirs alone, in bytes.
 * @param {import("@playwright/test").Browser} browser
 */
async function memory(browser) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  const rollups = processInfo
    .filter(({ type }) => type === "renderer")
    .map(({ id }) => readFileSync(`/proc/${id}/smaps_rollup`, "utf8"));
  return rollups
    .flatMap((text) => [...text.matchAll(/^Private_(?:Dirty|Clean):\s+(\d+)/gm)])
    .reduce((sum, [, kilobytes]) => sum + 1024 * Number(kilobytes), 0);
}

/** @param {string} url */
async function opening(url) {
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: QUIET });
  const page = await browser.newPage();
  const app = await new AppPage(page).open(url);
  const frame = await app.frame();
  const began = await page.evaluate(() => performance.timeOrigin);
  const ready = await frame.evaluate(() => {
    const { states } = /** @type {any} */ (window).__watch;
    return performance.timeOrigin + (states.find((/** @type {any} */ { state }) => state === "ready")?.at ?? NaN);
  });
  await browser.close();
  return ready - began;
}

/** @param {AppPage} app @param {string} folder */
async function drop(app, folder) {
  const { page } = app;
  page.setDefaultTimeout(600_000);
  await app.after(async () => {
    const [chooser] = await Promise.all([
      page.waitForEvent("filechooser"),
      app.inside.locator("[data-choose=folder]").click(),
    ]);
    await chooser.setFiles(folder);
  });
}

/** @param {string} url @param {string} folder */
async function reading(url, folder) {
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: QUIET });
  const page = await browser.newPage();
  await page.addInitScript(watchTasks);
  const app = await new AppPage(page).open(url);
  const frame = await app.frame();
  const before = await memory(browser);
  await frame.evaluate(() => void (/** @type {any} */ (window).__longest = 0));
  await drop(app, folder);
  const { states, dropped } = await app.watched();
  const painted = states.filter(({ state }) => state === "painted").at(-1)?.at ?? NaN;
  const longest = await frame.evaluate(() => /** @type {any} */ (window).__longest);
  const held = (await memory(browser)) - before;
  await browser.close();
  return { ms: painted - dropped, longest, held };
}

const LIST = "#cases-panel[aria-busy=false]";
const OPENED = `body[data-screen=indicator] ${LIST}`;
/** What an officer does once the files are read: where, what is chosen there, and what says that it is answered. */
const ACTS = /** @type {const} */ ([
  ["opening a line while columns are worked out", "#open-POP-01", null, OPENED],
  ["choosing a filter", "#by-sex", "Boys", LIST],
  ["sorting the children", "#by-age-column", null, LIST],
  ["back to the scorecard", ".crumb a", null, "body[data-screen=scorecard]"],
  ["another as-at date", "#as-at-go", null, "body[data-state=painted]"],
  ["opening a line", "#open-STB-01", null, OPENED],
]);

/**
 * What each act takes, after the files are read; the last ones once all that is worked out behind them has come.
 * @param {string} url @param {string} folder
 */
async function answering(url, folder) {
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: QUIET });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.addInitScript(watchTasks);
  const app = await new AppPage(page).open(url);
  const frame = await app.frame();
  await drop(app, folder);
  const work = await working(page, frame);
  const answers = [];
  for (const [, at, value, until] of ACTS) {
    if (at === "#as-at-go") await anotherDate(app);
    const before = await work();
    answers.push({ ...(await answer(frame, at, value, until)), work: (await work()) - before });
    // Later acts are measured alone: what stands beside the figures has come.
    if (["#as-at-go", ".crumb a"].includes(at))
      await app.inside.locator('table.sc[data-beside="filled"][data-trend="filled"]').waitFor();
  }
  await browser.close();
  return answers;
}

/**
 * The milliseconds that a processor has spent on the main thread: unlike those of a clock they are not stretched by
 * other work of the machine.
 * @param {import("@playwright/test").Page} page
 * @param {import("@playwright/test").Frame} frame has a session of its own where it has a process of its own
 */
async function working(page, frame) {
  const context = page.context();
  const session = await context.newCDPSession(frame).catch(() => context.newCDPSession(page));
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  return async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return 1000 * (metrics.find(({ name }) => name === "TaskDuration")?.value ?? NaN);
  };
}

/** The last day of February in the boxes of the date. @param {AppPage} app */
async function anotherDate({ inside }) {
  await inside.locator("#as-at-day").fill("28");
  await inside.locator("#as-at-month").fill("2");
}

/**
 * Runs in a page that holds the files: the two kinds of work in turn, in a worker as the page's own; the least
 * milliseconds of each.
 * @param {{ glue: string, module: string, runs: number }} work
 */
function contest({ glue, module, runs }) {
  const { files } = /** @type {any} */ (window);
  const worker = `${glue}
    onmessage = ({ data: { module, files, runs } }) => {
      const bytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
      wasm_bindgen.initSync({ module: bytes(module) });
      const bench = new wasm_bindgen.Bench();
      for (const { path, text } of files) bench.add(path, bytes(text));
      const least = { pass: Infinity, engine: Infinity };
      for (let run = 0; run < runs; run += 1)
        for (const what of ["pass", "engine"]) {
          const began = performance.now();
          bench[what]();
          least[what] = Math.min(least[what], performance.now() - began);
        }
      postMessage(least);
    };`;
  return new Promise((resolve, reject) => {
    const started = new Worker(URL.createObjectURL(new Blob([worker], { type: "text/javascript" })));
    started.onmessage = ({ data }) => resolve(data);
    started.onerror = (event) => reject(new Error(event.message));
    started.postMessage({ module, files, runs });
  });
}

/** @param {string} folder @param {number} runs @returns {Promise<{ pass: number, engine: number }>} */
async function engineInWasm(folder, runs) {
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: QUIET });
  const page = await browser.newPage();
  const glue = readFileSync(`${process.env.BENCH}/bench_wasm.js`, "utf8");
  const module = readFileSync(`${process.env.BENCH}/bench_wasm_bg.wasm`, "base64");
  const held = await page.evaluateHandle(() => (/** @type {any} */ (window).files = /** @type {object[]} */ ([])));
  // One by one: no message to a browser holds all of them.
  for (const path of filesIn(folder)) {
    const text = readFileSync(path, "base64");
    await held.evaluate((files, file) => void files.push(file), { path, text });
  }
  const least = await page.evaluate(contest, { glue, module, runs });
  await browser.close();
  return /** @type {any} */ (least);
}

console.log("\nIn the browser's WebAssembly, the files in memory: the whole engine against one `csv` pass.\n");
console.log("| children x years | pass, ms | engine, ms | ratio |\n|---|---|---|---|");
for (const [name, children, years, runs] of SETS) {
  const { pass, engine } = await engineInWasm(example(children, years, 1), runs);
  console.log(`| ${name} | ${pass.toFixed(1)} | ${engine.toFixed(1)} | ${(engine / pass).toFixed(2)} |`);
}
console.log("\nWhat a reader waits, in Chromium.\n");

const places = { hosted: await open("hosted"), offline: await open("offline") };
console.log("| what | median, ms | worst, ms | longest task, ms | memory, MB |\n|---|---|---|---|---|");
for (const [edition, { url }] of Object.entries(places)) {
  const times = [];
  for (let run = 0; run < OPENINGS; run += 1) times.push(await opening(url));
  console.log(`| page open to ready, ${edition} (${OPENINGS} runs) | ${told(times)} | | |`);
}
for (const [name, children, years, runs] of SETS) {
  const folder = example(children, years, 1);
  const bytes = filesIn(folder).reduce((sum, path) => sum + statSync(path).size, 0);
  const all = [];
  for (let run = 0; run < runs; run += 1) all.push(await reading(places.hosted.url, folder));
  const longest = Math.max(...all.map((one) => one.longest));
  const held = Math.max(...all.map((one) => one.held));
  const what = `drop to painted, ${name}, ${mb(bytes)} MB (${runs} runs)`;
  console.log(`| ${what} | ${told(all.map((one) => one.ms))} | ${Math.round(longest)} | ${mb(held)} |`);
}
console.log("\nWhat an act of an officer takes to its answer, in Chromium.\n");
const HEADS = "| what | median, ms | worst, ms | longest task, ms | processor of the main thread, ms |";
console.log(`${HEADS}\n|---|---|---|---|---|`);
for (const [name, children, years] of SETS) {
  const folder = example(children, years, 1);
  const all = [];
  for (let run = 0; run < ANSWERS; run += 1) all.push(await answering(places.hosted.url, folder));
  for (const [at, [act]] of ACTS.entries()) {
    const of = all.map((answers) => answers[at]);
    const longest = Math.round(Math.max(...of.map((one) => one.longest)));
    const [took, work] = [told(of.map(({ ms }) => ms)), Math.round(middle(of.map((one) => one.work)))];
    console.log(`| ${act}, ${name} (${ANSWERS} runs) | ${took} | ${longest} | ${work} |`);
  }
}
for (const place of Object.values(places)) place.close();
