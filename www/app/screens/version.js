// @ts-check
// An earlier version of the files, in the list of files: no figure counts it.
import { count, el, plural } from "../dom.js";
import { icon } from "../icons.js";

/**
 * @param {App} app
 * @param {EarlierVersion} version
 */
export const versionSection = (app, version) =>
  el("section", { class: "file", id: "earlier-version", tabindex: -1, "data-outcome": "earlier" },
    el("div", { class: "file__who" },
      el("span", { class: "rate rate--info" }, icon("bar"), el("span", {}, "Kept beside")),
      el("b", { class: "file__name" }, plural(version.files.length + version.unused.length, "file")),
      el("span", { class: "quiet small" }, `${plural(version.totals.rows, "row")}, ${count(version.totals.used)} used`),
    ),
    el("div", { class: "file__what" },
      el("h2", {}, "An earlier version of the files"),
      version.problem ? el("p", {}, version.problem) : el("p", {}, told(version)),
      el("ul", { class: "need" },
        version.files.map((file) => fileItem(file)),
        version.unused.map((path) => el("li", { "data-file": path }, nameOf(path), " ", el("span", {}, "not used"))),
      ),
      el("div", { class: "btns" },
        el(
          "button",
          {
            type: "button",
            class: "govuk-button govuk-button--secondary",
            id: "earlier-out",
            onclick: () => void app.load({ files: [], earlier: true }, false, { screen: "files" }),
          },
          "Take the earlier version out",
        ),
      ),
    ),
  );

/** @param {EarlierVersion} version */
const told = ({ children, as_at_words: day }) =>
  `${plural(children, "child", "children")}, to ${day}. No figure counts it. “What changed” on the page of a line ` +
  "sets the line beside it, and tells what was only recorded late.";

/** As it was dropped. @param {string} path */
const nameOf = (path) => path.replace(/^earlier version\//, "");

/** @param {FileReport} file */
function fileItem({ path, rows, used, outcome, notices }) {
  const why = outcome === "refused" && notices.map(({ message }) => message).join(" ");
  return el("li", { "data-file": path, "data-outcome": outcome },
    nameOf(path),
    " ",
    el("span", {}, why || [plural(rows, "row"), used < rows && `${count(used)} used`].filter(Boolean).join(", ")),
  );
}
