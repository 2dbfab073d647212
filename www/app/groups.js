// @ts-check
// The groups of a line as bars, drawn to stand alone: on the page they are rows of a table.
import { LINE, block, headLines, notesBelow, path, sheet, text } from "./pen.js";
import { widthOf } from "./screens/timeline.js";

const ROW = 26;

/**
 * @param {Detail} detail
 * @param {number} width
 * @param {string} heading the name of the line
 */
export function groupsChart({ groups, small }, width, heading) {
  const { all, scale, aim, whole } = groups;
  const about = [scale && `Bars go from ${scale}`, aim?.words].filter(Boolean).join(". ");
  const head = headLines({ title: "Which children", about }, heading, width);
  const rows = all.flatMap((one) => one.rows);
  const left = 16 + Math.max(...rows.map(({ label }) => widthOf(label)));
  const right = width - 16 - Math.max(...rows.map((row) => widthOf(said(row))));
  let y = head.height;
  const panels = all.flatMap((one) => {
    const nodes = panel(one, { top: y, left, right }, aim, small);
    y += 2 * LINE + ROW * one.rows.length;
    return nodes;
  });
  const foot = notesBelow(whole && rows.some(({ part }) => part) ? [whole] : [], width, y);
  return sheet("groups", `${heading}: which children`, width, y + foot.height + 8, head.nodes, panels, foot.nodes);
}

/** @param {BreakdownRow} row */
const said = ({ lead, under, part }) =>
  [lead, under, part && isSaid(part) ? part.words : ""].filter(Boolean).join(", ");

/** Whether a difference is more than chance. @param {GroupPart} part */
export const isSaid = ({ words }) => words === "over-represented" || words === "under-represented";

/** Whether it has so few that its bar is pale. @param {BreakdownRow} row @param {number} small */
export const isPale = ({ denominator }, small) => denominator !== null && denominator < small;

/**
 * @param {Breakdown} one
 * @param {{ top: number, left: number, right: number }} place
 * @param {GroupsView["aim"]} aim
 * @param {number} small
 */
function panel({ name, rows }, { top, left, right }, aim, small) {
  const y = (/** @type {number} */ at) => top + 2 * LINE + ROW * at;
  const wide = right - left;
  const bars = rows.flatMap((row, at) => [
    text(0, y(at) + 14, row.label),
    ...(row.bar === null ? [] : [block(isPale(row, small) ? "pale" : "bar", left, y(at), wide * row.bar, 18)]),
    text(right + 12, y(at) + 14, said(row)),
  ]);
  const x = left + wide * (aim?.at ?? 0);
  const line = aim ? [path("aim", `M${x} ${y(0) - 5}V${y(rows.length) - 3}`)] : [];
  return [text(0, top + 2 * LINE - 8, name, { bold: true }), ...bars, ...line];
}
