// @ts-check
// The only script of the outer page. Chromium shows an error in place of a frame made from text when the reader
// comes back to it with the Back button: the page is then read anew.
import { lookForHeaders } from "./headers.js";

const [arrival] = performance.getEntriesByType("navigation");
if (/** @type {PerformanceNavigationTiming | undefined} */ (arrival)?.type === "back_forward") location.reload();

// The title of a tab is kept in the browser's history. The frame may name the screen, the line by its number and the
// date; nothing else can become the title.
const SCREENS =
  "Scorecard|Your files|Match the columns|Data quality|Committee sheet|Simple extracts|One child's reasons|" +
  "Anticipated year end|Every line over time|One child|Due and coming|Targets and settings|" +
  "The scorecard could not be made";
const LINES = "(POP|STB|LOC|REV|HLT|EDU|SAF|LVR|ADP|GOV|CAS|SVC|FDR)-\\d\\d";
const MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December";
const NAME = "Looked-after scorecard";
const TITLE = new RegExp(
  `^(Error: )?((${SCREENS}|${LINES}( settings)?)( at \\d\\d? (${MONTHS}) \\d{4})?(, Example authority)?: )?${NAME}$`,
);

addEventListener("message", ({ source, data }) => {
  if (source === window[0] && typeof data === "string" && TITLE.test(data)) document.title = data;
});

/** Takes the app away again, before it is there, and offers the page by itself. */
function standAside() {
  const link = Object.assign(document.createElement("a"), { href: location.href, target: "_blank", rel: "noopener" });
  link.append("Open the scorecard in a tab of its own");
  const words = document.createElement("p");
  words.append("Another page has opened this one or holds it in a frame, and could reach into it. ", link, ".");
  words.className = "alone";
  document.body.replaceChildren(words);
}

// The headers do the same, and better: a page that hides that it opened this one is told nothing only by them.
if (window.opener || window.top !== window) addEventListener("DOMContentLoaded", standAside);
// The frame has no address that the word could be meant for: it is no secret.
else addEventListener("load", async () => frames[0]?.postMessage(await lookForHeaders(), "*"));
