// @ts-check
// A picture in the paper: figures that may be published, over dates or quarters, beside the aim and what others have.
import { LINE, block, path, sheet, text } from "./pen.js";
import { across, around, beside, broken, fitting, up } from "./places.js";
import { widthOf, wrapped } from "./screens/timeline.js";

/** @import { Frame } from "./places.js" */

const PLOT = 220;
const WIDEST = 720;
const DOT = 4;
/** Lines that nothing happened at: an aim, the ends of a range. */
const UNMARKED = ["aim", "low"];

/** @typedef {Omit<PaperChart, "is">} Drawing */

/** @param {Drawing} chart */
export function paperChart(chart) {
  const width = Math.min(WIDEST, Math.max(280, document.documentElement.clientWidth - 48));
  const left = 12 + Math.max(...chart.values.map(({ words }) => widthOf(words)));
  const frame = { left, right: width - 8, top: 28, bottom: 28 + PLOT };
  // Our own line comes first and is drawn last, over the others.
  const drawn = chart.bars
    ? chart.series.flatMap((series, at) => bars(chart, series, at, frame))
    : [...chart.series].reverse().flatMap((series) => line(chart, series, frame));
  const names = key(chart, frame);
  const height = frame.bottom + 44 + names.height;
  return sheet("trend--paper", chart.about, width, height, ground(chart, frame), drawn, names.nodes);
}

/** @param {Drawing} chart @param {Frame} frame */
function ground({ values, points }, frame) {
  const { left, right, bottom } = frame;
  const labels = points.map(({ at, words }) => {
    const half = widthOf(words) / 2;
    const x = Math.min(across(frame, at), right + 8 - half);
    return { x, words, from: x - half, to: x + half };
  });
  return [
    ...values.flatMap(({ at, words }) => [
      path("grid", `M${left} ${up(frame, at)}H${right}`),
      text(left - 10, up(frame, at) + 5, words, { ink: "quiet", anchor: "end" }),
    ]),
    path("axis", `M${left} ${bottom}H${right}`),
    ...fitting(labels, 10).map((at) =>
      text(labels[at].x, bottom + 24, labels[at].words, { ink: "quiet", anchor: "middle" }),
    ),
  ];
}

/** @param {Drawing} chart @param {PaperSeries} series @param {Frame} frame */
function line({ points, series }, { look, values }, frame) {
  const limits = series.filter((one) => UNMARKED.includes(one.look));
  const places = points.map(({ at }, place) => ({ x: at, y: values[place]?.at ?? null }));
  const stroke = path(look, broken(frame, places));
  const room = (frame.right - frame.left) / points.length;
  const marks = places.flatMap(({ x, y }, place) => {
    if (y === null) return [];
    const [cx, cy, words] = [across(frame, x), up(frame, y), values[place]?.words ?? ""];
    if (look !== "us") return UNMARKED.includes(look) ? [] : [path(look, `M${cx - DOT} ${cy}h${2 * DOT}`)];
    const value = shown(words);
    const wide = widthOf(value, true);
    const others = limits.flatMap((one) => around(frame, one.values, place, wide / 2 / room));
    const foot = wide + 6 < room ? beside(cy, others) : null;
    return [
      block("bar", cx - DOT, cy - DOT, 2 * DOT, 2 * DOT),
      ...(foot === null ? [] : [text(cx, foot, value, { anchor: "middle", bold: true, clear: true })]),
    ];
  });
  return [stroke, ...marks];
}

/** The value of "12 of 131 (9.2%)". @param {string} words */
const shown = (words) => /\((.*%)\)$/.exec(words)?.[1] ?? words.split(" (")[0];

/** @param {Drawing} chart @param {PaperSeries} series @param {number} at @param {Frame} frame */
function bars({ points, series: all }, { look, values }, at, frame) {
  const room = ((frame.right - frame.left) / points.length) * 0.8;
  const wide = room / all.length;
  const fits = all.every((one) => one.values.every((value) => !value || widthOf(value.words) < wide));
  return points.flatMap((point, place) => {
    const value = values[place];
    if (!value) return [];
    const [x, top] = [across(frame, point.at) - room / 2 + wide * at, up(frame, value.at)];
    return [
      block(look, x + 1, top, wide - 2, frame.bottom - top),
      ...(fits ? [text(x + wide / 2, top - 6, value.words, { anchor: "middle" })] : []),
    ];
  });
}

/** What each line or bar is, under the drawing. @param {Drawing} chart @param {Frame} frame */
function key({ series, bars: areBars }, { bottom, right }) {
  const lines = series.flatMap(({ name, look }) =>
    wrapped(name, right - 38).map((words, at) => ({ look, words, isFirst: at === 0 })),
  );
  const nodes = lines.flatMap(({ look, words, isFirst }, at) => {
    const y = bottom + 50 + LINE * at;
    const mark = areBars ? block(look, 8, y - 11, 14, 12) : path(look, `M2 ${y - 5}h28`);
    return [...(isFirst ? [mark] : []), text(38, y, words)];
  });
  return { nodes, height: LINE * lines.length + 8 };
}
