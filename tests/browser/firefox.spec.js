// @ts-check
// The second engine: Firefox ESR, driven over WebDriver BiDi. Both editions load, read files and show what the
// command says.
import { test, expect } from "@playwright/test";
import puppeteer from "puppeteer-core";
import { example, figures, filesIn, problems } from "./lib/command.js";
import { EDITIONS, open, openWithoutDefences } from "./lib/editions.js";
import { advised, host, published } from "./lib/host.js";
import { expectEqual } from "./lib/equal.js";
import { FIREFOX } from "./lib/places.js";
import { Sink } from "./lib/sink.js";

test.describe.configure({ mode: "default", timeout: 480_000 });

/** How the footer begins: what is in force where the host sends no header. */
const WITHOUT_HEADERS = { hosted: /^Not in force: /, offline: /^A file has none: / };

/** @param {import("puppeteer-core").Page} page @param {string} url */
async function opened(page, url) {
  await page.goto(url);
  const frame = await (await page.waitForSelector("iframe#app"))?.contentFrame();
  if (!frame) throw new Error("The page has no frame");
  await frame.waitForFunction(() => document.body?.dataset.state === "ready", { timeout: 60_000 });
  return frame;
}

/** @param {import("puppeteer-core").Frame} frame */
const footer = (frame) => frame.$eval("#headers", ({ textContent }) => textContent);

for (const edition of EDITIONS) {
  test(`${edition} in Firefox`, async () => {
    const folder = `${example(120, 3, 7)}/2025-26`;
    const place = await open(edition);
    const sink = new Sink();
    const browser = await puppeteer.launch({ browser: "firefox", executablePath: FIREFOX, headless: true });
    try {
      const page = await browser.newPage();
      // The browser asks before the files are lost: whoever leads the frame away here means it.
      page.on("dialog", (dialog) => void dialog.accept());
      const frame = await opened(page, place.url);
      await expect.poll(() => footer(frame)).toMatch(WITHOUT_HEADERS[edition]);

      const input = /** @type {import("puppeteer-core").ElementHandle<HTMLInputElement>} */ (
        await frame.$("input[type=file]")
      );
      await input.uploadFile(...filesIn(folder));
      await frame.waitForFunction(
        () => document.body.dataset.state === "painted" && !document.querySelector("[data-growing]"),
        { timeout: 60_000 },
      );
      const rows = await frame.$$eval("[data-indicator]", (rows) =>
        rows.map((row) => ({
          .../** @type {HTMLElement} */ (row).dataset,
          lead: row.querySelector(".v")?.textContent ?? "",
          under: row.querySelector(".v + span")?.textContent ?? "",
        })),
      );
      expectEqual(
        new Map(rows.map((row) => [/** @type {any} */ (row).indicator, /** @type {any} */ (row)])),
        figures([folder]),
      );

      // The worker answers another question.
      await frame.$eval("#open-STB-01", (line) => /** @type {HTMLElement} */ (line).click());
      await frame.waitForFunction(
        () => document.body.dataset.screen === "indicator" && document.body.dataset.state === "painted",
        { timeout: 60_000 },
      );

      // The checks run too, and the findings are the command's.
      await frame.click("[data-view=scorecard]");
      await frame.waitForSelector("[data-view=quality]");
      await frame.click("[data-view=quality]");
      await frame.waitForSelector("#topic-filter", { timeout: 60_000 });
      expect(
        await frame.$$eval(".finding", (all) => all.map((one) => /** @type {HTMLElement} */ (one).dataset.code)),
      ).toEqual(problems([folder]).findings.map(({ code }) => code));

      const to = await sink.target("firefox");
      const outcome = await frame.evaluate(async (to) => {
        const calls = typeof RTCPeerConnection;
        new Image().src = to.http;
        location.href = to.http;
        return { calls, sent: await fetch(to.http, { mode: "no-cors" }).then(() => "sent", () => "refused") };
      }, to).catch(() => ({ calls: "gone", sent: "gone" }));
      await new Promise((resolve) => setTimeout(resolve, 2000));
      expect(outcome).toEqual({ calls: "undefined", sent: "refused" });
      expect(sink.arrived).toEqual({});

      // Control: the same fetch from a page without defences arrives.
      const control = await sink.target("control");
      const bare = await browser.newPage();
      await bare.goto("about:blank");
      await bare.evaluate((to) => void fetch(to.http, { mode: "no-cors" }), control);
      await expect.poll(() => Object.keys(sink.arrived)).toEqual(["control"]);
    } finally {
      await browser.close();
      sink.close();
      place.close();
    }
  });
}

/**
 * Somebody else's page opens ours and frames it: how many frames it can count in either.
 * @param {import("puppeteer-core").Page} page
 * @param {string} url
 */
async function counted(page, url) {
  const stranger = await host(() => "<!doctype html><title>stranger</title>");
  await page.goto(stranger.url.replace("127.0.0.1", "localhost"));
  await page.evaluate(async (url) => {
    const frame = document.createElement("iframe");
    const loaded = new Promise((resolve) => frame.addEventListener("load", resolve));
    frame.src = url;
    document.body.append(frame);
    Object.assign(window, { opened: window.open(url), framed: frame.contentWindow });
    await loaded;
  }, url);
  stranger.close();
  return () => page.evaluate(() => ["opened", "framed"].map((name) => {
    const held = /** @type {any} */ (window)[name];
    return held.closed ? "closed" : held.length;
  }));
}

test("Firefox obeys all of the headers but Connection-Allowlist, and the footer says so", async () => {
  const place = await host(published, advised);
  const control = await openWithoutDefences("hosted");
  const browser = await puppeteer.launch({ browser: "firefox", executablePath: FIREFOX, headless: true });
  try {
    const page = await browser.newPage();
    const frame = await opened(page, place.url);
    await expect.poll(() => footer(frame)).toMatch(/^Only in part: no other page can reach/);
    await expect.poll(await counted(page, place.url)).toEqual(["closed", 0]);
    await expect.poll(await counted(page, control.url), "control").toEqual([1, 1]);
  } finally {
    await browser.close();
    control.close();
    place.close();
  }
});
