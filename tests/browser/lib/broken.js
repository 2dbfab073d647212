// @ts-check
// Files that hold no table, whatever their name says.
import { payload } from "./app.js";

/** The start of every workbook: the mark of a zip archive and the name of its first part. */
const ZIP = Buffer.from(
  `PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00[Content_Types].xml${"\x9c".repeat(900)}xl/workbook.xml`,
  "latin1",
);
const NOISE = Buffer.from(Array.from({ length: 4096 }, (_, at) => (at * 7919 + (at >> 3) * 31) & 255));

/** @type {{ what: string, file: import("./app.js").Payload }[]} */
export const BROKEN = [
  { what: "an empty file", file: payload("empty.csv", "") },
  { what: "only spaces and line ends", file: payload("blank.csv", " \r\n \r\n\r\n") },
  { what: "a workbook named .csv", file: payload("workbook.csv", ZIP) },
  {
    what: "a sign-in page",
    file: payload(
      "signin.csv",
      "<!DOCTYPE html>\n<html><head><title>Sign in</title></head><body><form>Name, password</form></body></html>\n",
    ),
  },
  { what: "rows without headings", file: payload("headless.csv", "100001,01/02/2010,1\n100002,01/02/2011,2\n") },
  { what: "a table of something else", file: payload("other.csv", "date,amount,currency\n2018-01-01,12.50,GBP\n") },
  { what: "bytes of no kind", file: payload("noise.csv", NOISE) },
];

/** A good file with garbage from the middle of a row on. @param {import("./app.js").Payload} file */
export function cutInto(file) {
  const rows = file.buffer.toString("utf8").split("\n");
  const middle = Math.floor(rows.length / 2);
  rows[middle] = `${rows[middle].slice(0, 12)}\u0000\u0001\uFFFD,,,,,,"${"x".repeat(40)}`;
  return { ...file, buffer: Buffer.from(rows.slice(0, middle + 1).join("\n")) };
}
