// @ts-check
// What every drawing is made of. Each part has its look on itself, so that what is saved looks the same away from the
// page; the style sheet speaks only of print and of colours that the reader chose.
import { svg } from "./dom.js";
import { wrapped } from "./screens/timeline.js";

export const LINE = 20;
const FONT = { "font-family": "Segoe UI, Helvetica Neue, Arial, sans-serif", "font-size": 16 };

/** @type {Record<string, Attributes>} */
export const LOOKS = {
  us: { stroke: "#12436d", "stroke-width": 3, "stroke-linejoin": "round", fill: "none" },
  england: { stroke: "#801650", "stroke-width": 2, fill: "none" },
  similar: { stroke: "#1b7f77", "stroke-width": 3, "stroke-dasharray": "3 3", fill: "none" },
  other: { stroke: "#7a5200", "stroke-width": 2, "stroke-dasharray": "8 3 2 3", fill: "none" },
  aim: { stroke: "#3d3d3d", "stroke-width": 2, "stroke-dasharray": "7 4", fill: "none" },
  low: { stroke: "#3d3d3d", "stroke-width": 2, "stroke-dasharray": "2 4", fill: "none" },
  event: { stroke: "#57505e", "stroke-width": 1, "stroke-dasharray": "2 3", fill: "none" },
  hatch: { stroke: "#b9b3c0", "stroke-width": 1, fill: "none" },
  grid: { stroke: "#e3dfe6", "stroke-width": 1, fill: "none" },
  axis: { stroke: "#595959", "stroke-width": 1, fill: "none" },
  whisker: { stroke: "#12436d", "stroke-width": 1.5, fill: "none" },
  dot: { fill: "#12436d", stroke: "#12436d", "stroke-width": 2 },
  ring: { fill: "#ffffff", stroke: "#12436d", "stroke-width": 2 },
  ground: { fill: "#ffffff" },
  bar: { fill: "#12436d", stroke: "#12436d", "stroke-width": 1 },
  pale: { fill: "#b3c2d0", stroke: "#12436d", "stroke-width": 1 },
  hollow: { fill: "#ffffff", stroke: "#12436d", "stroke-width": 1.5 },
  mean: { stroke: "#1f1a24", "stroke-width": 2, fill: "none" },
  median: { stroke: "#801650", "stroke-width": 2, "stroke-dasharray": "6 4", fill: "none" },
  net: { stroke: "#801650", "stroke-width": 2, fill: "none" },
  netdot: { fill: "#801650", stroke: "#ffffff", "stroke-width": 1 },
};
/** @type {Record<string, string>} */
const INKS = {
  ink: "#1f1a24", quiet: "#57505e", us: "#12436d", england: "#801650", similar: "#1b7f77", other: "#7a5200",
  aim: "#1f1a24",
};

const CLEAR = { "paint-order": "stroke", stroke: "#ffffff", "stroke-width": 5, "stroke-linejoin": "round" };

/** @param {string} look @param {string} d */
export const path = (look, d) => svg("path", { class: `l-${look}`, d, ...LOOKS[look] });

/**
 * @param {number} x
 * @param {number} y
 * @param {string} words
 * @param {{ ink?: string, bold?: boolean, anchor?: "start" | "middle" | "end", clear?: boolean }} [look] `clear`: kept
 *   free of the lines behind it
 */
export const text = (x, y, words, { ink = "ink", bold = false, anchor = "start", clear = false } = {}) =>
  svg(
    "text",
    {
      class: `i-${ink}`, x, y, fill: INKS[ink], "text-anchor": anchor, "font-weight": bold ? 700 : 400, ...FONT,
      ...(clear ? CLEAR : {}),
    },
    words,
  );

/** @param {string} look @param {number} x @param {number} y @param {number} width @param {number} height */
export const block = (look, x, y, width, height) =>
  svg("rect", { class: `l-${look}`, x, y, width: Math.max(0, width), height: Math.max(0, height), ...LOOKS[look] });

/**
 * What stands above a drawing on the page, where it is to stand alone.
 * @param {{ title: string, about: string }} of
 * @param {string} heading
 * @param {number} width
 */
export function headLines({ title, about }, heading, width) {
  const names = [...wrapped(heading, width, true), ...wrapped(title, width, true)];
  const words = wrapped(about, width);
  const nodes = [
    ...names.map((line, at) => text(0, LINE * (at + 1), line, { bold: true })),
    ...words.map((line, at) => text(0, LINE * (names.length + at + 1), line, { ink: "quiet" })),
  ];
  return { nodes, height: LINE * (names.length + words.length) };
}

/**
 * What stands under a drawing on the page, where it is to stand alone.
 * @param {string[]} notes
 * @param {number} width
 * @param {number} from
 */
export function notesBelow(notes, width, from) {
  const lines = notes.flatMap((words) => wrapped(words, width));
  const nodes = lines.map((line, at) => text(0, from + LINE * (at + 1), line, { ink: "quiet" }));
  return { nodes, height: lines.length ? LINE * (lines.length + 1) : 0 };
}

/**
 * A whole drawing on its ground.
 * @param {string} look
 * @param {string} name for those who cannot see it
 * @param {number} width
 * @param {number} height
 * @param {...Node[]} parts
 */
export const sheet = (look, name, width, height, ...parts) =>
  svg(
    "svg",
    { class: `chart trend ${look}`, viewBox: `0 0 ${width} ${height}`, width, height, role: "img", "aria-label": name },
    svg("rect", { class: "l-ground", width, height, ...LOOKS.ground }),
    parts.flat(),
  );
