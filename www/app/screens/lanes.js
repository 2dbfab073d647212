// @ts-check
// What the files say of a child, in lanes of one timeline. Drawn at the width there is, never scaled, so that its words
// keep their size. The same dates stand in a table below.
import { el, svg } from "../dom.js";

const DAY = 86_400_000;
const ROW = 26;
const BAR = 16;
const TOP = 28;
/** The width of an A4 sheet between its margins, in pixels of CSS. */
const PAPER = 700;
/** Years whose names have room beside one another. */
const YEAR_WIDTH = 56;

/** @param {string} iso */
const dayOf = (iso) => Date.parse(`${iso}T00:00:00Z`) / DAY;

/** @typedef {{ width: number, left: number, from: number, to: number }} Plan */

/**
 * @param {Plan} plan
 * @param {string} iso
 */
function place({ width, left, from, to }, iso) {
  const part = (Math.min(to, Math.max(from, dayOf(iso))) - from) / (to - from);
  return left + part * (width - left - 8);
}

/** @param {ChildPage} found */
export function lanesFigure(found) {
  const figure = el("figure", { class: "timeline" });
  let width = 0;
  const drawAt = (/** @type {number} */ now) => {
    if (!now || now === width) return;
    width = now;
    figure.replaceChildren(chart(found, now));
  };
  const draw = () => drawAt(Math.round(figure.clientWidth));
  new ResizeObserver(draw).observe(figure);
  figure.addEventListener("paper", () => drawAt(PAPER));
  figure.addEventListener("screen", draw);
  return { figure, draw };
}

/**
 * The names stand beside the lanes where there is room, else above them.
 * @param {ChildPage} found
 * @param {number} width
 */
function chart({ lanes, from, to }, width) {
  const isNarrow = width < 640;
  const lane = isNarrow ? ROW + 22 : ROW + 8;
  const plan = { width, left: isNarrow ? 0 : 132, from: dayOf(from), to: Math.max(dayOf(to), dayOf(from) + 1) };
  const height = TOP + lanes.length * lane + 4;
  const parts = lanes.map(({ name, spells }) => `${name}, ${spells.length}`);
  const label = `Timeline from ${from} to ${to}: ${parts.join("; ")}. The same dates stand in the table below.`;
  return svg("svg", { width, height, viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": label },
    years(plan, height),
    lanes.flatMap((one, at) => drawn(one, plan, TOP + at * lane, isNarrow)),
  );
}

/**
 * @param {Plan} plan
 * @param {number} height
 */
function years(plan, height) {
  const first = new Date(plan.from * DAY).getUTCFullYear() + 1;
  const last = new Date(plan.to * DAY).getUTCFullYear();
  const all = Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);
  const room = Math.max(1, Math.floor((plan.width - plan.left) / YEAR_WIDTH));
  const step = Math.ceil(all.length / room) || 1;
  return all.filter((_, at) => at % step === 0).flatMap((year) => {
    const x = place(plan, `${year}-01-01`);
    const isLast = x > plan.width - 40;
    return [
      svg("line", { class: "grid", x1: x, x2: x, y1: 20, y2: height }),
      svg("text", { class: "t2", x, y: 14, "text-anchor": isLast ? "end" : "start" }, String(year)),
    ];
  });
}

/**
 * @param {Lane} lane
 * @param {Plan} plan
 * @param {number} top
 * @param {boolean} isNarrow
 */
function drawn({ name, spells }, plan, top, isNarrow) {
  const y = top + (isNarrow ? 22 : 4);
  const words = svg("text", { class: "tb", x: 0, y: isNarrow ? top + 15 : y + 13 }, name);
  return [words, ...spells.map((spell, at) => (spell.is_day ? mark(spell, plan, y) : bar(spell, plan, y, at)))];
}

/** Spells that follow one another differ in weight, so that each is seen to end. */
const WEIGHTS = ["u", "u u--pale"];

/**
 * @param {Spell} spell
 * @param {Plan} plan
 * @param {number} y
 * @param {number} at
 */
function bar({ from, to, label, dates }, plan, y, at) {
  const x = place(plan, from);
  const end = to ? place(plan, to) : plan.width - 8;
  const width = Math.max(2, end - x - 1);
  return svg("rect", { class: WEIGHTS[at % 2], x, y, width, height: BAR }, svg("title", {}, `${label}: ${dates}`));
}

/**
 * @param {Spell} spell
 * @param {Plan} plan
 * @param {number} y
 */
function mark({ from, label, dates }, plan, y) {
  const x = place(plan, from);
  const points = `${x},${y + 1} ${x + 6},${y + 8} ${x},${y + 15} ${x - 6},${y + 8}`;
  return svg("polygon", { class: "u", points }, svg("title", {}, `${label}: ${dates}`));
}
