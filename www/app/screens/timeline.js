// @ts-check
// The placements of a child against the time that is counted. Drawn at the width there is, never scaled,
// so that its words keep their size. The same dates stand in words beside each bar.
import { el, svg } from "../dom.js";

const DAY = 86_400_000;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const NARROW = 640;

/** @param {string} iso */
const dayOf = (iso) => Date.parse(`${iso}T00:00:00Z`) / DAY;

/**
 * @param {Timeline} timeline
 */
export function timelineFigure(timeline) {
  const figure = el("figure", { class: "timeline" });
  const stays = timeline.placements
    .filter(({ temporary }) => temporary.length > 0)
    .map(({ label, temporary }) => el("figcaption", { class: "small" }, el("b", {}, `${label}, striped: `), temporary.map(({ words }) => words).join("; ")));
  let width = 0;
  const draw = () => {
    const now = Math.round(figure.clientWidth);
    if (!now || now === width) return;
    width = now;
    figure.replaceChildren(chart(timeline, now), ...stays);
  };
  new ResizeObserver(draw).observe(figure);
  return { figure, draw };
}

/**
 * @param {Timeline} timeline
 * @param {number} width
 */
function chart(timeline, width) {
  const narrow = width < NARROW;
  const plan = {
    narrow,
    // Room for the longest name; a letter of this size is about 8 wide.
    left: narrow ? 0 : Math.min(width / 2.5, 24 + 8.2 * Math.max(...timeline.placements.map(({ label }) => label.length))),
    right: width - (narrow ? 0 : 4),
    top: 54,
    row: narrow ? 74 : 48,
    from: dayOf(timeline.from),
    to: Math.max(dayOf(timeline.to), dayOf(timeline.from) + 1),
  };
  /** @param {string} iso */
  const x = (iso) => plan.left + ((Math.min(plan.to, Math.max(plan.from, dayOf(iso))) - plan.from) / (plan.to - plan.from)) * (plan.right - plan.left);
  const bottom = plan.top + plan.row * timeline.placements.length + 8;
  const say = `${timeline.placements.length} placements against ${timeline.window.words}: ${timeline.placements.map(({ label, words }) => `${label}, ${words}`).join("; ")}`;
  return svg("svg", { class: "chart", viewBox: `0 0 ${width} ${bottom + 30}`, width, height: bottom + 30, role: "img", "aria-label": say },
    windowMark(timeline, x, plan.top, bottom, width),
    ticks(plan, x, bottom),
    timeline.placements.flatMap((placement, at) => bar(placement, plan.top + plan.row * at, plan, x, timeline.to, width)),
    svg("path", { class: "axis", d: `M${plan.left} ${bottom}H${plan.right}` }),
  );
}

/**
 * @param {Timeline} timeline
 * @param {(iso: string) => number} x
 * @param {number} top
 * @param {number} bottom
 * @param {number} width
 */
function windowMark({ window: { from, to, words } }, x, top, bottom, width) {
  const late = x(from) + 8.2 * Math.max(words.length, 16) > width;
  return [
    svg("rect", { class: "win", x: x(from), y: top, width: Math.max(1, x(to) - x(from)), height: bottom - top }),
    svg("text", { class: "tb", x: late ? x(to) : x(from), y: 20, "text-anchor": late ? "end" : "start" }, "The time counted"),
    svg("text", { class: "t2", x: late ? x(to) : x(from), y: 41, "text-anchor": late ? "end" : "start" }, words),
  ];
}

/**
 * @param {{ from: number, to: number, left: number, right: number, top: number }} plan
 * @param {(iso: string) => number} x
 * @param {number} bottom
 */
function ticks(plan, x, bottom) {
  const months = (plan.to - plan.from) / 30.4;
  const most = Math.max(2, Math.floor((plan.right - plan.left) / 84));
  const step = [1, 2, 3, 6, 12, 24, 60, 120].find((size) => months / size <= most) ?? 240;
  const first = new Date(plan.from * DAY);
  const marks = [];
  for (let month = first.getUTCFullYear() * 12 + first.getUTCMonth() + 1; ; month += 1) {
    const iso = `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}-01`;
    if (dayOf(iso) > plan.to) break;
    if (month % step) continue;
    const words = tickWords(month, step, !marks.length);
    marks.push(svg("path", { class: "grid", d: `M${x(iso)} ${plan.top}V${bottom}` }));
    if (x(iso) < plan.right - 34) marks.push(svg("text", { class: "t2", x: x(iso), y: bottom + 24 }, words));
  }
  return marks;
}

/**
 * @param {number} month counted from year 0
 * @param {number} step
 * @param {boolean} first
 */
function tickWords(month, step, first) {
  const year = String(Math.floor(month / 12));
  if (step >= 12) return year;
  return first || month % 12 === 0 ? `${MONTHS[month % 12]} ${year}` : MONTHS[month % 12];
}

/**
 * @param {Timeline["placements"][number]} placement
 * @param {number} y
 * @param {{ narrow: boolean, left: number, right: number }} plan
 * @param {(iso: string) => number} x
 * @param {string} end
 * @param {number} width
 */
function bar(placement, y, plan, x, end, width) {
  const from = x(placement.from);
  const to = Math.max(from + 2, x(placement.to ?? end));
  const [top, height] = plan.narrow ? [y + 44, 20] : [y + 14, 26];
  const rect = svg("rect", { class: "u", x: from, y: top, width: to - from, height });
  const away = placement.temporary.flatMap((stay) => hatch(x(stay.from), Math.max(x(stay.from) + 4, x(stay.to)), top, height));
  const { words } = placement;
  if (plan.narrow)
    return [svg("text", { class: "tb", x: 0, y: y + 18 }, placement.label), svg("text", { class: "t2", x: 0, y: y + 37 }, words), rect, ...away];
  const label = svg("text", { class: "tb", x: 0, y: y + 32 }, placement.label);
  return [label, rect, ...away, beside(words, from, to, y + 32, width, plan.left)];
}

/**
 * The words stand where there is room for them: after the bar, before it, or on it.
 * @param {string} words
 * @param {number} from
 * @param {number} to
 * @param {number} y
 * @param {number} width
 * @param {number} left
 */
function beside(words, from, to, y, width, left) {
  const needs = words.length * 7.6 + 12;
  if (to + needs < width) return svg("text", { x: to + 10, y }, words);
  if (from - left > needs) return svg("text", { x: from - 10, y, "text-anchor": "end" }, words);
  return svg("text", { class: "t-on", x: from + 10, y }, words);
}

/**
 * @param {number} from
 * @param {number} to
 * @param {number} y
 * @param {number} height
 */
function hatch(from, to, y, height) {
  const stripes = [];
  for (let x = from + 2; x < to - 1; x += 4) stripes.push(`M${x} ${y}v${height}`);
  return [svg("rect", { class: "tmp", x: from, y, width: to - from, height }), svg("path", { class: "tmp-lines", d: stripes.join("") })];
}
