// @ts-check
// The only script of the outer page. Chromium shows an error in place of a frame made from text when the reader
// comes back to it with the Back button: the page is then read anew.
import { lookForHeaders } from "./headers.js";

const [arrival] = performance.getEntriesByType("navigation");
if (/** @type {PerformanceNavigationTiming | undefined} */ (arrival)?.type === "back_forward") location.reload();

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
