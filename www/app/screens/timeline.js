// @ts-check
// The placements of a child against the time that is counted. Drawn at the width there is, never scaled,
// so that its words keep their size. The same dates stand in words beside each bar.
import { el, svg } from "../dom.js";

const DAY = 86_400_000;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const NARROW = 640;
/** The width of an A4 sheet between its margins, in pixels of CSS. */
const PAPER = 700;

/** @param {string} iso */
const dayOf = (iso) => Date.parse(`${iso}T00:00:00Z`) / DAY;

/**
 * @param {Timeline} timeline
 */
export function timelineFigure(timeline) {
  const figure = el("figure", { class: "timeline" });
  const stays = timeline.placements
    .filter(({ temporary }) => temporary.length > 0)
    .map(({ label, temporary }) => {
      const words = temporary.map((stay) => stay.words).join("; ");
      return el("figcaption", { class: "small" }, el("b", {}, `${label}, striped: `), words);
    });
  let width = 0;
  const drawAt = (/** @type {number} */ now) => {
    if (!now || now === width) return;
    width = now;
    figure.replaceChildren(chart(timeline, now), ...stays);
  };
  const draw = () => drawAt(Math.round(figure.clientWidth));
  new ResizeObserver(draw).observe(figure);
  figure.addEventListener("paper", () => drawAt(PAPER));
  figure.addEventListener("screen", draw);
  return { figure, draw };
}

const FONT = '16px "Segoe UI", "Helvetica Neue", Arial, sans-serif';
const pen = document.createElement("canvas").getContext("2d");

/**
 * How wide words are in the chart.
 * @param {string} words
 * @param {boolean} [bold]
 */
export function widthOf(words, bold = false) {
  if (!pen) return words.length * 9;
  pen.font = `${bold ? 700 : 400} ${FONT}`;
  return Math.ceil(pen.measureText(words).width) + 1;
}

/**
 * Words cut into lines that fit.
 * @param {string} words
 * @param {number} width
 * @param {boolean} [bold]
 */
export function wrapped(words, width, bold = false) {
  /** @type {string[]} */
  const lines = [];
  for (const word of words.split(" ")) {
    const longer = `${lines.at(-1) ?? ""} ${word}`.trim();
    if (lines.length && widthOf(longer, bold) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** @typedef {Timeline["placements"][number]} Stay */
/**
 * Where the chart stands, and the days (counted from 1970) between which it runs.
 * @typedef {{ narrow: boolean, width: number } & Record<"left" | "right" | "top" | "from" | "to", number>} Plan
 */

/**
 * The names stand beside the bars where they and the words of every bar have room, else above them.
 * @param {Timeline} timeline
 * @param {number} width
 * @returns {Plan}
 */
function planOf(timeline, width) {
  const top = 16 + LINE * (1 + wrapped(timeline.window.words, width).length);
  const from = dayOf(timeline.from);
  const to = Math.max(dayOf(timeline.to), from + 1);
  const left = 16 + Math.max(...timeline.placements.map(({ label }) => widthOf(label, true)));
  const wide = { narrow: false, left, right: width - 4, top, from, to, width };
  const hasRoom = (/** @type {Stay} */ stay) => beside(stay.words, ...ends(stay, wide, timeline.to), 0, wide) !== null;
  if (width >= NARROW && left < width / 2 && timeline.placements.every(hasRoom)) return wide;
  return { ...wide, narrow: true, left: 0, right: width };
}

const LINE = 20;

/**
 * Where a day stands.
 * @param {Plan} plan
 * @param {string} iso
 */
function place({ left, right, from, to }, iso) {
  const day = Math.min(to, Math.max(from, dayOf(iso)));
  return left + ((day - from) / (to - from)) * (right - left);
}

/**
 * @param {Stay} stay
 * @param {Plan} plan
 * @param {string} end
 * @returns {[number, number]}
 */
function ends({ from, to }, plan, end) {
  const start = place(plan, from);
  return [start, Math.max(start + 2, place(plan, to ?? end))];
}

/** @param {Timeline} timeline */
function inWords({ placements, window }) {
  const each = placements.map(({ label, words }) => `${label}, ${words}`);
  return `${each.length} placements against ${window.words}: ${each.join("; ")}`;
}

/**
 * @param {Timeline} timeline
 * @param {number} width
 */
function chart(timeline, width) {
  const plan = planOf(timeline, width);
  /** @param {string} iso */
  const x = (iso) => place(plan, iso);
  /** @type {Element[]} */
  const bars = [];
  let y = plan.top;
  for (const placement of timeline.placements) {
    const { nodes, height } = bar(placement, y, plan, x, timeline.to);
    bars.push(...nodes);
    y += height;
  }
  const bottom = y + 8;
  const height = bottom + 30;
  const size = { viewBox: `0 0 ${width} ${height}`, width, height };
  return svg("svg", { class: "chart", ...size, role: "img", "aria-label": inWords(timeline) },
    windowMark(timeline, x, plan, bottom),
    ticks(plan, x, bottom),
    bars,
    svg("path", { class: "axis", d: `M${plan.left} ${bottom}H${plan.right}` }),
  );
}

/**
 * @param {Timeline} timeline
 * @param {(iso: string) => number} x
 * @param {Plan} plan
 * @param {number} bottom
 */
function windowMark({ window: { from, to, words } }, x, { top, width }, bottom) {
  const lines = wrapped(words, width);
  const widest = Math.max(widthOf("The time counted", true), ...lines.map((line) => widthOf(line)));
  const at = Math.max(0, Math.min(x(from), width - widest));
  return [
    svg("rect", { class: "win", x: x(from), y: top, width: Math.max(1, x(to) - x(from)), height: bottom - top }),
    svg("text", { class: "tb", x: at, y: LINE }, "The time counted"),
    ...lines.map((line, below) => svg("text", { class: "t2", x: at, y: LINE * (below + 2) }, line)),
  ];
}

/**
 * @param {Plan} plan
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
    const at = Math.min(x(iso), plan.width - widthOf(words));
    // Near the end a label moves a little to the left; one that would leave its line is left out.
    if (x(iso) - at < LINE) marks.push(svg("text", { class: "t2", x: at, y: bottom + 24 }, words));
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
 * @param {Stay} placement
 * @param {number} y
 * @param {Plan} plan
 * @param {(iso: string) => number} x
 * @param {string} end
 * @returns {{ nodes: Element[], height: number }}
 */
function bar(placement, y, plan, x, end) {
  const head = plan.narrow ? above(placement, y, plan.width) : { nodes: [], height: 0 };
  const [from, to] = ends(placement, plan, end);
  const [top, height] = plan.narrow ? [y + head.height + 5, 16] : [y + 14, 26];
  const rect = svg("rect", { class: "u", x: from, y: top, width: to - from, height });
  const away = placement.temporary.flatMap((stay) => {
    const start = x(stay.from);
    return hatch(start, Math.max(start + 4, x(stay.to)), top, height);
  });
  if (plan.narrow) return { nodes: [...head.nodes, rect, ...away], height: head.height + 32 };
  const label = svg("text", { class: "tb", x: 0, y: y + 32 }, placement.label);
  const words = beside(placement.words, from, to, y + 32, plan);
  return { nodes: [label, rect, ...away, ...(words ? [words] : [])], height: 48 };
}

/**
 * The name and the days above the bar: on one line where they fit, else on as many as they need.
 * @param {Stay} placement
 * @param {number} y
 * @param {number} width
 */
function above({ label, words }, y, width) {
  const gap = widthOf(label, true) + 10;
  const isShort = gap + widthOf(words) <= width;
  const names = isShort ? [label] : wrapped(label, width, true);
  const days = isShort ? [words] : wrapped(words, width);
  const nodes = names.map((line, at) => svg("text", { class: "tb", x: 0, y: y + LINE * (at + 1) - 2 }, line));
  if (isShort) return { nodes: [...nodes, svg("text", { class: "t2", x: gap, y: y + LINE - 2 }, words)], height: LINE };
  const under = y + LINE * names.length;
  const below = days.map((line, at) => svg("text", { class: "t2", x: 0, y: under + LINE * (at + 1) - 2 }, line));
  return { nodes: [...nodes, ...below], height: LINE * (names.length + days.length) };
}

/**
 * The words stand where there is room for them: after the bar, before it, or on it.
 * @param {string} words
 * @param {number} from
 * @param {number} to
 * @param {number} y
 * @param {Plan} plan
 */
function beside(words, from, to, y, { width, left }) {
  const needs = widthOf(words) + 12;
  if (to + needs < width) return svg("text", { x: to + 10, y }, words);
  if (from - left > needs) return svg("text", { x: from - 10, y, "text-anchor": "end" }, words);
  return to - from > needs + 8 ? svg("text", { class: "t-on", x: from + 10, y }, words) : null;
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
  return [
    svg("rect", { class: "tmp", x: from, y, width: to - from, height }),
    svg("path", { class: "tmp-lines", d: stripes.join("") }),
  ];
}
