// @ts-check
// Runs hostile script in the app's frame and in its worker, and reports what reached the sink.
import { setTimeout as wait } from "node:timers/promises";
import { AppPage } from "./app.js";
import { IN_WORKER, LEAVING, STAYING } from "./channels.js";
import { Sink } from "./sink.js";

/** Long enough for a picture, a datagram or a tab to set out on a busy machine. */
const SETTLE_MS = 4000;
const LEAVE_MS = 1500;
/** How long a control waits for what must arrive. */
const ARRIVE_MS = 15_000;
const AT_ONCE = 4;

/** @param {() => boolean} arrived @param {number} most */
async function until(arrived, most) {
  for (const end = Date.now() + most; Date.now() < end && !arrived(); ) await wait(50);
}

/**
 * @param {{ evaluate: (way: any, to: any) => Promise<unknown> }} where
 * @param {import("./channels.js").Way} way
 * @param {import("./sink.js").Target} to
 */
const attempt = (where, way, to) => Promise.race([where.evaluate(way, to).catch(() => {}), wait(300)]);

/**
 * @param {import("@playwright/test").BrowserContext} context is closed in the end
 * @param {string} url
 * @param {string[]} [expected] the ways of a control that must arrive: it goes on as soon as they have
 * @param {(name: string) => boolean} [isTried] all ways if nothing is said
 * @returns {Promise<Record<string, string[]>>}
 */
export async function attack(context, url, expected, isTried = () => true) {
  const sink = new Sink();
  const tried = (/** @type {Record<string, import("./channels.js").Way>} */ ways) =>
    Object.entries(ways).filter(([name]) => isTried(name));
  const fresh = async () => new AppPage(await context.newPage()).open(url);

  const staying = async () => {
    const app = await fresh();
    const frame = await app.frame();
    const [worker] = app.page.workers();
    if (!worker) throw new Error("The app has no worker");
    for (const [name, way] of tried(IN_WORKER)) await attempt(worker, way, await sink.target(name));
    for (const [name, way] of tried(STAYING)) await attempt(frame, way, await sink.target(name));
    // In another document, an error page for one, what was tried would prove nothing.
    if (!(await frame.evaluate(() => document.body.dataset.screen)))
      throw new Error("One of the ways led the page away");
    const inside = expected?.filter((name) => !(name in LEAVING));
    if (inside) await until(() => inside.every((name) => sink.hits.has(name)), ARRIVE_MS);
    else await wait(SETTLE_MS);
    await Promise.race([app.page.close(), wait(3000)]);
  };
  const waiting = tried(LEAVING);
  const leaving = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [name, way] = next;
      const app = await fresh();
      await attempt(await app.frame(), way, await sink.target(name));
      if (expected?.includes(name)) await until(() => sink.hits.has(name), ARRIVE_MS);
      else await wait(LEAVE_MS);
      // A page that is on its way elsewhere may not answer: the context takes it along in the end.
      await Promise.race([app.page.close(), wait(3000)]);
    }
  };
  await staying();
  await Promise.all(Array.from({ length: AT_ONCE }, leaving));
  await Promise.race([context.close(), wait(5000)]);
  sink.close();
  return sink.arrived;
}
