// @ts-check
// Nothing leaves the device: hostile script inside the app, a whole session under the browser's own log of its
// network, storage, and what is left on the disk. Each "nothing" has a twin without defences where something must be
// seen.
import { chromium } from "@playwright/test";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { AppPage, payload, payloads } from "./lib/app.js";
import { attack } from "./lib/attack.js";
import { IN_WORKER, LEAVING, notProvable, STAYING, TO_OWN_HOST } from "./lib/channels.js";
import { example, figures, filesIn } from "./lib/command.js";
import { EDITIONS, openWithoutDefences } from "./lib/editions.js";
import { expectEqual } from "./lib/equal.js";
import { advised, host, published } from "./lib/host.js";
import { outward } from "./lib/netlog.js";
import { HEADLESS_SHELL, QUIET } from "./lib/places.js";
import { Sink } from "./lib/sink.js";
import { expect, test } from "./lib/test.js";

const CANARY = "CANARY77341";
const WAYS = [...Object.keys(IN_WORKER), ...Object.keys(STAYING), ...Object.keys(LEAVING)].sort();

const canaryFiles = () => [
  payload("header.csv", `CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n${CANARY},1,01/02/2010,WBRI,A1,0,\n`),
  payload(
    "episodes.csv",
    "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n" +
      `${CANARY},01/05/2017,S,C2,N1,U6,PR1,,,,,,\n`,
  ),
];

/** Every title that the tab takes from now on. @param {import("@playwright/test").Page} page */
async function titlesOf(page) {
  await page.evaluate(() => {
    /** @type {string[]} */
    const titles = (/** @type {any} */ (window).__titles = []);
    const title = document.querySelector("title");
    if (title) new MutationObserver(() => titles.push(document.title)).observe(title, { childList: true });
  });
  return () => page.evaluate(() => /** @type {string[]} */ (/** @type {any} */ (window).__titles));
}

/**
 * A browser that writes its network log, for as long as the work takes.
 * @template T
 * @param {(browser: import("@playwright/test").Browser) => Promise<T>} work
 */
async function logged(work) {
  const folder = mkdtempSync(join(tmpdir(), "scorecard-netlog-"));
  const log = join(folder, "log.json");
  try {
    const browser = await chromium.launch({ executablePath: HEADLESS_SHELL, args: [...QUIET, `--log-net-log=${log}`] });
    const result = await work(browser);
    await browser.close();
    return { result, outwardFrom: (/** @type {number} */ from) => outward(log, from), everything: outward(log) };
  } finally {
    setTimeout(() => rmSync(folder, { recursive: true, force: true }), 1000);
  }
}

/** Everything an officer does. @param {AppPage} app */
async function session(app) {
  const { inside } = app;
  const folder = example(120, 3, 7);
  await app.after(() => inside.locator("[data-choose=example]").click());
  await app.changeDate("2025-09-14");
  await app.drop(payloads(filesIn(join(folder, "2025-26")), folder));
  await inside.locator("#text-filter").fill("health");
  await inside.locator("#text-filter").fill("");
  await app.openIndicator("STB-01");
  await inside.locator("[role=tab]").last().click();
  await app.after(() => inside.locator("#cases-panel a").first().click());
  await app.after(() => inside.getByRole("link", { name: /^Back to/ }).click());
  await app.after(() => inside.getByRole("link", { name: /^Back to/ }).click());
  await app.after(() => inside.getByRole("link", { name: "Every file and its rows" }).click());
  await inside.locator("input[type=file]").setInputFiles(payloads(filesIn(join(folder, "2024-25")), folder));
  await app.after(() => inside.locator("#choice-add").click());
  // The worker that dies and is made again also asks nobody for anything.
  await (
    await app.frame()
  ).evaluate(() => /** @type {any} */ (window).__watch.workers.at(-1).worker.dispatchEvent(new Event("messageerror")));
  await app.openIndicator("HLT-02");
  await app.clear();
}

for (const edition of EDITIONS) {
  test.describe(edition, () => {
    test.use({ edition });

    test("hostile script in the app and in its worker reaches nobody", async ({ address }) => {
      test.setTimeout(240_000);
      const { result, everything } = await logged(async (browser) => attack(await browser.newContext(), address));
      expect(result).toEqual({});
      // Not even a look-up or a socket towards anyone but the host that handed the page out.
      expect(everything.filter((event) => /evil|CANARY|UDP/.test(event))).toEqual([]);
    });

    test("control: without the defences the same script reaches the sink by every way", async () => {
      test.setTimeout(240_000);
      const place = await openWithoutDefences(edition);
      const { result, everything } = await logged(async (browser) =>
        attack(
          await browser.newContext(),
          place.url,
          WAYS.filter((way) => !notProvable(edition).includes(way)),
        ),
      );
      place.close();
      expect(WAYS.filter((way) => !(way in result))).toEqual(notProvable(edition));
      expect(everything.some((event) => event.startsWith("URL_REQUEST_START_JOB") && event.includes("evil"))).toBe(
        true,
      );
      expect(everything.some((event) => event.startsWith("UDP"))).toBe(true);
    });

    test("a whole session asks for nothing once the page is ready", async ({ address }) => {
      const { result, outwardFrom } = await logged(async (browser) => {
        const app = new AppPage(await browser.newPage());
        await app.open(address);
        /** @type {string[]} */
        const asked = [];
        // A new worker starts from text that the page itself holds: that is no request.
        app.page
          .context()
          .on("request", (request) => void (request.url().startsWith("blob:") || asked.push(request.url())));
        const ready = Date.now();
        await session(app);
        return { ready, asked, said: app.said };
      });
      expect(result.asked).toEqual([]);
      expect(result.said).toEqual([]);
      expect(outwardFrom(result.ready)).toEqual([]);
    });

    test("control: one fetch and one call between browsers are seen in the same log", async () => {
      const place = await openWithoutDefences(edition);
      const sink = new Sink();
      const to = await sink.target("control");
      for (const [name, sign] of /** @type {const} */ ([["fetch", "URL_REQUEST_START_JOB"], ["WebRTC", "UDP"]])) {
        const { result, outwardFrom } = await logged(async (browser) => {
          const app = await new AppPage(await browser.newPage()).open(place.url);
          const ready = Date.now();
          await (await app.frame()).evaluate(STAYING[name], to);
          await wait(500);
          return ready;
        });
        expect(outwardFrom(result).filter((event) => event.startsWith(sign)), name).not.toEqual([]);
      }
      sink.close();
      place.close();
    });

    test("nothing can be stored", async ({ app }) => {
      await app.choose(canaryFiles());
      const frame = await app.frame();
      const kept = await frame.evaluate(async () => {
        /** @type {[string, () => unknown][]} */
        const places = [
          ["localStorage", () => localStorage.setItem("x", "1")],
          ["sessionStorage", () => sessionStorage.setItem("x", "1")],
          ["cookie", () => (document.cookie = "x=1")],
          ["indexedDB", () => new Promise((resolve, reject) => {
            const request = indexedDB.open("x");
            request.onsuccess = resolve;
            request.onerror = reject;
          })],
          ["caches", () => caches.open("x")],
          ["service worker", () => navigator.serviceWorker.register("x.js")],
          ["files of the origin", () => navigator.storage.getDirectory()],
        ];
        /** @type {string[]} */
        const open = [];
        for (const [name, way] of places) {
          try {
            await way();
            open.push(name);
          } catch {}
        }
        return open;
      });
      expect(kept).toEqual([]);
    });

    test("the address stays, and the history holds numbers only", async ({ app, address }) => {
      const frame = await app.frame();
      const href = await frame.evaluate(() => location.href);
      await app.choose(canaryFiles());
      await app.openIndicator("POP-01");
      await app.after(() => app.inside.locator("#cases-panel a").first().click());
      expect(app.page.url()).toBe(address);
      expect(await frame.evaluate(() => location.href)).toBe(href);
      expect(await frame.evaluate(() => history.state)).toEqual({ at: 3 });
      expect(await frame.evaluate(() => document.title)).not.toContain(CANARY);
      await expect(app.page).toHaveTitle("One child's reasons at 30 April 2017: Looked-after scorecard");
    });

    test("nothing but the names of screens, lines and days becomes the title of the tab", async ({ app }) => {
      const frame = await app.frame();
      const titles = await titlesOf(app.page);
      const told = (/** @type {unknown} */ words) => frame.evaluate((words) => parent.postMessage(words, "*"), words);
      for (const words of [
        CANARY,
        `STB-01 at 31 March 2026, ${CANARY}: Looked-after scorecard`,
        "XYZ-01: Looked-after scorecard",
        "STB-01 at 31 Rosebud 2026: Looked-after scorecard",
        { title: CANARY },
        [CANARY],
      ])
        await told(words);
      // The last is taken, so those before it were looked at.
      await told("STB-01 at 31 March 2026: Looked-after scorecard");
      await expect(app.page).toHaveTitle("STB-01 at 31 March 2026: Looked-after scorecard");
      expect(await titles()).toEqual(["STB-01 at 31 March 2026: Looked-after scorecard"]);
      // A window that is not the page's own frame is not heard.
      await app.page.evaluate(() => postMessage("HLT-02: Looked-after scorecard", "*"));
      await told("Your files: Looked-after scorecard");
      await expect(app.page).toHaveTitle("Your files: Looked-after scorecard");
      expect(await titles()).not.toContain("HLT-02: Looked-after scorecard");
    });

    test("markup can only be made from nodes", async ({ app }) => {
      const frame = await app.frame();
      const through = await frame.evaluate(() => {
        const types = /** @type {any} */ (window).trustedTypes;
        /** @type {[string, () => unknown][]} */
        const ways = [
          ["innerHTML", () => (document.createElement("p").innerHTML = "<b>x</b>")],
          ["insertAdjacentHTML", () => document.createElement("p").insertAdjacentHTML("beforeend", "<b>x</b>")],
          ["document.write", () => document.write("<b>x</b>")],
          ["srcdoc", () => (document.createElement("iframe").srcdoc = "<b>x</b>")],
          ["script text", () => (document.createElement("script").text = "1")],
          ["a second policy of the same name", () => types.createPolicy("engine", {})],
          ["a policy of another name", () => types.createPolicy("other", {})],
          ["the default policy", () => types.createPolicy("default", {})],
        ];
        return ways.filter(([, way]) => {
          try {
            way();
            return true;
          } catch {
            return false;
          }
        }).map(([name]) => name);
      });
      expect(through).toEqual([]);
      app.said.length = 0; // the browser's own reports of what it just refused
    });

    test("leaving and coming back shows no child again", async ({ app, address }) => {
      await app.choose(canaryFiles());
      await app.openIndicator("POP-01");
      expect(await app.words()).toContain(CANARY);
      await app.page.goto("about:blank");
      await app.back();
      await expect.poll(() => app.page.url()).toBe(address);
      await expect(app.body).toHaveAttribute("data-state", "ready");
      expect(await (await app.frame()).content()).not.toContain(CANARY);
    });

    test("nothing of a child is on the disk afterwards", async ({ address }) => {
      const kept = async (/** @type {string} */ url, /** @type {(app: AppPage) => Promise<unknown>} */ work) => {
        const folder = mkdtempSync(join(tmpdir(), "scorecard-profile-"));
        const context = await chromium.launchPersistentContext(folder, { executablePath: HEADLESS_SHELL, args: QUIET });
        await work(await new AppPage(await context.newPage()).open(url));
        await context.close();
        const found = filesIn(folder).filter((path) => readFileSync(path).includes(CANARY));
        rmSync(folder, { recursive: true, force: true });
        return found.length;
      };
      expect(
        await kept(address, async (app) => {
          await app.choose(canaryFiles());
          await app.openIndicator("POP-01");
          expect(await app.words()).toContain(CANARY);
        }),
      ).toBe(0);
      const place = await openWithoutDefences(edition);
      const control = await kept(place.url, async (app) =>
        (await app.frame()).evaluate((text) => localStorage.setItem("x", text), CANARY),
      );
      place.close();
      expect(control, "the search finds what was stored").toBeGreaterThan(0);
    });
  });
}

test.describe("the hosted edition and its own host", () => {
  test("hostile script can tell it nothing, though the host sends no header", async ({ browser }) => {
    const told = await tellOwnHost(browser, await host());
    expect(told).toEqual([]);
  });

  test("nor where the host sends the headers that we advise", async ({ browser }) => {
    const told = await tellOwnHost(browser, await host(published, advised));
    expect(told).toEqual([]);
  });

  test("control: without the defences it can", async ({ browser }) => {
    const told = await tellOwnHost(browser, await openWithoutDefences("hosted"));
    expect(told).toEqual(
      expect.arrayContaining([
        "fetch",
        "form",
        "frame",
        "img",
        "link",
        "location, another path",
        "location, the app again",
        "service worker",
        "worker",
      ]),
    );
  });

  test("nothing in the address changes what the page does", async ({ page, address }) => {
    const app = await new AppPage(page).open(`${address}?url=//x.invalid&file=y%3Cscript%3E#drop`);
    const words = await app.words();
    await app.page.goto(address);
    await expect(app.body).toHaveAttribute("data-state", "ready");
    expect(await app.words()).toBe(words);
  });

  test("with the headers that we advise the page works and is silent", async ({ page }) => {
    const place = await host(published, advised);
    const app = await new AppPage(page).open(place.url);
    const folder = example(120, 3, 7);
    await app.drop(payloads(filesIn(folder), folder));
    expectEqual(await app.lines(), figures([folder]));
    expect(app.said).toEqual([]);
    place.close();
  });

  test("what ships names no other place", () => {
    const allowed = /^http:\/\/www\.w3\.org\/(2000\/svg|1998\/Math\/MathML|1999\/xlink)$/;
    for (const name of ["index.html", "app.html", "looked-after-scorecard.html"]) {
      // The licences of others' code say where their words come from; they are text that nothing follows.
      const addresses =
        published(name)
          ?.replace(/<script type=(?:"|&quot;)text\/plain(?:"|&quot;) id=(?:"|&quot;)notices.*?<\/script>/s, "")
          .match(/\b(?:https?|wss?):\/\/[^\s"'`<>)&]+/g) ?? [];
      expect(
        addresses.filter((one) => !allowed.test(one)),
        name,
      ).toEqual([]);
    }
  });
});

/**
 * @param {import("@playwright/test").Browser} browser
 * @param {{ url: string, asked: string[], close: () => void }} place
 */
async function tellOwnHost(browser, place) {
  const context = await browser.newContext();
  /** @type {string[]} */
  const told = [];
  for (const [name, way] of Object.entries(TO_OWN_HOST)) {
    const app = await new AppPage(await context.newPage()).open(place.url);
    const before = place.asked.length;
    await Promise.race([(await app.frame()).evaluate(way).catch(() => {}), wait(300)]);
    await wait(500);
    if (place.asked.slice(before).some((address) => address.includes(CANARY))) told.push(name);
    await app.page.close();
  }
  await context.close();
  place.close();
  return told.sort();
}
