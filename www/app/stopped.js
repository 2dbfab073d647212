// @ts-check
// What the reader is told when the calculation stopped twice: on which screen, so that they can go on without it.

/** @type {Record<View["screen"], string>} */
const NAMES = {
  start: "the start page",
  extracts: "the columns of the files",
  definitions: "the definitions",
  settings: "targets and settings",
  files: "the list of files",
  quality: "data quality",
  sheet: "the committee sheet",
  paper: "the committee paper",
  outlook: "the anticipated year end",
  periods: "every line over time",
  match: "the matching of columns",
  scorecard: "the scorecard",
  indicator: "the page of a line",
  case: "the page of a child",
  child: "the page of a child",
  due: "due and coming",
  typed: "typed numbers",
};

/** The name of a screen in a sentence, with the line that it is of. @param {View} view */
export function nameOf(view) {
  return view.screen === "indicator" ? `the page of ${view.id}` : NAMES[view.screen];
}

/** @param {string | null} what it worked on; nothing but the files where it is null */
export function stoppedWords(what) {
  const on = what === null ? "on these files" : `while it worked on ${what}`;
  const next = what === null
    ? "Try again with fewer of them to find the one that causes it."
    : "Drop them again to go on with everything else.";
  return `The calculation stopped twice ${on}, so the files were closed. ${next}`;
}
