// @ts-check
// How the days of the cases of a mean are spread: a bar for each band, the mean and the median.
import { LINE, block, headLines, notesBelow, path, sheet, text } from "./pen.js";
import { across, fitting, up } from "./places.js";
import { widthOf } from "./screens/timeline.js";

/** @import { Frame } from "./places.js" */

const PLOT = 200;

/**
 * @param {Spread} spread
 * @param {number} width
 * @param {string} [heading] the name of the line, where the drawing is to stand alone
 */
export function spreadChart(spread, width, heading) {
  const head = heading ? headLines(spread, heading, width) : { nodes: [], height: 0 };
  const left = 12 + Math.max(...spread.counts.map(({ words }) => widthOf(words)));
  const top = head.height + 2 * LINE + 16;
  const frame = { left, right: width - 8, top, bottom: top + PLOT };
  const from = frame.bottom + 40;
  const foot = heading ? notesBelow(spread.notes, width, from) : { nodes: [], height: 0 };
  const drawing = [...ground(spread, frame), ...bars(spread, frame), ...marks(spread, frame)];
  return sheet("spread", spread.name, width, from + foot.height, head.nodes, drawing, foot.nodes);
}

/** @param {Spread} spread @param {Frame} frame */
function ground({ counts, days }, frame) {
  const { left, right, bottom } = frame;
  const labels = days.map(({ at, words }) => {
    const x = across(frame, at);
    return { x, words, from: x - widthOf(words) / 2, to: x + widthOf(words) / 2 };
  });
  return [
    ...counts.flatMap(({ at, words }) => [
      path("grid", `M${left} ${up(frame, at)}H${right}`),
      text(left - 10, up(frame, at) + 5, words, { ink: "quiet", anchor: "end" }),
    ]),
    path("axis", `M${left} ${bottom}H${right}`),
    ...fitting(labels, 10).flatMap((at) => [
      path("axis", `M${labels[at].x} ${bottom}v5`),
      text(Math.min(labels[at].x, right - widthOf(labels[at].words) / 2), bottom + 24, labels[at].words,
        { ink: "quiet", anchor: "middle" }),
    ]),
  ];
}

/** @param {Spread} spread @param {Frame} frame */
function bars({ bands }, frame) {
  return bands.filter(({ count }) => count > 0).flatMap(({ from, to, height, count }) => {
    const [left, right, top] = [across(frame, from), across(frame, to), up(frame, height)];
    return [
      block("bar", left + 1, top, right - left - 2, frame.bottom - top),
      text((left + right) / 2, top - 5, String(count), { anchor: "middle" }),
    ];
  });
}

/** Each has a height of its own above the bars. @param {Spread} spread @param {Frame} frame */
function marks({ marks }, frame) {
  return marks.flatMap(({ key, at, words }, place) => {
    const [x, y, half] = [across(frame, at), frame.top - 14 - LINE * place, widthOf(words, true) / 2];
    const middle = Math.min(Math.max(x, half), frame.right - half);
    return [path(key, `M${x} ${y + 5}V${frame.bottom}`), text(middle, y, words, { bold: true, anchor: "middle" })];
  });
}
