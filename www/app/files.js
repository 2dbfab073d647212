// @ts-check
// From a drop, a file button or a folder to file handles with their paths; and from handles to bytes.
import { plural } from "./dom.js";
import { Refusal } from "./faults.js";

/** Most bytes of all files together, before a browser tab runs out of memory; one SSDA903 file is a few megabytes. */
const MOST_BYTES = 2 ** 30;

/**
 * @param {FileSystemEntry} entry
 * @returns {Promise<HeldFile[]>}
 */
async function walk(entry) {
  if (entry.isFile) {
    const held = /** @type {FileSystemFileEntry} */ (entry);
    const file = await new Promise((resolve, reject) => held.file(resolve, reject));
    return [{ path: entry.fullPath.replace(/^\//, ""), file }];
  }
  const reader = /** @type {FileSystemDirectoryEntry} */ (entry).createReader();
  /** @type {FileSystemEntry[]} */
  const inside = [];
  // A reader hands a folder over in portions and ends with an empty one.
  for (;;) {
    /** @type {FileSystemEntry[]} */
    const portion = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (!portion.length) break;
    inside.push(...portion);
  }
  return (await Promise.all(inside.filter(({ name }) => !OF_THE_SYSTEM.test(name)).map(walk))).flat();
}

/** Hidden files, locks of open workbooks and what file managers leave in folders: no part of a return. */
const OF_THE_SYSTEM = /^(\.|~\$|(Thumbs\.db|desktop\.ini)$)/i;

/**
 * What was dropped, taken out of the event before the first wait, because its list is gone after that.
 * @param {DataTransfer} transfer
 * @returns {{ files: HeldFile[], folders: FileSystemEntry[] }}
 */
export function inDrop(transfer) {
  const items = [...transfer.items].filter((item) => item.kind === "file");
  /** @type {FileSystemEntry[]} */
  const folders = [];
  /** @type {HeldFile[]} */
  const files = [];
  for (const item of items) {
    const entry = item.webkitGetAsEntry?.();
    const file = entry?.isDirectory ? null : item.getAsFile();
    if (entry?.isDirectory) folders.push(entry);
    else if (file) files.push({ path: file.name, file });
  }
  return { files: inOrder(files), folders };
}

/**
 * The files of dropped folders. Chromium refuses this inside a closed frame, and then the promise fails.
 * @param {FileSystemEntry[]} folders
 */
export const inFolders = async (folders) => inOrder((await Promise.all(folders.map(walk))).flat());

/** @param {FileList | null} list */
export const fromInput = (list) =>
  inOrder([...(list ?? [])].map((file) => ({ path: file.webkitRelativePath || file.name, file })));

/** @param {HeldFile[]} files */
function inOrder(files) {
  const kept = files.filter(({ file }) => !OF_THE_SYSTEM.test(file.name));
  return apart(kept).sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

/**
 * Files of one name in one go are of different returns: the second of each name stands in a folder "2", and so on.
 * @param {HeldFile[]} files
 */
function apart(files) {
  /** @type {Map<string, number>} */
  const seen = new Map();
  return files.map(({ path, file }) => {
    const times = (seen.get(path) ?? 0) + 1;
    seen.set(path, times);
    return { path: times === 1 ? path : `${times}/${path}`, file };
  });
}

/**
 * A later drop may hold files of the same names: its number goes in front.
 * @param {Source[]} sources
 */
function withPrefixes(sources) {
  return sources.map((source, index) => {
    if ("example" in source || index === 0) return source;
    return { files: source.files.map(({ path, file }) => ({ path: `drop ${index + 1}/${path}`, file })) };
  });
}

/** @param {Version} version */
const asEarlier = ({ files, earlier }) =>
  ({ files: files.map(({ path, file }) => ({ path: `earlier version/${path}`, file })), earlier });

/**
 * How many dropped files have the names of files that were read.
 * @param {HeldFile[]} files @param {{ name: string }[]} read
 */
export function sameNames(files, read) {
  const names = new Set(read.map(({ name }) => name.toLowerCase()));
  return files.filter(({ file }) => names.has(file.name.toLowerCase())).length;
}

/** A file of settings. */
const SETTINGS = /\.json$/i;

/** A heading that files of published and of typed figures have, and no file of children. */
const OF_FIGURES = /(^|[,;\t"])\s*(measure|indicator|model_year|geographic_level)\s*("|[,;\t]|$)/im;

/** @param {HeldFile[]} files */
export const areSettings = (files) => files.every(({ path }) => SETTINGS.test(path));

/**
 * Whether files hold figures or settings alone, and nothing of a child. What cannot be read is not taken for such.
 * @param {HeldFile[]} files
 */
export async function areFigures(files) {
  for (const held of files) if (!(await isOfFigures(held))) return false;
  return true;
}

/** @param {HeldFile} held */
async function isOfFigures({ path, file }) {
  if (SETTINGS.test(path)) return true;
  const [heading] = (await file.slice(0, 4096).text().catch(() => "")).trimStart().split(/[\r\n]/);
  return OF_FIGURES.test(heading);
}

/** What may still be read. */
class Room {
  left = MOST_BYTES;

  /** @param {number} size */
  take(size) {
    const fits = size <= this.left;
    if (fits) this.left -= size;
    return fits;
  }
}

/**
 * So many files are read at a time. A browser does not answer meanwhile while it begins to read, and is asked for
 * hundreds of them.
 */
const AT_A_TIME = 8;

/**
 * What is made of each, in their order, a few at a time.
 * @template From, To
 * @param {From[]} all
 * @param {(one: From) => Promise<To>} make
 */
async function inTurn(all, make) {
  /** @type {To[]} */
  const made = [];
  const rest = all.entries();
  const take = async () => {
    for (const [at, one] of rest) made[at] = await make(one);
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, take));
  return made;
}

/** As much of a large file is shown to the engine before the rest is read. */
const FIRST_BYTES = 2 ** 20;

/**
 * Says whether the rest need not be read.
 * @typedef {(path: string, first: ArrayBuffer, size: number) => Promise<boolean>} Refuses
 */

/**
 * @param {string} path
 * @param {Blob} blob
 */
async function read(path, blob) {
  try {
    return await blob.arrayBuffer();
  } catch {
    const why = "It was moved, changed or closed off since you dropped it.";
    throw new Refusal(`${path} can no longer be read. ${why} Drop the files again.`);
  }
}

/**
 * A file that is not read whole is told of with its size, and the engine says why it is refused.
 * @param {HeldFile} held
 * @param {Room} room
 * @param {Refuses} refuses
 * @returns {Promise<FilePart>}
 */
async function bytesOf({ path, file }, room, refuses) {
  // To ask a file for its size takes the browser a while, so it is asked once.
  const { size } = file;
  if (size > FIRST_BYTES) {
    const first = await read(path, file.slice(0, FIRST_BYTES));
    if (await refuses(path, first, size)) return { path, bytes: first, size };
  }
  if (!room.take(size)) return { path, bytes: new ArrayBuffer(0), size };
  const bytes = await read(path, file);
  return { path, bytes, boxed: BOXED.test(String.fromCharCode(...new Uint8Array(bytes.slice(0, 64)))) };
}

/** A zip archive or markup begins so: a workbook, or the XML upload of the return. */
const BOXED = /^(PK|(\xEF\xBB\xBF)?\s*<|\xFF\xFE<|\xFE\xFF\0<)/;

/**
 * The bytes are read here and not in the worker: some browsers refuse to read a file inside one.
 * @param {Source[]} sources
 * @param {(phase: Phase, words: string) => void} phase
 * @param {Refuses} refuses
 * @param {Version | null} [earlier] an earlier version of them, which takes none of their room
 * @returns {Promise<Part[]>} the earlier version first
 */
export async function readBytes(sources, phase, refuses, earlier = null) {
  const all = earlier ? [...sources, earlier] : sources;
  const files = all.reduce((sum, source) => sum + ("files" in source ? source.files.length : 0), 0);
  if (files) phase("opening", `Opening ${plural(files, "file")}`);
  const room = new Room();
  const part = (/** @type {Source} */ source) => partOf(source, room, refuses);
  const parts = await Promise.all(withPrefixes(sources).map(part));
  return earlier ? [await part(asEarlier(earlier)), ...parts] : parts;
}

/**
 * @param {Source} source
 * @param {Room} room
 * @param {Refuses} refuses
 * @returns {Promise<Part>}
 */
async function partOf(source, room, refuses) {
  if ("example" in source) return source;
  const files = await inTurn(source.files, (held) => bytesOf(held, room, refuses));
  return source.earlier ? { files, earlier: true } : { files };
}
