// @ts-check
// The app as the frame prints it.
import { expect } from "@playwright/test";
import { host } from "./host.js";

/**
 * Opens the app alone and hands it files. It starts only inside a frame, so it is told that it has a parent.
 * @param {import("@playwright/test").Page} page
 * @param {Parameters<import("@playwright/test").Locator["setInputFiles"]>[0]} files
 */
export async function alone(page, files) {
  const place = await host();
  await page.addInitScript(() => Object.defineProperty(window, "parent", { value: {} }));
  await page.goto(`${place.url}app.html`);
  await expect(page.locator("body")).toHaveAttribute("data-state", "ready");
  await page.locator("input[type=file]").setInputFiles(files);
  await expect(page.locator("body")).toHaveAttribute("data-state", "painted");
  // The scorecard's lower sections come after the first are painted.
  await expect(page.locator("[data-growing]")).toHaveCount(0);
  return place;
}
