// @ts-check
// The footer says whether the response headers arrived, by what the full browsers then do otherwise.
import puppeteer from "puppeteer-core";
import { AppPage } from "./lib/app.js";
import { open } from "./lib/editions.js";
import { advised, host, published } from "./lib/host.js";
import { FIREFOX } from "./lib/places.js";
import { expect, test } from "./lib/test.js";

/** @typedef {Record<string, string>} Headers */

/** @param {Headers} headers @param {(name: string) => boolean} keep */
const only = (headers, keep) => Object.fromEntries(Object.entries(headers).filter(([name]) => keep(name)));
const isAllowlist = (/** @type {string} */ name) => name === "Connection-Allowlist";

/** What the host sends, and how the footer then begins. @type {Record<string, { headers: (name: string) => Headers, chromium: RegExp, firefox: RegExp }>} */
const HOSTS = {
  "all headers": { headers: advised, chromium: /^In force: /, firefox: /^Only in part: no other page can reach/ },
  "no header": { headers: () => ({}), chromium: /^Not in force: /, firefox: /^Not in force: / },
  "all but Connection-Allowlist": {
    headers: (name) => only(advised(name), (header) => !isAllowlist(header)),
    chromium: /^Only in part: no other page can reach/,
    firefox: /^Only in part: no other page can reach/,
  },
  "Connection-Allowlist alone": {
    headers: (name) => only(advised(name), isAllowlist),
    chromium: /^Only in part: the browser makes no connection/,
    firefox: /^Not in force: /,
  },
};

test("the footer tells what a host does, in Chromium", async ({ page }) => {
  const app = new AppPage(page);
  for (const [sent, { headers, chromium }] of Object.entries(HOSTS)) {
    const place = await host(published, headers);
    await app.open(place.url);
    await expect(app.inside.locator("#headers"), sent).toHaveText(chromium);
    place.close();
  }
  expect(app.said, "the console").toEqual([]);
});

test("the edition in one file says that a file has no headers", async ({ page }) => {
  const app = await new AppPage(page).open((await open("offline")).url);
  await expect(app.inside.locator("#headers")).toHaveText(/^A file has none: /);
});

test("the footer takes the word of the page around it only", async ({ app }) => {
  const footer = app.inside.locator("#headers");
  await expect(footer).toHaveText(/^Not in force: /);
  const frame = await app.frame();
  await frame.evaluate(async () => {
    postMessage("all", "*");
    // What was sent to this window before has been handled when this arrives.
    const { port1, port2 } = new MessageChannel();
    const settled = new Promise((resolve) => (port2.onmessage = resolve));
    port1.postMessage("");
    await settled;
  });
  await expect(footer).toHaveText(/^Not in force: /);
});

test("the footer says so in Firefox, as far as Firefox knows the headers", async () => {
  const browser = await puppeteer.launch({ browser: "firefox", executablePath: FIREFOX, headless: true });
  try {
    const page = await browser.newPage();
    for (const [sent, { headers, firefox }] of Object.entries(HOSTS)) {
      const place = await host(published, headers);
      await page.goto(place.url);
      const frame = await (await page.waitForSelector("iframe#app"))?.contentFrame();
      const read = () => frame?.$eval("#headers", (footer) => footer.textContent);
      await expect.poll(read, sent).not.toBe("not told by the outer page");
      expect(await read(), sent).toMatch(firefox);
      place.close();
    }
  } finally {
    await browser.close();
  }
});
