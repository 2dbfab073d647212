// @ts-check
// Finds lines by what an officer knows of them: a code as it is spoken (NI62, ni 62), words of the title, the name of
// the section or of a file.

/** Words that say nothing about a line. */
const EMPTY = new Set(["a", "an", "and", "at", "by", "csv", "for", "in", "of", "on", "the", "to", "with"]);

/** "PAF CF/A1" as paf, cf, a1; "GpRegistrations" as gp, registrations. @param {string} text */
const tokens = (text) => text.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** "cf/a1" and "a1" are said of PAF CF/A1, not "1". @param {string} name */
const spoken = (name) => tokens(name).map((_, at, all) => all.slice(at).join(""));

/** @param {Line} line */
const namesOf = ({ id, codes, needs }) => [id, ...codes, ...needs.map(({ table }) => table)];

/** One plural does not keep a line from being found. @param {string} word */
const stem = (word) => (word.length > 3 ? word.replace(/s$/, "") : word);

/**
 * The lines that are meant. A code that is there decides; without one, each word must begin a word of the line.
 * @param {Section[]} sections
 * @param {string} text
 * @returns {Line[]}
 */
export function find(sections, text) {
  const lines = sections.flatMap((section) => section.lines);
  const words = tokens(text);
  if (!words.length) return lines;
  const code = words.join("");
  const ways = [
    (/** @type {Line} */ line) => namesOf(line).flatMap(spoken).includes(code),
    (/** @type {Line} */ line) => namesOf(line).flatMap(spoken).some((name) => name.startsWith(code)),
  ];
  for (const way of /\d/.test(code) ? ways : []) {
    const found = lines.filter(way);
    if (found.length) return found;
  }
  const asked = words.filter((word) => !EMPTY.has(word)).map(stem);
  return sections.flatMap((section) => section.lines.filter((line) => hasWords(section, line, asked)));
}

/**
 * @param {Section} section
 * @param {Line} line
 * @param {string[]} asked
 */
function hasWords({ key, title }, line, asked) {
  const names = namesOf(line);
  const words = [...[key, title, line.title, ...names, ...line.waits_for].flatMap(tokens), ...names.flatMap(spoken)];
  return asked.length > 0 && asked.every((word) => words.some((one) => one.startsWith(word)));
}
