// @ts-check
// What a test looks at beside the words: harm done by hostile text, where the focus is, and what is saved.
import { expect } from "@playwright/test";
import { readFileSync } from "node:fs";

/** @param {import("./app.js").AppPage} app what hostile text would have left behind */
export async function hurt(app) {
  const { violations } = await app.watched();
  const frame = await app.frame();
  return {
    violations,
    ...(await frame.evaluate(() => ({
      pwned: /** @type {any} */ (window).__pwned,
      prototype: Object.keys(Object.prototype).length,
    }))),
  };
}

/**
 * Presses Tab until the focus is there; every stop on the way must show that it has the focus.
 * @param {import("./app.js").AppPage} app
 * @param {string} selector
 */
export async function tabTo(app, selector) {
  const frame = await app.frame();
  for (let presses = 0; presses < 250; presses += 1) {
    await app.page.keyboard.press("Tab");
    const { there, plain } = await frame.evaluate((selector) => {
      const at = document.activeElement ?? document.body;
      const { outlineStyle, boxShadow, backgroundColor } = getComputedStyle(at);
      const isPlain = outlineStyle === "none" && boxShadow === "none" && backgroundColor === "rgba(0, 0, 0, 0)";
      return { there: at.matches(selector), plain: isPlain ? at.outerHTML.slice(0, 120) : "" };
    }, selector);
    expect(plain, "an element that has the focus and does not show it").toBe("");
    if (there) return;
  }
  throw new Error(`The Tab key never reaches ${selector}`);
}

/**
 * What the page saves: its name and its text without the mark in front.
 * @param {import("./app.js").AppPage} app
 * @param {import("@playwright/test").Locator} button
 */
export async function saved(app, button) {
  const [download] = await Promise.all([app.page.waitForEvent("download"), button.click()]);
  const text = readFileSync(await download.path(), "utf8");
  expect(text.startsWith("\uFEFF"), "a spreadsheet needs the mark to read UTF-8").toBe(true);
  return { name: download.suggestedFilename(), text: text.slice(1) };
}
