// @ts-check
// A line over time, drawn at the width there is and never scaled, so that its words keep their size. Every part has its
// look on itself, so that what is saved looks the same away from the page; the style sheet speaks only of print and of
// colours that the reader chose.
import { svg } from "./dom.js";
import { LINE, LOOKS, headLines, notesBelow, path, sheet, text } from "./pen.js";
import { across, apart, broken, fitting, up } from "./places.js";
import { widthOf, wrapped } from "./screens/timeline.js";

/** @import { Frame } from "./places.js" */

const PLOT = 250;
/** Below this width what the lines are stands under them and not beside. */
const NARROW = 640;
/** @typedef {{ key: string, words: string, share: number }} Label beside the end of a line */

/** @param {Trend} trend @returns {Label[]} */
function labelsOf({ points, levels }) {
  const last = points.filter(({ y }) => y !== null).at(-1);
  const own = last ? [{ key: "us", words: last.lead ?? "", share: last.y ?? 0 }] : [];
  return [...own, ...levels.map(({ key, words, parts }) => ({ key, words, share: parts.at(-1)?.y ?? 0 }))];
}

/**
 * @param {Trend} trend
 * @param {number} width
 * @param {string} [heading] the name of the line, where the drawing is to stand alone
 */
export function trendChart(trend, width, heading) {
  const labels = labelsOf(trend);
  const longest = Math.max(0, ...labels.map(({ words, key }) => widthOf(words, key === "us")));
  // A long name takes no more than a third of the width.
  const isNarrow = width < NARROW || longest > width / 3;
  const head = heading ? headLines(trend, heading, width) : { nodes: [], height: 0 };
  const beside = isNarrow ? 12 : 20 + longest;
  const left = 12 + Math.max(...trend.values.map(({ words }) => widthOf(words)));
  const top = head.height + 30;
  /** @type {Frame} */
  const frame = { left, right: Math.max(left + 120, width - beside), top, bottom: top + PLOT };
  const last = trend.days.at(-1)?.words ?? "";
  const below = isNarrow ? keyLines(labels, last, frame) : { nodes: besideLines(labels, frame), height: 0 };
  const from = frame.bottom + 40 + below.height;
  const foot = heading ? notesBelow(notesOf(trend), width, from) : { nodes: [], height: 0 };
  const height = from + foot.height;
  const drawing = [...ground(trend, frame), ...lines(trend, frame)];
  return sheet("trend--line", trend.name, width, height, head.nodes, drawing, below.nodes, foot.nodes);
}

/** What the lines are drawn on. @param {Trend} trend @param {Frame} frame */
function ground({ values, days, gaps, events }, frame) {
  const { left, right, top, bottom } = frame;
  const value = (/** @type {Tick} */ { at, words }) => [
    path("grid", `M${left} ${up(frame, at)}H${right}`),
    text(left - 10, up(frame, at) + 5, words, { ink: "quiet", anchor: "end" }),
  ];
  const event = (/** @type {Tick} */ { at }, /** @type {number} */ number) => [
    path("event", `M${across(frame, at)} ${top - 8}V${bottom}`),
    text(across(frame, at), top - 12, String(number + 1), { ink: "quiet", anchor: "middle" }),
  ];
  return [
    ...gaps.map(({ from, to }) => path("hatch", hatch(across(frame, from), across(frame, to), frame))),
    ...values.flatMap(value),
    path("axis", `M${left} ${bottom}H${right}`),
    ...dayTicks(days, frame),
    ...events.flatMap(event),
  ];
}

/** Slanting strokes where there is no point. @param {number} from @param {number} to @param {Frame} frame */
function hatch(from, to, { top, bottom }) {
  const strokes = [];
  for (let x = from + 3; x < to - 2; x += 8) strokes.push(`M${x} ${bottom}V${top}`);
  return strokes.join("");
}

/** @param {Tick[]} days @param {Frame} frame */
function dayTicks(days, frame) {
  const labels = days.map(({ at, words }) => {
    const x = across(frame, at);
    const half = widthOf(words) / 2;
    const middle = Math.min(Math.max(x, frame.left + half - 20), frame.right - half + 10);
    return { x, middle, words, from: middle - half, to: middle + half };
  });
  return fitting(labels, 14).flatMap((at) => [
    path("axis", `M${labels[at].x} ${frame.bottom}v5`),
    text(labels[at].middle, frame.bottom + 24, labels[at].words, { ink: "quiet", anchor: "middle" }),
  ]);
}

/** @param {Trend} trend @param {Frame} frame */
function lines({ points, levels, whisker }, frame) {
  const flat = levels.map(({ key, parts }) => {
    // Each year is a piece of its own: a little room between two says so.
    const ends = parts.map(({ from, to, y }) => [across(frame, from) + 1, up(frame, y), across(frame, to) - 1]);
    const pieces = ends.map(([left, y, right]) => `M${left} ${y}H${right}`);
    return path(key, pieces.join(""));
  });
  const through = points.map(({ x, y, sound }) => ({ x, y: sound ? y : null }));
  const radius = points.length > 30 ? 2.5 : 4;
  const dots = points.flatMap(({ x, y, sound, period, shown }, at) => {
    if (y === null) return [];
    const place = { cx: across(frame, x), cy: up(frame, y), r: at === points.length - 1 ? 5 : radius };
    const words = svg("title", {}, `${period}: ${shown}`);
    return [svg("circle", { class: sound ? "l-dot" : "l-ring", ...place, ...LOOKS[sound ? "dot" : "ring"] }, words)];
  });
  const last = points.at(-1);
  const reach = whisker && last ? [path("whisker", whiskerPath(across(frame, last.x), whisker, frame))] : [];
  return [...flat, ...reach, path("us", broken(frame, through)), ...dots];
}

/** @param {number} x @param {{ low: number, high: number }} reach @param {Frame} frame */
const whiskerPath = (x, { low, high }, frame) =>
  `M${x} ${up(frame, high)}V${up(frame, low)}M${x - 6} ${up(frame, high)}h12M${x - 6} ${up(frame, low)}h12`;

/** @param {Label[]} labels @param {Frame} frame */
function besideLines(labels, frame) {
  const heights = apart(labels.map(({ share }) => up(frame, share) + 5), LINE, frame.bottom);
  return labels.map(({ key, words }, at) =>
    text(frame.right + 14, heights[at], words, { ink: key, bold: key === "us" }),
  );
}

/** What each line is, under a narrow drawing. @param {Label[]} labels @param {string} last @param {Frame} frame */
function keyLines(labels, last, { bottom, right }) {
  const all = labels.flatMap(({ key, words }) => {
    const isOurs = key === "us";
    const lines = wrapped(isOurs ? `${last}: ${words}` : words, right - 38, isOurs);
    return lines.map((line, at) => ({ key, line, isOurs, isFirst: at === 0 }));
  });
  const nodes = all.flatMap(({ key, line, isOurs, isFirst }, at) => {
    const y = bottom + 48 + LINE * at;
    return [...(isFirst ? [path(key, `M2 ${y - 5}h28`)] : []), text(38, y, line, { ink: key, bold: isOurs })];
  });
  return { nodes, height: LINE * all.length + 8 };
}

/** @param {Trend} trend */
export const notesOf = ({ because, whisker, reasons, events, note }) =>
  [
    because,
    whisker?.words,
    ...reasons.map((words) => `Gap. ${words}`),
    ...events.map(({ words }, at) => `${at + 1}. ${words}`),
    note,
  ].filter((words) => words !== null && words !== undefined);

/**
 * The small picture in a row: no axis, the last point marked, the aim dashed.
 * @param {Spark} spark
 */
export function sparkChart({ points, aim, words }) {
  const frame = { left: 4, right: 92, top: 5, bottom: 27 };
  const last = points.filter(({ y }) => y !== null).at(-1);
  const level = aim === null ? null : path("aim", `M0 ${up(frame, aim)}H96`);
  return svg("svg", { class: "spark", viewBox: "0 0 96 32", width: 96, height: 32, role: "img", "aria-label": words },
    svg("title", {}, words),
    level,
    svg("path", { class: "l-us", d: broken(frame, points), ...LOOKS.us, "stroke-width": 2, "stroke-linecap": "round" }),
    last && svg("circle", {
      class: "l-dot", cx: across(frame, last.x), cy: up(frame, last.y ?? 0), r: 3.5, fill: "#12436d",
    }),
  );
}
