// @ts-check
// Where things stand in a drawing: shares that the engine gives, scaled to the room there is. No figure is made here.

/** @typedef {{ left: number, right: number, top: number, bottom: number }} Frame */
/** @typedef {{ x: number, y: number | null }} Place shares of the width, and of the height from below */

/** @param {Frame} frame @param {number} share */
export const across = ({ left, right }, share) => round(left + share * (right - left));

/** @param {Frame} frame @param {number} share */
export const up = ({ top, bottom }, share) => round(bottom - share * (bottom - top));

/** @param {number} number */
const round = (number) => Math.round(number * 10) / 10;

/**
 * A line through the points, broken where there is none.
 * @param {Frame} frame
 * @param {Place[]} points
 */
export function broken(frame, points) {
  let joins = false;
  const parts = points.map(({ x, y }) => {
    const begun = joins;
    joins = y !== null;
    return y === null ? "" : `${begun ? "L" : "M"}${across(frame, x)} ${up(frame, y)}`;
  });
  return parts.join("");
}

/** From the foot of a label to the point under it, to the foot of one below the point, and the room that it takes. */
const OVER = 10;
const UNDER = 24;
const TALL = 28;

/**
 * Where the label of a point stands clear of other lines: over it, or else under it; nowhere where both are crossed.
 * @param {number} y of the point
 * @param {number[]} others heights of the other lines there
 */
export function beside(y, others) {
  const isFree = (/** @type {number} */ top) => others.every((other) => other <= top || other >= top + TALL - 4);
  if (isFree(y - TALL)) return y - OVER;
  return isFree(y + 4) ? y + UNDER : null;
}

/**
 * The heights of a line at a place, and as far to its left and right as a label reaches.
 * @param {Frame} frame
 * @param {({ at: number } | null)[]} values by place
 * @param {number} place
 * @param {number} reach as a share of the way to the next place
 */
export function around(frame, values, place, reach) {
  const own = values[place]?.at;
  if (own === undefined) return [];
  const toward = (/** @type {number} */ next) => own + reach * ((values[next]?.at ?? own) - own);
  return [own, toward(place - 1), toward(place + 1)].map((share) => up(frame, share));
}

/**
 * Labels that want a height each, pushed apart so that none covers another, in the order of the heights wanted.
 * @param {number[]} wanted
 * @param {number} gap
 * @param {number} bottom none stands below it
 */
export function apart(wanted, gap, bottom) {
  const order = wanted.map((y, at) => ({ y, at })).sort((a, b) => a.y - b.y || a.at - b.at);
  for (const [place, one] of order.entries()) if (place) one.y = Math.max(one.y, order[place - 1].y + gap);
  for (let place = order.length - 1; place >= 0; place -= 1)
    order[place].y = Math.min(order[place].y, place === order.length - 1 ? bottom : order[place + 1].y - gap);
  /** @type {number[]} */
  const heights = [];
  for (const { y, at } of order) heights[at] = y;
  return heights;
}

/**
 * Which labels of an axis have room: the last before all others.
 * @param {{ from: number, to: number }[]} labels from the left
 * @param {number} gap
 */
export function fitting(labels, gap) {
  /** @type {number[]} */
  const kept = [];
  let limit = Infinity;
  for (let at = labels.length - 1; at >= 0; at -= 1) {
    if (labels[at].to + gap > limit) continue;
    kept.unshift(at);
    limit = labels[at].from;
  }
  return kept;
}
