// @ts-check
// Which module uses which: imports at run time, and not those of types alone.
import { posix } from "node:path";

const IMPORT = /^(?:import|export)\b[^;]*?["'](\.{1,2}\/[^"']+)["'];/gm;

/**
 * @param {[string, string][]} files their paths and texts
 * @returns {Map<string, string[]>} by path, the paths of those that each uses
 */
export function usesOf(files) {
  /** @param {string} path @param {string} text */
  const used = (path, text) => [...text.matchAll(IMPORT)].map(([, to]) => posix.join(posix.dirname(path), to));
  return new Map(files.map(([path, text]) => [path, used(path, text)]));
}

/**
 * @param {Map<string, string[]>} uses
 * @returns {string[]} the first circle found, ending where it begins; empty when there is none
 */
export function circle(uses) {
  /** @type {Set<string>} modules from which no way leads back */
  const clear = new Set();
  /** @param {string} path @param {string[]} way @returns {string[]} */
  const follow = (path, way) => {
    if (way.includes(path)) return [...way.slice(way.indexOf(path)), path];
    if (clear.has(path)) return [];
    for (const next of uses.get(path) ?? []) {
      const found = follow(next, [...way, path]);
      if (found.length) return found;
    }
    clear.add(path);
    return [];
  };
  for (const path of uses.keys()) {
    const found = follow(path, []);
    if (found.length) return found;
  }
  return [];
}
