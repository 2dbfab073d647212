// @ts-check
// The page lives in a frame, and the browser's own print command prints what is around it. Ctrl+P (or
// Command+P) with the frame in use, and the Print button, print the page itself.
import { byId } from "./dom.js";

export function takeOverPrinting() {
  // What is drawn for the width of the window is drawn anew for the sheet, so that its words keep their size.
  for (const [print, to] of [["beforeprint", "paper"], ["afterprint", "screen"]]) {
    addEventListener(print, () => {
      for (const one of document.querySelectorAll("figure")) one.dispatchEvent(new Event(to));
    });
  }
  byId("print").addEventListener("click", () => window.print());
  addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.key.toLowerCase() !== "p") return;
    event.preventDefault();
    window.print();
  });
}
