// @ts-check
// Children in care month by month: starts above the line, ends below it, and the difference between them.
import { svg } from "./dom.js";
import { LOOKS, block, headLines, notesBelow, path, sheet, text } from "./pen.js";
import { across, fitting, up } from "./places.js";
import { widthOf } from "./screens/timeline.js";

/** @import { Frame } from "./places.js" */

const PLOT = 240;
/** Months narrower than this have no room for their numbers. */
const ROOM = 34;

/**
 * @param {Flow} flow
 * @param {number} width
 * @param {string} [heading] the name of the line, where the drawing is to stand alone
 */
export function flowChart(flow, width, heading) {
  const head = heading ? headLines(flow, heading, width) : { nodes: [], height: 0 };
  const left = 12 + Math.max(...flow.values.map(({ words }) => widthOf(words)));
  const top = head.height + 24;
  const frame = { left, right: width - 4, top, bottom: top + PLOT };
  const from = frame.bottom + 74;
  const foot = heading ? notesBelow(flow.notes, width, from) : { nodes: [], height: 0 };
  const drawing = [...ground(flow, frame), ...bars(flow, frame), ...net(flow, frame)];
  return sheet("months", flow.name, width, from + foot.height, head.nodes, drawing, foot.nodes);
}

/** @param {Flow} flow @param {Frame} frame */
function ground({ values, zero, months }, frame) {
  const { left, right, bottom } = frame;
  const labels = months.map(({ from, to, short }) => {
    const x = across(frame, (from + to) / 2);
    return { x, words: short, from: x - widthOf(short) / 2, to: x + widthOf(short) / 2 };
  });
  return [
    ...values.flatMap(({ at, words }) => [
      path("grid", `M${left} ${up(frame, at)}H${right}`),
      // A number of children who left is no negative number of children.
      text(left - 10, up(frame, at) + 5, words.replace("\u2212", ""), { ink: "quiet", anchor: "end" }),
    ]),
    path("axis", `M${left} ${up(frame, zero)}H${right}`),
    ...fitting(labels, 2).map((at) =>
      text(labels[at].x, bottom + 40, labels[at].words, { ink: "quiet", anchor: "middle" }),
    ),
    ...key(frame),
  ];
}

/** What each mark is. @param {Frame} frame */
function key({ left, bottom }) {
  const y = bottom + 66;
  const [starts, ends] = [left + 22, left + 22 + widthOf("Starts") + 44];
  const last = ends + widthOf("Ends") + 44;
  return [
    block("bar", left, y - 12, 14, 12), text(starts, y, "Starts"),
    block("hollow", ends - 22, y - 12, 14, 12), text(ends, y, "Ends"),
    path("net", `M${last - 26} ${y - 6}h20`), text(last, y, "Net"),
  ];
}

/** @param {Flow} flow @param {Frame} frame */
function bars({ months, zero }, frame) {
  const line = up(frame, zero);
  return months.flatMap(({ from, to, up: top, down, starts, ends, words }) => {
    const [left, right] = [across(frame, from), across(frame, to)];
    const [x, wide, middle] = [left + 2, right - left - 4, (left + right) / 2];
    const hasRoom = right - left >= ROOM;
    const above = block("bar", x, up(frame, top), wide, line - up(frame, top));
    const below = block("hollow", x, line, wide, up(frame, down) - line);
    above.append(svg("title", {}, `${words}: ${starts} came`));
    below.append(svg("title", {}, `${words}: ${ends} left`));
    const numbers = [
      text(middle, up(frame, top) - 5, starts, { anchor: "middle" }),
      text(middle, up(frame, down) + 17, ends, { anchor: "middle" }),
    ];
    return [above, below, ...(hasRoom ? numbers : [])];
  });
}

/** @param {Flow} flow @param {Frame} frame */
function net({ months }, frame) {
  const places = months.map(({ from, to, net_at }) => [across(frame, (from + to) / 2), up(frame, net_at)]);
  const dots = places.map(([cx, cy]) => svg("circle", { class: "l-netdot", cx, cy, r: 4, ...LOOKS.netdot }));
  return [path("net", places.map(([x, y], at) => `${at ? "L" : "M"}${x} ${y}`).join("")), ...dots];
}
