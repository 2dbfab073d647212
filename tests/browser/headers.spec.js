// @ts-check
// The footer says whether the response headers arrived, by what the full Chromium then does otherwise;
// firefox.spec.js asks the same of Firefox.
import { AppPage } from "./lib/app.js";
import { open } from "./lib/editions.js";
import { advised, host, published } from "./lib/host.js";
import { expect, test } from "./lib/test.js";

/** @typedef {Record<string, string>} Headers */

/** @param {Headers} headers @param {(name: string) => boolean} keep */
const only = (headers, keep) => Object.fromEntries(Object.entries(headers).filter(([name]) => keep(name)));
const isAllowlist = (/** @type {string} */ name) => name === "Connection-Allowlist";

/**
 * What the host sends, and how the footer then begins.
 * @type {Record<string, { headers: (name: string) => Headers, says: RegExp }>}
 */
const HOSTS = {
  "all headers": { headers: advised, says: /^In force: / },
  "no header": { headers: () => ({}), says: /^Not in force: / },
  "all but Connection-Allowlist": {
    headers: (name) => only(advised(name), (header) => !isAllowlist(header)),
    says: /^Only in part: no other page can reach/,
  },
  "Connection-Allowlist alone": {
    headers: (name) => only(advised(name), isAllowlist),
    says: /^Only in part: the browser makes no connection/,
  },
};

test("the footer tells what a host does, in Chromium", async ({ page }) => {
  const app = new AppPage(page);
  for (const [sent, { headers, says }] of Object.entries(HOSTS)) {
    const place = await host(published, headers);
    await app.open(place.url);
    await expect(app.inside.locator("#headers"), sent).toHaveText(says);
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
