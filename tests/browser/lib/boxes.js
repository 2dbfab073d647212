// @ts-check
// Workbooks and the XML upload, made from CSV text.
import { deflateRawSync } from "node:zlib";

/** @param {string} text */
const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** @param {number} value two bytes, the low one first */
const short = (value) => String.fromCharCode(value & 255, (value >> 8) & 255);
/** @param {number} value four bytes */
const long = (value) => short(value) + short(value >>> 16);

/** The check of zip archives over bytes as letters. @param {string} bytes */
function crc32(bytes) {
  let sum = -1;
  for (let at = 0; at < bytes.length; at += 1) {
    sum ^= bytes.charCodeAt(at);
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}

/**
 * A zip archive, written as letters that are bytes.
 * @param {Record<string, string>} parts
 */
export function zip(parts) {
  let [bodies, directory] = ["", ""];
  for (const [name, text] of Object.entries(parts)) {
    const raw = Buffer.from(text).toString("latin1");
    const body = deflateRawSync(text, { level: 9 }).toString("latin1");
    const sizes = `${long(crc32(raw))}${long(body.length)}${long(raw.length)}${short(name.length)}${short(0)}`;
    const fields = `${short(20)}${short(0)}${short(8)}${long(0)}${sizes}`;
    const place = `${short(0)}${short(0)}${short(0)}${long(0)}${long(bodies.length)}`;
    directory += `PK\x01\x02${short(20)}${fields}${place}${name}`;
    bodies += `PK\x03\x04${fields}${name}${body}`;
  }
  const count = short(Object.keys(parts).length);
  const end = `PK\x05\x06${long(0)}${count}${count}${long(directory.length)}${long(bodies.length)}${short(0)}`;
  return Buffer.from(bodies + directory + end, "latin1");
}

/** The number that Excel holds for a date. @param {string} text dd/mm/yyyy */
function serial(text) {
  const [day, month, year] = text.split("/").map(Number);
  return Math.round(Date.UTC(year, month - 1, day) / 86_400_000) + 25_569;
}

/** @param {string} text */
function cell(text) {
  if (!text) return "<c/>";
  if (/^\d\d\/\d\d\/\d{4}$/.test(text)) return `<c s="1"><v>${serial(text)}</v></c>`;
  if (/^[1-9]\d*$/.test(text)) return `<c><v>${text}</v></c>`;
  return `<c t="inlineStr"><is><t>${escaped(text)}</t></is></c>`;
}

const STYLES = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts>
  <cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>`;

/**
 * A workbook with a sheet for each table; dates and numbers are held as Excel holds them.
 * @param {Record<string, string | string[][]>} tables cells, or CSV without quotation marks, by the name of the sheet
 */
export function workbook(tables) {
  const names = Object.keys(tables);
  const sheet = (/** @type {string | string[][]} */ table) => {
    const cells = typeof table === "string" ? table.trim().split("\n").map((line) => line.trim().split(",")) : table;
    const rows = cells.map((row) => `<row>${row.map(cell).join("")}</row>`);
    return `<worksheet><sheetData>${rows.join("")}</sheetData></worksheet>`;
  };
  const relation = (/** @type {number} */ at) =>
    `<Relationship Id="r${at}" Type="x/worksheet" Target="worksheets/sheet${at}.xml"/>`;
  const sheets = names.map((name, at) => `<sheet name="${escaped(name)}" id="r${at}"/>`);
  return zip({
    "[Content_Types].xml": "<Types/>",
    "xl/workbook.xml": `<workbook><sheets>${sheets.join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships>${names.map((_, at) => relation(at)).join("")}</Relationships>`,
    "xl/styles.xml": STYLES,
    ...Object.fromEntries(Object.values(tables).map((table, at) => [`xl/worksheets/sheet${at}.xml`, sheet(table)])),
  });
}

/** A workbook whose sheet unpacks to a thousand times its size. */
export const bomb = () =>
  zip({
    "[Content_Types].xml": "<Types/>",
    "xl/workbook.xml": '<workbook><sheets><sheet name="Header" id="r0"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels":
      '<Relationships><Relationship Id="r0" Type="x/worksheet" Target="worksheets/sheet0.xml"/></Relationships>',
    "xl/worksheets/sheet0.xml": " ".repeat(30_000_000),
  });
