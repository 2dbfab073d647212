// @ts-check
// A test gets the page of an edition, already open, and fails if the page wrote to the console or opened a dialog.
import { test as base, expect } from "@playwright/test";
import { AppPage } from "./app.js";
import { open } from "./editions.js";

/** @typedef {import("./editions.js").Edition} Edition */

/** @import { Fixtures, PlaywrightTestArgs, PlaywrightTestOptions } from "@playwright/test" */
/** @typedef {{ edition: Edition, address: string, app: AppPage }} Own */
/** @type {Fixtures<Own, {}, PlaywrightTestArgs & PlaywrightTestOptions>} */
const fixtures = {
  // The type of a test with options has no room for both a plain value and its kind.
  edition: /** @type {any} */ (["apart", { option: true }]),
  address: async ({ edition }, use) => {
    const place = await open(edition);
    await use(place.url);
    place.close();
  },
  app: async ({ page, address }, use) => {
    const app = await new AppPage(page).open(address);
    await use(app);
    expect(app.said, "the console").toEqual([]);
  },
};

export const test = base.extend(fixtures);

export { expect };
