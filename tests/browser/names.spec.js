// @ts-check
// Names that a browser looks up, and hosts that it connects to, ahead of what it then refuses to ask: in the full
// browsers, with a profile on the disk, with their own logs. What closes it is tried for real: the headers, and the
// policies that an IT service lays down.
import { chromium } from "@playwright/test";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import puppeteer from "puppeteer-core";
import { attack } from "./lib/attack.js";
import { LEAVING, STAYING, TELLS_NAMES } from "./lib/channels.js";
import { open } from "./lib/editions.js";
import { advised, host, published } from "./lib/host.js";
import { named } from "./lib/netlog.js";
import { CHROMIUM, FIREFOX, QUIET } from "./lib/places.js";
import { underPolicies } from "./lib/policies.js";
import { DOMAIN, label, Sink } from "./lib/sink.js";
import { expect, test } from "./lib/test.js";

test.describe.configure({ timeout: 240_000 });

/**
 * @template T
 * @param {(folder: string) => Promise<T>} work
 */
async function inFolder(work) {
  const folder = mkdtempSync(join(tmpdir(), "scorecard-names-"));
  try {
    return await work(folder);
  } finally {
    setTimeout(() => rmSync(folder, { recursive: true, force: true }), 1000);
  }
}

/**
 * What arrives at the sink, and every name of the sink's in Chromium's log.
 * @param {string} url
 * @param {{ expected?: string[], isTried?: (name: string) => boolean, policies?: object }} how
 */
const inChromium = (url, { expected, isTried, policies }) =>
  inFolder(async (folder) => {
    const log = join(folder, "log.json");
    const executablePath = policies ? underPolicies(folder, "chromium", CHROMIUM, policies) : CHROMIUM;
    const args = [...QUIET, `--log-net-log=${log}`];
    const context = await chromium.launchPersistentContext(join(folder, "profile"), { executablePath, args });
    // What is waited for comes, however busy the machine.
    context.setDefaultTimeout(60_000);
    const arrived = await attack(context, url, expected, isTried);
    return { arrived, names: named(log, DOMAIN) };
  });

const isTried = (/** @type {string} */ name) => TELLS_NAMES.includes(name);

test("with the headers that we advise, Chromium looks up no name and connects to nobody", async () => {
  const place = await host(published, advised);
  // The other ways to leave tell no name without headers either; the headless browser tries them all.
  const isTried = (/** @type {string} */ name) => !(name in LEAVING) || TELLS_NAMES.includes(name);
  expect(await inChromium(place.url, { isTried })).toEqual({ arrived: {}, names: [] });
  place.close();
});

test("nor does it under the policy that we name, in the edition in one file", async () => {
  const { url } = await open("offline");
  expect(await inChromium(url, { isTried, policies: { NetworkPredictionOptions: 2 } })).toEqual({
    arrived: {},
    names: [],
  });
});

test("control: without headers and policy it does, by these ways, though it asks nothing", async () => {
  const { url } = await open("offline");
  const connecting = TELLS_NAMES.filter((way) => way !== "link, dns-prefetch");
  const { arrived, names } = await inChromium(url, { isTried, expected: connecting });
  expect(names).toEqual(TELLS_NAMES.map(label).sort());
  expect(Object.keys(arrived).sort()).toEqual([...connecting].sort());
});

/** What Firefox does unless somebody has set it otherwise; its driver sets the first to 0. */
const AS_DELIVERED = { "network.http.speculative-parallel-limit": 20, "network.dns.disablePrefetch": false };

/** The names that Firefox's log says were looked up. @param {string} folder */
function lookedUp(folder) {
  const logs = readdirSync(folder)
    .filter((name) => name.startsWith("log"))
    .map((name) => readFileSync(join(folder, name), "utf8"));
  const found = logs.join("\n").matchAll(new RegExp(`Resolving host \\[([a-z0-9-]+)\\.${DOMAIN}\\]`, "g"));
  return [...new Set(Array.from(found, ([, name]) => name))].sort();
}

/** @param {object} [policies] */
const inFirefox = (policies) =>
  inFolder(async (folder) => {
    const sink = new Sink();
    const browser = await puppeteer.launch({
      browser: "firefox", headless: true, userDataDir: join(folder, "profile"), extraPrefsFirefox: AS_DELIVERED,
      executablePath: policies ? underPolicies(folder, "firefox", FIREFOX, policies) : FIREFOX,
      env: { ...process.env, MOZ_LOG: "sync,nsHostResolver:5", MOZ_LOG_FILE: join(folder, "log") },
    });
    const page = await browser.newPage();
    await page.goto((await open("offline")).url);
    const frame = await (await page.waitForSelector("iframe#app"))?.contentFrame();
    if (!frame) throw new Error("The page has no frame");
    await frame.waitForFunction(() => document.body?.dataset.state === "ready");
    for (const way of ["link, preconnect", "link, dns-prefetch"])
      await frame.evaluate(/** @type {any} */ (STAYING[way]), await sink.target(way));
    await frame.evaluate(
      (to) =>
        document.body.prepend(
          Object.assign(document.createElement("a"), { href: to.http, id: "hostile", textContent: "more" }),
        ),
      await sink.target("pressed link"),
    );
    const box = await (await frame.$("#hostile"))?.boundingBox();
    await page.mouse.move((box?.x ?? 0) + 5, (box?.y ?? 0) + 5);
    await page.mouse.down();
    // A picture of another page's, asked for last, arrives when the others had their time.
    const last = await browser.newPage();
    await last.evaluate((to) => void (new Image().src = to.http), await sink.target("last"));
    await expect.poll(() => [...sink.hits.get("last") ?? []]).toContain("request");
    await browser.close();
    const { arrived } = sink;
    sink.close();
    return { arrived: Object.keys(arrived).sort(), names: lookedUp(folder) };
  });

const CLOSED = {
  NetworkPrediction: false,
  Preferences: { "network.http.speculative-parallel-limit": { Value: 0, Status: "locked" } },
};

test("Firefox connects ahead for a link that is pressed or named, and not under our policies", async () => {
  const ahead = ["link, preconnect", "pressed link"];
  expect(await inFirefox()).toEqual({ arrived: ["last", ...ahead], names: ["last", ...ahead.map(label)] });
  expect(await inFirefox({ policies: CLOSED })).toEqual({ arrived: ["last"], names: ["last"] });
});
