// @ts-check
// What axe finds on the page and in the app's frame. Each is asked by itself: asked through the page around it, axe
// names every part that passes too, which takes three times as long.
import axe from "axe-core";

/** @typedef {import("@playwright/test").Frame} Frame */

/** What every screen has once: the page around the app has none, and neither has what lies behind an open dialog. */
const ONCE = ["landmark-one-main", "page-has-heading-one"];

/**
 * @param {Frame} frame
 * @param {string | null} part
 * @param {string[]} off
 */
async function look(frame, part, off) {
  await frame.evaluate(axe.source);
  return frame.evaluate(
    async ({ part, off }) => {
      /** @type {typeof import("axe-core")} */
      const axe = /** @type {any} */ (window).axe;
      const rules = Object.fromEntries(off.map((rule) => [rule, { enabled: false }]));
      const options = { iframes: false, resultTypes: /** @type {"violations"[]} */ (["violations"]), rules };
      const { violations, passes } = await axe.run(part ?? document, options);
      const places = (/** @type {(typeof violations)[0]} */ { nodes }) =>
        nodes.map(({ target, failureSummary }) => `${target.join(" ")} (${failureSummary})`).join("; ");
      // Not of axe: a tabindex on a fold takes what opens it out of the order of the keyboard.
      const folds = [...document.querySelectorAll("details[tabindex]")].map((fold) => `no key opens #${fold.id}`);
      return { passed: passes.length, told: [...violations.map((one) => `${one.id}: ${places(one)}`), ...folds] };
    },
    { part, off },
  );
}

/**
 * What axe finds, each with its places.
 * @param {import("./app.js").AppPage} app
 * @param {{ part?: string, isInert?: boolean }} [how] a part of the app alone, and whether a dialog lies over it
 */
export async function faults(app, { part, isInert = false } = {}) {
  const inside = await look(await app.frame(), part ?? null, isInert ? ONCE : []);
  // Where nothing passes, nothing was looked at.
  if (!inside.passed) return ["axe looked at nothing"];
  if (part) return inside.told;
  const around = await look(app.page.mainFrame(), null, ONCE);
  return [...around.told, ...inside.told];
}
