// @ts-check
// What was dropped becomes files with paths, and files become bytes.
import assert from "node:assert/strict";
import { File } from "node:buffer";
import { test } from "node:test";
import { Refusal } from "../app/faults.js";
import { areFigures, fromInput, inDrop, inFolders, readBytes, sameNames } from "../app/files.js";

/** @param {string} name @param {string | Uint8Array} [text] @param {string} [folder] */
const file = (name, text = "x", folder = "") =>
  Object.assign(new File([text], name), { webkitRelativePath: folder && `${folder}/${name}` });
/** @param {ReturnType<typeof file>[]} files as a file input lists them */
const chosen = (...files) => fromInput(/** @type {FileList} */ (/** @type {unknown} */ (files)));
/** @param {HeldFile[]} files */
const paths = (files) => files.map(({ path }) => path);
const neverRefused = async () => false;

/** @param {HeldFile[][]} drops @param {Parameters<typeof readBytes>[2]} [refuses] */
async function read(drops, refuses = neverRefused) {
  const parts = await readBytes(drops.map((files) => ({ files })), () => {}, refuses);
  return parts.flatMap((part) => ("files" in part ? part.files : []));
}

test("chosen files stand in order, by their folders", () => {
  const files = chosen(file("b.csv"), file("a.csv"), file("c.csv", "x", "2024"));
  assert.deepEqual(paths(files), ["2024/c.csv", "a.csv", "b.csv"]);
});

test("what the system leaves in folders is no file of the return", () => {
  const files = ["~$episodes.xlsx", ".DS_Store", "Thumbs.db", "desktop.ini", "episodes.csv"].map((name) => file(name));
  assert.deepEqual(paths(chosen(...files)), ["episodes.csv"]);
});

test("files of one name are of different returns", () => {
  const names = paths(chosen(file("a.csv"), file("a.csv"), file("a.csv"), file("b.csv")));
  assert.deepEqual(names, ["2/a.csv", "3/a.csv", "a.csv", "b.csv"]);
});

test("files of figures are told from files of children by their headings", async () => {
  const typed = "\ufeffINDICATOR,PERIOD_END,NUMERATOR";
  const figures = ["measure,year,area,value", typed, '"time_period";"geographic_level"'];
  for (const heading of figures) assert.equal(await areFigures(chosen(file("a.csv", `${heading}\nx`))), true, heading);
  const children = ["CHILD,SEX,DOB", "Child ID,Measure taken", "CHILD\nmeasure,year", ""];
  for (const heading of children) assert.equal(await areFigures(chosen(file("a.csv", heading))), false, heading);
  const both = chosen(file("a.csv", figures[0]), file("b.csv", children[0]));
  assert.equal(await areFigures(both), false);
  assert.equal(await areFigures(chosen(file("a.csv", figures[0]), file("settings.json", "{}"))), true);
});

test("a later drop does not take the place of an earlier one", async () => {
  const drops = [chosen(file("a.csv")), chosen(file("a.csv"))];
  assert.deepEqual((await read(drops)).map(({ path }) => path), ["a.csv", "drop 2/a.csv"]);
});

test("an earlier version comes first, in a folder of its own, and takes no room from the files", async () => {
  const [now, earlier] = [{ files: chosen(file("a.csv")) }, { files: chosen(file("a.csv")), earlier: true }];
  const parts = await readBytes([now, now], () => {}, neverRefused, earlier);
  assert.deepEqual(parts.map((part) => "files" in part && [part.files[0].path, part.earlier]), [
    ["earlier version/a.csv", true], ["a.csv", undefined], ["drop 2/a.csv", undefined],
  ]);
  const half = { path: "half.csv", file: /** @type {any} */ ({ size: 2 ** 29 + 1, slice: () => new Blob(["x"]) }) };
  half.file.arrayBuffer = async () => new ArrayBuffer(1);
  const sizes = async (/** @type {Version | null} */ version) => {
    const read = await readBytes([{ files: [half] }], () => {}, neverRefused, version);
    return read.map((part) => "files" in part && part.files[0].size);
  };
  assert.deepEqual(await sizes(null), [undefined]);
  assert.deepEqual(await sizes({ files: [half], earlier: true }), [2 ** 29 + 1, undefined]);
});

test("a few files are read at a time, and stand in their order whichever is read first", async () => {
  let [open, most] = [0, 0];
  const slow = (/** @type {number} */ at) => ({
    size: 1,
    arrayBuffer: async () => {
      most = Math.max(most, (open += 1));
      for (let turn = at % 3; turn >= 0; turn -= 1) await new Promise(setImmediate);
      open -= 1;
      return new ArrayBuffer(1);
    },
  });
  const files = Array.from({ length: 50 }, (_, at) => ({ path: `${at}.csv`, file: /** @type {any} */ (slow(at)) }));
  assert.deepEqual(paths(/** @type {any} */ (await read([files]))), paths(files));
  assert.equal(most, 8);
});

test("files of the same names as those that were read are counted", () => {
  const read = [{ name: "episodes.csv" }, { name: "header.csv" }];
  assert.equal(sameNames(chosen(file("Episodes.csv", "x", "old"), file("b.csv")), read), 1);
  assert.equal(sameNames(chosen(file("b.csv")), read), 0);
});

test("a drop is taken apart into files and folders", () => {
  const entry = { isDirectory: true, name: "2024" };
  const items = [
    { kind: "string" },
    { kind: "file", webkitGetAsEntry: () => null, getAsFile: () => file("a.csv") },
    { kind: "file", webkitGetAsEntry: () => entry, getAsFile: () => null },
  ];
  const { files, folders } = inDrop(/** @type {DataTransfer} */ (/** @type {unknown} */ ({ items })));
  assert.deepEqual(paths(files), ["a.csv"]);
  assert.deepEqual(folders, [entry]);
});

test("a folder is read to its end, and the folders in it", async () => {
  /** @param {string} fullPath */
  const leaf = (fullPath) => ({
    isFile: true, fullPath, name: fullPath.replace(/.*\//, ""),
    file: (/** @type {(file: unknown) => void} */ done) => done(file(fullPath.replace(/.*\//, ""))),
  });
  /** @param {string} name @param {unknown[][]} portions a reader hands out one after the other */
  const folder = (name, ...portions) => ({
    isFile: false, name, createReader: () => ({
      readEntries: (/** @type {(entries: unknown[]) => void} */ done) => done(portions.shift() ?? []),
    }),
  });
  const inner = folder("2024", [leaf("/all/2024/c.csv")], [leaf("/all/2024/d.csv"), leaf("/all/2024/.hidden")]);
  const all = /** @type {FileSystemEntry} */ (/** @type {unknown} */ (folder("all", [leaf("/all/b.csv"), inner])));
  assert.deepEqual(paths(await inFolders([all])), ["all/2024/c.csv", "all/2024/d.csv", "all/b.csv"]);
});

test("a workbook and an upload are told from text by how they begin", async () => {
  const begins = ["PK\x03\x04", "<Message>", "\xEF\xBB\xBF  <?xml", "CHILD,DOB", "a < b"];
  const files = begins.map((text, at) => file(`${at}`, Buffer.from(text, "latin1")));
  assert.deepEqual((await read([chosen(...files)])).map(({ boxed }) => boxed), [true, true, true, false, false]);
});

test("of a large file that is refused the first part is handed over, with the size of the whole", async () => {
  const large = file("large.csv", new Uint8Array(2 ** 20 + 5));
  const [part] = await read([chosen(large)], async (path) => path === "large.csv");
  assert.deepEqual([part.size, part.bytes.byteLength], [2 ** 20 + 5, 2 ** 20]);
  const [whole] = await read([chosen(large)]);
  assert.deepEqual([whole.size, whole.bytes.byteLength], [undefined, 2 ** 20 + 5]);
});

test("a file for which there is no room is told of without its bytes", async () => {
  const endless = file("endless.csv", new Uint8Array(2 ** 20 + 1));
  Object.defineProperty(endless, "size", { value: 2 ** 30 + 1 });
  const [part, small] = await read([chosen(endless, file("small.csv"))]);
  assert.deepEqual([part.size, part.bytes.byteLength], [2 ** 30 + 1, 0]);
  assert.equal(small.bytes.byteLength, 1);
});

test("a file that is gone is refused by its name", async () => {
  const gone = Object.assign(file("gone.csv"), { arrayBuffer: () => Promise.reject(new Error("gone")) });
  await assert.rejects(read([chosen(gone)]), (/** @type {Error} */ fault) => {
    assert.ok(fault instanceof Refusal);
    assert.match(fault.message, /^gone\.csv can no longer be read/);
    return true;
  });
});
