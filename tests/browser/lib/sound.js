// @ts-check
// What every section has to keep: axe finds nothing, and no width of screen has to be moved sideways.
import { expect } from "@playwright/test";
import { faults } from "./accessible.js";

/**
 * @param {import("./app.js").AppPage} app
 * @param {string} section
 */
export async function expectSound(app, section) {
  expect(await faults(app, { part: section })).toEqual([]);
  for (const width of [1440, 390, 320]) {
    await app.page.setViewportSize({ width, height: 900 });
    const frame = await app.frame();
    // A drawing is made anew for the width.
    await frame.waitForFunction((section) => {
      const drawing = document.querySelector(`${section} svg.trend`);
      return !drawing || drawing.getBoundingClientRect().width <= document.documentElement.clientWidth;
    }, section);
    const wide = await frame.evaluate(() => document.documentElement.scrollWidth);
    expect(wide, String(width)).toBeLessThanOrEqual(width);
  }
}
