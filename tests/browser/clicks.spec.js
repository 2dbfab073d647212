// @ts-check
// A reader's own hand on a link that hostile script has pointed outside, in the full browser: no sandbox stops a new
// tab that the browser itself opens. The same page without the lock shows that each way is one.
import { AppPage } from "./lib/app.js";
import { EDITIONS, open, openWithoutLock } from "./lib/editions.js";
import { Sink } from "./lib/sink.js";
import { expect, test } from "./lib/test.js";

/** @typedef {import("@playwright/test").Locator} Locator */

/** How the link is used. @type {Record<string, (link: Locator) => Promise<unknown>>} */
const HANDS = {
  "Ctrl and click": (link) => link.click({ modifiers: ["Control"] }),
  "Shift and click": (link) => link.click({ modifiers: ["Shift"] }),
  "Ctrl, Shift and click": (link) => link.click({ modifiers: ["Control", "Shift"] }),
  "the middle button": (link) => link.click({ button: "middle" }),
  "Ctrl and Enter": (link) => link.press("Control+Enter"),
};

/** Where the link stands. @type {Record<string, (address: string) => void>} */
const PLACES = {
  "on the page": (address) =>
    void document.body.prepend(
      Object.assign(document.createElement("a"), { href: address, id: "hostile", textContent: "more" }),
    ),
  "in a shadow root": (address) => {
    const link = Object.assign(document.createElement("a"), { href: address, id: "hostile", textContent: "more" });
    const outer = document.createElement("div");
    document.body.prepend(outer);
    try {
      outer.attachShadow({ mode: "open" }).append(link);
    } catch {
      outer.append(link);
    }
  },
  "in a picture": (address) => {
    const link = document.createElementNS("http://www.w3.org/2000/svg", "a");
    link.setAttribute("href", address);
    link.id = "hostile";
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.append(link);
    link.append(Object.assign(document.createElementNS("http://www.w3.org/2000/svg", "text"), { textContent: "more" }));
    link.firstElementChild?.setAttribute("y", "20");
    document.body.prepend(svg);
  },
};

/**
 * Tries each hand in each place, on a page that hostile script has also tried to disarm.
 * @param {import("@playwright/test").Browser} browser
 * @param {string} url
 * @param {Sink} sink
 */
async function tryAll(browser, url, sink) {
  const context = await browser.newContext();
  const app = await new AppPage(await context.newPage()).open(url);
  const frame = await app.frame();
  await frame.evaluate(() => {
    for (const kind of ["click", "auxclick"])
      addEventListener(kind, (event) => event.stopImmediatePropagation(), { capture: true });
    try {
      Object.assign(Event.prototype, { preventDefault: () => {} });
    } catch {}
  });
  for (const [place, put] of Object.entries(PLACES)) {
    for (const [hand, use] of Object.entries(HANDS)) {
      await frame.evaluate(put, (await sink.target(`${place}: ${hand}`)).http);
      await use(app.inside.locator("#hostile"));
      await frame.evaluate(
        () => document.getElementById("hostile")?.remove() ?? document.body.firstElementChild?.remove(),
      );
    }
  }
  return context;
}

for (const edition of EDITIONS) {
  test(`a link that points outside opens nothing by any hand, ${edition}`, async ({ browser }) => {
    const place = await open(edition);
    const sink = new Sink();
    const context = await tryAll(browser, place.url, sink);
    // A tab that opened after all would have asked by the time that another, opened now, has.
    const last = await sink.target("the last");
    await (await context.newPage()).goto(last.http);
    expect(context.pages().length).toBe(2);
    expect(Object.keys(sink.arrived)).toEqual(["the last"]);
    await context.close();
    sink.close();
    place.close();
  });
}

test("control: without the lock they do", async ({ browser }) => {
  const place = await openWithoutLock();
  const sink = new Sink();
  const context = await tryAll(browser, place.url, sink);
  const known = Object.keys(PLACES).flatMap((at) => Object.keys(HANDS).map((hand) => `${at}: ${hand}`));
  await expect.poll(() => Object.keys(sink.arrived).sort()).toEqual(expect.arrayContaining(known));
  await context.close();
  sink.close();
  place.close();
});

/** Whether a drag and a menu of a link go on. @param {import("@playwright/test").Frame} frame */
const goOn = (frame) =>
  frame.evaluate(() => {
    const link = document.body.appendChild(
      Object.assign(document.createElement("a"), { href: "http://evil.invalid/" }),
    );
    const kept = (/** @type {Event} */ event) => link.dispatchEvent(event);
    return [
      kept(new DragEvent("dragstart", { bubbles: true, cancelable: true })),
      kept(new MouseEvent("contextmenu", { bubbles: true, cancelable: true })),
    ];
  });

test("a link can neither be dragged nor opened from a menu", async ({ app }) => {
  expect(await goOn(await app.frame())).toEqual([false, false]);
});

test("control: without the lock it can", async ({ page }) => {
  const place = await openWithoutLock();
  const app = await new AppPage(page).open(place.url);
  expect(await goOn(await app.frame())).toEqual([true, true]);
  place.close();
});

test("no script makes such a click for a link that stands nowhere", async ({ app }) => {
  const frame = await app.frame();
  const heard = await frame.evaluate(() => {
    const link = Object.assign(document.createElement("a"), { href: "#" });
    let heard = 0;
    link.addEventListener("click", (event) => (event.preventDefault(), (heard += 1)));
    const event = new MouseEvent("click", { ctrlKey: true, cancelable: true });
    Object.defineProperty(event, "ctrlKey", { value: false });
    link.dispatchEvent(event);
    return heard;
  });
  expect(heard).toBe(0);
});

test("words keep the browser's menu", async ({ app }) => {
  const frame = await app.frame();
  expect(
    await frame.evaluate(() =>
      document.querySelector("h1")?.dispatchEvent(new MouseEvent("contextmenu", { bubbles: true, cancelable: true })),
    ),
  ).toBe(true);
});
