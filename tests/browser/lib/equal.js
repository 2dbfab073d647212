// @ts-check
// Every line of the page against the line of the command: the attributes, and the words that a reader sees.
import { expect } from "@playwright/test";

/** Below this the count leads and the percentage stands under it. */
const SMALL = 30;

/** Profiles: all children by age, sex and so on. The line counts everybody, so a percentage would say nothing. */
const PROFILES = ["POP-10", "POP-19", "STB-04", "ADP-24"];

/** @param {number} n @param {number} d a percentage with one decimal, halves up, in whole numbers */
function percent(n, d) {
  const tenths = Math.floor((2000 * n + d) / (2 * d));
  return `${Math.floor(tenths / 10)}.${tenths % 10}%`;
}

/** @param {number} number */
const words = (number) => number.toLocaleString("en-GB");

/**
 * What a line must show, from the command's numbers alone; null where the words are the engine's own.
 * @param {import("./command.js").Figure} figure
 */
function shown({ id, unit, numerator, denominator, value }) {
  if (PROFILES.includes(id) && value !== null)
    return { lead: words(numerator), under: numerator === 1 ? "child" : "children" };
  if (unit !== "percent" || value === null || !denominator) return null;
  const counts = `${words(numerator)} of ${words(denominator)}`;
  const share = percent(numerator, denominator);
  return denominator < SMALL ? { lead: counts, under: share } : { lead: share, under: counts };
}

/**
 * @param {Map<string, Record<string, string | undefined>>} lines
 * @param {import("./command.js").Figures} figures
 */
export function expectEqual(lines, figures) {
  expect(figures.lines).toHaveLength(184);
  expect([...lines.keys()].sort()).toEqual(figures.lines.map(({ id }) => id).sort());
  const text = (/** @type {number | null} */ number) => (number === null ? "" : String(number));
  for (const figure of figures.lines) {
    const line = lines.get(figure.id);
    expect.soft(line, figure.id).toMatchObject({
      numerator: text(figure.numerator),
      denominator: text(figure.denominator),
      value: text(figure.value),
      notRecorded: text(figure.not_recorded),
      unassessed: text(figure.unassessed),
      ...shown(figure),
    });
  }
}
