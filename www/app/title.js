// @ts-check
// What the browser's tab and every printed sheet say of a screen: what it is, the date, whose figures, from what.
import { byId, plural } from "./dom.js";
import { filesUsed } from "./readings.js";

const NAME = "Looked-after scorecard";
const ERROR = "Error: ";
const EXAMPLE = "Example authority";

/** What is shown now, for this document and for the tab around it. */
let now = { page: NAME, tab: NAME };

/**
 * @param {Shown} screen
 * @param {Session} session
 */
export function entitle({ title, tab = title, dated }, { scorecard, reading, example }) {
  const whose = example ? EXAMPLE : "";
  const at = scorecard && dated ? ` at ${scorecard.as_at_words}` : "";
  /** @param {string} words */
  const said = (words) => (words === NAME ? NAME : `${[words + at, whose].filter(Boolean).join(", ")}: ${NAME}`);
  now = { page: said(title), tab: said(tab) };
  tell(document.querySelector("main .govuk-error-summary") ? ERROR : "");
  paper(scorecard && reading ? [whose, `Figures at ${scorecard.as_at_words}`, source(reading)] : []);
}

/** A form on the screen has an error: those who hear only the title are told too. */
export const entitleError = () => tell(ERROR);

/** @param {string} prefix */
function tell(prefix) {
  document.title = prefix + now.page;
  // Only the page that holds this one as text is told, and it takes nothing but the words it knows.
  if (location.href === "about:srcdoc") parent.postMessage(prefix + now.tab, "*");
}

/** @param {Reading} reading */
function source(reading) {
  const years = reading.returns.map(({ label }) => label);
  const returns = years.length === 1 ? "return" : "returns";
  return `Source: SSDA903 ${returns} ${years.join(", ")}, ${plural(filesUsed(reading), "file")} read`;
}

/**
 * The first sheet says all of it, and the foot of every sheet the most of it beside the number of the page.
 * @param {string[]} said
 */
function paper(said) {
  const words = said.filter(Boolean);
  const how = `Worked out on this device with ${byId("version").textContent}.`;
  byId("printed").textContent = words.length ? `${words.join(". ")}. ${how}` : "";
  document.documentElement.style.setProperty("--printed", JSON.stringify(words.join(". ")));
}
