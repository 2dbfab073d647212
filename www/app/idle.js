// @ts-check
// A screen left open on a shared desk: after ten minutes without use the page covers itself.
import { byId } from "./dom.js";

const IDLE_MS = 10 * 60_000;

/** @param {() => boolean} worthCovering */
export function coverWhenIdle(worthCovering) {
  const cover = byId("cover");
  const shell = byId("shell");
  let timer = setTimeout(hide, IDLE_MS);

  function hide() {
    if (!worthCovering()) return again();
    shell.hidden = true;
    cover.hidden = false;
    document.title = "Hidden: Looked-after scorecard";
    byId("show-again").focus();
  }
  function again() {
    clearTimeout(timer);
    timer = setTimeout(hide, IDLE_MS);
  }
  let title = document.title;
  byId("show-again").addEventListener("click", () => {
    cover.hidden = true;
    shell.hidden = false;
    document.title = title;
    again();
    shell.querySelector("h1")?.focus();
  });
  for (const kind of ["pointerdown", "pointermove", "keydown", "wheel", "touchstart"])
    addEventListener(
      kind,
      () => {
        if (shell.hidden) return;
        title = document.title;
        again();
      },
      { passive: true },
    );
}
