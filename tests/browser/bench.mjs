// @ts-check
// How long a reader waits: node bench.mjs [FAST] prints a Markdown table. Not a test; run it on a quiet machine.
import { chromium } from "@playwright/test";
import { readFileSync, statSync } from "node:fs";
import { AppPage } from "./lib/app.js";
import { example, filesIn } from "./lib/command.js";
import { open } from "./lib/editions.js";
import { CHROMIUM, QUIET } from "./lib/places.js";

/** @type {[string, number, number, number][]} name, children, years, runs */
const SETS = [["1,800 children, 10 years", 1800, 10, 10], ["50,000 children, 10 years", 50_000, 10, 3]];
const OPENINGS = 10;

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

/** Longest task of the frame's main thread since the page began. */
function watchTasks() {
  /** @type {any} */ (window).__longest = 0;
  new PerformanceObserver((list) => {
    /** @type {any} */
    const view = window;
    for (const { duration } of list.getEntries()) view.__longest = Math.max(view.__longest, duration);
  }).observe({ type: "longtask", buffered: true });
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

/** @param {string} url @param {string} folder */
async function reading(url, folder) {
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: QUIET });
  const page = await browser.newPage();
  await page.addInitScript(watchTasks);
  const app = await new AppPage(page).open(url);
  const frame = await app.frame();
  const before = await memory(browser);
  await frame.evaluate(() => void (/** @type {any} */ (window).__longest = 0));
  page.setDefaultTimeout(120_000);
  await app.after(async () => {
    const [chooser] = await Promise.all([
      page.waitForEvent("filechooser"),
      app.inside.locator("[data-choose=folder]").click(),
    ]);
    await chooser.setFiles(folder);
  });
  const { states, dropped } = await app.watched();
  const painted = states.filter(({ state }) => state === "painted").at(-1)?.at ?? NaN;
  const longest = await frame.evaluate(() => /** @type {any} */ (window).__longest);
  const held = (await memory(browser)) - before;
  await browser.close();
  return { ms: painted - dropped, longest, held };
}

/**
 * Runs in an empty page: the two kinds of work in turn, in a worker as the page's own; the least milliseconds of each.
 * @param {{ glue: string, module: string, files: { path: string, text: string }[], runs: number }} work
 */
function contest({ glue, module, files, runs }) {
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
  const files = filesIn(folder).map((path) => ({ path, text: readFileSync(path, "base64") }));
  const least = await page.evaluate(contest, { glue, module, files, runs });
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
for (const place of Object.values(places)) place.close();
