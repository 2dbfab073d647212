// @ts-check
// Out of the page: a table copied so that Word and Excel take it as one, or saved as CSV or as a workbook. The frame
// may not write to the clipboard by itself; what an officer's own click copies is handed over in the event of copying,
// which every browser allows.
import { el, hidden, keep, save } from "./dom.js";
import { Refusal } from "./faults.js";
import { cell } from "./send.js";

/** @typedef {Pick<Saved, "headings" | "kinds" | "rows">} Cells */

/** A number and nothing else: what a spreadsheet makes of it is that number. */
const NUMBER = /^-?\d+(\.\d+)?$/;

/** @param {Cells} table @param {number} at @param {string} text */
const isNumber = ({ kinds }, at, text) => kinds[at] === "number" && NUMBER.test(text);

/** One value a cell, and no cell that a spreadsheet could run. @param {Cells} table */
export function csvOf(table) {
  const line = (/** @type {string[]} */ cells) => `${cells.join(",")}\r\n`;
  const row = (/** @type {string[]} */ texts) =>
    line(texts.map((text, at) => (isNumber(table, at, text) ? text : cell(text))));
  return [line(table.headings.map(cell)), ...table.rows.map(row)].join("");
}

/** A cell of plain text: it may hold nothing that ends it. @param {string} text */
const flat = (text) => text.replace(/\s+/g, " ").trim();

/** What a spreadsheet takes for the beginning of a formula is told to be text. @param {string} text */
const harmless = (text) => (/^[=+\-@|%]/.test(text) ? `'${text}` : text);

/** @param {Cells} table @param {string} text @param {number} at */
const copied = (table, text, at) => (isNumber(table, at, text) ? text : harmless(flat(text)));

/** @param {Cells} table */
export const plainOf = (table) =>
  [table.headings.map((text) => harmless(flat(text))), ...table.rows.map((row) =>
    row.map((text, at) => copied(table, text, at)),
  )].map((row) => row.join("\t")).join("\r\n");

/**
 * @param {string} title
 * @param {Cells} table
 */
export function markupOf(title, table) {
  const { headings, rows } = table;
  const head = el("thead", {}, el("tr", {}, headings.map((text) => el("th", {}, flat(text)))));
  const line = (/** @type {string[]} */ row) =>
    el("tr", {}, row.map((text, at) => el("td", {}, copied(table, text, at))));
  const markup = el("table", { border: 1 }, el("caption", {}, title), head, el("tbody", {}, rows.map(line)));
  return new XMLSerializer().serializeToString(markup);
}

/**
 * The words of a table as it stands on the page.
 * @param {HTMLTableElement} table
 * @returns {Cells}
 */
export function cellsOf(table) {
  const words = (/** @type {HTMLTableCellElement} */ one) => flat(one.innerText);
  const [headings = [], ...rows] = [...table.rows].map((row) => [...row.cells].map(words));
  return { headings, kinds: headings.map(() => "text"), rows };
}

/**
 * Copies; whether the browser took it.
 * @param {string} title
 * @param {Cells} table
 */
export function copy(title, table) {
  let taken = false;
  const hand = (/** @type {ClipboardEvent} */ event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    event.clipboardData?.setData("text/html", markupOf(title, table));
    event.clipboardData?.setData("text/plain", `${flat(title)}\r\n${plainOf(table)}`);
    taken = event.clipboardData !== null;
  };
  document.addEventListener("copy", hand, { capture: true, once: true });
  const asked = document.execCommand("copy");
  document.removeEventListener("copy", hand, { capture: true });
  return asked && taken;
}

const WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/**
 * The ways out of a table: the buttons, and what came of them, which is read out.
 * @param {App} app
 * @param {string} what is copied: "list" or "table"
 * @param {() => Promise<Saved> | Saved} ask
 * @param {string} [of] what, where a screen has several
 */
export function waysOut(app, what, ask, of) {
  const told = el("span", { class: "small quiet", role: "status" });
  const act = async (/** @type {(sheet: Saved) => string | Promise<string>} */ then) => {
    try {
      told.textContent = await then(await ask());
    } catch (fault) {
      if (fault instanceof Refusal) told.textContent = fault.message;
      else app.fail(fault);
    }
  };
  const toClipboard = (/** @type {Saved} */ sheet) =>
    copy(sheet.title, sheet) ? `The ${what} was copied.` : `This browser did not let the page copy. Save the ${what}.`;
  const toFile = (/** @type {Saved} */ sheet) => (save(`${sheet.name}.csv`, csvOf(sheet)), `The ${what} was saved.`);
  const toWorkbook = async (/** @type {Saved} */ sheet) => {
    keep(`${sheet.name}.xlsx`, new Blob([await app.session.workbook(sheet)], { type: WORKBOOK }));
    return `The ${what} was saved.`;
  };
  const button = (/** @type {string} */ words, /** @type {(sheet: Saved) => string | Promise<string>} */ then) =>
    el("button", { type: "button", class: "link", onclick: () => void act(then) }, words, of && hidden(` (${of})`));
  return el("p", { class: "ways no-print" },
    button(`Copy this ${what}`, toClipboard),
    button(`Save this ${what} as CSV`, toFile),
    button(`Save this ${what} for Excel`, toWorkbook),
    told,
  );
}
