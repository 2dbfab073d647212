// @ts-check
// The only script of the outer page. Chromium shows an error in place of a frame made from text when the reader
// comes back to it with the Back button: the page is then read anew.
import { lookForHeaders } from "./headers.js";

const [arrival] = performance.getEntriesByType("navigation");
if (/** @type {PerformanceNavigationTiming | undefined} */ (arrival)?.type === "back_forward") location.reload();

// The frame has no address that the word could be meant for: it is no secret.
addEventListener("load", async () => frames[0]?.postMessage(await lookForHeaders(), "*"));
