// @ts-check
// Every mark carries a word beside it; the shapes differ so that they survive greyscale and a photocopier.
import { svg } from "./dom.js";

/**
 * @param {string} box
 * @param {[string, Attributes][]} parts
 */
const draw = (box, parts) =>
  svg("svg", { viewBox: box, "aria-hidden": "true", focusable: "false" }, parts.map(([tag, attrs]) => svg(tag, attrs)));

const LINE = { fill: "none", stroke: "currentColor" };

/** @type {Record<string, [string, Attributes][]>} */
const SHAPES = {
  disc: [
    ["circle", { cx: 10, cy: 10, r: 9, fill: "currentColor" }],
    ["path", { d: "M5.6 10.3l3 3 5.8-6.2", class: "neg", "stroke-width": 2.2 }],
  ],
  diamond: [
    ["path", { d: "M10 1.2 18.8 10 10 18.8 1.2 10z", class: "negf", stroke: "currentColor", "stroke-width": 2 }],
    ["path", { d: "M10 1.2V18.8L1.2 10z", fill: "currentColor" }],
  ],
  square: [
    ["rect", { x: 1.5, y: 1.5, width: 17, height: 17, fill: "currentColor" }],
    ["path", { d: "M6 6l8 8M14 6l-8 8", class: "neg", "stroke-width": 2.4 }],
  ],
  query: [
    ["circle", { cx: 10, cy: 10, r: 8.4, ...LINE, "stroke-width": 2, "stroke-dasharray": "3.3 2" }],
    ["path", { d: "M7.6 8.1c0-3.2 4.9-3.2 4.9 0 0 1.8-2.4 1.9-2.4 3.8", ...LINE, "stroke-width": 1.8 }],
    ["rect", { x: 9, y: 13.4, width: 2.1, height: 2.1, fill: "currentColor" }],
  ],
  bar: [["path", { d: "M3 10h14", stroke: "currentColor", "stroke-width": 3 }]],
  cross: [
    ["circle", { cx: 10, cy: 10, r: 8.2, ...LINE, "stroke-width": 2 }],
    ["path", { d: "M6.5 6.5l7 7M13.5 6.5l-7 7", stroke: "currentColor", "stroke-width": 2 }],
  ],
  ring: [
    ["circle", { cx: 10, cy: 10, r: 8.2, ...LINE, "stroke-width": 1.6, "stroke-dasharray": "2.4 2.4" }],
  ],
  flag: [
    ["path", { d: "M4 18V3", stroke: "currentColor", "stroke-width": 2 }],
    ["path", { d: "M4 4h11l-2.5 3.5L15 11H4", ...LINE, "stroke-width": 2 }],
  ],
};

/** @param {keyof typeof SHAPES} name */
export const icon = (name) => draw("0 0 20 20", SHAPES[name]);
export const chevron = () =>
  draw("0 0 12 12", [["path", { d: "M2 4l4 4 4-4", ...LINE, "stroke-width": 2 }]]);
