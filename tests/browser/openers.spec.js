// @ts-check
// A page of somebody else's that opens ours, or holds it in a frame, against hostile script inside the app that wants
// to tell it something. It asks in every way that browsers allow between strangers.
import { createServer } from "node:http";
import { openWithoutDefences, openWithoutLock } from "./lib/editions.js";
import { advised, host, published } from "./lib/host.js";
import { expect, test } from "./lib/test.js";

/** @typedef {import("@playwright/test").Page} Page */

const CANARY = "CANARY77341";
const LAST = "I am the outer page";
const STRANGER = `<!doctype html><title>stranger</title><script>
  const heard = [];
  addEventListener("message", ({ data }) => heard.push(data));
</script>`;

/** Somebody else's page, on another site. */
async function stranger() {
  const server = createServer((_, response) => response.writeHead(200, { "Content-Type": "text/html" }).end(STRANGER));
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return { url: `http://localhost:${port}/`, close: () => (server.closeAllConnections(), server.close()) };
}

/**
 * How the stranger gets hold of our page; it keeps the handle as `held`.
 * @type {Record<string, (url: string) => void>}
 */
const HOLDS = {
  opener: (url) => void (/** @type {any} */ (window).held = open(url)),
  // It takes its own mark off, so that our page cannot see who opened it.
  "hidden opener": (url) => {
    const view = /** @type {any} */ (window);
    view.held = open("about:blank");
    view.held.opener = null;
    view.held.location = url;
  },
  framer: (url) => {
    const frame = document.createElement("iframe");
    frame.src = url;
    document.body.append(frame);
    /** @type {any} */ (window).held = frame.contentWindow;
  },
};

/** Hostile script in the app: it tells whoever it finds, and answers whoever asks. @param {string} canary */
function betray(canary) {
  const view = /** @type {any} */ (window);
  const tell = (/** @type {any} */ whom) => whom && whom !== window && whom.postMessage(canary, "*");
  for (const find of [() => view.top.opener, () => view.opener, () => view.parent.opener, () => view.parent.parent]) {
    try {
      tell(find());
    } catch {}
  }
  addEventListener("message", ({ source }) => tell(source), { capture: true });
  view.onmessage = (/** @type {MessageEvent} */ event) => tell(event.source);
}

/** What the stranger can reach of what it holds, and whom it can ask. */
function reach() {
  const { held } = /** @type {any} */ (window);
  const frames = held && !held.closed ? held.length : 0;
  for (let at = 0; at < frames; at += 1) held[at].postMessage("Who is there?", "*");
  if (frames) held.postMessage("Are you there?", "*");
  return frames;
}

/**
 * @param {Page} page
 * @param {string} url ours
 * @param {string} how
 */
async function held(page, url, how) {
  const other = await stranger();
  await page.goto(other.url);
  const opened = how === "framer" ? null : page.waitForEvent("popup");
  await page.evaluate(/** @type {any} */ (HOLDS[how]), url);
  const inside = (await opened)?.mainFrame() ?? page.mainFrame().childFrames()[0];
  if (!inside) throw new Error("The stranger holds nothing");
  // A frame that the browser refuses to fill comes to an end with a fault, perhaps before anyone looks.
  await inside
    .waitForURL(({ href, protocol }) => href === url || protocol === "chrome-error:")
    .catch((fault) => expect(fault.message).toContain("ERR_BLOCKED_BY_RESPONSE"));
  await inside.waitForLoadState();
  const [app] = inside.childFrames();
  if (app) await app.waitForFunction(() => document.body?.dataset.state === "ready");
  await app?.evaluate(betray, CANARY);
  // Where there is a way back at all, the outer page is made to answer, and is asked last.
  await inside
    .evaluate(
      (last) => addEventListener("message", ({ source }) => source?.postMessage(last, { targetOrigin: "*" })),
      LAST,
    )
    .catch(() => {});
  const frames = await page.evaluate(reach);
  if (frames) await expect.poll(() => page.evaluate("heard")).toContain(LAST);
  const words = app ? "" : await inside.evaluate(() => document.body.innerText).catch(() => "");
  other.close();
  return { frames, words, page };
}

/** What the stranger heard from the app. @param {Page} page */
const heard = async (page) => (/** @type {string[]} */ (await page.evaluate("heard"))).filter((word) => word !== LAST);

for (const how of ["opener", "framer"]) {
  test(`the ${how} that can be seen gets an empty page, though the host sends no header`, async ({ page }) => {
    const place = await host();
    const { frames, words } = await held(page, place.url, how);
    expect(words).toContain("Open the scorecard in a tab of its own");
    expect(frames).toBe(0);
    expect(await heard(page)).toEqual([]);
    place.close();
  });
}

test("a hidden opener is told nothing, though the host sends no header", async ({ page }) => {
  const place = await host();
  const { frames } = await held(page, place.url, "hidden opener");
  expect(await heard(page)).toEqual([]);
  // That the page holds a frame it can see all the same, and count what hostile script puts into it: only a header
  // closes that.
  expect(frames).toBe(1);
  place.close();
});

for (const how of ["hidden opener", "framer"]) {
  test(`with the headers that we advise the ${how} reaches nothing at all`, async ({ page }) => {
    const place = await host(published, advised);
    const { frames } = await held(page, place.url, how);
    expect(frames).toBe(0);
    expect(await heard(page)).toEqual([]);
    place.close();
  });
}

for (const how of Object.keys(HOLDS)) {
  test(`control: without the defences the ${how} is told`, async ({ page }) => {
    // The lock alone is what keeps quiet before an opener that nobody sees.
    const place = how === "hidden opener" ? await openWithoutLock() : await openWithoutDefences("hosted");
    const { frames } = await held(page, place.url, how);
    expect(frames).toBe(1);
    await expect.poll(() => heard(page)).toContain(CANARY);
    place.close();
  });
}
